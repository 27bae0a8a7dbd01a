"""What strangers try: other pages in the same browser, other programs on the same machine, other addresses."""

import concurrent.futures
import contextlib
import hashlib
import http.server
import json
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

from harness import CHROMIUM, QUIET, Visit
from pages import HEADERS

MARK = "grey jumper marker"


# -- Bytes on a socket: header, host and origin, each against every route


def exchange(port, text, host="127.0.0.1", wait=20):
    """Sends bytes and reads until the other side closes: the status, the headers in lower case, the body."""
    with socket.create_connection((host, port), timeout=wait) as connection:
        connection.sendall(text if isinstance(text, bytes) else text.encode())
        answer = b""
        with contextlib.suppress(ConnectionResetError):
            while part := connection.recv(65536):
                answer += part
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
    return int((lines[0].split() + ["0", "0"])[1]), headers, body


def bare(report, what, answer, statuses):
    """A refusal: the status, the headers, and nothing that says who is here."""
    status, headers, body = answer
    report.check(f"{what} is refused", status in statuses, status)
    report.check(f"{what}: nothing said", body == b"" and "salve" not in str(headers), (headers, body[:80]))
    for name, value in HEADERS.items():
        report.check(f"{what}: {name}", headers.get(name) == value.lower(), headers.get(name))


def check_bytes(report, browser, running, places):
    port, ours = running.port, f"localhost:{running.port}"
    tail = f"Host: {ours}\r\nConnection: close\r\n"
    form = "Content-Type: application/x-www-form-urlencoded\r\n"
    for what, text in {
        "no request at all": "HELLO\r\n\r\n",
        "an unknown version": f"GET / HTTP/7.1\r\n{tail}\r\n",
        "two lengths": f"POST / HTTP/1.1\r\n{tail}{form}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "a length and chunks": f"POST / HTTP/1.1\r\n{tail}{form}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "chunks twice": f"POST / HTTP/1.1\r\n{tail}{form}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "a broken chunk": f"POST / HTTP/1.1\r\n{tail}{form}Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "a header over two lines": f"GET / HTTP/1.1\r\n{tail}X: a\r\n b\r\n\r\n",
        "a space before the colon": f"GET / HTTP/1.1\r\nHost : {ours}\r\n\r\n",
        "a nul in a header": f"GET / HTTP/1.1\r\n{tail}X: a\0b\r\n\r\n",
        "ten thousand headers": f"GET / HTTP/1.1\r\n{tail}" + "".join(f"X-{n}: a\r\n" for n in range(10_000)) + "\r\n",
        "a huge header": f"GET / HTTP/1.1\r\n{tail}X: {'a' * 200_000}\r\n\r\n",
        "a huge address": f"GET /{'a' * 200_000} HTTP/1.1\r\n{tail}\r\n",
        "bytes of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 40,
    }.items():
        bare(report, what, exchange(port, text), (400,))
    for what, text in {
        "a whole address of ours": f"GET http://{ours}/steady HTTP/1.1\r\n{tail}\r\n",
        "a whole foreign address": f"GET http://evil.example/steady HTTP/1.1\r\n{tail}\r\n",
        "two hosts": f"GET /steady HTTP/1.1\r\nHost: evil.example\r\n{tail}\r\n",
        "no host": "GET /steady HTTP/1.0\r\n\r\n",
        "a tunnel": f"CONNECT {ours} HTTP/1.1\r\n{tail}\r\n",
    }.items():
        bare(report, what, exchange(port, text), (421,))


HOSTS = [
    "evil.example", "evil.example:PORT", "localhost", "localhost:1", "localhost.:PORT", "LOCALHOST:PORT",
    "sub.localhost:PORT", "salve.localhost.evil.example:PORT", "0.0.0.0:PORT", "0:PORT", "2130706433:PORT",
    "0x7f000001:PORT", "0177.0.0.1:PORT", "127.1:PORT", "127.0.0.2:PORT", "[::]:PORT", "[::ffff:127.0.0.1]:PORT",
    "user@localhost:PORT", "localhost:PORT@evil.example", "",
]


