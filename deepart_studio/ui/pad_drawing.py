"""How the style pad looks: pictures in the corners, their colours mixed between them, a handle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPalette, QPen, QPixmap

from deepart_studio.core.style_pad import CORNERS, weights_at
from deepart_studio.ui.gallery.delegate import small_font

if TYPE_CHECKING:
    from deepart_studio.ui.style_pad import StylePad

RADIUS = 6.0
HANDLE = 8.5
LINE = 6.0
GREY = QColor(128, 128, 128)


def mean_colour(picture: QPixmap | None) -> QColor:
    """The colour that stands for a style."""
    if picture is None:
        return GREY
    smooth = Qt.TransformationMode.SmoothTransformation
    image = picture.toImage().scaled(8, 8, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    middle = image.copy(1, 1, 6, 6)  # the corners are rounded off
    return middle.scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, smooth).pixelColor(0, 0)


def mixture(colours: Sequence[QColor], side: int) -> QImage:
    """The styles' colours mixed by their weights at each point, ``side`` pixels square."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    parts = [(colour.red(), colour.green(), colour.blue()) for colour in colours]
    for row in range(side):
        for column in range(side):
            point = (column / (side - 1), row / (side - 1))
            weights = weights_at(point, len(parts))
            mixed = [
                round(sum(w * part[i] for w, part in zip(weights, parts, strict=True)))
                for i in range(3)
            ]
            image.setPixelColor(column, row, QColor(*mixed))
    return image


def draw_pad(
    pad: StylePad,
    pictures: Sequence[QPixmap | None],
    shares: Sequence[int],
    colours: QImage,
    *,
    held: bool,
) -> None:
    """Draw everything; ``shares`` are the percents shown on the pictures."""
    painter = QPainter(pad)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    palette = pad.palette()
    _draw_field(painter, pad, colours, palette)
    boxes = pad.corner_boxes()
    for box, picture in zip(boxes, pictures, strict=True):
        _draw_picture(painter, box, picture, palette)
    _draw_handle(painter, pad, palette, held=held)
    painter.setFont(small_font(pad.font()))
    for box, share in zip(boxes, shares, strict=True):
        _draw_share(painter, box, f"{share} %")
    painter.end()


def _field_shape(pad: StylePad) -> QPainterPath:
    corners = [pad.place(corner) for corner in CORNERS[len(pad.cards)]]
    path = QPainterPath()
    if len(corners) == 2:
        line = QRectF(corners[0], corners[1]).adjusted(0, -LINE / 2, 0, LINE / 2)
        path.addRoundedRect(line, LINE / 2, LINE / 2)
    elif len(corners) == 3:
        path.addPolygon(corners)
        path.closeSubpath()
    else:
        path.addRoundedRect(pad.field(), RADIUS, RADIUS)
    return path


def _draw_field(painter: QPainter, pad: StylePad, colours: QImage, palette: QPalette) -> None:
    shape = _field_shape(pad)
    painter.save()
    painter.setClipPath(shape)
    painter.drawImage(shape.boundingRect(), colours, QRectF(colours.rect()))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
    painter.drawPath(shape)


def _draw_picture(
    painter: QPainter, box: QRectF, picture: QPixmap | None, palette: QPalette
) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(box, RADIUS, RADIUS)
    painter.fillPath(shape, palette.color(QPalette.ColorRole.Midlight))
    if picture is not None:
        painter.save()
        painter.setClipPath(shape)
        painter.drawPixmap(box, picture, QRectF(picture.rect()))
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Window), 2))
    painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)


def _draw_share(painter: QPainter, box: QRectF, text: str) -> None:
    metrics = painter.fontMetrics()
    badge = QRectF(0, 0, metrics.horizontalAdvance(text) + 10, metrics.height())
    badge.moveCenter(QPointF(box.center().x(), box.bottom() - badge.height() / 2 + 4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 175))
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
    painter.setPen(QColor(255, 255, 255))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def _draw_handle(painter: QPainter, pad: StylePad, palette: QPalette, *, held: bool) -> None:
    middle = pad.place(pad.point)
    accent = palette.color(QPalette.ColorRole.Accent)
    painter.setPen(Qt.PenStyle.NoPen)
    for grow, alpha in ((4.0, 28), (2.5, 50), (1.2, 80)):
        painter.setBrush(QColor(0, 0, 0, alpha))
        painter.drawEllipse(middle + QPointF(0, 1), HANDLE + grow, HANDLE + grow)
    painter.setBrush(QColor(255, 255, 255))
    painter.drawEllipse(middle, HANDLE, HANDLE)
    painter.setBrush(accent)
    painter.drawEllipse(middle, 4.5 if held else 3.5, 4.5 if held else 3.5)
    if pad.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2))
        painter.drawEllipse(middle, HANDLE + 3, HANDLE + 3)
