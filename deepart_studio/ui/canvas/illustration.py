"""The drawing of the empty canvas: a photo that lands in the studio and turns into a painting."""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPolygonF,
)

SIZE = QSize(300, 204)
PRINT = QRectF(-92, -66, 184, 132)
SCENE = QRectF(-84, -58, 168, 116)
TILT = -5.0
STROKES = 900
SUN = QPointF(42, -26)


def draw_illustration(scale: float, palette: QPalette) -> QImage:
    """``SIZE`` times ``scale`` pixels, transparent around, in the colours of the palette."""
    image = QImage(SIZE * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    _draw_place(painter, palette)
    painter.translate(SIZE.width() / 2, SIZE.height() / 2 - 4)
    painter.rotate(TILT)
    _draw_print(painter)
    scene = _scene(scale)
    painter.drawImage(SCENE, scene)
    painter.save()
    painter.setClipPath(_painted_part())
    _draw_strokes(painter, scene)
    painter.restore()
    painter.resetTransform()
    painter.scale(scale, scale)
    _draw_pointer(painter, QPointF(SIZE.width() / 2 + 62, SIZE.height() - 50))
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


def _draw_place(painter: QPainter, palette: QPalette) -> None:
    edge = QColor(palette.color(QPalette.ColorRole.WindowText))
    edge.setAlpha(70)
    pen = QPen(edge, 1.6)
    pen.setDashPattern([4, 4])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(6, 34, SIZE.width() - 12, SIZE.height() - 44), 14, 14)


def _draw_print(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for grow, alpha in ((7, 8), (5, 10), (3, 14), (1, 22)):
        painter.setBrush(QColor(0, 0, 0, alpha))
        around = PRINT.adjusted(-grow, -grow + 4, grow, grow + 4)
        painter.drawRoundedRect(around, 6 + grow, 6 + grow)
    painter.setBrush(QColor(0xFB, 0xFB, 0xFB))
    painter.drawRoundedRect(PRINT, 6, 6)


def _scene(scale: float) -> QImage:
    """Sun, two ridges and a lake, as a photo would show them."""
    width, height = round(SCENE.width() * scale), round(SCENE.height() * scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-SCENE.topLeft())
    sky = QLinearGradient(SCENE.topLeft(), QPointF(SCENE.left(), 20))
    for place, colour in ((0.0, "#5b8fc7"), (0.55, "#f0c9a0"), (1.0, "#f7dfb4")):
        sky.setColorAt(place, QColor(colour))
    painter.fillRect(SCENE, sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#fff3cf"))
    painter.drawEllipse(SUN, 13, 13)
    far = (
        (-90, 8),
        (-62, -22),
        (-40, -4),
        (-12, -34),
        (20, 0),
        (52, -16),
        (90, 8),
        (90, 30),
        (-90, 30),
    )
    near = ((-90, 20), (-58, 2), (-24, 22), (14, 10), (48, 24), (90, 6), (90, 36), (-90, 36))
    for corners, colour in ((far, "#7d8fb3"), (near, "#3f5f6d")):
        painter.setBrush(QColor(colour))
        foot = ((90, 34), (-90, 34))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in (*corners, *foot)]))
    lake = QLinearGradient(QPointF(0, 28), QPointF(0, 58))
    lake.setColorAt(0, QColor("#d9b995"))
    lake.setColorAt(1, QColor("#2f6485"))
    painter.fillRect(QRectF(SCENE.left(), 28, SCENE.width(), 30), lake)
    painter.end()
    return image


def _painted_part() -> QPainterPath:
    """Right of a loosely brushed diagonal, inside the scene."""
    path = QPainterPath(QPointF(6, -58))
    for step in range(1, 9):
        y = -58 + step * 14.5
        path.quadTo(QPointF(12 - step * 4 + 9 * (-1) ** step, y - 7), QPointF(4 - step * 3.2, y))
    path.lineTo(84, 58)
    path.lineTo(84, -58)
    path.closeSubpath()
    inside = QPainterPath()
    inside.addRect(SCENE)
    return path.intersected(inside)


def _draw_strokes(painter: QPainter, scene: QImage) -> None:
    """Short brush strokes in the scene's colours, stronger; in the sky they circle the sun."""
    chance = random.Random(7)  # noqa: S311  the same drawing each time
    for number in range(STROKES):
        x = chance.uniform(-24, SCENE.right())
        y = chance.uniform(SCENE.top(), SCENE.bottom())
        column = int((x - SCENE.left()) / SCENE.width() * (scene.width() - 1))
        row = int((y - SCENE.top()) / SCENE.height() * (scene.height() - 1))
        colour = _stronger(scene.pixelColor(column, row), chance)
        coarse = number < STROKES // 3
        length = chance.uniform(9, 15) if coarse else chance.uniform(5, 9)
        if y < 4:
            angle = math.atan2(y - SUN.y(), x - SUN.x()) + math.pi / 2
        elif y < 28:
            angle = 0.5 * math.sin(x / 11)
        else:
            angle = 0.12 * math.sin(x / 7 + y)
        step = QPointF(math.cos(angle), math.sin(angle)) * (length / 2)
        bend = QPointF(-step.y(), step.x()) * 0.25
        pen = QPen(colour, 4.2 if coarse else 2.1)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        path = QPainterPath(QPointF(x, y) - step)
        path.quadTo(QPointF(x, y) + bend, QPointF(x, y) + step)
        painter.drawPath(path)


def _stronger(colour: QColor, chance: random.Random) -> QColor:
    hue = (colour.hsvHueF() + chance.gauss(0, 0.025)) % 1.0
    saturation = colour.hsvSaturationF() * 1.55 + 0.12 + chance.gauss(0, 0.06)
    value = colour.valueF() * 1.02 + chance.gauss(0, 0.08)
    return QColor.fromHsvF(hue, min(max(saturation, 0.0), 1.0), min(max(value, 0.0), 1.0))


def _draw_pointer(painter: QPainter, tip: QPointF) -> None:
    corners = ((0, 0), (0, 22), (5, 17.5), (8.6, 25.5), (12.2, 23.9), (8.6, 16), (15.4, 16))
    arrow = QPolygonF([tip + QPointF(x, y) for x, y in corners])
    pen = QPen(QColor(0xFF, 0xFF, 0xFF), 1.6)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(0x20, 0x20, 0x20))
    painter.drawPolygon(arrow)
