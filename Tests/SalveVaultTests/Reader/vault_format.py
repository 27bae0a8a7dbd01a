"""The vault format, version 1, read again: written from docs/VaultFormat.md alone. Needs the package `cryptography`."""

import hashlib
import hmac
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUITE = 1
FORMAT = 1
START = bytes(32)
CIPHERTEXT_LIMIT = 1 << 20
RUNGS = [256, 512, 1024, 2048, 4096, 16384, 65536]


class Damaged(Exception):
    """These bytes are not what was sealed."""


def u8(number):
    return struct.pack(">B", number)


def u16(number):
    return struct.pack(">H", number)


def u32(number):
    return struct.pack(">I", number)


def u64(number):
    return struct.pack(">Q", number)


def derive(secret, salt, info):
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def same(left, right):
    return hmac.compare_digest(left, right)


def digest(message):
    return hashlib.sha256(message).digest()


def unseal(key, sealed, bound):
    if len(sealed) < 28:
        raise Damaged
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], bound)
    except InvalidTag as error:
        raise Damaged from error


def rung(count):
    for size in RUNGS:
        if count <= size:
            return size
    size = RUNGS[-1]
    while size < count:
        size *= 2
    return size


def unpad(padded):
    if len(padded) < 4:
        raise Damaged
    (count,) = struct.unpack(">I", padded[:4])
    if rung(4 + count) != len(padded):
        raise Damaged
    return padded[4 : 4 + count]


class Keys:
    """What a key file opens: the keys of one vault."""

    def __init__(self, secret, vault, device, wraps, epochs):
        self.vault = vault
        self.device = device
        self.root = self._root(secret, wraps)
        self.head = derive(self.root, b"", b"salve/1/head")
        self.shred = derive(self.root, b"", b"salve/1/shred")
        self.vault_keys = {
            epoch: unseal(self.root, sealed, b"salve.epoch.1" + u8(SUITE) + vault + u32(epoch))
            for epoch, sealed in epochs
        }

    def _root(self, secret, wraps):
        for header, sealed, commitment in wraps:
            if len(header) != 71 or header[0] != SUITE or header[1:17] != self.vault:
                continue
            if header[33] != 1 or any(header[34:47]) or any(header[63:67]):
                continue
            salt = header[47:63]
            if not same(mac(derive(secret, salt, b"salve/1/commit"), header + sealed), commitment):
                continue
            return unseal(derive(secret, salt, b"salve/1/kek"), sealed, b"salve.wrap.1" + header)
        raise Damaged("the key does not open this vault")

    def entry_header(self, number, entry_id, epoch):
        return u8(SUITE) + u16(FORMAT) + self.vault + self.device + u64(number) + entry_id + u32(epoch)

    def draft_header(self, draft_id, epoch):
        return u8(SUITE) + u16(FORMAT) + self.vault + self.device + draft_id + u32(epoch)

    def is_head(self, number, epoch, chain, code):
        message = b"salve.head.1" + u8(SUITE) + self.vault + self.device + u32(epoch) + u64(number) + chain
        return same(mac(self.head, message), code)

    def mark(self, entry_id):
        return mac(self.shred, b"salve.shred.1" + u8(SUITE) + self.vault + entry_id)

    def _content(self, label, key_id, slot, ciphertext, bound):
        epoch, sealed = slot
        if len(ciphertext) > CIPHERTEXT_LIMIT or epoch not in self.vault_keys:
            raise Damaged
        slot_bound = label + u8(SUITE) + self.vault + key_id + u32(epoch)
        key = unseal(self.vault_keys[epoch], sealed, slot_bound)
        return unpad(unseal(key, ciphertext, bound))

    def open_entry(self, number, entry_id, header, previous, slot, ciphertext):
        if header != self.entry_header(number, entry_id, struct.unpack(">I", header[-4:])[0]):
            raise Damaged
        return self._content(b"salve.slot.1", entry_id, slot, ciphertext, b"salve.entry.1" + header + previous)

    def open_draft(self, draft_id, header, slot, ciphertext):
        if header != self.draft_header(draft_id, slot[0]):
            raise Damaged
        return self._content(b"salve.draftslot.1", draft_id, slot, ciphertext, b"salve.draft.1" + header)


def chain(previous, header, ciphertext_hash):
    return digest(b"salve.chain.1" + previous + header + ciphertext_hash)
