"""Paints a layer's row: eye, small picture, name, mode and opacity, lock."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from deepart_studio.ui import icons
from deepart_studio.ui.canvas.picture_item import checkerboard
from deepart_studio.ui.gallery.delegate import small_font
from deepart_studio.ui.layers.layer_model import Index, LayerRole, LayerRow
from deepart_studio.ui.tokens import DARK, Tokens

HEIGHT, EYE, PICTURE, GAP, ICON, RADIUS = 56, 36, 40, 8, 18, 6
HIDDEN = 0.45


class LayerDelegate(QStyledItemDelegate):
    """``tokens`` are the colours of the theme."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tokens: Tokens = DARK

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def eye_box(self, row: QRect) -> QRect:
        """Where the eye is pressed."""
        return QRect(row.left(), row.top(), EYE, row.height())

    def is_eye(self, row: QRect, point: QPoint) -> bool:
        return self.eye_box(row).contains(point)

    def mask_box(self, row: QRect) -> QRect:
        """Where a mask's small picture is."""
        left = row.left() + EYE + PICTURE + GAP
        return QRect(left, row.center().y() - PICTURE // 2 + 1, PICTURE, PICTURE)

    def is_mask(self, row: QRect, layer: LayerRow, point: QPoint) -> bool:
        return layer.masked and self.mask_box(row).contains(point)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LayerRow = index.data(LayerRole.ROW)
        box, tokens = option.rect.adjusted(0, 1, 0, -1), self.tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.hover))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 1))
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        eye = "eye" if row.visible else "eye-off"
        self._icon(painter, eye, self.eye_box(box), tokens.text if row.visible else tokens.faint)
        painter.setOpacity(1.0 if row.visible else HIDDEN)
        self._picture(painter, row.picture, self._picture_box(box))
        if row.masked:
            self._mask(painter, row, self.mask_box(box))
        text = self._text_box(box, row)
        half = text.height() // 2
        middle = Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(tokens.text))
        painter.setFont(option.font)
        upper = text if not row.detail else text.adjusted(0, 0, 0, -half)
        place = Qt.AlignmentFlag.AlignVCenter if not row.detail else Qt.AlignmentFlag.AlignBottom
        self._words(painter, upper, middle | place, row.name)
        if row.detail:
            painter.setPen(QColor(tokens.muted))
            painter.setFont(small_font(option.font))
            lower = text.adjusted(0, half, 0, 0)
            self._words(painter, lower, middle | Qt.AlignmentFlag.AlignTop, row.detail)
        if row.locked:
            lock = QRect(box.right() - EYE + 4, box.top(), EYE - 8, box.height())
            self._icon(painter, "lock", lock, tokens.muted)
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setText(index.data(Qt.ItemDataRole.EditRole))
        editor.selectAll()
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        box = self._text_box(option.rect, index.data(LayerRole.ROW))
        high = editor.sizeHint().height()
        editor.setGeometry(box.left() - 6, box.center().y() - high // 2, box.width() + 6, high)

    def _text_box(self, box: QRect, row: LayerRow) -> QRect:
        right = EYE if row.locked else GAP
        mask = PICTURE + GAP if row.masked else 0
        return box.adjusted(EYE + PICTURE + mask + GAP + 2, 6, -right, -6)

    def _picture_box(self, box: QRect) -> QRect:
        return QRect(box.left() + EYE, box.center().y() - PICTURE // 2 + 1, PICTURE, PICTURE)

    def _mask(self, painter: QPainter, row: LayerRow, frame: QRect) -> None:
        """The mask, crossed out while it is off, framed while brushes work on it."""
        self._picture(painter, row.mask, frame)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not row.mask_on:
            painter.setPen(QPen(QColor(self.tokens.error), 2))
            painter.drawLine(frame.topLeft(), frame.bottomRight())
            painter.drawLine(frame.topRight(), frame.bottomLeft())
        if row.mask_aimed:
            painter.setPen(QPen(QColor(self.tokens.accent), 2))
            painter.drawRect(frame.adjusted(-1, -1, 0, 0))

    def _icon(self, painter: QPainter, name: str, box: QRect, colour: str) -> None:
        place = QRect(0, 0, ICON, ICON)
        place.moveCenter(box.center())
        painter.drawPixmap(place, icons.pixmap(name, colour, ICON))

    def _words(self, painter: QPainter, box: QRect, place: Qt.AlignmentFlag, words: str) -> None:
        short = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, place, short)

    def _picture(self, painter: QPainter, picture: QImage | None, frame: QRect) -> None:
        if picture is None:
            painter.fillRect(frame, QColor(self.tokens.raised))
            return
        size = picture.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(frame.topLeft(), size)
        place.moveCenter(frame.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(place, checkerboard(self.tokens.dark))
        painter.drawPixmap(place, QPixmap.fromImage(picture))
