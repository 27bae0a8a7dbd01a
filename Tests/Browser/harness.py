"""A running Salve with an empty vault of its own, and a browser that may look at it."""

import contextlib
import datetime
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import traceback

from playwright.sync_api import Error, sync_playwright

CHROMIUM = os.environ.get("SALVE_TEST_CHROMIUM", "/usr/bin/chromium")
PHONE, SMALL, DESKTOP = (390, 844), (375, 667), (1280, 800)

# Salve is quieter at night. The made-up people live where this run began late in the morning, whatever the hour is here.
EAST = 11 - datetime.datetime.now(datetime.timezone.utc).hour
ZONE = f"Etc/GMT{-EAST:+d}"


def now():
    """The time by the clock on the wall where the made-up people live."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=EAST)))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Report:
    def __init__(self):
        self.good, self.bad = 0, 0

    def passed(self):
        self.good += 1

    def miss(self, what, why=""):
        self.bad += 1
        print(f"MISS {what}: {why}", flush=True)

    def check(self, what, holds, why=""):
        self.passed() if holds else self.miss(what, why)

    def run(self, name, body, *arguments):
        began, bad = time.monotonic(), self.bad
        try:
            body(self, *arguments)
        except Exception:
            self.miss(name, traceback.format_exc(limit=6))
        said = "ok  " if bad == self.bad else "FAIL"
        print(f"{said} {name} ({time.monotonic() - began:.1f} s)", flush=True)


class Salve:
    """One server process over a folder of its own; stopped by its process id."""

    # What stands before the program when it is started.
    before = ()

    def __init__(self, program, faketime=None, demo=False, fill=0):
        self.program = str(pathlib.Path(program).resolve())
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="salve-test-"))
        self.port = free_port()
        self.faketime = faketime
        self.demo = demo
        self.fill = fill
        self.process = None

    @property
    def environment(self):
        environment = dict(os.environ)
        environment.update(
            XDG_DATA_HOME=str(self.folder / "data"), XDG_CONFIG_HOME=str(self.folder / "config"),
            XDG_STATE_HOME=str(self.folder / "state"), XDG_RUNTIME_DIR=str(self.folder / "run"),
            SWIFT_BACKTRACE="enable=no", NO_COLOR="1", TZ=ZONE,
        )
        (self.folder / "run").mkdir(mode=0o700, exist_ok=True)
        return environment

    @property
    def origin(self):
        return f"http://localhost:{self.port}"

    def command(self, *arguments, **options):
        return subprocess.run(
            [self.program, *arguments], env=self.environment, capture_output=True, text=True, timeout=60, **options
        )

    def start(self):
        command = [self.program, "demo" if self.demo else "serve", "--port", str(self.port)]
        if self.fill:
            filled = self.command("lab", "fill", "--entries", str(self.fill))
            if filled.returncode != 0:
                raise RuntimeError("salve lab fill: " + filled.stderr)
            self.fill = 0
        if self.faketime:
            command = ["faketime", "-f", self.faketime, *command]
        command = [*self.before, *command]
        self.log = open(self.folder / "server.log", "ab")
        self.process = subprocess.Popen(command, env=self.environment, stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError("salve stopped at start:\n" + self.said())
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return self
            time.sleep(0.05)
        raise RuntimeError("salve did not answer in a minute")

    def said(self):
        return (self.folder / "server.log").read_text(errors="replace")

    def open_address(self):
        """The address with a one-time code, as `salve open` prints it."""
        if self.demo:
            found = re.findall(r"http://\S+/open/\S+", self.said())
        else:
            found = re.findall(r"http://\S+/open/\S+", self.command("open").stdout)
        if not found:
            raise RuntimeError("no address to open")
        return found[-1]

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            # faketime stands between: it waits for the Salve that it started, and hands no signal on.
            children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
            between = bool(self.faketime or self.before)
            for child in children.read_text().split() if between else []:
                os.kill(int(child), how)
            if not between:
                self.process.send_signal(how)
            self.process.wait(timeout=30)
        self.process = None

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def salve(program, **options):
    running = Salve(program, **options)
    try:
        yield running.start()
    finally:
        running.remove()


# The browser's own look-ups and updates are none of Salve's: it may not make any.
QUIET = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1",
]


@contextlib.contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=QUIET
        )
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A browser context that has come in by a one-time code, with everything that went wrong noted."""

    def __init__(self, browser, running, size=PHONE, script=True, scheme="light", comes_in=True, **options):
        self.running = running
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, color_scheme=scheme,
            timezone_id=ZONE, locale="en-GB", **options
        )
        self.page = self.context.new_page()
        self.errors, self.foreign = [], []
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self.note)
        if comes_in:
            self.page.goto(running.open_address())

    def note(self, request):
        if not request.url.startswith((self.running.origin, "about:", "data:")):
            self.foreign.append(request.url)

    def go(self, path):
        return self.page.goto(self.running.origin + path)

    def press(self, words):
        """Follows the link or presses the button that a person would find by these words."""
        page = self.page
        for role in ("button", "link"):
            found = page.get_by_role(role, name=re.compile(words))
            if found.count():
                found.first.click()
                page.wait_for_load_state()
                return
        raise AssertionError(f"nothing says “{words}” on {page.url}: {page.inner_text('main')[:400]}")

    def tab_to(self, found, what, most):
        """Presses Tab, so many times at the most, until the page says yes."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(found):
                return
        raise AssertionError(f"Tab never reached {what}")

    def press_by_keys(self, words, most):
        """Reaches what says exactly these words by Tab, and presses Enter."""
        self.tab_to(f"document.activeElement.innerText?.trim() === '{words}'", words, most)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def areas(self):
        return self.page.locator("main textarea")

    def text(self):
        return self.page.inner_text("body")

    def heading(self):
        return self.page.inner_text("h1")

    def close(self):
        self.context.close()


def wait_until(page, expression, seconds=30):
    """Asks the page until it says yes; Playwright's own way of waiting would need what the policy forbids."""
    def says_yes():
        try:
            return page.evaluate(expression)
        except Error as error:
            # The page went on to another one while it was asked: the other one is asked next.
            if "context was destroyed" in str(error):
                return False
            raise

    deadline = time.monotonic() + seconds
    while not says_yes():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {expression}")
        time.sleep(0.05)
