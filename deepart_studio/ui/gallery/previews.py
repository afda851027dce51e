"""Preview pictures, read when they are first shown and never in the GUI thread."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from deepart_studio.ui.offload import Offload

SIDE = 320
"""Previews are squares of this many pixels: a tile of 160 on a screen of double density."""
KEPT = 400


def read_square(path: Path) -> QImage | None:
    """The middle square of a picture file; None when it cannot be read.

    Pillow reads it, because it lets go of Python's lock while it does.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(path) as opened:
            opened.draft("RGB", (2 * SIDE, 2 * SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
            square = ImageOps.fit(upright, (SIDE, SIDE), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    pixels = square.tobytes()
    return QImage(pixels, SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888).copy()


class PreviewLoader(QObject):
    """Keeps the most recently shown previews as pixmaps."""

    loaded = Signal(object)  # Path

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offload = Offload(self)
        self._kept: OrderedDict[Path, QPixmap | None] = OrderedDict()
        self._waiting: set[Path] = set()

    def get(self, path: Path) -> QPixmap | None:
        """The preview when it is there; else it is read, and ``loaded`` says when to ask again."""
        if path in self._kept:
            self._kept.move_to_end(path)
            return self._kept[path]
        if path not in self._waiting:
            self._waiting.add(path)
            self._offload.run(lambda: read_square(path), lambda image: self._arrived(path, image))
        return None

    def _arrived(self, path: Path, image: QImage | None) -> None:
        self._waiting.discard(path)
        self._kept[path] = QPixmap.fromImage(image) if image is not None else None
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.loaded.emit(path)
