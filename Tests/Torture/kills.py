"""Kills, failing calls and second writers: what was acknowledged stays, and nothing else comes of it."""

import os
import pathlib
import select
import signal
import subprocess
import threading
import time

from kit import Acknowledged, Failure, Images, expect, need, work

ENDED_WELL = (0, 1, 4)  # done, could not, the vault


def kills(run):
    """Test 1: kill -9 at random moments of acknowledged work."""
    chance, rounds = run.chance("kills"), run.count(200, 15)
    folder, kept = run.fresh(), Acknowledged()
    with Images(run, making=True) as look:
        for number in range(rounds):
            process = subprocess.Popen(
                [run.program, "lab", "work", "--seed", str(chance.getrandbits(60)), "--data", str(folder)],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=run.plain(),
            )
            wanted, pause, printed = chance.randint(0, 60), chance.random() * 0.02, b""
            while printed.count(b"\n") < wanted:
                more = os.read(process.stdout.fileno(), 1 << 16)
                if not more:
                    break
                printed += more
            time.sleep(pause)
            process.kill()
            printed += process.stdout.read()
            process.stdout.close()
            expect(process.wait() == -signal.SIGKILL, "the work ended before it was killed")
            for line in printed.decode().split("\n")[:-1]:  # the last may have been cut off
                kept.add(line)
            image = look.look(folder)
            wrong = kept.misses(image)
            expect(not wrong, f"round {number}:", wrong)
            if not image.get("refused"):  # what was under way may have been kept as well
                kept.last, kept.drafts = image["last"], image["drafts"]
                kept.shredded = set(image["shredded"])
    expect(kept.last > rounds, "hardly anything was written")
    return f"{rounds} rounds, {kept.last} entries, {len(kept.shredded)} deleted"


def counted(run, calls, steps, seed):
    """How many calls of these kinds the work makes."""
    folder, counts = run.fresh(), run.folder / "counts"
    done, _ = work(run, folder, seed, steps, **run.recording(folder, fault=f"{calls}:5:999999999", counts=counts))
    expect(done.returncode == 0, "work under the recorder failed:", done.stderr[-300:])
    return int(counts.read_text())


def sweep(run, name, calls, what, again=True):
    """Lets each call of a kind fail in turn, or kills at it; then looks, works on, and looks again."""
    chance, steps = run.chance(name), 12
    seed = chance.getrandbits(40)
    total = counted(run, calls, steps, seed)
    places = list(range(1, total + 1))
    if run.short:
        places = sorted(chance.sample(places, min(12, total)))
    with Images(run, making=True) as look:
        for place in places:
            folder = run.fresh()
            done, kept = work(run, folder, seed, steps, **run.recording(folder, fault=f"{calls}:{what}:{place}"))
            code = -signal.SIGKILL if what == "KILL" else ENDED_WELL
            expect(
                done.returncode == code if what == "KILL" else done.returncode in code,
                f"{calls} {what} at {place}: ended with {done.returncode}", done.stderr[-200:],
            )
            wrong = kept.misses(look.look(folder))
            expect(not wrong, f"{calls} {what} at {place} of {total}:", wrong)
            if again:
                done, more = work(run, folder, seed + place, 5)
                expect(done.returncode == 0, f"{calls} {what} at {place}: no work after it:", done.stderr[-200:])
    return f"{len(places)} of {total} places"


def kill_at_each_call(run):
    """Test 1, exactly: kill -9 before each write, sync, truncation, rename and removal of a first start and work."""
    return sweep(run, "kill_at_each_call", "any", "KILL")


def sync_fails(run):
    """Test 5: each sync answers EIO in turn."""
    return sweep(run, "sync_fails", "sync", 5)


def write_fails(run):
    """Test 5: each write, truncation, opening and making of a file answers EIO in turn."""
    return sweep(run, "write_fails", "write,truncate,open,create,rename,unlink,mkdir", 5)


def write_is_full(run):
    """Test 6: each write answers that the disk is full in turn."""
    return sweep(run, "write_is_full", "write,create,mkdir", 28)


