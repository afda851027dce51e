"""Paints a style as a large picture with its name below."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from deepart_studio.ui.gallery.model import Index, Role
from deepart_studio.ui.gallery.tiles import GAP, NAME_GAP, Grid, grid_for

RADIUS = 8.0
BADGE = QColor(0, 0, 0, 150)
SPINNER_TICKS = 12


def small_font(font: QFont) -> QFont:
    """The font of names and badges: a little smaller than the window's."""
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(max(11, font.pixelSize() - 1))
    else:
        made.setPointSizeF(max(7.0, font.pointSizeF() * 0.92))
    return made


class TileDelegate(QStyledItemDelegate):
    """``grid`` is set by the view whenever its width changes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid: Grid = grid_for(parent.width(), parent.fontMetrics().height())
        self.phase = 0

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self.grid.cell_width, self.grid.cell_height)

    def picture_box(self, cell: QRect) -> QRectF:
        left = cell.left() + (cell.width() - self.grid.picture) / 2
        return QRectF(left, cell.top() + GAP / 2, self.grid.picture, self.grid.picture)

    def name_box(self, cell: QRect) -> QRect:
        box = self.picture_box(cell)
        top = round(box.bottom()) + NAME_GAP
        return QRect(round(box.left()), top, round(box.width()), cell.bottom() + 1 - top)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box, palette = self.picture_box(option.rect), option.palette
        weight = index.data(Role.WEIGHT)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._draw_picture(painter, box, index.data(Role.PREVIEW), palette)
        if index.data(Role.BUSY):
            self._draw_busy(painter, box)
        elif hovered and weight is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(255, 255, 255, 26))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._draw_ring(painter, box, option, chosen=weight is not None, hovered=hovered)
        painter.setFont(small_font(option.font))
        if not index.data(Role.BUILTIN) and not index.data(Role.BUSY):
            _draw_yours(painter, box)
        if weight is not None and index.data(Role.BLENDED):
            _draw_weight(painter, box, f"{index.data(Role.SHARE)} %", palette)
        self._draw_name(painter, option, index.data(Role.NAME), chosen=weight is not None)
        painter.restore()

    def _draw_picture(
        self, painter: QPainter, box: QRectF, picture: QPixmap | None, palette: QPalette
    ) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        if picture is None:
            painter.fillPath(shape, palette.color(QPalette.ColorRole.Midlight))
            return
        painter.save()
        painter.setClipPath(shape)
        side = min(picture.width(), picture.height())
        source = QRectF(0, 0, side, side)
        source.moveCenter(QRectF(picture.rect()).center())
        painter.drawPixmap(box, picture, source)
        painter.restore()
        painter.setPen(QPen(QColor(128, 128, 128, 70), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _draw_ring(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        *,
        chosen: bool,
        hovered: bool,
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        accent = option.palette.color(QPalette.ColorRole.Accent)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen:
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Window), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            painter.setPen(QPen(accent, 3))
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), RADIUS + 1.5, RADIUS + 1.5)
        elif current:
            painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
        elif hovered:
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.PlaceholderText), 1.5))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)

    def _draw_name(
        self, painter: QPainter, option: QStyleOptionViewItem, name: str, *, chosen: bool
    ) -> None:
        font = small_font(option.font)
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        box = self.name_box(option.rect)
        text = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, int(flags), text)

    def _draw_busy(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 120))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        for tick in range(SPINNER_TICKS):
            age = (self.phase - tick) % SPINNER_TICKS
            pen = QPen(QColor(255, 255, 255, max(40, 240 - 22 * age)), 2.4)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            ray = QLineF.fromPolar(13, 90 - tick * 360 / SPINNER_TICKS).translated(box.center())
            painter.drawLine(ray.pointAt(0.55), ray.p2())

    # -- renaming

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setFont(small_font(option.font))
        editor.setMaxLength(80)
        editor.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        editor.setStyleSheet("QLineEdit { padding: 0 2px; min-height: 0; border-radius: 3px; }")
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        box = self.name_box(option.rect)
        editor.setGeometry(box.adjusted(-4, -3, 4, 3))


def _draw_yours(painter: QPainter, box: QRectF) -> None:
    """A corner mark for one's own styles: a small head and shoulders."""
    middle = QPointF(box.left() + 16, box.top() + 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(BADGE)
    painter.drawEllipse(middle, 10, 10)
    painter.setBrush(QColor(255, 255, 255, 240))
    painter.drawEllipse(middle - QPointF(0, 2.8), 2.8, 2.8)
    shoulders = QPainterPath(middle + QPointF(-5.2, 5.4))
    shoulders.cubicTo(
        middle + QPointF(-5.2, -0.4), middle + QPointF(5.2, -0.4), middle + QPointF(5.2, 5.4)
    )
    shoulders.closeSubpath()
    painter.drawPath(shoulders)


def _draw_weight(painter: QPainter, box: QRectF, text: str, palette: QPalette) -> None:
    """The style's share of the blend."""
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(text) + 14.0, metrics.height() + 4.0
    badge = QRectF(box.right() - width - 6, box.bottom() - height - 6, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Accent))
    painter.drawRoundedRect(badge, height / 2, height / 2)
    painter.setPen(palette.color(QPalette.ColorRole.HighlightedText))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
