"""Thumbnails for the grid: those in sight first, never in the GUI thread, a bounded number kept."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from deepart_studio.ui.offload import Offload

if TYPE_CHECKING:  # it loads Pillow, which the first paint need not wait for
    from deepart_studio.library.thumbnails import ThumbnailCache

KEPT = 500
"""About 100 MB."""
WAITING_MOST = 120
AT_ONCE = 2
LACKING_KEPT = 5000


class ThumbLoader(QObject):
    """Answers at once with what is there, and reads the rest, the last asked for first."""

    loaded = Signal(str)  # SHA-256

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._cache: ThumbnailCache | None = None
        self._offload = Offload(self)
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._lacking: dict[str, None] = {}  # neither a thumbnail nor a file to make it from
        self._waiting: OrderedDict[str, Path] = OrderedDict()
        self._reading: set[str] = set()

    def get(self, sha256: str, path: Path) -> QPixmap | None:
        """The thumbnail, or None; then ``loaded`` tells when it is there."""
        found = self._kept.get(sha256)
        if found is not None:
            self._kept.move_to_end(sha256)
            return found
        if sha256 not in self._lacking and sha256 not in self._reading:
            self._waiting[sha256] = path
            self._waiting.move_to_end(sha256)
            while len(self._waiting) > WAITING_MOST:  # scrolled past; asked for again when seen
                self._waiting.popitem(last=False)
            self._read_next()
        return None

    def is_lacking(self, sha256: str) -> bool:
        return sha256 in self._lacking

    def forget_lacking(self) -> None:
        """Files may have come back: try again."""
        self._lacking.clear()

    def _read_next(self) -> None:
        while self._waiting and len(self._reading) < AT_ONCE:
            sha256, path = self._waiting.popitem(last=True)
            self._reading.add(sha256)
            self._offload.run(
                lambda sha256=sha256, path=path: self._read(sha256, path),
                lambda image, sha256=sha256: self._arrived(sha256, image),
            )

    def _read(self, sha256: str, path: Path) -> QImage | None:
        """In a worker thread."""
        if self._cache is None:
            from deepart_studio.library.thumbnails import ThumbnailCache

            self._cache = ThumbnailCache(self._folder)
        small = self._cache.get(sha256, path)
        if small is None:
            return None
        size, line = small.size, 3 * small.width
        pixels = small.convert("RGB").tobytes()
        return QImage(pixels, *size, line, QImage.Format.Format_RGB888).copy()

    def _arrived(self, sha256: str, image: QImage | None) -> None:
        self._reading.discard(sha256)
        if image is None:
            self._lacking[sha256] = None
            while len(self._lacking) > LACKING_KEPT:
                self._lacking.pop(next(iter(self._lacking)))
        else:
            self._kept[sha256] = QPixmap.fromImage(image)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self.loaded.emit(sha256)
        self._read_next()
