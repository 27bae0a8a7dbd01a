"""Prints the figures of docs/Performance.md: whole processes and whole answers, beside their targets.

Called by script/bench with the program's path. Times are medians of one run on a shared machine: quote them with the
machine and the date, and compare only within one run.
"""

import contextlib
import http.client
import os
import pathlib
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
ENTRIES = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
ROWS = []


def row(what, value, unit, target):
    ROWS.append((what, value, unit, target))
    print(f"| {what} | {value} {unit} | {target} |", flush=True)


def environment(folder):
    return dict(
        os.environ, XDG_DATA_HOME=f"{folder}/data", XDG_CONFIG_HOME=f"{folder}/config",
        XDG_STATE_HOME=f"{folder}/state", XDG_RUNTIME_DIR=f"{folder}/run", SWIFT_BACKTRACE="enable=no", NO_COLOR="1",
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        pathlib.Path(folder, "run").mkdir(mode=0o700, exist_ok=True)
        began = time.monotonic()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", str(self.port)], env=environment(folder),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        while True:
            with contextlib.suppress(OSError):
                if self.get("/help-now")[0] == 200:
                    break
            if time.monotonic() - began > 60:
                raise SystemExit("salve did not answer in a minute")
            time.sleep(0.002)
        self.first = (time.monotonic() - began) * 1000

    def get(self, path, cookie=None, connection=None):
        connection = connection or http.client.HTTPConnection("localhost", self.port, timeout=30)
        headers = {"Host": f"localhost:{self.port}"}
        if cookie:
            headers["Cookie"] = cookie
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        return answer.status, body, answer.headers

    def cookie(self):
        said = subprocess.run([PROGRAM, "open"], env=environment(self.folder), capture_output=True, text=True).stdout
        path = re.search(r"http://[^/]+(/open/\S+)", said).group(1)
        return self.get(path)[2]["Set-Cookie"].split(";")[0]

    def median(self, path, cookie, times=200):
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        taken = []
        for _ in range(times):
            began = time.perf_counter()
            status, body, _ = self.get(path, cookie, connection)
            taken.append((time.perf_counter() - began) * 1000)
            assert status == 200, (path, status)
        return statistics.median(taken), len(body)

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)


def lab(folder, *arguments):
    done = subprocess.run([PROGRAM, "lab", *arguments], env=environment(folder), capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return done.stdout


def main():
    print("| what | measured | target |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory(prefix="salve-bench-") as empty:
        firsts = []
        for _ in range(5):
            server = Server(empty)
            firsts.append(server.first)
            memory = server.memory()
            server.stop()
        row("first answer after start, empty vault", round(statistics.median(firsts)), "ms", "<= 150 ms")
        row("memory, empty vault", round(memory), "MB", "<= 60 MB")
    with tempfile.TemporaryDirectory(prefix="salve-bench-") as folder:
        lab(folder, "fill", "--entries", str(ENTRIES))
        figures = dict(line.split("\t")[:2] for line in lab(folder, "bench").splitlines())
        opening = float(figures["open and decrypt all entries"])
        row(f"opening {ENTRIES} entries of 1 KB", round(opening), "ms", "<= 400 ms")
        row("decoding and folding them", round(float(figures["decode and fold them"])), "ms", "")
        append, bare = float(figures["one durable append"]), float(figures["one bare write and fdatasync"])
        row("a durable append, over a bare fdatasync", round(append / bare, 1), "times", "<= 8 times")
        row("... the append itself", round(append, 2), "ms", "")
        row("opening with a passphrase", round(float(figures["open with a passphrase"])), "ms", "<= 1200 ms")
        row("opening with a recovery key", round(float(figures["open with a recovery key"])), "ms", "")
        row(f"changing all keys of {ENTRIES} entries", round(float(figures["change all keys"])), "ms", "<= 5000 ms")
        row(f"setting a passphrase on {ENTRIES} entries", round(float(figures["set a passphrase"])), "ms", "<= 5000 ms")
        firsts = []
        for _ in range(3):
            server = Server(folder)
            firsts.append(server.first)
            if len(firsts) < 3:
                server.stop()
        row(f"first answer after start, {ENTRIES} entries", round(statistics.median(firsts)), "ms", "<= 700 ms")
        cookie = server.cookie()
        for path, name, target in (
            ("/hard", "hard moment", "<= 3 ms"), ("/", "Today", "<= 3 ms"), ("/timeline", "timeline", "<= 5 ms"),
            ("/timeline/year", "the year", ""), ("/timeline/mood/year", "a year over time", ""),
        ):
            taken, size = server.median(path, cookie)
            row(f"{name}, whole answer with {ENTRIES} entries", round(taken, 2), "ms", target)
            limit = 30 if path == "/hard" else 90 if "year" in path else 60
            row(f"{name}, HTML", round(size / 1000, 1), "kB", f"<= {limit} kB")
        row(f"memory, {ENTRIES} entries", round(server.memory()), "MB", "<= 150 MB")
        server.stop()


main()
