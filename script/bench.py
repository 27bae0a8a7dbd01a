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
import urllib.parse
import uuid

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

    def saves(self, cookie, times=200):
        """The median of check-ins kept, from the post to its answer, in milliseconds."""
        token = re.search(r'name="token" value="([^"]+)"', self.get("/checkin", cookie)[1].decode()).group(1)
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        headers = {
            "Host": f"localhost:{self.port}", "Cookie": cookie, "Origin": f"http://localhost:{self.port}",
            "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded",
        }
        taken = []
        for _ in range(times):
            body = f"token={token}&id={uuid.uuid4().hex}&field=low&word=tired&word=lonely&strength=3"
            began = time.perf_counter()
            connection.request("POST", "/checkin", body, headers)
            answer = connection.getresponse()
            answer.read()
            taken.append((time.perf_counter() - began) * 1000)
            assert answer.status == 303, answer.status
        return statistics.median(taken)

    def post(self, path, cookie, fields):
        """Posts a form; where the answer leads, and the milliseconds it took."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        headers = {
            "Host": f"localhost:{self.port}", "Cookie": cookie, "Origin": f"http://localhost:{self.port}",
            "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded",
        }
        began = time.perf_counter()
        connection.request("POST", path, urllib.parse.urlencode(dict(fields, id=uuid.uuid4().hex)), headers)
        answer = connection.getresponse()
        answer.read()
        taken = (time.perf_counter() - began) * 1000
        assert answer.status == 303, (path, answer.status)
        return answer.headers["Location"], taken

    def letter(self, cookie, words=20_000):
        """The milliseconds in which a letter of so many words is kept, and opened."""
        def hidden(page, name):
            return re.search(rf'name="{name}" value="([^"]*)"', page).group(1)

        def read(path):
            return self.get(path, cookie)[1].decode()

        token = hidden(read("/letters/new"), "token")
        path, _ = self.post("/letters/new", cookie, {"token": token, "kind": "gratitude"})
        if "<textarea" not in read(path):
            path, _ = self.post(path, cookie, {"token": token, "do": "ask"})
        page = read(path)
        fields = {name: hidden(page, name) for name in ("token", "thing", "kind", "seen")}
        text = " ".join("longer" if number % 20 else f"word{number}." for number in range(words))
        _, kept = self.post(path, cookie, dict(fields, text=text, do="keep"))
        opened, size = self.median("/letters/" + fields["thing"], cookie, 20)
        assert size > len(text), size
        return kept, opened

    def reflection(self, cookie):
        """Begins a reflection and gives it thoughts and reasons; its path."""
        def token(path):
            return re.search(r'name="token" value="([^"]+)"', self.get(path, cookie)[1].decode()).group(1)

        key = token("/reflect")
        path, _ = self.post("/reflect", cookie, {"token": key, "do": "full", "distress": 3, "asked": "line"})
        sheet = re.match(r"/sheet/[0-9a-f]+", path).group(0)
        thoughts = {f"thought-{row}": f"made up, number {row}" for row in range(8)}
        self.post(sheet + "/part/thoughts", cookie, {"token": key, "do": "next", **thoughts})
        reasons = {f"reason-{row}": f"made up, number {row}" for row in range(8)}
        self.post(sheet + "/part/mine", cookie, {"token": key, "do": "next", **reasons})
        return sheet

    def loop(self, cookie):
        """Draws two dozen loops, the last with a guess; its path."""
        key = re.search(r'name="token" value="([^"]+)"', self.get("/loops/new", cookie)[1].decode()).group(1)
        for _ in range(24):
            path, _ = self.post("/loops/new", cookie, {"token": key, "distress": 3, "asked": "line"})
            sheet = re.match(r"/sheet/[0-9a-f]+", path).group(0)
            for part in ("trigger", "feeling", "thought", "action", "next", "their-action"):
                text = "Made up: went quiet, and looked at the phone until one, number " + part
                self.post(f"{sheet}/part/{part}", cookie, {"token": key, "do": "next", "text": text})
        return sheet.replace("/sheet/", "/loops/")

    def person(self, cookie):
        """Adds someone, with a dozen notes about them; their id."""
        def token(path):
            return re.search(r'name="token" value="([^"]+)"', self.get(path, cookie)[1].decode()).group(1)

        key = token("/list/people")
        self.post("/list/people", cookie, {"token": key, "name": "Una, made up", "number": "", "past": "yes"})
        page = self.get("/list/people", cookie)[1].decode()
        person = re.findall(r"/list/people/([0-9a-f]{32})", page)[-1]
        for place in range(12):
            words = "Made up: I pulled away from her." if place % 2 else "Made up: I miss her so much."
            self.post(f"/people/with/{person}", cookie, {"token": key, "text": words})
        return person

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


def timed(folder, *arguments):
    """The seconds one whole command takes, from its start to its end."""
    began = time.perf_counter()
    done = subprocess.run([PROGRAM, *arguments], env=environment(folder), capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return time.perf_counter() - began


def copies(folder):
    """A backup, a check and a restore into an empty place, each as a command of its own."""
    backup = os.path.join(folder, "bench.vault")
    row(f"backup of {ENTRIES} entries, opened again and checked", round(timed(folder, "vault", "backup", backup), 2), "s", "<= 3 s")
    row(f"verify of {ENTRIES} entries", round(timed(folder, "vault", "verify"), 2), "s", "<= 3 s")
    keys = [os.path.join(path, "key") for path, _, names in os.walk(folder) if "key" in names]
    with tempfile.TemporaryDirectory(prefix="salve-bench-") as place:
        taken = timed(place, "vault", "restore", backup, "--key", keys[0])
        row(f"restore of {ENTRIES} entries into an empty place", round(taken, 2), "s", "<= 60 s")
    os.remove(backup)


def main():
    print("| what | measured | target |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory(prefix="salve-bench-") as empty:
        firsts = []
        for _ in range(5):
            server = Server(empty)
            firsts.append(server.first)
            memory = server.memory()
            server.stop()
        checks = [timed(empty, "content", "check") for _ in range(7)]
        row("content loaded and checked, the whole command", round(statistics.median(checks) * 1000), "ms", "<= 150 ms")
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
        cycles = float(figures[f"the cycle map over {ENTRIES} entries"])
        row(f"the cycle map over {ENTRIES} entries", round(cycles), "ms", "<= 100 ms")
        row("learn from 5,000 sittings", round(float(figures["learn from 5000 sittings"]), 1), "ms", "<= 50 ms")
        row("one decision of the learner", round(float(figures["one decision of the learner"]), 2), "ms", "<= 2 ms")
        row("opening with a passphrase", round(float(figures["open with a passphrase"])), "ms", "<= 1200 ms")
        row("opening with a recovery key", round(float(figures["open with a recovery key"])), "ms", "")
        row(f"changing all keys of {ENTRIES} entries", round(float(figures["change all keys"])), "ms", "<= 5000 ms")
        row(f"setting a passphrase on {ENTRIES} entries", round(float(figures["set a passphrase"])), "ms", "<= 5000 ms")
        copies(folder)
        firsts = []
        for _ in range(3):
            server = Server(folder)
            firsts.append(server.first)
            if len(firsts) < 3:
                server.stop()
        row(f"first answer after start, {ENTRIES} entries", round(statistics.median(firsts)), "ms", "<= 700 ms")
        cookie = server.cookie()
        sheet = server.reflection(cookie)
        person = server.person(cookie)
        loop = server.loop(cookie)
        with_them = f"/people/with/{person}"
        began = time.perf_counter()
        server.get("/patterns/helps", cookie)
        row("what seems to help, the first time after a start", round((time.perf_counter() - began) * 1000), "ms", "")
        for path, name, target in (
            ("/reflect", "reflections", "<= 5 ms"), (sheet, "one reflection", "<= 5 ms"),
            (sheet + "/part/feelings", "... its feelings", "<= 5 ms"), (sheet + "/part/mine", "... its reasons", "<= 5 ms"),
            (sheet + "/again", "... looked at again", "<= 5 ms"), (sheet + "/read", "... read back", "<= 5 ms"),
            (sheet + "/part/theirs", "... the other's reasons", "<= 5 ms"),
            ("/loops", "loops", "<= 5 ms"), (loop, "one loop, as a ring", "<= 5 ms"), ("/loops/new", "a loop before it is drawn", "<= 5 ms"),
            ("/list/people", "people", "<= 5 ms"), (f"/list/people/{person}", "one person", "<= 5 ms"),
            (with_them, "how it is with them", "<= 5 ms"), (with_them + "/swings", "to and fro", "<= 5 ms"),
            (with_them + "/send", "the pause, with someone", "<= 5 ms"), (with_them + "/sheet/say-it", "a sheet with someone", "<= 5 ms"),
            ("/people/across", "bonds side by side", "<= 5 ms"), ("/people/own", "on one's own", "<= 5 ms"),
            ("/send", "the pause", "<= 5 ms"),
            ("/hard", "hard moment", "<= 3 ms"), ("/", "Today", "<= 3 ms"), ("/timeline", "timeline", "<= 5 ms"),
            ("/practise", "Practise", "<= 5 ms"), ("/practise/three-lines", "one practice", "<= 5 ms"),
            ("/care/menu", "the care menu", "<= 5 ms"), ("/patterns/helps", "what seems to help", ""),
            ("/measures", "questionnaires", "<= 5 ms"), ("/tests", "fair tests", "<= 5 ms"), ("/tests/new", "setting one up", "<= 5 ms"),
            ("/settings/suggestions", "how suggestions come", "<= 5 ms"), ("/timeline/year", "the year", ""), ("/timeline/mood/year", "a year over time", ""),
        ):
            taken, size = server.median(path, cookie)
            row(f"{name}, whole answer with {ENTRIES} entries", round(taken, 2), "ms", target)
            limit = 30 if path == "/hard" else 90 if "year" in path or path == "/patterns/helps" else 60
            row(f"{name}, HTML", round(size / 1000, 1), "kB", f"<= {limit} kB")
        row(f"a check-in kept, whole answer with {ENTRIES} entries", round(server.saves(cookie), 2), "ms", "<= 5 ms")
        kept, opened = server.letter(cookie)
        row("a letter of 20,000 words kept", round(kept, 1), "ms", "<= 100 ms")
        row("... and opened", round(opened, 1), "ms", "<= 100 ms")
        row(f"memory, {ENTRIES} entries", round(server.memory()), "MB", "<= 150 MB")
        server.stop()


main()
