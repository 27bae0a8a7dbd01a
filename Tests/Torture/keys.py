"""The keys while they change, hostile key rows, and an older copy put back."""

import os
import shutil
import signal
import sqlite3
import struct
import subprocess

from kit import Acknowledged, Images, Missing, expect, work
from power import cuts, notes

NAME = "salve.vault"


def changing(run, folder, oks, lock=False, **environment):
    """`salve lab rekey` until it has said ok so often, then killed; what it said, and how it ended."""
    if "change all keys" not in " ".join(run.salve("lab", "rekey", "--help").stdout.split()):
        raise Missing("this salve has no `lab rekey`")
    process = subprocess.Popen(
        [run.program, "lab", "rekey", "--data", str(folder), *(["--lock"] if lock else [])], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, env=run.plain(**environment),
    )
    said = []
    while len(said) < oks and (line := process.stdout.readline()).endswith("\n"):
        said.append(line)
    ended = process.poll() if len(said) < oks else None
    process.kill()
    rest, why = process.communicate()
    said += rest.splitlines(keepends=True)
    return [line.strip() for line in said if line.endswith("\n")], process.returncode if ended is None else ended, why


def rekey_killed(run):
    """Test 23: keys being changed, killed at each call on a file: the old key opens or the new one, never neither."""
    chance = run.chance("rekey_killed")
    probe, log = run.fresh(), run.folder / "rekey-notes"
    changing(run, probe, 3, **run.recording(probe, log))
    total = sum(note[0] in (1, 3, 4, 5, 6, 7, 8) for note in notes(log))
    places = sorted(chance.sample(range(1, total), run.count(min(400, total - 1), 10)))
    with Images(run, making=True) as look:
        for place in places:
            folder = run.fresh()
            said, code, _ = changing(run, folder, 10**6, **run.recording(folder, fault=f"any:KILL:{place}"))
            expect(code == -signal.SIGKILL, f"at {place}: ended with {code}")
            kept = Acknowledged(said)
            wrong = kept.misses(look.look(folder))
            expect(not wrong, f"killed at {place} of {total}:", wrong)
            more, _, why = changing(run, folder, 1)
            expect(more, f"killed at {place}: no change of keys after it:", why[-200:])
    locked = run.count(40, 3)
    for place in sorted(chance.sample(range(20, total * 2), locked)):
        folder = run.fresh()
        said, _, _ = changing(run, folder, 10**6, lock=True, **run.recording(folder, fault=f"any:KILL:{place}"))
        kept = Acknowledged(said)
        more, _, why = changing(run, folder, 1, lock=True)
        expect(more, f"with a passphrase, killed at {place}: nothing opens it:", why[-200:])
        number = int(more[0].split()[1])
        expect(kept.last < number <= kept.last + 2, f"with a passphrase, killed at {place}: {kept.last} then {number}")
    return f"{len(places)} of {total} places, {locked} with a passphrase"


def rekey_power(run):
    """Tests 2 and 23: the power goes while keys change."""
    chance, count = run.chance("rekey_power"), run.count(600, 60)
    root, log, image = run.fresh("rekey"), run.folder / "rekey-power", run.folder / "image"
    said, _, why = changing(run, root, 8, **run.recording(root, log))
    expect(len(said) >= 8, "the keys do not change:", why[-200:])
    with Images(run, making=True) as look:
        for moment, kept, disk in cuts(log, root, count, chance):
            disk.cut(chance, image)
            wrong = kept.misses(look.look(image))
            expect(not wrong, f"cut at note {moment}:", wrong)
    return f"{count} images"


