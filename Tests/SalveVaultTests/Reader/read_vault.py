"""Prints what is in a vault, as JSON: read_vault.py VAULT KEYFILE. It changes nothing.

With --passphrase or --recovery in place of the key file, that is read from the first line of the standard input.
"""

import json
import sqlite3
import sys
from pathlib import Path

import vault_format as salve

APPLICATION = 0x53414C56
ROWS = """
    SELECT e.number, e.entry_id, e.header, e.previous, e.hash, e.mark, e.ciphertext, k.epoch, k.sealed
    FROM entry e LEFT JOIN keyslot k ON k.number = e.number ORDER BY e.number
"""


def opened(keys, row):
    """The state and content of one row, by its own seal."""
    number, entry_id, header, previous, _, mark, ciphertext, epoch, sealed = row
    try:
        if ciphertext is None and sealed is None:
            is_deleted = mark is not None and salve.same(mark, keys.mark(entry_id))
            return ("shredded", None) if is_deleted else ("damaged", None)
        if ciphertext is None or sealed is None or mark is not None:
            return "damaged", None
        content = keys.open_entry(number, entry_id, header, previous, (epoch, sealed), ciphertext)
        return "content", content.decode("utf-8")
    except salve.Damaged:
        return "damaged", None


def leads_to(row, value):
    """Whether the chain value after this row is this one, and whether its hash is right."""
    _, _, header, previous, stored, _, ciphertext, _, _ = row
    if salve.chain(previous, header, stored) == value:
        return True
    return ciphertext is not None and salve.chain(previous, header, salve.digest(ciphertext)) == value


def read_log(keys, rows, head):
    """Every number up to the head's, and whether nothing at all was wrong."""
    number, epoch, head_chain, code = head
    sound = keys.is_head(number, epoch, head_chain, code) and len(rows) == number
    by_number = {row[0]: row for row in rows}
    items = []
    vouched = head_chain if sound else None
    for place in range(max([number, *by_number]), 0, -1):
        row = by_number.get(place)
        if row is None:
            items.append({"number": place, "id": "", "state": "damaged"})
            sound, vouched = False, None
            continue
        state, content = opened(keys, row)
        linked = None if vouched is None else leads_to(row, vouched)
        if linked is False:
            state, content = "damaged", None
        if row[6] is not None and salve.digest(row[6]) != row[4]:
            sound = False
        vouched = row[3] if linked or (linked is None and state != "damaged") else None
        item = {"number": place, "id": row[1].hex(), "state": state}
        if content is not None:
            item["content"] = content
        items.append(item)
    items.reverse()
    return items, sound and all(item["state"] != "damaged" for item in items)


def read_drafts(keys, rows):
    items = []
    for draft_id, header, epoch, sealed, ciphertext in rows:
        try:
            content = keys.open_draft(draft_id, header, (epoch, sealed), ciphertext).decode("utf-8")
            items.append({"id": draft_id.hex(), "state": "content", "content": content})
        except salve.Damaged:
            items.append({"id": draft_id.hex(), "state": "damaged"})
    return items


def read_opener(name):
    if name in ("--passphrase", "--recovery"):
        line = sys.stdin.buffer.readline().decode("utf-8").removesuffix("\n")
        return salve.Passphrase(line) if name == "--passphrase" else salve.RecoveryKey(line)
    secret = Path(name).read_bytes()
    if len(secret) != 32:
        sys.exit("The key file is not 32 bytes.")
    return salve.KeyFile(secret)


def main(vault_path, key_path):
    database = sqlite3.connect(Path(vault_path).resolve().as_uri() + "?mode=ro", uri=True)
    if database.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        sys.exit("This is not a vault.")
    if database.execute("PRAGMA user_version").fetchone()[0] not in (1, 2):
        sys.exit("This vault was written by a newer Salve.")
    vault, device = database.execute("SELECT vault_id, device_id FROM vault").fetchone()
    wraps = database.execute("SELECT header, sealed, commitment FROM wrap").fetchall()
    epochs = database.execute("SELECT epoch, sealed FROM epoch").fetchall()
    head = database.execute("SELECT number, epoch, chain, mac FROM head").fetchone()
    drafts = database.execute("SELECT draft_id, header, epoch, sealed, ciphertext FROM draft ORDER BY draft_id")
    try:
        keys = salve.Keys(read_opener(key_path), vault, device, wraps, epochs)
    except salve.Damaged:
        sys.exit("The key does not open this vault.")
    entries, sound = read_log(keys, database.execute(ROWS).fetchall(), head)
    result = {"sound": sound, "entries": entries, "drafts": read_drafts(keys, drafts.fetchall())}
    print(json.dumps(result, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: read_vault.py VAULT KEYFILE | --passphrase | --recovery")
    main(sys.argv[1], sys.argv[2])
