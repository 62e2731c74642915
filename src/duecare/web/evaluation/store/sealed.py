"""Files with personal data, sealed while they come in and opened in memory only.

A file is a row of pieces, each sealed with AES-256-GCM under the file's own key. The number of a piece is its nonce,
and whether it is the last is authenticated too: a piece that is changed, moved, left out or cut off does not open. The
key of the file is kept elsewhere (in the database), itself sealed under the server's key: who has only the folder, or
only the database, has nothing to read, and a file whose row is gone is lost for good.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from duecare.core.errors import InputError

PIECE = 1 << 20
"""Bytes of one piece before it is sealed; only the last is shorter."""
TAG, NONCE, KEY = 16, 12, 32
MAGIC = b"duecare-sealed-1\n"
_NAME = re.compile(r"[0-9a-f]{32}")


class SealedWriter:
    """Takes bytes as they come and writes them sealed. Nothing unsealed is ever written."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.name = secrets.token_hex(16)
        self.key = AESGCM.generate_key(bit_length=256)
        self.size, self.kept = 0, False
        self._path = folder / self.name
        self._hash = hashlib.sha256()
        self._left, self._pieces = bytearray(), 0
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file: BinaryIO = os.fdopen(descriptor, "wb")
        self._file.write(MAGIC)

    def write(self, data: bytes) -> None:
        """Take more of the file."""
        self.size += len(data)
        self._hash.update(data)
        self._left += data
        while len(self._left) > PIECE:
            self._seal(bytes(self._left[:PIECE]), last=False)
            del self._left[:PIECE]

    def close(self) -> str:
        """Write what is left, safely on the disk. Says the digest of what was taken."""
        self._seal(bytes(self._left), last=True)
        self._left.clear()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return f"sha256:{self._hash.hexdigest()}"

    def discard(self) -> None:
        """Leave nothing behind, also when there is no room to write what is left."""
        with suppress(OSError):
            self._file.close()
        self._path.unlink(missing_ok=True)

    def _seal(self, piece: bytes, *, last: bool) -> None:
        nonce = self._pieces.to_bytes(NONCE, "big")
        self._file.write(AESGCM(self.key).encrypt(nonce, piece, _about(self._pieces, last=last)))
        self._pieces += 1


def opened(path: Path, key: bytes) -> Iterator[bytes]:
    """The pieces of a sealed file, one after the other. Raises InputError when it is gone or was changed."""
    try:
        with path.open("rb") as file:
            left = path.stat().st_size - len(MAGIC)
            if file.read(len(MAGIC)) != MAGIC:
                raise InvalidTag
            number = 0
            while number == 0 or left > 0:
                sealed = file.read(PIECE + TAG)
                left -= PIECE + TAG
                yield AESGCM(key).decrypt(number.to_bytes(NONCE, "big"), sealed, _about(number, last=left <= 0))
                number += 1
    except (FileNotFoundError, InvalidTag):
        raise InputError(
            "The data is no longer there, or was changed.",
            means="Nothing was computed from it.",
            next_step="Bring the file again.",
        ) from None


def sealed_before(folder: Path, at: float) -> list[Path]:
    """The sealed files in the folder that nobody wrote to since that time (in seconds, as the system counts them)."""
    if not folder.is_dir():
        return []
    there = (path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    return [path for path in there if path.lstat().st_mtime < at]


def _about(number: int, *, last: bool) -> bytes:
    return MAGIC + number.to_bytes(8, "big") + bytes([last])


@dataclass(frozen=True, slots=True)
class ServerKey:
    """The key under which the keys of files are sealed."""

    key: bytes

    @classmethod
    def of(cls, secret: str) -> Self:
        """From the server's secret, for this use alone (HKDF, RFC 5869)."""
        return cls(HKDF(SHA256(), KEY, salt=None, info=b"duecare evaluation files 1").derive(secret.encode()))

    def seal(self, key: bytes, name: str) -> bytes:
        """The key of the file with that name, sealed."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + AESGCM(self.key).encrypt(nonce, key, name.encode())

    def unseal(self, sealed: bytes, name: str) -> bytes:
        """The key of the file with that name. Raises InputError when the server's secret is another one by now."""
        try:
            return AESGCM(self.key).decrypt(sealed[:NONCE], sealed[NONCE:], name.encode())
        except InvalidTag:
            raise InputError(
                "The data cannot be opened: the server's secret key is not the one it was sealed under.",
                next_step="Bring the file again.",
            ) from None