def check_hosts(report, browser, running, places):
    """Every page, by every host: ours are answered, others hear nothing, whatever the page."""
    paths = places.all + ["/static/salve.css", "/favicon.ico", "/open/0000"]
    for host in HOSTS:
        name = host.replace("PORT", str(running.port))
        for path in paths if host == HOSTS[1] else paths[:3]:
            text = f"GET {path} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"
            bare(report, f"{path} of {host!r}", exchange(running.port, text), (421,))
    for name in ("localhost", "salve.localhost", "127.0.0.1", "[::1]"):
        text = f"GET /steady HTTP/1.1\r\nHost: {name}:{running.port}\r\nConnection: close\r\n\r\n"
        for address in ("127.0.0.1", "::1"):
            if address == "::1" and not has_six():
                continue
            status, _, _ = exchange(running.port, text, host=address)
            report.check(f"{name} is answered on {address}", status == 200, status)


def has_six():
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
        return True
    except OSError:
        return False


# -- Another page in the same browser

ATTACK = """
const target = TARGET, paths = PATHS, seen = [], tries = [];
const tell = (how, what) => { if (what) seen.push(how + ': ' + String(what).slice(0, 80)) };
const wait = (make, time = 1500) => Promise.race([new Promise(make), new Promise(done => setTimeout(done, time))]);
function element(tag, set, how, look) {
  return wait(done => {
    const item = document.createElement(tag);
    item.onload = () => { try { tell(how, look(item)) } catch {} done() };
    item.onerror = () => done();
    set(item);
    document.body.append(item);
  });
}
async function attack() {
  for (const path of paths) {
    const url = target + path;
    for (const mode of ['cors', 'no-cors', 'same-origin']) for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const body = method === 'GET' ? undefined : new URLSearchParams({what: 'stranger', text: 'stranger', do: 'plan'});
      tries.push(fetch(url, {mode, method, body, credentials: 'include'}).then(
        async answer => tell('fetch ' + mode + ' ' + path, (await answer.text()) || (answer.type !== 'opaque' && answer.status)), () => {}));
    }
    tries.push(element('script', item => item.src = url, 'script ' + path, () => 'ran'));
    tries.push(element('img', item => item.src = url, 'image ' + path, item => item.naturalWidth));
    tries.push(element('link', item => { item.rel = 'stylesheet'; item.href = url }, 'style ' + path,
      item => item.sheet && item.sheet.cssRules.length && 'rules'));
    tries.push(element('link', item => { item.rel = 'prefetch'; item.href = url }, 'prefetch ' + path, () => ''));
    tries.push(element('iframe', item => item.src = url, 'frame ' + path,
      item => item.contentDocument && item.contentDocument.body && item.contentDocument.body.textContent));
    tries.push(element('object', item => item.data = url, 'object ' + path,
      item => item.contentDocument && item.contentDocument.body.textContent));
    tries.push(wait(async done => {
      const opened = window.open(url);
      setTimeout(() => { try { tell('window ' + path, opened.document.body.textContent || (opened.length && 'frames')) } catch {} opened?.close(); done() }, 900);
    }, 2500));
    navigator.sendBeacon(url, new URLSearchParams({what: 'stranger'}));
    for (const enctype of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      const frame = document.createElement('iframe'), form = document.createElement('form');
      frame.name = 'f' + Math.random(); form.target = frame.name; form.method = 'post'; form.action = url; form.enctype = enctype;
      for (const name of ['what', 'text', 'do', 'id', 'entry']) {
        const field = document.createElement('input'); field.name = name; field.value = 'stranger'; form.append(field);
      }
      document.body.append(frame, form); form.submit();
    }
    for (const open of [() => new WebSocket(url.replace('http', 'ws')), () => new EventSource(url, {withCredentials: true})])
      tries.push(wait(done => { const line = open(); line.onopen = () => { tell('line ' + path, 'open'); done() }; line.onerror = () => done() }));
  }
  await Promise.allSettled(tries);
  await new Promise(done => setTimeout(done, 1000));
  return seen;
}
attack().then(seen => { window.outcome = seen });
"""


