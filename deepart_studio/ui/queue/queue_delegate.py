"""Paints a row of the queue: thumbnail, name, recipe, state, progress, and its buttons."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
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
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from deepart_studio.batch.rows import Row, State
from deepart_studio.ui import icons
from deepart_studio.ui.gallery.delegate import small_font
from deepart_studio.ui.gallery.previews import PreviewLoader
from deepart_studio.ui.queue.queue_model import Index, RowRole
from deepart_studio.ui.queue.row_words import RowWords
from deepart_studio.ui.tokens import DARK, Tokens

PICTURE, EDGE, LINE, GAP = 64, 12, 20, 2
BUTTON, ICON = 30, 18
RADIUS = 6.0
SMALL_KEPT = 200
BAR = 4
BUTTONS = {
    State.WAITING: ("trash",),
    State.RUNNING: ("stop",),
    State.DONE: ("picture", "folder", "trash"),
    State.FAILED: ("reset", "trash"),
    State.CANCELLED: ("reset", "trash"),
}
"""Icons of the buttons at the right end of a row, which also name what they do."""


class QueueDelegate(QStyledItemDelegate):
    """``hovered`` is the button under the pointer, as (row id, name), set by the list."""

    def __init__(self, words: RowWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.tokens: Tokens = DARK
        self.hovered: tuple[str, str] | None = None
        self.pictures = PreviewLoader(self)
        self._small: OrderedDict[int, QPixmap] = OrderedDict()  # by the large one's cache key

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, PICTURE + 2 * EDGE)

    @property
    def _text_left(self) -> int:
        return EDGE + PICTURE + EDGE + 4

    def buttons(self, cell: QRect, row: Row) -> dict[str, QRect]:
        """Where each button of a row is."""
        names = BUTTONS[row.state]
        left = cell.right() + 1 - EDGE - BUTTON * len(names)
        top = cell.top() + EDGE - 4
        return {name: QRect(left + BUTTON * i, top, BUTTON, BUTTON) for i, name in enumerate(names)}

    def button_at(self, cell: QRect, row: Row, point: QPoint) -> str | None:
        found = (n for n, box in self.buttons(cell, row).items() if box.contains(point))
        return next(found, None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(RowRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_ground(painter, option)
        self._draw_picture(painter, option, row)
        buttons = self.buttons(option.rect, row)
        for name, box in buttons.items():
            self._draw_button(painter, box, name, hovered=self.hovered == (row.id, name))
        self._draw_words(painter, option, row, index.data(RowRole.FRACTION), buttons)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        box = QRectF(option.rect).adjusted(4, 2, -4, -2)
        tokens = self.tokens
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _draw_picture(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        cell = option.rect
        box = QRectF(cell.left() + EDGE, cell.top() + EDGE, PICTURE, PICTURE)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        shown = row.output if row.state is State.DONE else row.source
        picture = self.pictures.get(Path(shown))
        painter.save()
        painter.setClipPath(shape)
        painter.fillPath(shape, option.palette.color(QPalette.ColorRole.Midlight))
        if picture is not None:
            small = self._reduced(picture)
            painter.drawPixmap(box, small, QRectF(small.rect()))
        elif row.state is State.FAILED:
            mark = icons.pixmap("warning", self.tokens.muted, 24)
            painter.drawPixmap(box.center().toPoint() - QPoint(12, 12), mark)
        painter.restore()
        painter.setPen(QPen(QColor(128, 128, 128, 70), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _reduced(self, picture: QPixmap) -> QPixmap:
        """Scaled once, sharp enough for a screen of double density: scaling takes milliseconds."""
        key = picture.cacheKey()
        if key not in self._small:
            side = 2 * PICTURE
            smooth = Qt.TransformationMode.SmoothTransformation
            shape = Qt.AspectRatioMode.KeepAspectRatio
            self._small[key] = picture.scaled(side, side, shape, smooth)
            while len(self._small) > SMALL_KEPT:
                self._small.popitem(last=False)
        return self._small[key]

    def _draw_button(self, painter: QPainter, box: QRect, name: str, *, hovered: bool) -> None:
        if hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.tokens.hover))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        colour = self.tokens.text if hovered else self.tokens.muted
        inset = (BUTTON - ICON) // 2
        painter.drawPixmap(box.topLeft() + QPoint(inset, inset), icons.pixmap(name, colour, ICON))

    def _draw_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Row,
        fraction: float,
        buttons: dict[str, QRect],
    ) -> None:
        tokens, cell = self.tokens, option.rect
        left, top = cell.left() + self._text_left, cell.top() + EDGE
        right = cell.right() - EDGE
        end = min(box.left() for box in buttons.values()) - 8
        small = small_font(option.font)
        state = self._words.state(row, fraction)
        colour = {
            State.DONE: tokens.success,
            State.FAILED: tokens.error,
            State.RUNNING: tokens.accent_text,
        }.get(row.state, tokens.muted)
        metrics = QFontMetrics(small)
        room = metrics.horizontalAdvance(state) + 4
        painter.setFont(small)
        painter.setPen(QColor(colour))
        where = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(end - room, top, room, LINE), where, state)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        name = QRect(left, top, end - room - 12 - left, LINE)
        used = self._line(painter, bold, tokens.text, name, row.name)
        recipe, detail = self._words.recipe(row.recipe), self._words.detail(row)
        below = QRect(left, top + LINE + GAP, right - left, LINE)
        if row.state is State.FAILED:  # the problem gets two lines, and the recipe what is left
            beside = name.adjusted(used + 12, 0, 0, 0)
            if beside.width() > 80:
                self._line(painter, small, tokens.muted, beside, recipe)
            painter.setPen(QColor(tokens.error))
            painter.setFont(small)
            wrap = int(Qt.TextFlag.TextWordWrap)
            painter.drawText(below.adjusted(0, 0, 0, LINE + EDGE // 2), wrap, detail)
            return
        self._line(painter, small, tokens.muted, below, recipe)
        below.translate(0, LINE + GAP)
        if row.state is State.RUNNING:
            self._draw_bar(painter, QRectF(below).adjusted(0, 8, 0, BAR - LINE + 8), fraction)
        else:
            self._line(painter, small, tokens.muted, below, detail)

    def _line(self, painter: QPainter, font: QFont, colour: str, box: QRect, words: str) -> int:
        """Draw one line, shortened where there is no room; gives its width."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, box.width())
        where = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box, where, shown)
        return QFontMetrics(font).horizontalAdvance(shown)

    def _draw_bar(self, painter: QPainter, box: QRectF, fraction: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.tokens.edge))
        painter.drawRoundedRect(box, BAR / 2, BAR / 2)
        painter.setBrush(QColor(self.tokens.accent))
        filled = QRectF(box)
        filled.setWidth(max(BAR, box.width() * fraction))
        painter.drawRoundedRect(filled, BAR / 2, BAR / 2)
