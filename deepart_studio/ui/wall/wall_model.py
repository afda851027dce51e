"""The styles of the wall with their painted tiles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPixmap

from deepart_studio.ui.gallery.model import Index, Role, StyleListModel, StyleRow


class WallModel(StyleListModel):
    """Like the gallery's model, with the painted photo in place of the style's own picture."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles: dict[str, QPixmap] = {}
        self._stale: set[str] = set()

    def show_tile(self, style_id: str, image: QImage | None) -> None:
        """A tile is painted; None while the one that is shown is out of date."""
        if image is None:
            self._stale.add(style_id)
        else:
            self._stale.discard(style_id)
            self._tiles[style_id] = QPixmap.fromImage(image)
        index = self.index_of(style_id)
        if index.isValid():
            self.dataChanged.emit(index, index, [Role.PREVIEW])

    def set_rows(self, rows: Sequence[StyleRow]) -> None:
        super().set_rows(rows)
        ids = {row.id for row in rows}
        self._tiles = {i: tile for i, tile in self._tiles.items() if i in ids}

    def forget_tiles(self) -> None:
        """Another photo: nothing that was painted may be shown any more."""
        self._tiles.clear()
        self._stale.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), [Role.PREVIEW])

    def is_fresh(self, style_id: str) -> bool:
        """The tile shows the style as it would be painted now."""
        return style_id in self._tiles and style_id not in self._stale

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Role.FRESH and index.isValid():
            return self.is_fresh(index.data(Role.ID))
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def _preview(self, row: StyleRow) -> QPixmap | None:
        return self._tiles.get(row.id)
