"""libFuzzer on every parser, and the unit suites under the sanitizers. Not in the short run: they build for minutes."""

import base64
import concurrent.futures
import io
import json
import os
import pathlib
import re
import subprocess
import zipfile
import zlib

from kit import HERE, Failure, Missing, expect

ROOT = HERE.parent.parent
CONTENT = ROOT / "Sources" / "SalveContent" / "Resources" / "en"
FIXTURES = ROOT / "Tests"
EXAMPLE = ROOT / "Examples" / "pack-small-kindnesses"
FLAGS = ["-Xswiftc", "-sanitize=fuzzer,address", "-Xswiftc", "-enable-testing"]


def swift(*arguments, **environment):
    done = subprocess.run(
        ["nice", "swift", *arguments], cwd=ROOT, capture_output=True, text=True,
        env=dict(os.environ, SWIFT_BACKTRACE="enable=no", **environment),
    )
    return done


def built():
    done = swift("build", "--scratch-path", ".build-fuzz", "--product", "SalveFuzz", *FLAGS, SALVE_WITH_FUZZ="1")
    expect(done.returncode == 0, "the fuzzer does not build:", done.stdout[-800:])
    return ROOT / ".build-fuzz" / "debug" / "SalveFuzz"


def targets(program):
    said = subprocess.run([str(program)], capture_output=True, text=True, env={"SALVE_FUZZ": "", "PATH": "/usr/bin"}).stdout
    return re.findall(r"^[a-z]+$", said, re.M)


