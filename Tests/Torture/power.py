"""Power cuts: what a disk may hold at any moment, told from the notes of recorder.c, opened and looked at.

The model is harsher than most file systems, within what POSIX promises:
- What was synced is there: a file's bytes and length after a sync of the file, its name after a sync of its folder.
- Of the rest, each sector of 512 bytes holds what it held after any number of the writes to it (so writes are
  reordered and torn between sectors), a length is any of those it had, and a name may be the old or the new one.
  A truncation is one step: the bytes beyond it are all there or all gone.
- A part of a file that came into being by its length alone holds zeros or old bytes of something else.
"""

import pathlib
import shutil
import struct
import subprocess
import sys

from kit import HERE, Acknowledged, Failure, Images, expect

OPEN, CLOSE, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, LINK, SAID = range(1, 11)
SECTOR = 512
FOLDER = object()


def notes(path):
    data, place = path.read_bytes(), 0
    while place < len(data):
        kind, file, a, b, one, two = struct.unpack_from("<BiQQII", data, place)
        place += 29
        yield kind, file, a, b, data[place:place + one], data[place + one:place + one + two]
        place += one + two


class File:
    """What is surely on the disk of one file, and what is on its way there."""

    def __init__(self):
        self.surely, self.pending, self.length = b"", [], 0

    def write(self, at, data):
        self.pending.append((at, data))
        self.length = max(self.length, at + len(data))

    def truncate(self, size):
        self.pending.append((size, None))
        self.length = size

    def sync(self):
        self.surely, self.pending = self.after(len(self.pending)), []

    def after(self, count):
        content = bytearray(self.surely)
        for at, data in self.pending[:count]:
            if data is None:
                content = content[:at].ljust(at, b"\0")
            else:
                content = content.ljust(at + len(data), b"\0")
                content[at:at + len(data)] = data
        return bytes(content)

    def reach(self, chosen, start):
        """The first and last state a sector may be in, when the length is that of the chosen one.

        A truncation is one step for all that lies beyond it: file systems let a length go before its bytes.
        """
        def cuts(place):
            at, data = self.pending[place]
            return data is None and at < start + SECTOR
        first = last = chosen
        while first > 0 and not cuts(first - 1):
            first -= 1
        while last < len(self.pending) and not cuts(last):
            last += 1
        return first, last

    def torn(self, chance):
        """One of the contents the disk may have after a cut."""
        if not self.pending:
            return self.surely
        states = [self.after(count) for count in range(len(self.pending) + 1)]
        style, share = chance.random(), chance.random()
        if style < 0.15:  # all of it just made it, or nothing did
            return chance.choice((states[0], states[-1]))
        chosen = chance.randrange(len(states))
        length = len(states[chosen])
        filling = bytes(chance.randrange(256) for _ in range(SECTOR)) if chance.random() < 0.5 else bytes(SECTOR)
        content = bytearray()
        for start in range(0, length, SECTOR):
            first, last = self.reach(chosen, start)
            if style < 0.5:
                state = states[last if chance.random() < share else first]
            else:
                state = states[chance.randint(first, last)]
            sector = state[start:start + SECTOR]
            content += sector + filling[len(sector):min(SECTOR, length - start)]
        return bytes(content)


class Disk:
    """The folder as it surely is on the disk, and the names that are on their way."""

    def __init__(self, root):
        self.root = str(root)
        self.surely = {}   # path from the root -> File, or FOLDER
        self.now = {}
        self.pending = {}  # folder -> [(name taken away or None, name given or None, what)]
        self.open = {}
        self.created = 0

    def name(self, path):
        return path.decode()[len(self.root):].strip("/")

    @staticmethod
    def parent(name):
        return name.rpartition("/")[0]

    def change(self, gone, given, what):
        folder = self.parent(given if given is not None else gone)
        self.pending.setdefault(folder, []).append((gone, given, what))
        if gone is not None:
            self.now.pop(gone, None)
        if given is not None:
            self.now[given] = what

    def apply(self, note):
        kind, file, a, b, one, two = note
        if kind == OPEN:
            name = self.name(one)
            known = self.now.get(name, FOLDER if name == "" else None)
            if known is None:
                if not b:
                    raise Failure(f"the notes begin after {name} was made")
                known = File()
                self.change(None, name, known)
            if a and known is not FOLDER:
                known.truncate(0)
            self.open[file] = (name, known)
        elif kind == CLOSE:
            self.open.pop(file, None)
        elif kind == WRITE:
            self.open[file][1].write(a, one)
        elif kind == TRUNCATE:
            self.open[file][1].truncate(a)
        elif kind == SYNC:
            name, what = self.open[file]
            if what is FOLDER:
                for gone, given, entry in self.pending.pop(name, []):
                    self.settle(self.surely, gone, given, entry)
            else:
                what.sync()
        elif kind == RENAME:
            old, new = self.name(one), self.name(two)
            if self.parent(old) != self.parent(new):
                raise Failure("a rename between folders is not in the model")
            self.change(old, new, self.now[old])
        elif kind == LINK:
            self.change(None, self.name(two), self.now[self.name(one)])
        elif kind == UNLINK:
            self.change(self.name(one), None, None)
        elif kind == MKDIR:
            self.change(None, self.name(one), FOLDER)

    @staticmethod
    def settle(names, gone, given, what):
        if gone is not None:
            names.pop(gone, None)
        if given is not None:
            names[given] = what

    def cut(self, chance, target):
        """Writes one of the folders that may be there after a cut."""
        names = dict(self.surely)
        for entries in self.pending.values():
            ordered = chance.random() < 0.5
            upto = chance.randint(0, len(entries))
            for place, (gone, given, what) in enumerate(entries):
                if place < upto if ordered else chance.random() < 0.5:
                    self.settle(names, gone, given, what)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(mode=0o700)
        for name in sorted(names):
            parent, what = self.parent(name), names[name]
            if not (target / parent).is_dir():
                continue  # what lies in a folder that is not there is not there
            path = target / name
            if what is FOLDER:
                path.mkdir(mode=0o700)
            else:
                path.write_bytes(what.torn(chance))
                path.chmod(0o600)


