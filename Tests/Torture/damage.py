"""Damaged files: flipped bits, cut-off ends, false journals, and rows another hand has moved."""

import shutil
import sqlite3

from kit import Failure, Images, expect, work

NAME = "salve.vault"


def made(run, seed, steps):
    folder = run.fresh()
    done, kept = work(run, folder, seed, steps)
    expect(done.returncode == 0, "the work failed:", done.stderr[-300:])
    return folder, kept


def copy(source, target):
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    return target


def edit(folder, *statements):
    """Changes rows as another hand would, with SQLite alone."""
    with sqlite3.connect(folder / NAME) as db:
        for statement in statements:
            db.execute(*(statement if isinstance(statement, tuple) else (statement,)))
    db.close()


def rows(folder, question, *values):
    db = sqlite3.connect(folder / NAME)
    try:
        return db.execute(question, values).fetchall()
    finally:
        db.close()


SEALED = {
    "vault": ("vault_id", "device_id"), "wrap": ("header", "sealed", "commitment"), "epoch": ("sealed",),
    "head": ("chain", "mac"), "entry": ("entry_id", "header", "previous", "hash", "mark", "ciphertext"),
    "keyslot": ("sealed",), "draft": ("draft_id", "header", "sealed", "ciphertext"),
}
CHUNK = 24


def occurrences(data, piece):
    places, place = [], data.find(piece)
    while place >= 0 and len(places) < 3:
        places.append(place)
        place = data.find(piece, place + 1)
    return places


