"""Ctrl+K: type a few letters of any command or style, press Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QIcon,
    QKeyEvent,
    QPainter,
    QPalette,
    QPixmap,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

WIDTH, ROW, MOST_ROWS, HEAD = 560, 36, 10, 62
RIGHT_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Entry:
    """One line of the palette; ``right`` is its shortcut or its kind."""

    text: str
    right: str
    run: Callable[[], object]
    icon: QIcon


def match(query: str, text: str) -> int | None:
    """How well the letters of the query occur in the text, in order; lower is better."""
    wanted, there = query.casefold().split(), text.casefold()
    total = 0
    for word in wanted:
        at = there.find(word)
        if at >= 0:
            start_of_word = at == 0 or not there[at - 1].isalnum()
            total += at if start_of_word else at + 50
            continue
        position = -1
        for letter in word:
            position = there.find(letter, position + 1)
            if position < 0:
                return None
        total += 200 + position
    return total


class _Rows(QStyledItemDelegate):
    def sizeHint(self, _option, _index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:
        super().paint(painter, option, index)
        painter.save()
        selected = option.state & QStyle.StateFlag.State_Selected
        role = (
            QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        )
        painter.setPen(option.palette.color(role))
        place = QRect(option.rect).adjusted(0, 0, -12, 0)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, index.data(RIGHT_ROLE) or "")
        painter.restore()


class CommandPalette(QFrame):
    """A list over the window that closes as soon as something else is clicked."""

    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("commandPalette")
        self._over = over
        self._entries: Sequence[Entry] = ()
        self._shown: list[Entry] = []
        space = QPixmap(20, 20)
        space.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(space)  # keeps the texts in one column
        self.field = QLineEdit()
        self.rows = QListView()
        self._model = QStandardItemModel(self)
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(_Rows(self.rows))
        self.rows.setIconSize(QSize(20, 20))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.rows.setUniformItemSizes(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.rows)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 8)
        self.setGraphicsEffect(shadow)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.rows.clicked.connect(lambda index: self._run(index.row()))
        self.hide()

    def open(self, entries: Sequence[Entry]) -> None:
        """Show over the window with these entries."""
        self._entries = entries
        self.field.setPlaceholderText(self.tr("Type a command or the name of a style"))
        self.field.clear()
        self._filter("")
        width = min(WIDTH, self._over.width() - 32)
        self.setGeometry((self._over.width() - width) // 2, 72, width, self.height())
        self.raise_()
        self.show()
        self.field.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _key(self, event: QKeyEvent) -> bool:
        count = len(self._shown)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        step = steps.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.rows.currentIndex().row())
        elif step and count:
            row = (self.rows.currentIndex().row() + step) % count
            self.rows.setCurrentIndex(self.rows.model().index(row, 0))
        else:
            return False
        return True

    def _filter(self, query: str) -> None:
        scored = [(match(query, entry.text), n) for n, entry in enumerate(self._entries)]
        kept = sorted((score, n) for score, n in scored if score is not None)
        self._shown = [self._entries[n] for _, n in kept]
        model = self._model
        model.clear()
        for entry in self._shown:
            item = QStandardItem(self._blank if entry.icon.isNull() else entry.icon, entry.text)
            item.setData(entry.right, RIGHT_ROLE)
            model.appendRow(item)
        self.rows.setCurrentIndex(model.index(0, 0))
        self.resize(self.width(), HEAD + min(len(self._shown), MOST_ROWS) * ROW)

    def _run(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            entry = self._shown[row]
            self.hide()
            entry.run()