def older_copy(run):
    """Test 12: an older copy put back is seen before the first write, as long as one witness is left."""
    chance, rounds = run.chance("older_copy"), run.count(60, 8)
    with Images(run) as look:
        for number in range(rounds):
            folder = run.fresh()
            work(run, folder, chance.getrandbits(40), chance.randint(3, 12))
            older = (folder / NAME).read_bytes()
            before = look.look(folder)["last"]
            while look.look(folder)["last"] == before:  # deletions and drafts alone leave the log as it was
                work(run, folder, chance.getrandbits(40), chance.randint(1, 6))
            newer = (folder / NAME).read_bytes()
            (folder / NAME).write_bytes(older)
            found = look.look(folder)
            expect(not found["isSound"] and found["condition"] != "sound", f"round {number}: not seen:", found["condition"])
            done, _ = work(run, folder, 1, 1)
            expect(done.returncode in (1, 4), f"round {number}: written to, ended with {done.returncode}")
            expect((folder / NAME).read_bytes() == older, f"round {number}: the file was changed")
            (folder / NAME).write_bytes(newer)
            expect(look.look(folder)["isSound"], f"round {number}: the right one is not taken again")
        # The control: with no witness left, nothing remembers.
        (folder / NAME).write_bytes(older)
        shutil.rmtree(folder / "state")
        expect(look.look(folder)["condition"] == "sound", "the control: something else remembers")
    return f"{rounds} rounds, all seen"


def measured(run, arguments):
    """How a command that may ask for too much of either ended, its seconds of processor time, and its MiB."""
    process = subprocess.Popen(
        ["timeout", "-s", "KILL", "60", run.program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=run.plain(),
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def header_bomb(run):
    """Test 36: rows of keys that ask for endless work, or are endlessly many, are refused before any is done."""
    costs = [(1 << 30, 8, 1), (1 << 17, 1 << 20, 1), (1 << 17, 8, 1 << 20), (0, 8, 1), (3, 8, 1), (1 << 14, 8, 1), ((1 << 32) - 1,) * 3]
    cases, most, slowest = 0, 0, 0
    plain = run.fresh()
    work(run, plain, 1, 5)
    locked = run.fresh()
    changing(run, locked, 1, lock=True)  # killed while, or after, the passphrase was set
    # What the same command takes on a sound vault, without a step of work.
    sound = [measured(run, ["lab", "work", "--steps", "0", "--data", str(plain)]) for _ in range(5)]
    usual_time, usual = min(seconds for _, seconds, _ in sound), max(size for _, _, size in sound)
    for folder, command in ((plain, ["lab", "work", "--steps", "1"]), (locked, ["lab", "rekey", "--lock"])):
        image = run.folder / "bomb"
        bombs = [("cost", cost) for cost in costs] + [("many", 10_000)]
        for kind, value in bombs:
            shutil.rmtree(image, ignore_errors=True)
            shutil.copytree(folder, image)
            db = sqlite3.connect(image / NAME)
            header, sealed, commitment = db.execute("SELECT header, sealed, commitment FROM wrap").fetchone()
            if kind == "cost":
                # docs/VaultFormat.md: method, stretching, then N, r and p; 2 is a passphrase, 1 is scrypt.
                header = header[:33] + bytes([2, 1]) + struct.pack(">III", *value) + header[47:]
                db.execute("UPDATE wrap SET header = ?", (header,))
            else:
                db.executemany(
                    "INSERT INTO wrap VALUES (?, ?, ?)",
                    ((header[:17] + number.to_bytes(16, "big") + header[33:], sealed, commitment) for number in range(value)),
                )
            db.commit()
            db.close()
            tries = [measured(run, [*command, "--data", str(image)]) for _ in range(3)]
            for code, _, size in tries:
                expect(code in (1, 4), f"{kind} {value}: ended with {code}")
                expect(size < usual + 10, f"{kind} {value}: took {size:.0f} MiB, {usual:.0f} without")
            most = max(most, max(size for _, _, size in tries) - usual)
            slowest = max(slowest, min(seconds for _, seconds, _ in tries) - usual_time)
            cases += 1
    return f"{cases} cases refused, with at most {most:.1f} MiB and {slowest * 1000:+.0f} ms of processor time more than opening a sound vault"


TESTS = [rekey_killed, rekey_power, older_copy, header_bomb]
