"""What is left on the disk: nothing a person wrote, whatever they did; and of what they deleted, no key."""

import base64
import gzip
import os
import re
import sqlite3
import time
import zlib

from forms import Wanderer
from kit import Failure, Server, expect, need

MARK = "qzvxmarkedwords"


def spellings(text):
    """The bytes by which a text may be found in a file: as it is, and in the forms programs give it."""
    plain = text.encode()
    found = {
        "plain": plain, "upper case": text.upper().encode(), "UTF-16 LE": text.encode("utf-16-le"),
        "UTF-16 BE": text.encode("utf-16-be"), "UTF-32 LE": text.encode("utf-32-le"), "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(), "percent": "".join(f"%{byte:02X}" for byte in plain).encode(),
        "reversed": plain[::-1],
    }
    for shift in range(3):  # base64 by where in a group of three the text begins; the ends depend on the neighbours
        code = base64.b64encode(b"\0" * shift + plain)
        found[f"base64 {shift}"] = code[4 if shift else 0:-4]
    return found


def packed(data):
    """What is in each gzip or zlib stream that begins somewhere in these bytes."""
    for match in re.finditer(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]", data):
        for window in (31, 15):
            try:
                inside = zlib.decompressobj(window).decompress(data[match.start():], 1 << 24)
            except zlib.error:
                continue
            if inside:
                yield inside


def traces(folders, text=MARK, depth=1):
    """Where a text stands in the files of some folders, in any spelling."""
    wanted, found = spellings(text), []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            data = path.read_bytes()
            for part in [data, *packed(data)]:
                found += [f"{path.name}: {name}" for name, code in wanted.items() if code in part]
            if text in path.name:
                found.append(f"{path}: its name")
    return found


def searching(run):
    """The control of the next: the search finds a text in each spelling, and packed."""
    folder = run.fresh("spelt")
    for number, (name, code) in enumerate(spellings(MARK).items()):
        (folder / str(number)).write_bytes(os.urandom(1_000) + code + os.urandom(1_000))
        expect(traces([folder]), "not found:", name)
        (folder / str(number)).unlink()
    for name, code in (("gzip", gzip.compress(MARK.encode())), ("zlib", zlib.compress(b"x" * 999 + MARK.encode()))):
        (folder / name).write_bytes(os.urandom(1_000) + code)
        expect(traces([folder]), "not found:", name)
        (folder / name).unlink()
    for before in range(5):
        (folder / "code").write_bytes(base64.b64encode(b"a" * before + MARK.encode() + b"and more"))
        expect(traces([folder]), "not found: base64 after", before)
    (folder / "code").write_bytes(os.urandom(100_000))
    expect(not traces([folder]), "found where it is not")
    return f"{len(spellings(MARK)) + 2} spellings"


def half_hour(run):
    """Test 25: marked words through every form of the pages; not one of them in any file, log or name."""
    chance, count = run.chance("half_hour"), run.count(500, 120)
    sent, server = 0, Server(run)

    def write(name, form):
        nonlocal sent
        sent += 1
        return f"{MARK}{sent} is made up" if name != "number" else "01 555 0100"

    with server:
        server.enter()
        wanderer = Wanderer(server, chance)
        wanderer.wander(write, lambda: sum(wanderer.kept_in.values()) >= count)
        shown = sum(MARK in answer.text for _, answer in wanderer.all_pages())
        expect(shown > 3, "the marked words are on hardly any page, so nothing was proved")
        for command in (["list"], ["timeline"], ["vault", "verify"], ["vault", "backup", server.folder / "copy"]):
            done = server.command(*command)
            expect(done.returncode == 0, command, "failed:", done.stderr[-200:])
        found = traces([server.folder])
        expect(not found, "while it runs:", found[:5])
        for name in ("cmdline", "environ"):
            with open(f"/proc/{server.pid}/{name}", "rb") as file:
                expect(MARK.encode() not in file.read(), "in the process’s", name)
    found = traces([server.folder])
    expect(not found, "after it stopped:", found[:5])
    # Killed in the middle, with no chance to tidy up.
    server.start()
    server.enter()
    again = Wanderer(server, chance)
    before = sum(again.kept_in.values())
    again.wander(write, lambda: sum(again.kept_in.values()) >= before + 10)
    server.stop(9)
    found = traces([server.folder])
    expect(not found, "after it was killed:", found[:5])
    return f"{sent} marked texts sent, kept in {len(wanderer.kept_in)} kinds of field, on {shown} pages; 0 in files"


def deleted(run):
    """Test 24: after a deletion the entry’s key and ciphertext stand nowhere in the folder, and the chain holds."""
    need("faketime")
    chance, checked = run.chance("deleted"), 0
    server = Server(run)
    with server:
        server.enter()
        for number in range(run.count(20, 6)):
            expect(server.post("/list", {"what": f"Made-up thing {number}"}).status == 303, "a save failed")
        things = re.findall(r'href="/list/thing/([0-9a-f]+)"', server.page("/list"))
        keys = {}
        for thing in chance.sample(things, min(len(things), run.count(10, 3))):
            page = server.page(f"/list/thing/{thing}")
            entry = re.search(r'name="entry" value="([0-9a-f]+)"', page) or re.search(r'name="thing" value="([0-9a-f]+)"', page)
            before = slots(server.vault)
            answer = server.post("/delete", {"entry": entry.group(1) if entry else thing, "back": "/list"})
            expect(answer.status == 303, "deleting gave", answer.status)
            keys[thing] = before
    held = slots(server.vault)
    # The undo minute is over at the next opening.
    server.before = ["faketime", "-f", "+1d"]
    with server:
        time.sleep(0.5)
        server.page("/help-now")
    server.before = []
    left = slots(server.vault)
    gone = {number: values for number, values in held.items() if number not in left}
    expect(len(gone) >= len(keys), f"{len(keys)} were deleted, {len(gone)} keys are gone")
    files = [path.read_bytes() for path in server.folder.rglob("*") if path.is_file()]
    for sealed, ciphertext in gone.values():
        for piece in (sealed, sealed[12:44], ciphertext[:64], ciphertext[-64:]):
            expect(not any(piece in data for data in files), "a deleted entry’s bytes are still there")
            checked += 1
    for sealed, _ in left.values():
        expect(any(sealed in data for data in files), "the search does not find what is there")
    expect(server.command("vault", "verify").returncode == 0, "the chain does not hold")
    return f"{len(gone)} keys gone, {checked} pieces searched for"


def slots(vault):
    """The sealed key and ciphertext of each entry that has them."""
    db = sqlite3.connect(f"file:{vault}?mode=ro", uri=True)
    try:
        return {
            number: (sealed, ciphertext) for number, sealed, ciphertext in db.execute(
                "SELECT k.number, k.sealed, e.ciphertext FROM keyslot k JOIN entry e ON e.number = k.number"
            )
        }
    finally:
        db.close()


TESTS = [searching, half_hour, deleted]