@contextlib.contextmanager
def stranger(running, paths):
    """Another program's web server on another port, with a page that tries everything."""
    script = ATTACK.replace("TARGET", json.dumps(running.origin)).replace("PATHS", json.dumps(paths))
    page = f"<!doctype html><title>stranger</title><body><script>{script}</script>".encode()

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()


def state(running):
    """What is kept, as bytes, and what is listed."""
    vault = (running.folder / "data/salve/salve.vault").read_bytes()
    return hashlib.sha256(vault).hexdigest(), running.command("list", "--json").stdout


def check_other_pages(report, browser, running, places):
    paths = ["/", "/list", "/timeline", "/settings/close", "/settings/delete", "/hard", "/help-now", "/static/salve.css"]
    visit = Visit(browser, running)
    before = state(running)
    with stranger(running, paths) as port:
        for origin in (f"http://localhost:{port}", f"http://127.0.0.1:{port}", f"http://other.localhost:{port}"):
            page = visit.context.new_page()
            page.goto(origin)
            page.wait_for_function("window.outcome !== undefined", timeout=60_000)
            seen = page.evaluate("window.outcome")
            report.check(f"nothing is read from {origin.split(':')[1][2:]}", seen == [], seen[:3])
            page.close()
    report.check("nothing was changed from there", state(running) == before)
    report.check("the way in is still open", visit.go("/list").status == 200)
    report.check("what is kept is still there", "Radio, low" in visit.text())
    visit.close()


# -- What the browser keeps

KEPT = """async () => ({
    local: JSON.stringify({...localStorage}), session: JSON.stringify({...sessionStorage}),
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length, cookies: document.cookie })"""
EMPTY = {"local": "{}", "session": "{}", "databases": 0, "caches": 0, "workers": 0, "cookies": ""}


def holding(folder, word):
    """The files under a folder that hold a word, as bytes or in two-byte letters."""
    forms = [word.encode(), word.encode("utf-16-le"), word.replace(" ", "+").encode(), word.replace(" ", "%20").encode()]
    return [
        str(path.relative_to(folder)) for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]


def check_browser_keeps_nothing(report, browser, running, places):
    """A whole browser profile: after writing, searching and reading, no word of it is in any of its files."""
    profile = pathlib.Path(tempfile.mkdtemp(prefix="salve-profile-"))
    try:
        context = browser.browser_type.launch_persistent_context(
            str(profile), executable_path=CHROMIUM, args=QUIET
        )
        page = context.new_page()
        page.goto(running.open_address())
        for path, field in (("/list", "#what, [name=what]"), ("/send", "textarea"), ("/timeline", "[name=find]")):
            page.goto(running.origin + path)
            page.locator(field).first.fill(MARK)
            page.locator(field).first.press("Enter") if "find" in field else page.locator(
                "form:has([name=what]) button, form:has(textarea) button"
            ).first.click()
            page.wait_for_load_state()
        report.check("what was written is there", MARK in page.inner_text("body"), page.url)
        for path in places.private[:12]:
            page.goto(running.origin + path)
            kept = page.evaluate(KEPT)
            report.check(f"the browser keeps nothing, {path}", kept == EMPTY, kept)
        context.close()
        report.check("no word in the browser's files", not holding(profile, MARK), holding(profile, MARK))
        # The control: what a browser does write down is found this way.
        report.check("an address is in the browser's files", holding(profile, f"localhost:{running.port}"))
    finally:
        shutil.rmtree(profile, ignore_errors=True)


