"""Small pictures of layers, made in a worker thread and kept as long as the layers live."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.studio.background import Background

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Pixels

SIDE = 80
"""Long side in pixels: twice what a row shows, for dense screens."""


class LayerThumbs(QObject):
    """Gives a small picture at once where it is known, else ``loaded`` is emitted later."""

    loaded = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._known: dict[int, tuple[weakref.ref[Pixels], QImage | None]] = {}

    def picture(self, pixels: Pixels) -> QImage | None:
        """The small picture of pixels or a mask, or None while it is being made."""
        key = id(pixels)
        known = self._known.get(key)
        if known is not None and known[0]() is pixels:
            return known[1]
        held = weakref.ref(pixels, lambda _: self._known.pop(key, None))
        self._known[key] = held, None

        def done(image: QImage | None) -> None:
            if held() is not None and image is not None:
                self._known[key] = held, image
                self.loaded.emit()

        def work() -> QImage | None:
            # what waits holds no pixels: quick strokes make many layers, soon to be forgotten
            alive = held()
            return _small(alive) if alive is not None else None

        self._background.run(work, done, lambda _: None)
        return None


def _small(pixels: Pixels) -> QImage:
    from PIL import Image

    image = Image.fromarray(pixels)
    factor = max(1, max(image.size) // (2 * SIDE))
    image = image.reduce(factor)
    image.thumbnail((SIDE, SIDE))
    data, depth = image.tobytes(), len(image.getbands())
    kind = QImage.Format.Format_RGBA8888 if depth == 4 else QImage.Format.Format_Grayscale8
    return QImage(data, image.width, image.height, depth * image.width, kind).copy()
