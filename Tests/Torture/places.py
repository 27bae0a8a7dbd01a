"""Where a vault lies: full disks, places that cannot be written, other owners, loose modes."""

import contextlib
import os
import re
import stat
import subprocess

from kit import Acknowledged, Failure, Images, Missing, Server, expect, need, need_root, work


@contextlib.contextmanager
def mounted(run, size):
    """A small file system of its own, in memory."""
    need_root()
    need("mount", "umount")
    place = run.fresh("small")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(place)], capture_output=True, text=True,
    )
    if done.returncode != 0:
        raise Missing("a small file system cannot be mounted here: " + done.stderr.strip())
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def ballast(place, free):
    """Fills the place up to so many bytes."""
    path = place / "ballast"
    path.unlink(missing_ok=True)
    room = os.statvfs(place)
    size = room.f_bavail * room.f_frsize - free
    if size > 0:
        with open(path, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, size)
    return path


def disk_full(run):
    """Test 6: a disk with 0 bytes to 2 MiB left, in steps: clear words, nothing lost, and on it goes with room."""
    chance, levels = run.chance("disk_full"), 0
    step = run.count(8 << 10, 400 << 10)
    with mounted(run, "3m") as place, Images(run, making=True) as look:
        for number, free in enumerate(range(0, (2 << 20) + 1, step)):
            folder = place / f"v{number}"
            folder.mkdir(mode=0o700)
            heavy = ballast(place, free)
            done, kept = work(run, folder, chance.getrandbits(40), 100_000)
            expect(done.returncode == 1, f"{free} bytes left: ended with {done.returncode}", done.stderr[-200:])
            expect("full" in done.stderr, f"{free} bytes left: does not say that the disk is full:", done.stderr[-200:])
            if kept.last:
                wrong = kept.misses(look.look(folder))  # read while it is still full
                expect(not wrong, f"{free} bytes left:", wrong)
            heavy.unlink()
            again, _ = work(run, folder, 1, 3)
            expect(again.returncode == 0, f"{free} bytes left: no work with room again:", again.stderr[-200:])
            subprocess.run(["rm", "-rf", str(folder)], check=True)
            levels += 1
    return f"{levels} levels"


def words_on(answer):
    return re.sub(r"<[^>]+>", " ", answer.text)


def disk_full_in_pages(run):
    """Test 6 in the browser: not saved is said, the words stay in the form, and saving works with room again."""
    with mounted(run, "24m") as place:
        server = Server(run, place)
        with server:
            server.enter()
            expect(server.post("/list", {"what": "A made-up radio"}).status == 303, "the first save failed")
            heavy = ballast(place, 0)
            text = "Made-up words that must not be lost. " * 3_000
            answer = server.post("/send", {"text": text, "until": "morning"})
            expect(answer.status >= 500, "a full disk was answered with", answer.status)
            expect(text.strip() in answer.text, "the words are not on the page")
            expect(server.ask("GET", "/").status == 200, "reading does not go on")
            expect("A made-up radio" in server.page("/list"), "earlier entries cannot be read")
            heavy.unlink()
            answer = server.post("/send", {"text": text, "until": "morning"})
            expect(answer.status == 303, "with room again a save gives", answer.status)
            expect(server.command("vault", "verify").returncode == 0, "the vault is not sound")
    return "said, kept in the form, saved with room again"


def failing_disk_in_pages(run):
    """Test 5 in the browser: syncs of a running Salve begin to fail; nothing acknowledged is lost."""
    need("strace")
    server = Server(run)
    kept, refused = [], []
    with server:
        server.enter()
        for number in range(5):
            expect(server.post("/list", {"what": f"Made-up thing {number}"}).status == 303, "a save failed")
            kept.append(f"Made-up thing {number}")
        tracer = subprocess.Popen(
            ["strace", "-f", "-qq", "-o", "/dev/null", "-p", str(server.pid), "-e", "trace=fdatasync,fsync",
             "-e", "inject=fdatasync,fsync:error=EIO"], stderr=subprocess.PIPE,
        )
        try:
            for number in range(5, 12):
                what = f"Made-up thing {number}"
                answer = server.post("/list", {"what": what})
                if answer.status == 303:
                    kept.append(what)
                else:
                    expect(answer.status >= 500, "a failed save gives", answer.status)
                    expect(what in answer.text, "the words are not on the page")
                    refused.append(what)
                if tracer.poll() is not None:
                    raise Missing("strace may not attach here: " + tracer.stderr.read().decode()[-200:])
            expect(refused, "no save met the failing disk")
            expect(server.ask("GET", "/timeline").status == 200, "reading does not go on")
        finally:
            tracer.terminate()
            tracer.wait()
            tracer.stderr.close()
    with server:
        server.enter()
        page = server.page("/list")
        for what in kept:
            expect(what in page, "lost:", what)
        expect(server.command("vault", "verify").returncode == 0, "the vault is not sound")
    return f"{len(kept)} kept, {len(refused)} refused with their words on the page"


