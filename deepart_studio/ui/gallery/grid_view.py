"""The grid of tiles: clicks and keys choose styles, the grid fills whatever width there is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from deepart_studio.ui.gallery.delegate import TileDelegate, small_font
from deepart_studio.ui.gallery.model import Role
from deepart_studio.ui.gallery.tiles import grid_for

SPIN_MS = 80
MOVES = frozenset(
    (
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    )
)


class StyleGridView(QListView):
    """What is chosen lives in the model, so that a search hides chosen styles without losing them.

    A press chooses at once, not the release: the painting begins under the finger.
    """

    picked = Signal(str, bool)  # style id, whether to add it to (or take it out of) the blend
    opened = Signal(str)
    menuWanted = Signal(str, QPoint)
    removeWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = TileDelegate(self)
        self.setItemDelegate(self.tiles)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # the bar keeps its room, so that the grid does not jump; only its handle comes and goes
        bar = self.verticalScrollBar()
        bar.setStyleSheet("QScrollBar::handle:disabled { background: none; }")
        bar.setEnabled(False)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._spin = QTimer(self)
        self._spin.setInterval(SPIN_MS)
        self._spin.timeout.connect(self._turn)

    def show_busy(self, busy: bool) -> None:
        """Turn the wheels of tiles that wait for their style."""
        if busy:
            self._spin.start()
        else:
            self._spin.stop()

    def reflow(self) -> None:
        """Divide the width into equal tiles."""
        line = QFontMetrics(small_font(self.font())).height() + 2
        self.tiles.grid = grid_for(self.viewport().width() - 1, line)
        grid = self.tiles.grid
        self.setGridSize(QSize(grid.cell_width, grid.cell_height))
        self.verticalScrollBar().setSingleStep(grid.cell_height // 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.reflow()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCurrentIndex(index)
            self._pick(index, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.mousePressEvent(event)  # two quick Ctrl+clicks: in and out again
            return
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._open(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        elif key == Qt.Key.Key_Space and index.isValid():
            self._pick(index, control)
        elif key == Qt.Key.Key_F2 and index.isValid():
            self.edit(index)
        elif key == Qt.Key.Key_Delete and index.isValid() and self._is_yours(index):
            self.removeWanted.emit(index.data(Role.ID))
        elif key in MOVES:
            super().keyPressEvent(event)
            moved = self.currentIndex()
            if moved.isValid() and moved != index and not control:
                self._pick(moved, add=False)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid() and not index.data(Role.BUSY):
            place = event.globalPos() if by_mouse else self._below(index)
            self.menuWanted.emit(index.data(Role.ID), place)
        event.accept()

    def _below(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).center())

    def _pick(self, index: QModelIndex, add: bool) -> None:
        if not index.data(Role.BUSY):
            self.picked.emit(index.data(Role.ID), add)

    def _open(self, index: QModelIndex) -> None:
        if not index.data(Role.BUSY):
            self.opened.emit(index.data(Role.ID))

    def _is_yours(self, index: QModelIndex) -> bool:
        return not index.data(Role.BUILTIN) and not index.data(Role.BUSY)

    def _turn(self) -> None:
        self.tiles.phase = (self.tiles.phase + 1) % 12
        self.viewport().update()