def packed(way):
    """The example pack as a zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as archive:
        for path in sorted(EXAMPLE.rglob("*.*")):
            archive.write(path, path.relative_to(EXAMPLE))
    return file.getvalue()


def seeds(name):
    """What the parser reads in earnest, to begin from."""
    if name == "event":
        for path in FIXTURES.rglob("events-*.jsonl"):
            yield from path.read_bytes().splitlines()
    elif name in ("practice", "prose"):
        for path in sorted((CONTENT / "practices").glob("*.md"))[:20]:
            text = path.read_bytes()
            yield text if name == "practice" else text.split(b"---", 2)[-1]
    elif name == "zip":
        for way in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield packed(way)
    elif name == "inflate":
        yield zlib.compress(b"made up " * 512, 9)[2:-4]
    elif name == "own":
        yield b"---\ntitle: Made up\ndepth: outer\n---\n\n## Put it on.\n"
        for path in sorted((CONTENT / "practices").glob("*.md"))[:5]:
            yield path.read_bytes()
    elif name == "pack":
        for path in sorted((EXAMPLE / "practices").glob("*.md")):
            yield (EXAMPLE / "pack.yaml").read_bytes() + b"\n====\n" + path.read_bytes()
    elif name == "wording":
        yield (FIXTURES / "SalveCompanionTests/Fixtures/questionnaire-made-up.json").read_bytes()
        yield b"items: {1: a, 2: b, 3: c, 4: d}\noptions: [no, some, most, all]\n"
        yield b"items: [a, b, c, d, e, f, g, h, i]\noptions: {0: no, 1: some, 2: most, 3: all}\n"
    elif name in ("strings", "helplines", "words"):
        text = (CONTENT / f"{name}.yaml").read_bytes()
        yield text[:6_000]
        yield text[:800]
    elif name == "wrap":
        vectors = json.loads((FIXTURES / "SalveVaultTests/Fixtures/vectors.json").read_text())
        for text in re.findall(r'"([0-9a-f]{142})"', json.dumps(vectors)):
            yield bytes.fromhex(text)
    elif name == "lab":
        yield b'{"do":"start","door":"hard","distress":7}\n{"do":"choose","practice":"look-around"}\n{"do":"landing","value":"harder"}'
        yield b'[{"id":"a","depth":"outer","risk":"low","steps":2,"suits":[0,10]}]'
    elif name == "command":
        yield b'{"status":{}}'
        yield b'{"backup":{"_0":"made-up"}}'
    elif name == "form":
        yield b"token=abc&id=00112233445566778899aabbccddeeff&what=made+up%20%F0%9F%8C%B1&do=keep&text=a%0D%0Ab"
    elif name == "multipart":
        yield (b'--made-up\r\nContent-Disposition: form-data; name="token"\r\n\r\nabc\r\n--made-up\r\n'
               b'Content-Disposition: form-data; name="file"; filename="salve.json"\r\n\r\n{}\r\n--made-up--\r\n')
    elif name == "importing":
        for path in FIXTURES.rglob("events-*.jsonl"):
            for line in path.read_bytes().splitlines():
                yield b'{"salve-export":1,"made":0,"events":[' + line + b"]}"
    elif name == "age":
        yield (b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 17\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n"
               + bytes(64))
    elif name == "recovery":
        yield b"0000 " * 13 + b"00"
        yield b"7ZZZ-OIL0-" * 6
    elif name == "wordlist":
        yield (CONTENT / "passphrase-words.txt").read_bytes()[:800]
    elif name == "cookie":
        yield b"salve-8417=abc; other=def"
        yield b"localhost:8417"
    elif name == "id":
        yield b"00112233445566778899aabbccddeeff"
    else:
        yield b"entry 1, made up"
        yield bytes(range(64))


def parsers(run):
    """Test 34: libFuzzer with the address sanitizer on each parser: no crash, nothing over 10 s or 1 GiB."""
    program = built()
    names, seconds = targets(program), run.count(60, 12)
    expect(len(names) > 10, "the fuzzer knows hardly any parser:", names)

    def one(name):
        corpus, found = run.fresh("corpus-" + name), run.fresh("found-" + name)
        for number, seed in enumerate(seeds(name)):
            (corpus / f"seed-{number}").write_bytes(seed)
        done = subprocess.run(
            ["timeout", "-s", "KILL", str(seconds + 120), str(program), str(corpus), f"-max_total_time={seconds}", "-timeout=10",
             "-rss_limit_mb=1024", "-max_len=16384", f"-artifact_prefix={found}/", "-print_final_stats=1", f"-seed={run.seed % 2**31 or 1}"],
            capture_output=True, text=True, errors="replace",
            env={"SALVE_FUZZ": name, "SWIFT_BACKTRACE": "enable=no", "ASAN_OPTIONS": "detect_leaks=0", "PATH": "/usr/bin:/bin",
                 "TMPDIR": str(found), "SALVE_RESOURCES": str(CONTENT.parent)},
        )
        tries = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
        bad = [path for path in found.iterdir() if path.is_file()]
        if done.returncode or bad or not tries:
            what = base64.b64encode(bad[0].read_bytes()[:2_000]).decode() if bad else ""
            why = re.findall(r"(?:ERROR|Fatal error|Precondition failed|SUMMARY).*", done.stderr)
            return name, 0, f"{name}: {' / '.join(why[:3]) or done.stderr[-300:]} {what}"
        return name, int(tries.group(1)), ""

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(one, names))
    wrong = [why for _, _, why in results if why]
    expect(not wrong, "\n  ".join(["a parser broke:"] + wrong))
    return f"{len(names)} parsers, {seconds} s each: " + " ".join(f"{name} {tries}" for name, tries, _ in results)


def sanitized(kind):
    # Two false reports of the thread sanitizer, in SwiftNIO alone, are named with their reason in thread.supp.
    options = f"suppressions={HERE / 'thread.supp'}"
    done = swift("test", f"--sanitize={kind}", "--scratch-path", f".build-{kind}", TSAN_OPTIONS=options)
    said = done.stdout + done.stderr
    reports = re.findall(r"(?:WARNING: ThreadSanitizer|ERROR: AddressSanitizer).*", said)
    expect(not reports, f"{len(reports)} reports:", reports[:3])
    expect(done.returncode == 0, "the suites failed:", said[-600:])
    passed = re.findall(r"Test run with (\d+) tests.* passed", said)
    expect(passed, "no tests ran:", said[-300:])
    return f"{sum(map(int, passed))} tests, 0 reports"


def thread_sanitizer(run):
    """Test 81: the unit suites under the thread sanitizer: no report."""
    return sanitized("thread")


def address_sanitizer(run):
    """Test 81: the unit suites under the address sanitizer: no report."""
    return sanitized("address")


for test in (parsers, thread_sanitizer, address_sanitizer):
    test.only_full = True
TESTS = [parsers, thread_sanitizer, address_sanitizer]
