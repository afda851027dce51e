"""Thumbnails in a folder that stays below a limit; all of them can be made again."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import threading
from pathlib import Path

from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.library.examining import thumbnail_of

LIMIT_BYTES = 400_000_000
"""About 25,000 thumbnails."""
_KEEP = 0.8
_LOOK_EVERY = 500
_QUALITY = 84


class ThumbnailCache:
    """JPEG files by the picture's SHA-256, so that moved and doubled files share one.

    For any thread. What was shown longest ago goes first when there are too many.
    """

    def __init__(self, folder: Path, limit: int = LIMIT_BYTES) -> None:
        self._folder, self._limit = folder, limit
        self._lock = threading.Lock()
        self._written = 0

    def get(self, sha256: str, path: Path) -> Image.Image | None:
        """The thumbnail of a picture, made from its file where it is lacking.

        RGB, at most 256 pixels long; None where the file is gone or damaged too.
        """
        file = self._file(sha256)
        try:
            image = Image.open(io.BytesIO(file.read_bytes()), formats=["JPEG"])
            image.load()
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is made again
            return self._make(sha256, path)
        with contextlib.suppress(OSError):
            os.utime(file)
        return image

    def put(self, sha256: str, small: Image.Image) -> None:
        """Keep a thumbnail; a full disk only means that it is made again another time."""
        buffer = io.BytesIO()
        small.save(buffer, "JPEG", quality=_QUALITY)
        file = self._file(sha256)
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".part", dir=file.parent)
            with os.fdopen(handle, "wb") as temporary:
                temporary.write(buffer.getvalue())
            Path(name).replace(file)
        with self._lock:
            self._written += 1
            full = self._written % _LOOK_EVERY == 0
        if full:
            self.shrink()

    def shrink(self) -> None:
        """Delete the oldest thumbnails where there are more than the limit."""
        found = []
        for file in self._folder.glob("*/*"):
            with contextlib.suppress(OSError):  # another program may delete as well
                status = file.stat()
                found.append((status.st_mtime, status.st_size, file))
        left = sum(size for _, size, _ in found)
        if left <= self._limit:
            return
        for _, size, file in sorted(found):
            with contextlib.suppress(OSError):
                file.unlink()
            left -= size
            if left <= _KEEP * self._limit:
                return

    def _make(self, sha256: str, path: Path) -> Image.Image | None:
        try:
            small = thumbnail_of(path)
        except UserError:
            return None
        self.put(sha256, small)
        return small

    def _file(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.jpg"
