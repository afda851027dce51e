"""A picture at full, half, quarter… size, so that drawing costs the same at any zoom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from deepart_studio.ui.offload import Offload

SMALLEST = 512
AT_ONCE = 1_500_000
"""Pictures up to this many pixels are prepared in the GUI thread (about 5 ms)."""
STRIP_PIXELS = 400_000
"""One call into Qt holds Python's lock until it ends, so the work is cut into short strips."""


@dataclass(frozen=True, eq=False)
class Pyramid:
    """``levels[0]`` is the picture itself; each level has half the sides of the one before."""

    levels: tuple[QImage, ...]

    @property
    def size(self) -> QSize:
        return self.levels[0].size()

    @property
    def has_alpha(self) -> bool:
        return self.levels[0].hasAlphaChannel()

    def level_for(self, scale: float) -> QImage:
        """The smallest level that still has a pixel for each pixel of the screen."""
        chosen = self.levels[0]
        for step, level in enumerate(self.levels):
            if scale * 2**step > 1.0:
                break
            chosen = level
        return chosen


def half_size(image: QImage, stop: Callable[[], bool] = lambda: False) -> QImage:
    """The picture with half the sides (rounded up), each pixel the mean of four."""
    width, height = (image.width() + 1) // 2, (image.height() + 1) // 2
    alpha = image.hasAlphaChannel()
    kind = QImage.Format.Format_ARGB32_Premultiplied if alpha else QImage.Format.Format_RGB32
    half = QImage(width, height, kind)
    rows = max(1, STRIP_PIXELS // (4 * width))
    across, down = image.width() / width, image.height() / height
    painter = QPainter(half)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for top in range(0, height, rows):
        if stop():
            break
        count = min(rows, height - top)
        target = QRectF(0, top, width, count)
        painter.drawImage(target, image, QRectF(0, top * down, width * across, count * down))
    painter.end()
    return half


def build(image: QImage, stop: Callable[[], bool] = lambda: False) -> Pyramid:
    """All levels down to about 512 pixels; ends early, with fewer levels, when ``stop()``."""
    levels = [image]
    while max(levels[-1].width(), levels[-1].height()) > SMALLEST and not stop():
        levels.append(half_size(levels[-1], stop))
    return Pyramid(tuple(levels))


class PyramidMaker(QObject):
    """Builds the pyramid of the newest picture; an older one that is not ready is dropped."""

    def __init__(self, ready: Callable[[Pyramid], object], parent: QObject) -> None:
        super().__init__(parent)
        self._ready = ready
        self._offload = Offload(self)
        self._newest = 0

    def make(self, image: QImage) -> None:
        """Call ``ready`` with the pyramid: before returning for a small picture, else later."""
        self.cancel()
        if image.width() * image.height() <= AT_ONCE:
            self._ready(build(image))
            return
        number = self._newest

        def stale() -> bool:
            return self._newest != number

        def deliver(pyramid: Pyramid) -> None:
            if not stale():
                self._ready(pyramid)

        self._offload.run(lambda: build(image, stale), deliver)

    def cancel(self) -> None:
        """Forget what is being built."""
        self._newest += 1
