"""The queue's rows for a list that can be dragged into another order."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from deepart_studio.batch.rows import Row
from deepart_studio.ui.queue.row_words import RowWords

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-deepart-queue-rows"


class RowRole(IntEnum):
    """What the delegate asks for, besides what is shown and read aloud."""

    ROW = Qt.ItemDataRole.UserRole + 1
    FRACTION = Qt.ItemDataRole.UserRole + 2


class QueueModel(QAbstractListModel):
    """Rows and the progress of the one that is being painted."""

    def __init__(self, words: RowWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[Row, ...] = ()
        self._fractions: dict[str, float] = {}

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; where only their contents changed, nothing is scrolled or deselected."""
        before, after = self._rows, tuple(rows)
        if [row.id for row in before] == [row.id for row in after]:
            self._rows = after
            for place, (old, new) in enumerate(zip(before, self._rows, strict=True)):
                if old is not new and old != new:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [before[index.row()].id for index in held]
        places = {row.id: place for place, row in enumerate(after)}
        self._rows = after
        self.changePersistentIndexList(
            held, [self.index(places[i]) if i in places else QModelIndex() for i in ids]
        )
        self.layoutChanged.emit()

    def set_fraction(self, row_id: str, fraction: float) -> None:
        """How far the row is that is being painted."""
        self._fractions = {row_id: fraction}
        index = self.index_of(row_id)
        if index.isValid():
            self.dataChanged.emit(index, index, [RowRole.FRACTION])

    def rows_of(self, ids: Sequence[str]) -> list[Row]:
        return [row for row in self._rows if row.id in ids]

    def index_of(self, row_id: str) -> QModelIndex:
        for place, row in enumerate(self._rows):
            if row.id == row_id:
                return self.index(place)
        return QModelIndex()

    # -- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        fraction = self._fractions.get(row.id, 0.0)
        if role == RowRole.ROW:
            return row
        if role == RowRole.FRACTION:
            return fraction
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([row.source, self._words.recipe(row.recipe), self._words.detail(row)])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._words
            parts = (row.name, words.blend(row.recipe), words.state(row, fraction))
            return ", ".join((*parts, words.detail(row)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        ids = [self._rows[i.row()].id for i in sorted(indexes, key=lambda i: i.row())]
        data = QMimeData()
        data.setData(MIME, QByteArray(" ".join(ids).encode()))
        return data
