"""A ZIP archive of somebody else, read with care: sizes are bounded, nothing is unpacked to disk.

A damaged or cut-off archive has lost its table of contents, which is at its end; then the files are
found by their own headers (PKWARE's APPNOTE, 4.3.7).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

MAX_FILES = 10_000
MAX_BYTES = 1 << 30
"""Of one file, unpacked."""
MAX_SEARCHED_BYTES = 2 << 30
SUSPICIOUS_BYTES, SUSPICIOUS_RATIO = 64 << 20, 100
"""Pictures are packed already; a large file that shrinks further by this much is a bomb."""

_HEADER = struct.Struct("<4s5H3I2H")
_SIGNATURE = b"PK\x03\x04"
_SIZE_FOLLOWS, _UTF8 = 0x08, 0x800


@dataclass(frozen=True)
class _Found:
    start: int
    packed: int  # -1 where the header does not tell
    method: int
    checksum: int


class Archive:
    """The files in an archive by name; ``damaged`` when the table of contents was missing."""

    def __init__(self, file: BinaryIO) -> None:
        """ValueError when the file is no archive, or has too many files."""
        self._file = file
        self._zip: zipfile.ZipFile | None = None
        self._found: dict[str, _Found] = {}
        try:
            self._zip = zipfile.ZipFile(file)
            infos = self._zip.infolist()
            self.names = list(dict.fromkeys(i.filename for i in infos if not i.is_dir()))
        except Exception:  # noqa: BLE001 - zipfile raises many kinds on damaged files
            file.seek(0)
            self._data = file.read(MAX_SEARCHED_BYTES)
            self._found = _search(self._data)
            self.names = list(self._found)
        if not self.names or len(self.names) > MAX_FILES:
            raise ValueError("no files, or too many")
        self.damaged = self._zip is None

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes:
        """The bytes of a file; KeyError when missing, ValueError when damaged or too large."""
        if self._zip is None:
            return self._unpack(self._found[name], limit)
        info = self._zip.getinfo(name)
        swollen = info.file_size > SUSPICIOUS_BYTES and (
            info.file_size > SUSPICIOUS_RATIO * max(1, info.compress_size)
        )
        if info.file_size > limit or swollen:
            raise ValueError("too large")
        try:
            with self._zip.open(info) as file:
                return file.read(limit)  # the checksum is compared at the end
        except Exception as error:
            raise ValueError(str(error)) from error

    def _unpack(self, found: _Found, limit: int) -> bytes:
        end = found.start + found.packed if found.packed >= 0 else len(self._data)
        packed = self._data[found.start : end]
        data = packed
        if found.method == zipfile.ZIP_DEFLATED:
            try:
                data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, limit)
            except zlib.error as error:
                raise ValueError(str(error)) from error
        if found.packed >= 0 and zlib.crc32(data) != found.checksum:
            raise ValueError("damaged")
        return data


def _search(data: bytes) -> dict[str, _Found]:
    """The files whose headers are in ``data``; of those of one name the last."""
    found: dict[str, _Found] = {}
    place = data.find(_SIGNATURE)
    while place >= 0 and place + _HEADER.size <= len(data) and len(found) <= MAX_FILES:
        fields = _HEADER.unpack_from(data, place)
        flags, method, checksum, packed = fields[2], fields[3], fields[6], fields[7]
        start = place + _HEADER.size + fields[9] + fields[10]
        name = data[place + _HEADER.size : place + _HEADER.size + fields[9]]
        known = not flags & _SIZE_FOLLOWS
        if method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            text = name.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
            found[text] = _Found(start, packed if known else -1, method, checksum)
        place = data.find(_SIGNATURE, start + packed if known else start)
    return found
