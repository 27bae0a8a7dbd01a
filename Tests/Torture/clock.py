"""Clocks that jump: years back and forth while Salve runs, changes of summer time, and journeys."""

import json
import subprocess
import time

from hostile import exported, texts
from kit import Server, expect, need


def following(clock):
    """What stands before Salve so that its clock says what a file says, at once; time limits run as ever.

    By way of `faketime`, which prepares what the library would otherwise put into the environment of the running
    program: Swift finds the arguments of a program by where its environment lies.
    """
    need("faketime", "env")
    return [
        "faketime", "-m", "-f", "+0", "env", "-u", "FAKETIME", f"FAKETIME_TIMESTAMP_FILE={clock}", "FAKETIME_NO_CACHE=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1", "DONT_FAKE_MONOTONIC=1",
    ]


def clock_jumps(run):
    """Test 17: the clock jumps by up to ten years at each step of a visit: order kept, no crash, no odd date."""
    chance, jumps = run.chance("clock_jumps"), run.count(120, 24)
    folder = run.fresh("clock")
    clock = folder / "clock"
    clock.write_text("+0")
    server = Server(run, folder, before=following(clock))
    year = 365 * 86_400
    sent = []
    with server:
        server.enter()
        server.post("/list", {"what": "Made-up first thing"})
        for number in range(jumps):
            clock.write_text(f"{chance.choice([-10 * year, 10 * year, -year, year, -3_600, 86_400, 0, chance.randint(-9 * year, 9 * year)]):+d}")
            for path in ("/", "/hard", "/timeline", "/list", "/settings"):
                answer = server.ask("GET", path)
                expect(answer.status in (200, 303, 401), path, "after a jump gave", answer.status)
            what = f"Made-up thing {number} end"
            answer = server.post("/list", {"what": what})
            if answer.status in (401, 403):  # a session may well be over after ten years
                server.token = None
                server.enter()
                answer = server.post("/list", {"what": what})
            expect(answer.status == 303, "a save after a jump gave", answer.status)
            sent.append(what)
            server.post("/list/next", {"text": f"Made-up small thing {number}", "size": "small"})
        clock.write_text("+0")
        server.enter()
        expect(server.page("/timeline").count("Made-up") > 0, "the timeline is empty")
        everything = exported(server)
        kept = set(texts(everything))
        missing = [what for what in sent if what not in kept]
        expect(not missing, "lost:", missing[:3])
    # Once more from the disk, with the clock ten years back.
    clock.write_text(f"{-10 * year:+d}")
    with server:
        server.enter()
        kept = set(texts(exported(server)))
        expect(all(what in kept for what in sent), "lost after a start in the past")
        for path in ("/", "/timeline", "/list"):
            server.page(path)
    expect(server.command("vault", "verify").returncode == 0, "the vault is not sound")
    numbers = [word for word in json.dumps(everything).replace('"', " ").split() if word[:2] in ("19", "21", "22") and word[4:5] == "-"]
    expect(not numbers, "dates of other centuries:", numbers[:3])
    return f"{jumps} jumps, {len(sent)} entries kept in order"


def zones_and_changes(run):
    """Tests 18, 19: saves around each change of summer time and on a journey are on their day, once each."""
    saves = 0
    moments = [
        ("Europe/Berlin", "2026-03-29 00:30:00"), ("Europe/Berlin", "2026-10-25 00:30:00"), ("Australia/Lord_Howe", "2026-04-04 14:40:00"),
        ("America/New_York", "2026-11-01 05:30:00"), ("Pacific/Apia", "2026-01-01 09:59:00"), ("Asia/Kathmandu", "2026-06-30 18:14:00"),
        ("Pacific/Auckland", "2026-05-01 11:00:00"), ("Pacific/Honolulu", "2026-05-01 11:30:00"), ("Pacific/Auckland", "2026-05-01 12:00:00"),
        ("Africa/Cairo", "2026-04-23 21:59:30"), ("America/St_Johns", "2026-03-08 05:31:00"), ("Antarctica/Troll", "2026-03-29 00:59:00"),
    ]
    if run.short:
        moments = moments[:2] + moments[6:9]
    folder = run.fresh("zones")
    clock = folder / "clock"
    for number, (zone, moment) in enumerate(moments):
        clock.write_text("@" + moment)  # before the first reading; each save sets it again in the zone's own time
        server = Server(run, folder, before=following(clock), TZ=zone)
        base = int(subprocess.run(["date", "-u", "-d", moment, "+%s"], capture_output=True, text=True, check=True).stdout)
        with server:
            server.enter()
            for minutes in (0, 40, 80, 150):
                clock.write_text("@" + time.strftime("%Y-%m-%d %H:%M:%S", local(base + 60 * minutes, zone)))
                what = f"Made-up thing {number} {minutes} end"
                expect(server.post("/list", {"what": what}).status == 303, zone, "a save failed")
                saves += 1
                for path in ("/", "/timeline", "/hard", "/list"):
                    server.page(path)
            everything = exported(server)
        kept = list(texts(everything))
        for minutes in (0, 40, 80, 150):
            expect(kept.count(f"Made-up thing {number} {minutes} end") == 1, zone, "is not there once")
    return f"{len(moments)} places, {saves} saves, each there once"


def local(seconds, zone):
    """faketime reads its file in the program’s own zone."""
    from zoneinfo import ZoneInfo
    from datetime import datetime

    return datetime.fromtimestamp(seconds, ZoneInfo(zone)).timetuple()


TESTS = [clock_jumps, zones_and_changes]
