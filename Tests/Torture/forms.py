"""A visitor without script who finds the forms of any page by looking, and fills them with whatever a test wants.

So that pages made later are met by the same tests without a line for each.
"""

import html.parser
import re
import urllib.parse

from kit import expect

WRITTEN = {"text", "search", "tel", "email", "url", "textarea"}
# What ends the visit, or takes away what a test looks for.
LEFT_ALONE = re.compile(
    r"^/(settings/(delete|close|lock|passphrase|recovery|export|restore|backups?|import|sessions|doors)|lock|unlock|hide|"
    r"first/)"
)


class Field:
    def __init__(self, kind, name, value="", is_chosen=False):
        self.kind, self.name, self.value, self.is_chosen, self.options = kind, name, value, is_chosen, []


class Form:
    def __init__(self, action, method, multipart):
        self.action, self.method, self.multipart = action, method, multipart
        self.fields, self.buttons = [], []

    @property
    def written(self):
        return [field for field in self.fields if field.kind in WRITTEN]

    def filled(self, chance, write, button=None, **choices):
        """The pairs a browser would send: written fields by `write(name)`, choices by chance unless they are given."""
        pairs, radios = [], {}
        for field in self.fields:
            if field.name in choices:
                if field.kind not in ("radio", "checkbox") or field.value == choices[field.name]:
                    pairs.append((field.name, choices[field.name]))
            elif field.kind in WRITTEN:
                pairs.append((field.name, write(field.name)))
            elif field.kind == "select":
                if field.options:
                    pairs.append((field.name, chance.choice(field.options)))
            elif field.kind == "checkbox":
                if chance.random() < 0.4:
                    pairs.append((field.name, field.value or "on"))
            elif field.kind == "radio":
                radios.setdefault(field.name, []).append(field.value)
            elif field.kind not in ("file", "submit", "button"):
                pairs.append((field.name, field.value))
        pairs += [(name, chance.choice(values)) for name, values in radios.items()]
        if button is None and self.buttons:
            button = chance.choice(self.buttons)
        if button and button[0]:
            pairs.append(button)
        return pairs


class Looked(html.parser.HTMLParser):
    """The forms, links and tags of a page."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.links, self.tags = [], [], []
        self.by_id, self._form, self._area, self._select = {}, None, None, None
        self.feed(text)

    def handle_starttag(self, tag, pairs):
        had = {name: value or "" for name, value in pairs}
        self.tags.append((tag, had))
        if tag == "form":
            self._form = Form(had.get("action", ""), had.get("method", "get").lower(), "multipart" in had.get("enctype", ""))
            self.forms.append(self._form)
            if had.get("id"):
                self.by_id[had["id"]] = self._form
        elif tag == "a" and had.get("href"):
            self.links.append(had["href"])
        form = self.by_id.get(had.get("form")) or self._form
        if form is None:
            return
        if tag == "input" and had.get("name"):
            kind = had.get("type", "text")
            form.fields.append(Field(kind, had["name"], had.get("value", ""), "checked" in had))
        elif tag == "textarea" and had.get("name"):
            self._area = Field("textarea", had["name"])
            form.fields.append(self._area)
        elif tag == "select" and had.get("name"):
            self._select = Field("select", had["name"])
            form.fields.append(self._select)
        elif tag == "option" and self._select:
            self._select.options.append(had.get("value", ""))
        elif tag == "button" and had.get("type", "submit") == "submit" and had.get("formmethod", "post") == "post":
            form.buttons.append((had.get("name", ""), had.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data):
        if self._area:
            self._area.value += data


class Wanderer:
    """Goes from page to page of a running Salve by chance, and sends what forms there are."""

    START = ["/", "/hard", "/practise", "/list", "/list/people", "/list/steps", "/timeline", "/settings", "/send"]

    def __init__(self, server, chance):
        self.server, self.chance = server, chance
        self.known = dict.fromkeys(self.START)
        self.answers, self.kept_in = {}, {}

    def note(self, looked):
        for link in looked.links:
            path = urllib.parse.urlsplit(link).path
            if link.startswith("/") and not LEFT_ALONE.match(path) and not path.startswith(("/static", "/open")):
                self.known.setdefault(path)

    def look(self, path):
        answer = self.server.ask("GET", path)
        expect(answer.status < 500, "GET", path, "gave", answer.status)
        looked = Looked(answer.text if "html" in answer.headers.get("Content-Type", "") else "")
        if answer.status != 200:
            self.known.pop(path, None)
        self.note(looked)
        return looked

    def send(self, form, pairs, timeout=60):
        body = urllib.parse.urlencode(pairs, encoding="utf-8", errors="surrogatepass").encode()
        answer = self.server.ask("POST", form.action, body, timeout=timeout)
        self.answers[answer.status] = self.answers.get(answer.status, 0) + 1
        return answer

    def wander(self, write, until, most=20_000):
        """Fills and sends forms by chance until `until()`; `write(name, form)` gives the words."""
        for _ in range(most):
            if until():
                return
            path = self.chance.choice(list(self.known))
            forms = [
                form for form in self.look(path).forms
                if form.method == "post" and not form.multipart and not LEFT_ALONE.match(form.action)
            ]
            if not forms:
                continue
            # A form with room for words is what this is about; the others lead on to more of them.
            worded = [form for form in forms if form.written]
            form = self.chance.choice(worded if worded and self.chance.random() < 0.75 else forms)
            answer = self.send(form, form.filled(self.chance, lambda name: write(name, form)))
            expect(answer.status < 500, "POST", form.action, "gave", answer.status)
            if answer.status == 303:
                where = answer.headers["Location"]
                expect(where.startswith("/"), "a form led to", where)
                if form.written:
                    for field in form.written:
                        key = (re.sub(r"[0-9a-f]{32}", "ID", form.action), field.name)
                        self.kept_in[key] = self.kept_in.get(key, 0) + 1
                if not LEFT_ALONE.match(where):
                    self.known.setdefault(urllib.parse.urlsplit(where).path)
        expect(until(), "the wandering did not get there; answers:", self.answers)

    def all_pages(self, limit=10_000):
        """Every page that can be reached now by links, as (path, answer)."""
        seen, waiting = set(), list(self.known)
        while waiting and len(seen) < limit:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            answer = self.server.ask("GET", path)
            expect(answer.status < 500, "GET", path, "gave", answer.status)
            if "html" not in answer.headers.get("Content-Type", ""):
                continue
            before = set(self.known)
            self.note(Looked(answer.text))
            waiting += [known for known in self.known if known not in before]
            yield path, answer
