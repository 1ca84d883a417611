"""The backup key, and the boxes it seals. AES-256-GCM; separate keys for contents and for names, by HKDF (RFC 5869).

Objects are named by a keyed hash of their content: the same bytes are kept once, and whoever sees the place learns
neither what lies there nor whether a photo they know is among it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import zlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dinh.house import env

BYTES = 32
NONCE = 12  # bytes, as NIST SP 800-38D advises for GCM
DISTINCT = 12  # different bytes among 32: drawn at random fewer come once in far more than a billion keys
PLAIN, PACKED = b"\x00", b"\x01"


class KeyMissing(ValueError):
    """No key, or one that anybody could guess; the text says the way out."""


class Spoiled(ValueError):
    """Bytes that were changed, cut, moved, or sealed with another key."""


def new_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(BYTES)).decode()


def from_environment() -> Key:
    """The key in DINH_BACKUP_KEY or the file DINH_BACKUP_KEY_FILE. Raises KeyMissing, and ImproperlyConfigured for a
    file that cannot be read."""
    text = env.secret("DINH_BACKUP_KEY") or ""
    if not text:
        raise KeyMissing(
            "Chưa có khóa sao lưu. Tạo bằng ./dinh backup --new-key TỆP, cất thêm một bản ở nơi khác máy này, rồi đặt "
            "DINH_BACKUP_KEY_FILE=TỆP."
        )
    return Key(text)


class Key:
    """`text` is 32 bytes in base64url. Raises KeyMissing for anything else, and for what was not drawn at random."""

    def __init__(self, text: str) -> None:
        try:
            raw = base64.urlsafe_b64decode(text.strip())
        except ValueError:
            raw = b""
        if len(raw) != BYTES:
            raise KeyMissing("DINH_BACKUP_KEY: cần 32 byte viết bằng base64url (tạo bằng ./dinh backup --new-key TỆP).")
        if len(set(raw)) < DISTINCT:
            raise KeyMissing("DINH_BACKUP_KEY: khóa này quá dễ đoán. Tạo khóa mới bằng ./dinh backup --new-key TỆP.")
        self._box = AESGCM(_drawn(raw, "content"))
        self._names = _drawn(raw, "names")

    def name(self, sha256: str) -> str:
        """What an object of this content is called, 64 hexadecimal digits."""
        return hmac.new(self._names, sha256.encode(), hashlib.sha256).hexdigest()

    def mark(self) -> str:
        """Tells one key from another and nothing else about it."""
        return self.name("dinh backup")

    def seal(self, data: bytes, name: str) -> bytes:
        """Packed where that saves a twentieth, sealed, and bound to its name."""
        packed = zlib.compress(data, 6)
        smaller = len(packed) < len(data) * 0.95
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._box.encrypt(nonce, PACKED + packed if smaller else PLAIN + data, name.encode())

    def unseal(self, box: bytes, name: str) -> bytes:
        """Raises Spoiled."""
        try:
            opened = self._box.decrypt(box[:NONCE], box[NONCE:], name.encode())
        except (InvalidTag, ValueError) as error:
            raise Spoiled(name) from error
        return zlib.decompress(opened[1:]) if opened[:1] == PACKED else opened[1:]


def _drawn(raw: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=BYTES, salt=None, info=f"dinh.backup.{purpose}".encode()).derive(raw)