def cuts(log, root, count, chance, without_syncs=False):
    """Yields `count` moments: (number of the note, what was acknowledged by then, the disk then)."""
    everything = list(notes(log))
    moments = sorted(chance.randrange(len(everything) + 1) for _ in range(count))
    disk, kept, place = Disk(root), Acknowledged(), 0
    for moment in moments:
        while place < moment:
            note = everything[place]
            place += 1
            if note[0] == SAID:
                for line in note[4].decode().splitlines():
                    kept.add(line)
            elif not (without_syncs and note[0] == SYNC):
                disk.apply(note)
        yield moment, kept, disk


def recorded(run, seed, steps, within=""):
    root = run.fresh("work")
    log = run.folder / f"notes-{seed % 10**9}"
    done = run.salve(
        "lab", "work", "--seed", seed, "--steps", steps, "--data", root / within,
        environment=run.plain(**run.recording(root, log)),
    )
    expect(done.returncode == 0, "work under the recorder failed:", done.stderr[-300:])
    return root, log


def power(run):
    """Tests 2 and 4: every image opens and holds what was acknowledged; without syncs it must not."""
    chance = run.chance("power")
    count, runs = run.count(2_000, 160), run.count(8, 2)
    opened, begun, images = 0, 0, run.folder / "image"
    with Images(run, making=True) as look:
        for _ in range(runs):
            seed = chance.getrandbits(40)
            root, log = recorded(run, seed, 60)
            for moment, kept, disk in cuts(log, root, count // runs, chance):
                disk.cut(chance, images)
                wrong = kept.misses(look.look(images))
                expect(not wrong, f"seed {run.seed}, work {seed}, cut at note {moment}:", wrong)
                opened += 1
                begun += kept.last == 0
        lost = 0
        root, log = recorded(run, chance.getrandbits(40), 60)
        control = run.count(200, 40)
        for _, kept, disk in cuts(log, root, control, chance, without_syncs=True):
            disk.cut(chance, images)
            lost += bool(kept.misses(look.look(images)))
        expect(lost > control // 2, f"the control lost something in only {lost} of {control} images: the bench is blind")
    return f"{opened} images, {begun} of them before the first entry; control without syncs: {lost} of {control} lost"


def power_first_start(run):
    """Test 2 where folders, key and vault are all being made: whole or new, never neither."""
    chance = run.chance("power_first_start")
    count, within, image, kept_some = run.count(600, 60), "some/where", run.folder / "image", 0
    with Images(run, making=True) as look:
        root, log = recorded(run, chance.getrandbits(40), 4, within)
        for moment, kept, disk in cuts(log, root, count, chance):
            disk.cut(chance, image)
            wrong = kept.misses(look.look(image / within))
            expect(not wrong, f"cut at note {moment}:", wrong)
            kept_some += kept.last > 0
    expect(0 < kept_some < count, "the cuts did not fall on both sides of the first entry")
    return f"{count} images, {count - kept_some} of them before the first entry"


PLAIN = HERE / "plain_writer.py"


def power_control(run):
    """Test 4: a writer of SQLite alone, with FULL, must lose nothing, and with NORMAL must lose something."""
    chance = run.chance("power_control")
    count, found = run.count(400, 60), {}
    for level in ("FULL", "NORMAL"):
        root = run.fresh("plain")
        log = run.folder / f"plain-{level}"
        said = subprocess.run(
            [sys.executable, str(PLAIN), str(root / "plain.db"), level, "40"],
            env=run.plain(**run.recording(root, log)), capture_output=True, text=True,
        )
        expect(said.returncode == 0, "the plain writer failed:", said.stderr[-300:])
        found[level] = 0
        image = run.folder / "plain-image"
        for _, kept, disk in cuts(log, root, count, chance):
            disk.cut(chance, image)
            there = subprocess.run(
                [sys.executable, str(PLAIN), str(image / "plain.db")], capture_output=True, text=True,
            ).stdout.strip()
            found[level] += not (there.isdigit() and int(there) >= kept.last)
    expect(found["FULL"] == 0, f"with FULL {found['FULL']} of {count} images lost something: the model is too harsh")
    expect(found["NORMAL"] > 0, f"with NORMAL none of {count} images lost anything: the bench is blind")
    return f"{count} images each; FULL lost 0, NORMAL lost {found['NORMAL']}"


TESTS = [power, power_first_start, power_control]