def check_after_closing(report, browser, running, places):
    visit = Visit(browser, running)
    page = visit.page
    for path in ("/list", "/timeline", "/settings/doors"):
        visit.go(path)
    other = Visit(browser, running)
    other.go("/list")
    with page.expect_response(lambda answer: answer.request.method == "POST") as closing:
        page.locator("form[action='/settings/close'] button").click()
    page.wait_for_load_state()
    cleared = closing.value.all_headers().get("clear-site-data")
    report.check("the browser is told to forget", cleared == '"cache", "storage"', cleared)
    for _ in range(4):
        page.go_back()
        page.wait_for_load_state()
        report.check("Back shows nothing after closing", "Radio, low" not in page.content(), page.url)
    report.check("the cookie is gone", not visit.context.cookies(), visit.context.cookies())
    other.page.reload()
    report.check("other windows show nothing after closing", "Radio, low" not in other.page.content())
    visit.close()
    other.close()


# -- Other programs on the same machine

SILENT, HEADER, BODY = "", "GET /steady HTTP/1.1\r\nHost: H\r\nX: ", "POST /list HTTP/1.1\r\nHost: H\r\nContent-Length: 9999\r\n\r\n"


def check_slow_connections(report, browser, running, places, count=500):
    """Many connections that say nothing, or a byte now and then: others are answered, and they are closed."""
    begins = [SILENT, HEADER, HEADER, BODY]
    slow = []
    for number in range(count):
        connection = socket.create_connection(("127.0.0.1", running.port))
        connection.sendall(begins[number % len(begins)].replace("H\r", f"localhost:{running.port}\r").encode())
        connection.setblocking(False)
        slow.append((connection, begins[number % len(begins)] != SILENT))
    began, times, statuses = time.monotonic(), [], set()
    closed_after = None
    while time.monotonic() - began < 60 and closed_after is None:
        for _ in range(5):
            asked = time.monotonic()
            text = f"GET /steady HTTP/1.1\r\nHost: localhost:{running.port}\r\nConnection: close\r\n\r\n"
            statuses.add(exchange(running.port, text)[0])
            times.append(time.monotonic() - asked)
        time.sleep(1)
        still = []
        for connection, drips in slow:
            try:
                if drips:
                    connection.send(b"a")
                if connection.recv(4096) == b"":
                    connection.close()
                    continue
            except BlockingIOError:
                pass
            except OSError:
                connection.close()
                continue
            still.append((connection, drips))
        slow = still
        if not slow:
            closed_after = time.monotonic() - began
    report.check("everyone else is answered meanwhile", statuses == {200}, statuses)
    report.check("every slow connection is closed", closed_after is not None, f"{len(slow)} are open")
    times.sort()
    print(
        f"     {count} slow connections: closed after {closed_after or 0:.0f} s; meanwhile {len(times)} answers, "
        f"half within {times[len(times) // 2] * 1000:.0f} ms, 99 % within {times[int(len(times) * 0.99)] * 1000:.0f} ms"
    )


def check_addresses(report, browser, running, places):
    """In a network of its own, with a second address and a way out: only loopback listens, and nothing goes out."""
    alone = pathlib.Path(__file__).with_name("alone.py")
    for six in ("with", "without"):
        done = subprocess.run(
            ["unshare", "--map-root-user", "--net", sys.executable, str(alone), running.program, six],
            capture_output=True, text=True, timeout=120, env=running.environment,
        )
        if "unshare failed" in done.stderr or "Operation not permitted" in done.stderr:
            print("     not looked at: this machine makes no networks of their own")
            return
        report.check(f"alone, {six} ::1, runs to its end", done.returncode == 0, done.stderr[-300:])
        if done.returncode:
            continue
        seen = json.loads(done.stdout)
        wanted = ["127.0.0.1", "[::1]"] if six == "with" else ["127.0.0.1"]
        report.check(f"listens on loopback only, {six} ::1", seen["listens"] == wanted, seen["listens"])
        report.check(f"the other address is refused, {six} ::1", seen["other"] == "refused", seen["other"])
        report.check(f"localhost is answered, {six} ::1", seen["answers"] == [200, 200, 303], seen["answers"])
        report.check(f"nothing goes out, {six} ::1", seen["sent"] == 0, seen["sent"])
        report.check(f"and what would go out is counted, {six} ::1", seen["counts"])


ALL = [
    check_bytes, check_hosts, check_other_pages, check_browser_keeps_nothing, check_addresses, check_slow_connections,
    check_after_closing,
]
