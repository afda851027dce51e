"""The document's layers for a list, the topmost first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-deepart-layer"


@dataclass(frozen=True)
class LayerRow:
    """What a row shows; ``detail`` is the line below the name.

    ``masked`` layers show ``mask`` beside their picture, once it is there.
    """

    number: int
    name: str
    detail: str
    visible: bool
    locked: bool
    picture: QImage | None
    masked: bool = False
    mask: QImage | None = None
    mask_on: bool = True
    mask_aimed: bool = False


class LayerRole(IntEnum):
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1


class LayerModel(QAbstractListModel):
    """Rows; ``renamed`` tells what was typed, the row itself changes when it is shown again."""

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[LayerRow, ...] = ()

    def set_rows(self, rows: Sequence[LayerRow]) -> None:
        """Show these; where only their contents changed, an editor that is open stays so."""
        before, self.rows = self.rows, tuple(rows)
        if [row.number for row in before] == [row.number for row in self.rows]:
            for place, (old, new) in enumerate(zip(before, self.rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(place), self.index(place))
        else:
            self.beginResetModel()
            self.endResetModel()

    def index_of(self, number: int | None) -> QModelIndex:
        places = [row.number for row in self.rows]
        return self.index(places.index(number)) if number in places else QModelIndex()

    # -- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == LayerRole.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.name, row.detail) if part)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = str(value).strip()
        if role == Qt.ItemDataRole.EditRole and index.isValid() and name:
            self.renamed.emit(self.rows[index.row()].number, name)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, QByteArray(str(self.rows[indexes[0].row()].number).encode()))
        return data
