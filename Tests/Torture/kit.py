"""What the tests of the fault bench share: places, programs, a running Salve, and how a result is said."""

import contextlib
import http.client
import json
import os
import pathlib
import random
import re
import select
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import traceback
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent


class Failure(Exception):
    """Something that must not happen did."""


class Missing(Exception):
    """A tool or a right that a test needs is not there."""


def need(*tools):
    for tool in tools:
        if not shutil.which(tool):
            raise Missing(f"{tool} is not installed")


def need_root():
    if os.geteuid() != 0:
        raise Missing("this one mounts file systems and changes owners, and needs root")


def expect(holds, *why):
    if not holds:
        raise Failure(" ".join(str(part) for part in why))


class Run:
    """One run of the bench: its seed, how large it is, and where it may write."""

    def __init__(self, program, seed, short):
        self.program = str(pathlib.Path(program).resolve())
        self.seed, self.short = seed, short
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="salve-torture-"))
        self.said = []
        self._recorder = None

    def chance(self, name):
        """Chance of its own for each test, so that one runs alone as it does among the others."""
        return random.Random(f"{self.seed} {name}")

    def count(self, full, short):
        return short if self.short else full

    def fresh(self, name="v"):
        path = pathlib.Path(tempfile.mkdtemp(prefix=name + "-", dir=self.folder))
        path.chmod(0o700)
        return path

    def environment(self, folder, **more):
        """A home of its own for a program: nothing of it lands anywhere else."""
        folder = pathlib.Path(folder)
        for part in ("run", "tmp", "home"):
            (folder / part).mkdir(mode=0o700, exist_ok=True)
        kept = {key: os.environ[key] for key in ("PATH", "LANG", "LD_LIBRARY_PATH") if key in os.environ}
        home = dict(
            kept, HOME=str(folder / "home"), TMPDIR=str(folder / "tmp"), XDG_DATA_HOME=str(folder / "data"),
            XDG_CONFIG_HOME=str(folder / "config"), XDG_STATE_HOME=str(folder / "state"),
            XDG_CACHE_HOME=str(folder / "cache"), XDG_RUNTIME_DIR=str(folder / "run"),
            SWIFT_BACKTRACE="enable=no", NO_COLOR="1", TZ="UTC",
        )
        return {**home, **more}

    def plain(self, **more):
        """For `--data FOLDER`, which needs no home."""
        kept = {key: os.environ[key] for key in ("PATH", "LANG", "LD_LIBRARY_PATH") if key in os.environ}
        return dict(kept, SWIFT_BACKTRACE="enable=no", NO_COLOR="1", TZ="UTC", TMPDIR=str(self.folder), **more)

    def salve(self, *arguments, environment=None, before=(), timeout=120, **options):
        """Runs a command to its end. A crash is a failure whatever was asked."""
        done = subprocess.run(
            [*before, self.program, *map(str, arguments)], env=environment or self.plain(), capture_output=True,
            text=True, timeout=timeout, **options,
        )
        if done.returncode in (-signal.SIGILL, -signal.SIGTRAP, -signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS):
            raise Failure(f"salve {arguments[0]} crashed with signal {-done.returncode}")
        return done

    @property
    def recorder(self):
        """The library that notes and breaks the calls on files, compiled once."""
        if self._recorder is None:
            compiler = shutil.which("gcc") or shutil.which("clang")
            if not compiler:
                raise Missing("neither gcc nor clang is installed")
            path = self.folder / "recorder.so"
            subprocess.run(
                [compiler, "-O2", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared", "-o", str(path),
                 str(HERE / "recorder.c"), "-ldl", "-lpthread"], check=True,
            )
            self._recorder = str(path)
        return self._recorder

    def recording(self, folder, log=None, fault=None, counts=None, **more):
        """What to put into the environment of a program that is to be noted or broken."""
        more.update(LD_PRELOAD=self.recorder, SALVE_RECORD_FOLDER=str(pathlib.Path(folder).resolve()))
        for name, value in (("LOG", log), ("FAULT", fault), ("COUNTS", counts)):
            if value:
                more["SALVE_RECORD_" + name] = str(value)
        return more

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Images:
    """`salve lab images`: one process that opens many vaults, one after the other."""

    def __init__(self, run, making=False, environment=None):
        self.run, self.making, self.process = run, making, None
        self.environment = environment

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.process:
            self.process.stdin.close()
            self.process.wait(timeout=30)
            self.process.stdout.close()
            self.process = None

    def look(self, folder):
        """What is in a vault, as `LabImage` says it. An end of the process is a crash, and a failure."""
        if not self.process:
            self.process = subprocess.Popen(
                [self.run.program, "lab", "images", *(["--making"] if self.making else [])],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                env=self.environment or self.run.plain(),
            )
        try:
            self.process.stdin.write(f"{folder}\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # told apart below, by what the process ended with
        ready, _, _ = select.select([self.process.stdout], [], [], 120)
        answer = self.process.stdout.readline() if ready else ""
        if not answer:
            self.process.kill()
            code = self.process.wait()
            self.process = None
            raise Failure(f"opening {folder} {'crashed' if ready else 'hung for two minutes'} (ended with {code})")
        return json.loads(answer)


class Acknowledged:
    """What lines of `salve lab work` say is safely kept."""

    def __init__(self, lines=()):
        self.last, self.shredded, self.drafts = 0, set(), {}
        for line in lines:
            self.add(line)

    def add(self, line):
        word, *numbers = line.split()
        numbers = [int(number) for number in numbers]
        if word == "ok":
            self.last = numbers[0]
        elif word == "shred":
            self.shredded.add(numbers[0])
        elif word == "draft":
            self.drafts[str(numbers[0])] = numbers[1]
        elif word == "drop":
            self.drafts.pop(str(numbers[0]), None)
        else:
            raise Failure("a line that no work prints: " + word)

    def misses(self, image, under_way=3):
        """What an image lacks; empty when all acknowledged is there, and at most one more commit."""
        if image.get("refused"):
            return f"it does not open: {image['refused']}" if self.last or self.drafts else ""
        wrong = []
        if not image["isSound"]:
            wrong.append("verify finds it unsound")
        if image["wrong"] or image["lost"] or image["missing"] or image["damaged"] or image["lostDrafts"]:
            wrong.append("entries are damaged")
        if not self.last <= image["last"] <= self.last + under_way:
            wrong.append(f"{self.last} were acknowledged, {image['last']} are there")
        shredded = set(image["shredded"])
        if not self.shredded <= shredded or len(shredded - self.shredded) > 1:
            wrong.append("deletions differ")
        if image["right"] + len(shredded) != image["last"]:
            wrong.append("not every number is accounted for")
        changed = [
            name for name in self.drafts.keys() | image["drafts"].keys()
            if self.drafts.get(name) != image["drafts"].get(name)
        ]
        if len(changed) > 1 or any(image["drafts"].get(n, 10**9) < self.drafts.get(n, 0) for n in changed):
            wrong.append("drafts differ")
        return "; ".join(wrong)


def work(run, folder, seed, steps, **environment):
    """Made-up work to its end; the process and what it acknowledged."""
    done = run.salve(
        "lab", "work", "--seed", seed % 2**63, "--steps", steps, "--data", folder,
        environment=run.plain(**environment),
    )
    return done, Acknowledged(done.stdout.splitlines())


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")


class Server:
    """A running Salve over a folder of its own, spoken to as a browser without script would."""

    def __init__(self, run, folder=None, before=(), **environment):
        self.run, self.folder, self.before = run, pathlib.Path(folder or run.fresh("salve")), list(before)
        self.more, self.port, self.process = environment, free_port(), None
        self.cookie = self.token = None
        self.lock = threading.Lock()

    @property
    def environment(self):
        return self.run.environment(self.folder, **self.more)

    @property
    def vault(self):
        return self.folder / "data" / "salve" / "salve.vault"

    def start(self, wait=True):
        with open(self.folder / "server.log", "ab") as log:
            self.process = subprocess.Popen(
                [*self.before, self.run.program, "serve", "--port", str(self.port)], env=self.environment,
                stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            )
        began = time.monotonic()
        while wait:
            if self.process.poll() is not None:
                raise Failure("salve serve ended at its start:", self.log()[-400:])
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                break
            if time.monotonic() - began > 60:
                raise Failure("salve serve did not answer in a minute")
            time.sleep(0.02)
        self.cookie = self.token = None
        return self

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def log(self):
        return (self.folder / "server.log").read_text(errors="replace")

    def command(self, *arguments, **options):
        return self.run.salve(*arguments, environment=self.environment, **options)

    def ask(self, method, path, body=None, headers=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            sent = {"Host": f"localhost:{self.port}", **({"Cookie": self.cookie} if self.cookie else {})}
            if method == "POST":
                sent.update({
                    "Origin": f"http://localhost:{self.port}", "Sec-Fetch-Site": "same-origin",
                    "Content-Type": "application/x-www-form-urlencoded",
                })
            sent.update(headers or {})
            connection.request(method, path, body=body, headers=sent)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def enter(self):
        """Comes in by a one-time code, as the browser does at the start."""
        said = self.command("open")
        found = re.search(r"http://[^/\s]+(/open/\S+)", said.stdout)
        expect(found, "salve open gave no address:", said.stderr[-300:])
        answer = self.ask("GET", found.group(1))
        expect("Set-Cookie" in answer.headers, "no cookie came from the one-time code:", answer.status)
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        return self

    def page(self, path):
        answer = self.ask("GET", path)
        expect(answer.status == 200, "GET", path, "gave", answer.status)
        return answer.text

    def post(self, path, fields, headers=None, raw=None, timeout=60):
        """Sends a form with the session's token; a fresh number for the form unless `id` is among the fields."""
        if not self.token:
            self.token = re.search(r'name="token" value="([^"]+)"', self.page("/list")).group(1)
        fields = {"token": self.token, "id": os.urandom(16).hex(), **fields}
        body = urllib.parse.urlencode(fields, encoding="utf-8").encode()
        return self.ask("POST", path, body + (raw or b""), headers, timeout)

    def memory(self):
        """Resident size in MiB, and the highest it was."""
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return tuple(int(re.search(rf"{name}:\s+(\d+)", status).group(1)) / 1024 for name in ("VmRSS", "VmHWM"))

    @property
    def pid(self):
        """The process that is Salve, also where another program stands before it."""
        if not self.before:
            return self.process.pid
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[0]) if children else self.process.pid

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, how)
            try:
                code = self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                self.process = None
                raise Failure("salve serve did not stop when told to")
            self.process = None
            if how == signal.SIGTERM and not self.before:
                expect(code == 0, "salve serve ended with", code, self.log()[-300:])
        self.process = None


def report(name, body, run):
    """Runs one test and says one line. True when it held."""
    began = time.monotonic()
    result = "held"
    try:
        said = body(run) or ""
    except Missing as why:
        result, said = "MISSING", str(why)
    except Failure as why:
        result, said = "FAILED", str(why)
    except Exception:
        result, said = "FAILED", traceback.format_exc(limit=4)
    print(f"{result:8} {name:24} {said} ({time.monotonic() - began:.1f} s)", flush=True)
    return result
