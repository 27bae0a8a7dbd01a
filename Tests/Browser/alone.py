#!/usr/bin/env python3
"""Runs inside a network of its own (adversary.py makes it): a Salve there, what it listens on, and what it sends.

    alone.py PROGRAM with|without
"""

import http.client
import json
import pathlib
import re
import socket
import subprocess
import sys
import time

from harness import Salve


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def setting(name, value):
    pathlib.Path("/proc/sys/net/ipv6/conf", name, "disable_ipv6").write_text(value)


def sent(device):
    return json.loads(run("ip", "-s", "-j", "link", "show", device))[0]["stats64"]["tx"]["packets"]


def main():
    program, six = sys.argv[1:]
    setting("default", "1")
    run("ip", "link", "set", "lo", "up")
    # A way out that leads nowhere: whatever is sent there is counted.
    run("ip", "link", "add", "out", "type", "veth", "peer", "name", "far")
    setting("lo", "0" if six == "with" else "1")
    run("ip", "address", "add", "10.99.0.1/24", "dev", "out")
    run("ip", "link", "set", "out", "up")
    run("ip", "link", "set", "far", "up")
    run("ip", "route", "add", "default", "dev", "out")
    before = sent("out")
    salve = Salve(program)
    try:
        salve.start()
        address = salve.open_address()
        listens = re.findall(rf"(\S+):{salve.port}\s", run("ss", "-ltnH"))
        answers = []
        for path in ("/steady", "/help-now", re.sub(r"^http://[^/]*", "", address)):
            connection = http.client.HTTPConnection("localhost", salve.port, timeout=20)
            connection.request("GET", path)
            answers.append(connection.getresponse().status)
        try:
            socket.create_connection(("10.99.0.1", salve.port), timeout=5).close()
            other = "answered"
        except ConnectionRefusedError:
            other = "refused"
        salve.stop()
        after = sent("out")
        # The control: one packet to anywhere is counted.
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"control", ("192.0.2.1", 9))
        deadline = time.monotonic() + 5
        while sent("out") == after and time.monotonic() < deadline:
            time.sleep(0.05)
        print(json.dumps({
            "listens": sorted(listens), "answers": answers, "other": other, "sent": after - before,
            "counts": sent("out") > after,
        }))
    finally:
        salve.remove()


main()