def strace_faults(run):
    """Test 5 told by another tool: strace lets system calls fail below every library."""
    need("strace")
    chance, kinds = run.chance("strace_faults"), []
    for call, cause in (("fdatasync", "EIO"), ("fsync", "EIO"), ("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("ftruncate", "EIO")):
        kinds += [(call, cause, place) for place in range(1, run.count(13, 1) + 1)]
    hits = 0
    with Images(run, making=True) as look:
        for call, cause, place in kinds:
            folder = run.fresh()
            done = run.salve(
                "lab", "work", "--seed", chance.getrandbits(40), "--steps", 12, "--data", folder,
                before=["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                        "-e", f"inject={call}:error={cause}:when={place}+"],
            )
            expect(done.returncode in ENDED_WELL, f"{call} {cause} from {place} on: ended with {done.returncode}")
            kept = Acknowledged(done.stdout.splitlines())
            wrong = kept.misses(look.look(folder))
            expect(not wrong, f"{call} {cause} from {place} on:", wrong)
            hits += done.returncode != 0
    expect(hits >= len(kinds) // 2, f"only {hits} of {len(kinds)} runs met their fault")
    return f"{len(kinds)} runs, {hits} met their fault"


def two_writers(run):
    """Test 13: the lock turns a second writer away and names the first; without it, two writers lose nothing."""
    folder = run.fresh()
    first = subprocess.Popen(
        [run.program, "lab", "work", "--data", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=run.plain(),
    )
    try:
        first.stdout.readline()
        done = run.salve("lab", "work", "--steps", 1, "--data", folder, timeout=20)
        expect(done.returncode == 3, "a second writer ended with", done.returncode)
        expect(str(first.pid) in done.stderr, "the holder is not named:", done.stderr[-200:])
    finally:
        first.kill()
        first.stdout.close()
        first.wait()
    each, folder = run.count(5_000, 150), run.fresh()
    work(run, folder, 1, 1)
    writers = [
        subprocess.Popen(
            [run.program, "lab", "work", "--beside-others", str(each), "--data", str(folder)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=run.plain(), text=True,
        )
        for _ in range(2)
    ]
    said = [None, None]

    def wait(place):
        said[place] = writers[place].communicate(timeout=1_800)

    threads = [threading.Thread(target=wait, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = []
    for writer, (out, error) in zip(writers, said):
        expect(writer.returncode == 0, "a writer beside another failed:", error[-300:])
        own = [int(line.split()[1]) for line in out.splitlines()]
        expect(own == sorted(own) and len(own) == each, "a writer's numbers are not in order")
        numbers += own
    with Images(run) as look:
        image = look.look(folder)
    first = image["last"] - 2 * each
    expect(sorted(numbers) == list(range(first + 1, image["last"] + 1)), "numbers are missing or doubled")
    expect(image["isSound"] and not image["wrong"], "the vault is not sound:", image)
    of_first = {int(line.split()[1]) for line in said[0][0].splitlines()}
    mixed = sum(number + 1 not in of_first for number in of_first)
    expect(mixed > 1, "the two writers never met")
    return f"refused with the holder’s number; 2 x {each} side by side, {mixed} turns"


def stale_lock(run):
    """Test 14: a lock file left behind, of a process that is gone, another's, or nonsense, stops nobody."""
    folder = run.fresh()
    process = subprocess.Popen(
        [run.program, "lab", "work", "--data", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=run.plain(),
    )
    process.stdout.readline()
    process.kill()
    process.stdout.close()
    process.wait()
    left = (folder / "salve.lock").read_bytes()
    expect(str(process.pid).encode() in left, "the killed process left no lock file to be stale")
    cases = [left, b"1\n", f"{os.getpid()}\nsomewhere\n".encode(), b"", b"\xff" * 4_000, b"-5\n", b"99999999999999999999\n"]
    for case in cases:
        (folder / "salve.lock").write_bytes(case)
        done, _ = work(run, folder, 1, 2)
        expect(done.returncode == 0, "stopped by", case[:20], done.stderr[-200:])
    return f"{len(cases)} kinds"


TESTS = [
    kills, kill_at_each_call, sync_fails, write_fails, write_is_full, strace_faults, two_writers, stale_lock,
]
