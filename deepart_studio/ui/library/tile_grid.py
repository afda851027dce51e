"""The grid of pictures: selecting, opening, dragging out, and keys for stars and the trash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from deepart_studio.library.rows import MOST_STARS, Tile
from deepart_studio.ui.library.thumbs import ThumbLoader
from deepart_studio.ui.library.tile_delegate import LibraryDelegate
from deepart_studio.ui.library.tile_model import TileModel


class TileGrid(QListView):
    """Tells what is wanted; it changes nothing itself."""

    selection_changed = Signal()
    opened = Signal(int)  # picture id: Enter or a double click
    rated = Signal(int)  # stars for what is selected
    trashed = Signal()
    menu_wanted = Signal(QPoint)  # on the screen

    def __init__(self, thumbnails: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TileModel(self)
        self.thumbs = ThumbLoader(thumbnails, self)
        self.thumbs.loaded.connect(self._thumb_loaded)
        self.tiles = LibraryDelegate(self.thumbs, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.tiles)
        # rows that wrap, not icons: Qt lays them out in one pass, however many there are
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # the bar keeps its room, so that the grid does not jump; only its handle comes and goes
        bar = self.verticalScrollBar()
        bar.setStyleSheet("QScrollBar::handle:disabled { background: none; }")
        bar.setEnabled(False)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())

    @property
    def selected_ids(self) -> list[int]:
        """In the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.rows.tiles[place].id for place in places]

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these; what was selected and can still be seen stays selected."""
        selected = self.selected_ids
        current = self.currentIndex()
        shown = self.rows.tiles[current.row()].id if current.isValid() else 0
        scrolled = self.verticalScrollBar().value()
        if not self.rows.set_tiles(tiles):
            return
        again = QItemSelection()
        for picture in selected:
            index = self.rows.index_of(picture)
            if index.isValid():
                again.select(index, index)
        model = self.selectionModel()
        model.select(again, QItemSelectionModel.SelectionFlag.Select)
        model.setCurrentIndex(self.rows.index_of(shown), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.verticalScrollBar().setValue(scrolled)
        if selected:
            self.selection_changed.emit()

    def dataChanged(self, first: QModelIndex, last: QModelIndex, _roles: object = ()) -> None:
        """Draw anew. Qt's own way lays out all rows, though all are of one size."""
        self.viewport().update()

    def _thumb_loaded(self, sha256: str) -> None:
        """Draw only the tiles anew that show this picture: a frame stays short while many come."""
        for place in self.in_sight():
            if self.rows.tiles[place].sha256 == sha256:
                self.viewport().update(self.visualRect(self.rows.index(place)))

    def in_sight(self) -> range:
        """Places of the rows that can be seen."""
        columns = max(1, self.viewport().width() // self.tiles.cell.width())
        line = self.tiles.cell.height()
        first = self.verticalScrollBar().value() // line * columns
        seen = columns * (self.viewport().height() // line + 2)
        return range(first, min(len(self.rows.tiles), first + seen))

    def select(self, picture: int) -> None:
        """Select this picture alone."""
        self.setCurrentIndex(self.rows.index_of(picture))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.tiles.divide(self.viewport().width() - 1)
        self.setGridSize(self.tiles.cell)
        self.verticalScrollBar().setSingleStep(self.tiles.cell.height() // 3)
        super().resizeEvent(event)

    def mouseDoubleClickEvent(self, event) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(self.rows.tiles[index.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, selected = event.key(), self.selected_ids
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        stars = key - Qt.Key.Key_0
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and selected:
            self.trashed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.rows.tiles[self.currentIndex().row()].id)
        elif plain and 0 <= stars <= MOST_STARS and selected:
            self.rated.emit(int(stars))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected_ids:
            point = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                point = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_wanted.emit(point)
