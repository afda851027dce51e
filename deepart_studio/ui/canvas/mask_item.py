"""Masks over the picture on the canvas: translucent colour where a style goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

if TYPE_CHECKING:  # it loads numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Values

AIMED_ALPHA, OTHER_ALPHA = 120, 56
"""How strongly the mask that is painted on, and the others, cover the picture (0..255)."""


@dataclass(frozen=True, eq=False)
class ShownMask:
    """``values``, uint8 (H, W), is drawn from where it lies: it may change while it is shown.

    ``refined``, of any size, is shown in its place until it is painted on.
    """

    values: Values
    colour: QColor
    aimed: bool
    refined: Values | None = None


class MaskItem(QGraphicsItem):
    """Item coordinates are pixels of the photo; masks are stretched over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._size = QSizeF()
        self._layers: list[tuple[ShownMask, QImage]] = []

    def set_size(self, size: QSizeF) -> None:
        self.prepareGeometryChange()
        self._size = size

    def set_masks(self, masks: Sequence[ShownMask]) -> None:
        """Show these, the last on top."""
        self._layers = [(mask, _image(mask, mask.refined)) for mask in masks]
        self.update()

    def show_as_painted(self) -> None:
        """The aimed mask without its refinement: what the brush works on."""
        if any(mask.aimed and mask.refined is not None for mask, _ in self._layers):
            self._layers = [
                (mask, _image(mask, None) if mask.aimed else image) for mask, image in self._layers
            ]
            self.update()

    def update_part(self, left: float, top: float, right: float, bottom: float) -> None:
        """These parts (0..1) of the picture changed."""
        width, height = self._size.width(), self._size.height()
        part = QRectF(left * width, top * height, (right - left) * width, (bottom - top) * height)
        self.update(part.adjusted(-2, -2, 2, 2))

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._size.width(), self._size.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        part = option.exposedRect.intersected(self.boundingRect())
        if part.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(part)
        for _, image in self._layers:
            across = image.width() / self._size.width()
            down = image.height() / self._size.height()
            left, top = max(0, int(part.left() * across) - 1), max(0, int(part.top() * down) - 1)
            right = min(image.width(), int(part.right() * across) + 2)
            bottom = min(image.height(), int(part.bottom() * down) + 2)
            source = QRectF(left, top, right - left, bottom - top)
            target = QRectF(
                left / across, top / down, source.width() / across, source.height() / down
            )
            painter.drawImage(target, image, source)


def _image(mask: ShownMask, refined: Values | None) -> QImage:
    """The mask's own memory seen as a picture of 256 strengths of its colour."""
    values = mask.values if refined is None else refined
    height, width = values.shape
    image = QImage(values.data, width, height, width, QImage.Format.Format_Indexed8)
    colour, most = mask.colour, AIMED_ALPHA if mask.aimed else OTHER_ALPHA
    red, green, blue = colour.red(), colour.green(), colour.blue()
    image.setColorTable(
        [(value * most // 255) << 24 | red << 16 | green << 8 | blue for value in range(256)]
    )
    return image
