"""A writer of SQLite without Salve, for the control of the power cuts.

    plain_writer.py FILE LEVEL COUNT    writes rows, one commit each, with PRAGMA synchronous = LEVEL, and says ok N
    plain_writer.py FILE                says how many rows there are, or why not
"""

import os
import pathlib
import sqlite3
import sys


def sync_folder(path):
    folder = os.open(pathlib.Path(path).parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def write(path, level, count):
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    sync_folder(path)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute(f"PRAGMA synchronous = {level}")
    db.execute("CREATE TABLE row (number INTEGER PRIMARY KEY, filling BLOB)")
    for number in range(1, count + 1):
        db.execute("INSERT INTO row VALUES (?, ?)", (number, bytes(number * 379 % 2900)))
        os.write(1, b"ok %d\n" % number)


def count(path):
    try:
        db = sqlite3.connect(f"file:{path}?mode=rw", uri=True)
        if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return "broken"
        return db.execute("SELECT count(*) FROM row").fetchone()[0]
    except sqlite3.Error as error:
        return error


if len(sys.argv) > 3:
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
else:
    print(count(sys.argv[1]))
