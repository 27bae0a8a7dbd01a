"""Runs a command and says what was sent on every interface but loopback meanwhile; ends as the command did.

    watched.py COMMAND...
"""

import socket
import subprocess
import sys
import threading

FAR_TYPES = {0x0800: "IPv4", 0x0806: "ARP for", 0x86DD: "IPv6"}
watch = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
watch.settimeout(0.2)
going = threading.Event()
going.set()


def listen():
    while True:
        try:
            packet, (interface, kind, way, *_) = watch.recvfrom(2_048)
        except TimeoutError:
            if not going.is_set():
                return
            continue
        if interface == "lo" or way != socket.PACKET_OUTGOING:
            continue
        name = FAR_TYPES.get(kind, hex(kind))
        to = ".".join(str(byte) for byte in (packet[38:42] if kind == 0x0806 else packet[30:34]))
        print(f"sent {name} {to}", flush=True)


listening = threading.Thread(target=listen)
listening.start()
code = subprocess.run(sys.argv[1:]).returncode
going.clear()
listening.join()
sys.exit(code)
