"""The list of layers: choosing, dragging into another order, eyes, names, dropped pictures."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from deepart_studio.ui.drops import deliver, has_pictures
from deepart_studio.ui.layers.layer_delegate import LayerDelegate
from deepart_studio.ui.layers.layer_model import MIME, LayerModel, LayerRole, LayerRow

UP, DOWN = 1, -1


class LayerList(QListView):
    """Tells what is wanted; it changes nothing itself."""

    chosen = Signal(int)
    eye_clicked = Signal(int)
    mask_clicked = Signal(int)
    mask_toggled = Signal(int)  # Shift and click
    moved = Signal(int, int)  # number, how many layers are to be below it
    removed = Signal(int)
    shifted = Signal(int, int)  # number, +1 up or -1 down
    menu_wanted = Signal(QPoint)  # on the screen
    files_dropped = Signal(list)
    image_dropped = Signal(QImage, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.layers = LayerModel(self)
        self.tiles = LayerDelegate(self)
        self.setModel(self.layers)
        self.setItemDelegate(self.tiles)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setUniformItemSizes(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._pressed_eye: int | None = None

    def show_rows(self, rows: list[LayerRow], active: int | None) -> None:
        """Show these without telling that one was chosen."""
        self._showing = True
        self.layers.set_rows(rows)
        index = self.layers.index_of(active)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self._showing = False

    @property
    def current(self) -> int | None:
        row = self.currentIndex().data(LayerRole.ROW)
        return row.number if row is not None else None

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if not self._showing and current.isValid():
            self.chosen.emit(current.data(LayerRole.ROW).number)

    # -- the eyes

    def _eye_at(self, point: QPoint) -> int | None:
        index = self.indexAt(point)
        if index.isValid() and self.tiles.is_eye(self.visualRect(index), point):
            return index.data(LayerRole.ROW).number
        return None

    def _mask_at(self, point: QPoint) -> int | None:
        index = self.indexAt(point)
        row = index.data(LayerRole.ROW)
        inside = row is not None and self.tiles.is_mask(self.visualRect(index), row, point)
        return row.number if inside else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_eye = None
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_eye = self._eye_at(event.position().toPoint())
        if self._pressed_eye is not None:
            return
        super().mousePressEvent(event)
        place = event.position().toPoint()
        number = self._mask_at(place)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if number is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.mask_toggled.emit(number)
        elif number is not None:
            self.mask_clicked.emit(number)
        elif (row := self.indexAt(place).data(LayerRole.ROW)) is not None and row.mask_aimed:
            self.chosen.emit(row.number)  # from its mask back to the layer itself

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_eye is None:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_eye = self._pressed_eye, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._eye_at(event.position().toPoint()):
            self.eye_clicked.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._eye_at(event.position().toPoint()) is not None:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    # -- dragging and dropping

    def dragEnterEvent(self, event) -> None:
        self._offer(event)

    def dragMoveEvent(self, event) -> None:
        if event.source() is self:
            super().dragMoveEvent(event)
        self._offer(event)

    def _offer(self, event: QDropEvent) -> None:
        if event.source() is self and event.mimeData().hasFormat(MIME):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        elif event.source() is not self and has_pictures(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self:
            number = int(bytes(event.mimeData().data(MIME).data()))
            self._drop_at(number, self.row_at(event.position().toPoint()))
            event.setDropAction(Qt.DropAction.IgnoreAction)  # the view must take nothing out
            event.accept()
        else:
            deliver(event, self.files_dropped, self.image_dropped)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def row_at(self, point: QPoint) -> int:
        """The row before which something dropped here goes."""
        index = self.indexAt(point)
        if not index.isValid():
            return self.layers.rowCount()
        return index.row() + int(point.y() > self.visualRect(index).center().y())

    def _drop_at(self, number: int, row: int) -> None:
        before = self.layers.index_of(number).row()
        row -= int(row > before)  # it leaves its own place
        self.moved.emit(number, self.layers.rowCount() - 1 - row)

    # -- keys and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, number = event.key(), self.current
        moving = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if number is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(number)
        elif key == Qt.Key.Key_Space:
            self.eye_clicked.emit(number)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and moving:
            self.shifted.emit(number, UP if key == Qt.Key.Key_Up else DOWN)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu_wanted.emit(event.globalPos())
