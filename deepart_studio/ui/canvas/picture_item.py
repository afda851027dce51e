"""The picture on the canvas: original left of the split, result right of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from deepart_studio.ui.canvas.pyramid import Pyramid

CHECKER_CELL = 8
CHECKER_LIGHT, CHECKER_DARK = QColor(0xD4, 0xD4, 0xD4), QColor(0xB0, 0xB0, 0xB0)
NIGHT_LIGHT, NIGHT_DARK = QColor(0x5A, 0x5A, 0x5A), QColor(0x46, 0x46, 0x46)
SEE_PIXELS_FROM = 4.0
"""From this many screen pixels per picture pixel on, pixels are shown as squares."""


def checkerboard(dark: bool) -> QBrush:
    """Squares that show where a picture is transparent."""
    side = CHECKER_CELL
    tile = QPixmap(2 * side, 2 * side)
    tile.fill(NIGHT_LIGHT if dark else CHECKER_LIGHT)
    painter = QPainter(tile)
    for corner in (QPointF(0, 0), QPointF(side, side)):
        painter.fillRect(QRectF(corner, QSizeF(side, side)), NIGHT_DARK if dark else CHECKER_DARK)
    painter.end()
    return QBrush(tile)


class PictureItem(QGraphicsItem):
    """Item coordinates are pixels of the original; the result is stretched over the same area."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._size = QSizeF()
        self._original: Pyramid | None = None
        self._result: Pyramid | None = None
        self._split = 0.0
        self._brush = checkerboard(dark=False)

    def set_size(self, size: QSizeF, pixel: float = 0.0) -> None:
        """Size of the original. ``pixel`` is one screen pixel: no side is drawn thinner than it."""
        self.prepareGeometryChange()
        self._size = size.expandedTo(QSizeF(pixel, pixel))

    def set_original(self, pyramid: Pyramid | None) -> None:
        self._original = pyramid
        self.update()

    def set_result(self, pyramid: Pyramid | None) -> None:
        self._result = pyramid
        self.update()

    @property
    def result(self) -> Pyramid | None:
        return self._result

    def set_split(self, position: float) -> None:
        """The original is shown left of ``position`` (0..1 of the width), the result right."""
        if position == self._split:
            return
        low, high = sorted((position, self._split))
        self._split = position
        width = self._size.width()
        self.update(QRectF(low * width, 0, (high - low) * width, self._size.height()))

    def set_dark(self, dark: bool) -> None:
        self._brush = checkerboard(dark)
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(QPointF(), self._size)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        exposed = option.exposedRect.intersected(self.boundingRect())
        line = self._split * self._size.width() if self._result is not None else self._size.width()
        before, after = QRectF(exposed), QRectF(exposed)
        before.setRight(min(exposed.right(), line))
        after.setLeft(max(exposed.left(), line))
        if self._original is not None and before.width() > 0:
            self._draw(painter, self._original, before)
        if self._result is not None and after.width() > 0:
            self._draw(painter, self._result, after)

    def _draw(self, painter: QPainter, pyramid: Pyramid, part: QRectF) -> None:
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        if pyramid.has_alpha:
            self._draw_checkerboard(painter, part)
        to_screen = painter.worldTransform().m11() * painter.device().devicePixelRatioF()
        stretch = self._size.width() / pyramid.size.width()
        level = pyramid.level_for(to_screen * stretch)
        whole = pyramid.size.width() >= self._size.width()
        smooth = not whole or to_screen < SEE_PIXELS_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        source = self._source(level, part)
        painter.drawImage(self._target(level, source), level, source)
        painter.restore()

    def _source(self, level: QImage, part: QRectF) -> QRectF:
        """Whole pixels of the level that cover this part, with one more around for smoothing."""
        across = level.width() / self._size.width()
        down = level.height() / self._size.height()
        left, top = int(part.left() * across) - 1, int(part.top() * down) - 1
        right, bottom = int(part.right() * across) + 2, int(part.bottom() * down) + 2
        wanted = QRectF(left, top, right - left, bottom - top)
        return wanted.intersected(QRectF(level.rect()))

    def _target(self, level: QImage, source: QRectF) -> QRectF:
        across = self._size.width() / level.width()
        down = self._size.height() / level.height()
        return QRectF(
            source.x() * across, source.y() * down, source.width() * across, source.height() * down
        )

    def _draw_checkerboard(self, painter: QPainter, part: QRectF) -> None:
        transform = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrushOrigin(transform.map(QPointF()))
        painter.fillRect(transform.mapRect(part), self._brush)
        painter.restore()
