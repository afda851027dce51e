"""The pictures that were found, as Qt's item views see them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from deepart_studio.library.rows import Tile

Index = QModelIndex | QPersistentModelIndex


class TileRole(IntEnum):
    TILE = Qt.ItemDataRole.UserRole + 1


class TileModel(QAbstractListModel):
    """Rows are replaced as a whole; a change that keeps their order moves nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tiles: Sequence[Tile] = ()
        self._places: dict[int, int] = {}

    def set_tiles(self, tiles: Sequence[Tile]) -> bool:
        """Show these; whether they are others, or in another order, than before."""
        if tiles == self.tiles:
            return False
        if [tile.id for tile in tiles] == [tile.id for tile in self.tiles]:
            self.tiles = tiles
            self.dataChanged.emit(self.index(0), self.index(len(tiles) - 1))
            return False
        self.beginResetModel()
        self.tiles = tiles
        self._places = {tile.id: place for place, tile in enumerate(tiles)}
        self.endResetModel()
        return True

    def index_of(self, picture: int) -> QModelIndex:
        """Where a picture is; invalid when it is not shown."""
        place = self._places.get(picture)
        return QModelIndex() if place is None else self.index(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.tiles):
            return None
        tile = self.tiles[index.row()]
        if role == TileRole.TILE:
            return tile
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return tile.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = [tile.name]
            if tile.stars:
                words.append(self.tr("{count} stars").format(count=tile.stars))
            if tile.missing:
                words.append(self.tr("missing"))
            return ", ".join(words)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        missing = self.tiles[index.row()].missing
        return flags if missing else flags | Qt.ItemFlag.ItemIsDragEnabled

    # -- dragging out

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The files themselves, for whichever program they are dropped on."""
        tiles = [self.tiles[index.row()] for index in sorted(indexes, key=lambda i: i.row())]
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(Path(t.path))) for t in tiles if not t.missing])
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
