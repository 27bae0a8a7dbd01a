"""Recomputes the known bytes from the description of the format: check_vectors.py vectors.json. Prints ok."""

import json
import sys
from pathlib import Path

import vault_format as salve


def unhexed(value):
    """The same structure with every hexadecimal text as bytes."""
    if isinstance(value, dict):
        return {key: unhexed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unhexed(item) for item in value]
    return bytes.fromhex(value) if isinstance(value, str) else value


def check(name, left, right):
    if left != right:
        sys.exit(f"differs: {name}")


def openers(known):
    """What opens the vault, each with its wrap: a key file in the first version, two others in the second."""
    if "key" in known:
        return [(salve.KeyFile(known["key"]), known["wrap"])]
    return [
        (salve.Passphrase(known["passphrase"].decode("utf-8")), known["passphraseWrap"]),
        (salve.RecoveryKey(known["recovery"].decode("utf-8")), known["recoveryWrap"]),
    ]


def main(path):
    known = unhexed(json.loads(Path(path).read_text(encoding="utf-8")))
    for opener, wrap in openers(known):
        keys = salve.Keys(
            opener,
            known["vault"],
            known["device"],
            [(wrap["header"], wrap["sealed"], wrap["commitment"])],
            [(row["epoch"], row["sealed"]) for row in known["epochs"]],
        )
        check("root key", keys.root, known["rootKey"])
        check("vault key", keys.vault_keys[known["head"]["epoch"]], known["vaultKey"])
    value = salve.START
    for entry in known["entries"]:
        number, slot = entry["number"], entry["slot"]
        check(f"previous {number}", entry["previous"], value)
        check(f"header {number}", entry["header"], keys.entry_header(number, entry["id"], 1))
        check(f"hash {number}", entry["hash"], salve.digest(entry["ciphertext"]))
        value = salve.chain(value, entry["header"], entry["hash"])
        check(f"chain {number}", entry["chain"], value)
        content = keys.open_entry(
            number,
            entry["id"],
            entry["header"],
            entry["previous"],
            (slot["epoch"], slot["sealed"]),
            entry["ciphertext"],
        )
        check(f"content {number}", content, entry["content"])
    head = known["head"]
    check("head's chain", head["chain"], value)
    check("head's code", keys.is_head(head["number"], head["epoch"], head["chain"], head["mac"]), True)
    check("mark", keys.mark(known["entries"][0]["id"]), known["shreddedMark"])
    check("slots", {entry["slot"]["epoch"] for entry in known["entries"]}, {head["epoch"]})
    draft = known["draft"]
    slot = (draft["slot"]["epoch"], draft["slot"]["sealed"])
    check("draft", keys.open_draft(draft["id"], draft["header"], slot, draft["ciphertext"]), draft["content"])
    print("ok")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: check_vectors.py FILE")
    main(sys.argv[1])
