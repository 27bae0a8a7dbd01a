"""The vault format, versions 1 and 2, read again: written from docs/VaultFormat.md alone. Needs the package `cryptography`."""

import hashlib
import hmac
import struct
import unicodedata

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


ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FORGIVEN = str.maketrans("OIL", "011")


class KeyFile:
    """32 bytes in a file."""

    method = 1

    def __init__(self, secret):
        self.secret = secret

    def stretched(self, header):
        return None if any(header[34:47]) else self.secret


class Passphrase:
    """What a person types; stretched with scrypt, within bounds."""

    method = 2

    def __init__(self, text):
        self.octets = unicodedata.normalize("NFC", text).encode("utf-8")

    def stretched(self, header):
        cost, block, lanes = struct.unpack(">III", header[35:47])
        is_power = cost & (cost - 1) == 0
        if header[34] != 1 or not (is_power and 1 << 15 <= cost and block == 8 and 1 <= lanes <= 4):
            return None
        if 128 * cost * block * lanes > 256 << 20:
            return None
        memory = 128 * block * (cost + lanes + 2)
        return hashlib.scrypt(self.octets, salt=header[47:63], n=cost, r=block, p=lanes, maxmem=memory, dklen=64)


class RecoveryKey(KeyFile):
    """54 characters on paper."""

    method = 3

    def __init__(self, text):
        text = "".join(text.upper().split()).replace("-", "").translate(FORGIVEN)
        if len(text) != 54 or any(character not in ALPHABET for character in text):
            raise Damaged("this is no recovery key")
        number = 0
        for character in text[:52]:
            number = number << 5 | ALPHABET.index(character)
        secret = (number >> 4).to_bytes(32, "big")
        check = int.from_bytes(digest(b"salve.recovery.1" + secret)[:2], "big") >> 6
        if number & 15 or text[52:] != ALPHABET[check >> 5] + ALPHABET[check & 31]:
            raise Damaged("this is no recovery key")
        super().__init__(secret)


class Keys:
    """The keys of one vault, and what opens them."""

    def __init__(self, opener, vault, device, wraps, epochs):
        self.vault = vault
        self.device = device
        self.root = self._root(opener, wraps)
        self.head = derive(self.root, b"", b"salve/1/head")
        self.shred = derive(self.root, b"", b"salve/1/shred")
        self.vault_keys = {
            epoch: unseal(self.root, sealed, b"salve.epoch.1" + u8(SUITE) + vault + u32(epoch))
            for epoch, sealed in epochs
        }

    def _root(self, opener, wraps):
        if len(wraps) > 32:
            raise Damaged("the rows of the keys are damaged")
        for header, sealed, commitment in wraps:
            if len(header) != 71 or header[0] != SUITE or header[1:17] != self.vault:
                continue
            secret = opener.stretched(header) if header[33] == opener.method and not any(header[63:67]) else None
            if secret is None:
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
        if header != self.draft_header(draft_id, struct.unpack(">I", header[-4:])[0]):
            raise Damaged
        return self._content(b"salve.draftslot.1", draft_id, slot, ciphertext, b"salve.draft.1" + header)


def chain(previous, header, ciphertext_hash):
    return digest(b"salve.chain.1" + previous + header + ciphertext_hash)
