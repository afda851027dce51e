"""The list of the queue: selecting, dragging into another order, keys, and the rows' buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from deepart_studio.batch.rows import Row
from deepart_studio.ui.queue.queue_delegate import QueueDelegate
from deepart_studio.ui.queue.queue_model import QueueModel, RowRole
from deepart_studio.ui.queue.row_words import RowWords

MODIFIERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class QueueList(QListView):
    """Tells what is wanted; it changes nothing itself."""

    pressed_button = Signal(str, str)  # row id, name of the button's icon
    removed = Signal(object)  # ids
    moved = Signal(object, int)  # ids, the place before which they were dropped
    shifted = Signal(object, int)  # ids, -1 up or +1 down
    activated_row = Signal(str)  # Enter or a double click
    menu_wanted = Signal(QPoint)  # on the screen

    def __init__(self, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QueueModel(words, self)
        self.tiles = QueueDelegate(words, self)
        self.tiles.pictures.loaded.connect(lambda _: self.viewport().update())
        self.setModel(self.rows)
        self.setItemDelegate(self.tiles)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setUniformItemSizes(True)  # thousands of rows are laid out at once
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.setMouseTracking(True)
        self._pressed: tuple[str, str] | None = None
        self.tips: dict[str, str] = {}

    @property
    def selected_ids(self) -> list[str]:
        """In the order shown."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda i: i.row())
        return [index.data(RowRole.ROW).id for index in indexes]

    def dataChanged(self, first: QModelIndex, last: QModelIndex, _roles: object = ()) -> None:
        """Draw the rows anew. Qt's own way lays out all rows, though all are of one height."""
        self.viewport().update(self.visualRect(first).united(self.visualRect(last)))

    def is_in_sight(self, index: QModelIndex) -> bool:
        return self.visualRect(index).intersects(self.viewport().rect())

    def select(self, row_id: str) -> None:
        """Select this row alone."""
        self.setCurrentIndex(self.rows.index_of(row_id))

    # -- the rows' buttons

    def _button_at(self, point: QPoint) -> tuple[str, str] | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        row: Row = index.data(RowRole.ROW)
        name = self.tiles.button_at(self.visualRect(index), row, point)
        return (row.id, name) if name is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._button_at(event.position().toPoint())
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._button_at(event.position().toPoint())
        if hovered != self.tiles.hovered:
            self.tiles.hovered = hovered
            self.viewport().update()
        if self._pressed is None:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._button_at(event.position().toPoint()):
            self.pressed_button.emit(*pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._button_at(event.position().toPoint()) is not None:
            self.mousePressEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.activated_row.emit(index.data(RowRole.ROW).id)

    def leaveEvent(self, event: QEvent) -> None:
        self.tiles.hovered = None
        self.viewport().update()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            button = self._button_at(event.pos())
            if button is not None:
                QToolTip.showText(event.globalPos(), self.tips.get(button[1], ""), self)
                return True
        return super().viewportEvent(event)

    # -- dragging into another order

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is not self:
            super().dropEvent(event)
            return
        place = self.place_at(event.position().toPoint())
        self.moved.emit(self.selected_ids, place)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the view must not take rows out itself
        event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def place_at(self, point: QPoint) -> int:
        """The number of the row before which something dropped here goes."""
        index = self.indexAt(point)
        if not index.isValid():
            return self.rows.rowCount()
        below = point.y() > self.visualRect(index).center().y()
        return index.row() + int(below)

    # -- keys and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, ids = event.key(), self.selected_ids
        moving = bool(event.modifiers() & MODIFIERS)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and ids:
            self.removed.emit(ids)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and moving and ids:
            self.shifted.emit(ids, -1 if key == Qt.Key.Key_Up else 1)
            self.scrollTo(self.currentIndex())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated_row.emit(self.currentIndex().data(RowRole.ROW).id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected_ids:
            point = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                box = self.visualRect(self.currentIndex())
                point = self.viewport().mapToGlobal(box.center())
            self.menu_wanted.emit(point)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.selectionModel().setCurrentIndex(
                self.rows.index(0), self.selectionModel().SelectionFlag.NoUpdate
            )

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
