"""The picture on the canvas while it is painted on: changed in place, part by part."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage

from deepart_studio.core.pictures import Pixels
from deepart_studio.studio.paint.boxes import Box

F = QImage.Format
WITH_ALPHA = {F.Format_RGBX8888: F.Format_RGBA8888, F.Format_RGB32: F.Format_ARGB32_Premultiplied}


class LivePicture:
    """The canvas's pictures at full, half, quarter… size, whose memory it writes to.

    ``put`` may be called in any thread; which of them have alpha is changed in Qt's.
    """

    def __init__(self, levels: Sequence[QImage]) -> None:
        self.levels = tuple(levels)
        self._pixels = [_pixels(level) for level in self.levels]
        self.stale: set[tuple[int, int]] = set()

    @property
    def size(self) -> tuple[int, int]:
        return self.levels[0].width(), self.levels[0].height()

    @property
    def has_alpha(self) -> bool:
        return self.levels[0].hasAlphaChannel()

    def show_alpha(self) -> None:
        """From now on pixels may be transparent."""
        for level in self.levels:
            kind = WITH_ALPHA.get(level.format())
            if kind is not None:
                level.reinterpretAsFormat(kind)
        self._pixels = [_pixels(level) for level in self.levels]

    def put(self, level: int, left: int, top: int, pixels: Pixels) -> None:
        """Write uint8 (H, W, 4), straight alpha, into one level; what lies outside is left out."""
        target = self._pixels[level]
        height = min(pixels.shape[0], target.shape[0] - top)
        width = min(pixels.shape[1], target.shape[1] - left)
        if height <= 0 or width <= 0:
            return
        part, place = pixels[:height, :width], np.s_[top : top + height, left : left + width]
        target[place] = part if level == 0 else _premultiplied_bgra(part)

    def put_all(self, box: Box, pixels: Pixels) -> None:
        """Write a box whose sides are those of tiles into all levels."""
        self.put(0, box.left, box.top, pixels)
        image = Image.fromarray(pixels)
        image = image.convert("RGBa") if not (pixels[..., 3] == 255).all() else image
        for level in range(1, len(self.levels)):
            image = image.reduce(2)
            step = 2**level
            rgba = image.convert("RGBA") if image.mode == "RGBa" else image
            self.put(level, box.left // step, box.top // step, np.asarray(rgba))


def _premultiplied_bgra(pixels: Pixels) -> Pixels:
    bgra = np.ascontiguousarray(pixels[..., (2, 1, 0, 3)])
    alpha = pixels[..., 3:]
    if not (alpha == 255).all():
        bgra[..., :3] = (bgra[..., :3] * alpha.astype(np.uint16) + 127) // 255
    return bgra


def _pixels(image: QImage) -> Pixels:
    """The picture's own memory; not shared with another QImage afterwards."""
    return np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.width(), 4)