def live_bytes(folder):
    """Where in the file each piece of live sealed bytes lies: [(place, length, table, column, number)]."""
    data, found = (folder / NAME).read_bytes(), []
    for table, columns in SEALED.items():
        for column in columns:
            key = "number" if table in ("entry", "keyslot") else "rowid"
            for number, value in rows(folder, f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL"):
                # A long one lies in pieces on several pages. What stands twice (an id and its index) is live twice;
                # 32 zeros before the first entry could be anywhere, and are left out.
                pieces = [value] if value in data else [value[at:at + CHUNK] for at in range(0, len(value), CHUNK)]
                for piece in pieces:
                    places = occurrences(data, piece)
                    if len(set(piece)) > 1 and len(places) == 1 or piece == value and len(places) == 2:
                        found += [(place, len(piece), table, column, number) for place in places]
    return found


def flips(run):
    """Test 9: verify reports each flip in live sealed bytes; nothing else is hurt by it."""
    chance, count, seen, elsewhere = run.chance("flips"), run.count(2_000, 150), {}, 0
    folder, kept = made(run, chance.getrandbits(40), 60)
    places, image = {}, run.folder / "flipped"
    for piece in live_bytes(folder):
        places.setdefault(piece[2:4], []).append(piece)
    size = (folder / NAME).stat().st_size
    copy(folder, image)
    whole = (folder / NAME).read_bytes()
    with Images(run) as look:
        for number in range(count):
            anywhere = number % 4 == 3
            if anywhere:
                place, table, column, where = chance.randrange(size), "", "", None
            else:
                start, length, table, column, where = chance.choice(places[chance.choice(list(places))])
                place = start + chance.randrange(length)
            data = bytearray(whole)
            data[place] ^= 1 << chance.randrange(8)
            (image / NAME).write_bytes(data)
            (image / (NAME + "-journal")).unlink(missing_ok=True)
            found = look.look(image)
            what = f"byte {place} ({table}.{column} {where})"
            if found.get("refused"):
                seen["refused"] = seen.get("refused", 0) + 1
                expect(table not in ("entry", "keyslot", "draft"), what, "stops everything:", found["refused"])
                continue
            expect(not found["wrong"], what, "opens as something else")
            if anywhere:
                elsewhere += 1
                hurt = found["last"] - found["right"] - len(found["shredded"])
                expect(hurt == 0 or not found["isSound"], what, "hides an entry, and verify does not say so")
                expect(found["last"] == kept.last or not found["isSound"], what, "hides the end")
                continue
            expect(not found["isSound"], what, "is not seen by verify")
            lost = set(found["lost"]) | set(found["missing"])
            if table in ("entry", "keyslot"):
                expect(lost <= {where}, what, "hurts others:", lost)
                expect(where in set(found["damaged"]) | lost or "entry_id" in column, what, "is not named")
            else:
                expect(not lost, what, "hurts entries:", lost)
            seen[table] = seen.get(table, 0) + 1
    return f"{count} flips: {elsewhere} anywhere, the rest in live bytes, all seen: " + " ".join(
        f"{name} {number}" for name, number in sorted(seen.items())
    )


def truncations(run):
    """Test 10: the file cut at each 4 KiB, and by odd bytes: refused, or damaged entries named; never empty."""
    chance, refused, opened = run.chance("truncations"), 0, 0
    folder, kept = made(run, chance.getrandbits(40), run.count(200, 30))
    whole, image = (folder / NAME).read_bytes(), run.folder / "cut"
    sizes = list(range(0, len(whole), 4096)) + [chance.randrange(len(whole)) for _ in range(run.count(60, 10))]
    copy(folder, image)
    with Images(run, making=True) as look:
        for size in sizes:
            (image / NAME).write_bytes(whole[:size])
            (image / (NAME + "-journal")).unlink(missing_ok=True)
            found = look.look(image)
            if found.get("refused"):
                refused += 1
                continue
            opened += 1
            expect(not found["isSound"] and not found["wrong"], f"cut at {size}: not seen")
            expect(found["last"] > 0, f"cut at {size}: starts empty")
        (image / NAME).unlink()
        found = look.look(image)
        expect(found.get("refused") == "vaultMissing", "a key without its vault:", found)
    return f"{len(sizes)} sizes: {refused} refused, {opened} opened with what was lost named"


def journals(run):
    """Test 10: nonsense, another vault's, a torn or a removed journal beside the file."""
    chance = run.chance("journals")
    folder, kept = made(run, chance.getrandbits(40), 30)
    other, _ = made(run, chance.getrandbits(40), 30)
    log = run.folder / "journal-notes"
    # A real journal: kill a writer while its journal is full. Where that is depends on what the vault holds, so
    # one place after the other is tried; each commit leaves its journal full for at least five calls.
    real = None
    for place in range(8, 400, 4):
        victim = copy(other, run.folder / "victim")
        work(run, victim, 5, 6, **run.recording(victim, log, fault=f"any:KILL:{place}"))
        log.unlink(missing_ok=True)
        journal = victim / (NAME + "-journal")
        left = journal.read_bytes() if journal.exists() else b""
        if left[:8] == bytes.fromhex("d9d505f920a163d7"):
            real = left
            break
    expect(real, "no writer left a journal when killed")
    image, tried = run.folder / "journal", 0
    kinds = {
        "nonsense": chance.randbytes(20_000), "zeros": bytes(9_000), "a header alone": real[:512],
        "half a header": real[:100], "a header and nonsense": real[:512] + chance.randbytes(8_000), "empty": b"",
    }
    for number in range(run.count(100, 10)):
        kinds[f"cut {number}"] = real[:chance.randrange(len(real))]
        torn = bytearray(real)
        torn[chance.randrange(len(torn))] ^= 1 << chance.randrange(8)
        kinds[f"flipped {number}"] = bytes(torn)
    with Images(run, making=True) as look:
        for name, content in kinds.items():
            copy(folder, image)
            (image / (NAME + "-journal")).write_bytes(content)
            found = look.look(image)
            tried += 1
            if name in ("nonsense", "zeros", "empty", "half a header"):
                expect(not kept.misses(found), f"{name}: {kept.misses(found)}")
            # What begins as a journal is played back by SQLite, whoever's it was; then the seals see it.
            elif not found.get("refused"):
                expect(not found["wrong"], name, "opens as something else")
                expect(not found["isSound"] or not kept.misses(found), name, "is not seen")
        victim = copy(other, run.folder / "victim")
        image = copy(folder, image)
        (image / (NAME + "-journal")).write_bytes(real)
        found = look.look(image)
        expect(found.get("refused") or not found["isSound"] or not kept.misses(found), "another’s journal is not seen")
    return f"{tried + 1} journals"


def moved_rows(run):
    """Test 11: rows swapped, played back, transplanted or taken away are all seen."""
    chance = run.chance("moved_rows")
    one, kept = made(run, 7, 50)
    two, _ = made(run, 7, 50)  # the same steps, another vault
    # Two futures of one past: what was never true together.
    fork, _ = copy(one, run.folder / "fork"), None
    work(run, one, 11, 30)
    work(run, fork, 12, 30)
    image, cases = run.folder / "moved", 0
    columns = ("entry_id", "header", "previous", "hash", "mark", "ciphertext")
    last = rows(one, "SELECT number FROM head")[0][0]

    def take(table, number, source, key="number"):
        names = [row[1] for row in rows(source, f"PRAGMA table_info({table})")]
        found = rows(source, f"SELECT {', '.join(names)} FROM {table} WHERE {key} = ?", number)
        return [f"DELETE FROM {table} WHERE {key} = {number}"] + [
            (f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(names))})", row) for row in found
        ]

    def alive(folder):
        return [row[0] for row in rows(folder, "SELECT number FROM entry WHERE ciphertext IS NOT NULL")]

    def case(look, name, *statements, refusing=False):
        nonlocal cases
        copy(one, image)
        try:
            edit(image, *statements)
        except sqlite3.IntegrityError:
            return  # the file itself does not take it
        found = look.look(image)
        if found.get("refused"):
            expect(refusing, name, "stops everything:", found["refused"])
        else:
            expect(not found["wrong"], name, "opens as something else")
            expect(not found["isSound"], name, "is not seen")
        cases += 1

    def swap(table, column, a, b):
        values = {number: rows(one, f"SELECT {column} FROM {table} WHERE number = ?", number)[0][0] for number in (a, b)}
        return [
            (f"UPDATE {table} SET {column} = ? WHERE number = ?", (values[b], a)),
            (f"UPDATE {table} SET {column} = ? WHERE number = ?", (values[a], b)),
        ]

    here = alive(one)
    shared = sorted(set(here) & set(alive(two)))
    future = [number for number in sorted(set(here) & set(alive(fork))) if number > kept.last]
    with Images(run) as look:
        for _ in range(run.count(40, 4)):
            a, b = chance.sample(here, 2)
            for column in columns:
                if column not in ("mark", "entry_id"):
                    case(look, f"{column} of {a} and {b}", *swap("entry", column, a, b))
            case(look, f"keyslots of {a} and {b}", *swap("keyslot", "sealed", a, b))
            case(look, f"numbers {a} and {b}", f"UPDATE entry SET number = -1 WHERE number = {a}",
                 f"UPDATE entry SET number = {a} WHERE number = {b}", f"UPDATE entry SET number = {b} WHERE number = -1",
                 *swap("keyslot", "sealed", a, b))
            case(look, f"ids of {a} and {b}", f"UPDATE entry SET entry_id = x'00' WHERE number = {a}",
                 *reversed(swap("entry", "entry_id", a, b)))
            case(look, f"row {a} gone", f"DELETE FROM entry WHERE number = {a}", f"DELETE FROM keyslot WHERE number = {a}")
            case(look, f"entry {a} gone, its key left", f"DELETE FROM entry WHERE number = {a}")
            case(look, f"keyslot {a} gone", f"DELETE FROM keyslot WHERE number = {a}")
            case(look, f"text {a} gone", f"UPDATE entry SET ciphertext = NULL WHERE number = {a}")
            case(look, f"{a} as if deleted", f"UPDATE entry SET ciphertext = NULL, mark = zeroblob(32) WHERE number = {a}",
                 f"DELETE FROM keyslot WHERE number = {a}")
            number = chance.choice(shared)
            case(look, f"row {number} of another vault", *take("entry", number, two), *take("keyslot", number, two))
            case(look, f"keyslot {number} of another vault", *take("keyslot", number, two))
            number = chance.choice(future)
            case(look, f"row {number} of another future", *take("entry", number, fork), *take("keyslot", number, fork))
            case(look, f"epoch of keyslot {a}", f"UPDATE keyslot SET epoch = epoch + 1 WHERE number = {a}")
            case(look, f"end moved back to {a}", f"DELETE FROM entry WHERE number > {min(a, last - 1)}",
                 f"DELETE FROM keyslot WHERE number > {min(a, last - 1)}")
            case(look, "head says less", f"UPDATE head SET number = {a - 1}")
        case(look, "head of another future", *take("head", 1, fork, "one"))
        case(look, "head of another vault", *take("head", 1, two, "one"))
        case(look, "head gone", "DELETE FROM head", refusing=True)
        case(look, "wrap of another vault", "DELETE FROM wrap", *take("wrap", 1, two, "rowid"), refusing=True)
        case(look, "epoch key of another vault", *take("epoch", 1, two, "epoch"), refusing=True)
        case(look, "names of another vault", *take("vault", 1, two, "one"), refusing=True)
        for draft, in rows(two, "SELECT rowid FROM draft"):
            case(look, "draft of another vault", *take("draft", draft, two, "rowid"))
    return f"{cases} cases"


TESTS = [flips, truncations, journals, moved_rows]
