"""What reaches the network: nothing but this machine, in either direction."""

import re
import subprocess
import sys

from kit import HERE, Server, expect, need, need_root

ONLY_LOOPBACK = 'ip link set lo up && ip link add far type veth peer name beyond && ip link set beyond up && ip addr add 192.0.2.7/24 dev far && ip link set far up && exec "$@"'


def listening(run):
    """Test 55: a running Salve listens on loopback alone, also where the machine has another address."""
    need_root()
    need("ss", "unshare", "ip")
    server = Server(run, before=["unshare", "-n", "sh", "-c", ONLY_LOOPBACK, "sh"])
    try:
        server.start(wait=False)
        # unshare, sh and Salve are one process, one after the other.
        inside = ["nsenter", "-t", str(server.process.pid), "-n"]
        for _ in range(200):
            said = subprocess.run([*inside, "ss", "-Hlntup"], capture_output=True, text=True).stdout
            if f":{server.port}" in said:
                break
            expect(server.process.poll() is None, "salve serve ended:", server.log()[-300:])
            subprocess.run(["sleep", "0.05"], check=True)
        places = [line.split()[4] for line in said.splitlines()]
        expect(places, "nothing listens")
        outside = [place for place in places if not re.match(r"(127\.0\.0\.1|\[::1\]):\d+$", place)]
        expect(not outside, "listens on", outside)
        reach = "import socket,sys\ntry:\n socket.create_connection((sys.argv[1], int(sys.argv[2])), 2)\n print('reached')\nexcept OSError: print('refused')"
        for address, wanted in (("127.0.0.1", "reached"), ("192.0.2.7", "refused")):
            got = subprocess.run([*inside, sys.executable, "-c", reach, address, str(server.port)], capture_output=True, text=True).stdout.strip()
            expect(got == wanted, address, "is", got)
    finally:
        server.stop()
    return f"{len(places)} sockets, all on loopback"


def no_egress(run):
    """Test 56: the browser tests pass where there is no way out, and not one packet is sent to it."""
    need_root()
    need("unshare", "ip")
    browser = HERE.parent / "Browser" / "run.py"
    # The only way out leads nowhere; whatever is sent that way is counted.
    script = (
        'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6; ip link set lo up; ip link add far type veth peer name beyond; '
        'ip link set beyond up; ip addr add 192.0.2.7/24 dev far; ip link set far up; ip route add default dev far; mount --bind "$HOSTS" /etc/hosts; exec "$@"'
    )
    # Some machines have no ::1 for localhost, and then the test's own client asks the name server for it.
    hosts = run.folder / "hosts"
    hosts.write_text("127.0.0.1 localhost\n::1 localhost\n")
    inside = ["env", f"HOSTS={hosts}", "unshare", "-n", "-m", "sh", "-c", script, "sh", sys.executable, str(HERE / "watched.py")]
    control = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('203.0.113.5', 9))"
    done = subprocess.run([*inside, sys.executable, "-c", control], capture_output=True, text=True)
    expect("203.0.113.5" in done.stdout, "the watch sees nothing that is sent:", done.stdout, done.stderr[-200:])
    # The browser may look no name up by itself (QUIET in Tests/Browser/harness.py); what pages ask for is watched there.
    only = ["--only", "hard_easier"] if run.short else []
    done = subprocess.run(
        [*inside, sys.executable, str(browser), "--salve", run.program, *only], capture_output=True, text=True,
        timeout=1_800,
    )
    sent = re.findall(r"^sent (.*)", done.stdout, re.M)
    expect(not sent, f"{len(sent)} packets were sent to the outside:", sent[:5])
    expect(
        done.returncode == 0, "0 packets were sent outside, but the browser tests failed without a network:",
        done.stdout[-600:], done.stderr[-300:],
    )
    return re.search(r"(\d+) passed", done.stdout).group(1) + " checks of the browser passed, 0 packets sent outside"


no_egress.only_full = True
TESTS = [listening, no_egress]