def only_readable(run):
    """Test 7: a place that cannot be written: one plain reason, a documented end, and nothing made elsewhere."""
    need_root()
    need("unshare", "mount")
    chance = run.chance("only_readable")
    folder = run.fresh()
    _, kept = work(run, folder, chance.getrandbits(40), 20)
    home = run.fresh("home")
    script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
    before = ["unshare", "-m", "sh", "-c", script, "sh", str(folder)]
    for command in (["serve", "--port", "0"], ["lab", "work", "--steps", "1"], ["vault", "verify"], ["list"]):
        done = run.salve(*command, "--data", folder, before=before, environment=run.environment(home), timeout=60)
        expect(done.returncode in (1, 4) and len(done.stderr.strip()) > 20, command, "ended with", done.returncode, done.stderr[-200:])
        expect(len(done.stderr.strip().splitlines()) <= 4, command, "says too much:", done.stderr[-400:])
    empty = run.fresh()
    done = run.salve("serve", "--port", "0", "--data", empty / "new", before=[*before[:6], str(empty)],
                     environment=run.environment(home), timeout=60)
    expect(done.returncode in (1, 4), "a first start where nothing can be written ended with", done.returncode)
    made = [path for path in home.rglob("*") if path.is_file()]
    expect(not made, "something was made elsewhere:", made)
    with Images(run) as look:
        wrong = kept.misses(look.look(folder))
    expect(not wrong, wrong)
    return "refused with a reason; nothing made elsewhere"


def other_owners(run):
    """Test 8: what belongs to others or is open to them is refused or closed; a loose umask changes nothing."""
    need_root()
    nobody = 65534
    refused = 0

    def attempt(change, fine):
        nonlocal refused
        folder = run.fresh()
        work(run, folder, 1, 3)
        change(folder)
        done, _ = work(run, folder, 1, 1)
        expect(done.returncode == 0 if fine else done.returncode in (1, 4), change, "ended with", done.returncode, done.stderr[-200:])
        refused += not fine
        if fine:
            for name in ("salve.vault", "config/key", "salve.lock"):
                mode = stat.S_IMODE((folder / name).stat().st_mode)
                expect(mode == 0o600, f"{name} is left at {mode:o}")

    attempt(lambda folder: os.chown(folder, nobody, nobody), False)
    attempt(lambda folder: os.chown(folder / "salve.vault", nobody, nobody), False)
    attempt(lambda folder: os.chown(folder / "config" / "key", nobody, nobody), False)
    attempt(lambda folder: os.chown(folder / "config", nobody, nobody), False)
    attempt(lambda folder: folder.chmod(0o777), False)
    attempt(lambda folder: (folder / "salve.vault").chmod(0o666), True)
    attempt(lambda folder: (folder / "config" / "key").chmod(0o644), True)
    attempt(lambda folder: (folder / "salve.lock").chmod(0o666), True)

    def link(name):
        def change(folder):
            (folder / name).rename(folder / "elsewhere")
            (folder / name).symlink_to(folder / "elsewhere")
        return change

    for name in ("salve.vault", "config/key", "salve.lock"):
        attempt(link(name), False)

    folder = run.fresh()
    script = 'umask 000; exec "$0" "$@"'
    done = run.salve("lab", "work", "--steps", 5, "--data", folder / "loose" / "vault", before=["sh", "-c", script])
    expect(done.returncode == 0, "with a loose umask:", done.stderr[-200:])
    for path in (folder / "loose").rglob("*"):
        mode = stat.S_IMODE(path.lstat().st_mode)
        expect(mode == (0o700 if path.is_dir() else 0o600), f"{path.name} is made with {mode:o}")
    return f"{refused} refused, 3 closed; umask 000 gives 0600 and 0700"


TESTS = [disk_full, disk_full_in_pages, failing_disk_in_pages, only_readable, other_owners]
