"""The styles as Qt's item views see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from deepart_studio.core.names import fold
from deepart_studio.core.style_pad import percents
from deepart_studio.ui.gallery.previews import PreviewLoader

Index = QModelIndex | QPersistentModelIndex
YOURS = "\0yours"
"""The group filter of one's own styles, whatever their group is called."""


@dataclass(frozen=True)
class StyleRow:
    """One style as it is shown. ``names`` are its names in all languages, to be searched."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    artist: str = ""
    year: str = ""
    group: str = ""
    preview: Path | None = None
    builtin: bool = True
    busy: bool = False

    @property
    def by(self) -> str:
        return ", ".join(part for part in (self.artist, self.year) if part)

    @property
    def searched(self) -> str:
        """All words a search looks at."""
        return fold(" ".join((self.name, *self.names, self.artist, self.group)))


class Role(IntEnum):
    ID = Qt.ItemDataRole.UserRole + 1
    NAME = ID + 1
    GROUP = ID + 2
    ARTIST = ID + 3
    PREVIEW = ID + 4  # QPixmap, or None while it is being read
    BUILTIN = ID + 5
    BUSY = ID + 6
    WEIGHT = ID + 7  # share of the blend in 0..1; None when not chosen
    BLENDED = ID + 8  # more than one style is chosen
    SEARCHED = ID + 9
    SHARE = ID + 10  # the same in whole percent, as the panel shows it
    FRESH = ID + 11  # on the wall: the tile is up to date


class StyleListModel(QAbstractListModel):
    """Rows of styles, their previews read when first shown, and what is chosen of them."""

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StyleRow] = []
        self._chosen: dict[str, float] = {}
        self._loader = PreviewLoader(self)
        self._loader.loaded.connect(self._preview_loaded)
        self._dropped: dict[str, QPixmap] = {}

    # -- rows

    def set_rows(self, rows: Sequence[StyleRow]) -> None:
        """Show these styles; tiles of pictures that are still being encoded stay in front."""
        busy = [row for row in self._rows if row.busy]
        self.beginResetModel()
        self._rows = busy + list(rows)
        self.endResetModel()

    def rows(self) -> Sequence[StyleRow]:
        return tuple(self._rows)

    def add_busy(self, key: str, name: str, image: QImage | None) -> None:
        """A tile in front for a picture that is becoming a style."""
        self.remove_busy(key)
        if image is not None:
            self._dropped[key] = QPixmap.fromImage(image)
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._rows.insert(0, StyleRow(key, name, builtin=False, busy=True))
        self.endInsertRows()

    def remove_busy(self, key: str) -> None:
        """The picture is a style now, or could not become one."""
        self._dropped.pop(key, None)
        for place, row in enumerate(self._rows):
            if row.busy and row.id == key:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
                return

    @property
    def any_busy(self) -> bool:
        return any(row.busy for row in self._rows)

    def index_of(self, style_id: str) -> QModelIndex:
        """Where a style is; invalid when it is not there."""
        for place, row in enumerate(self._rows):
            if row.id == style_id:
                return self.index(place)
        return QModelIndex()

    # -- what is chosen

    def chosen(self) -> list[tuple[str, float]]:
        """Ids and weights, in the order in which they were chosen."""
        return list(self._chosen.items())

    def set_chosen(self, chosen: Sequence[tuple[str, float]]) -> None:
        if list(chosen) == self.chosen():
            return
        self._chosen = dict(chosen)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Role.WEIGHT])

    # -- Qt's interface

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Role.NAME):
            return row.name
        if role == Role.PREVIEW:
            return self._preview(row)
        if role == Role.WEIGHT:
            total = sum(self._chosen.values())
            return self._chosen[row.id] / total if row.id in self._chosen and total else None
        if role == Role.SHARE:
            shares = dict(zip(self._chosen, percents([*self._chosen.values()]), strict=True))
            return shares.get(row.id)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.name, row.by) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            chosen = self.tr("chosen") if row.id in self._chosen else ""
            return ", ".join(part for part in (row.name, row.by, row.group, chosen) if part)
        simple: dict[int, object] = {
            Role.ID: row.id,
            Role.GROUP: row.group,
            Role.ARTIST: row.artist,
            Role.BUILTIN: row.builtin,
            Role.BUSY: row.busy,
            Role.BLENDED: len(self._chosen) > 1,
            Role.SEARCHED: row.searched,
        }
        return simple.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = " ".join(str(value).split())
        row = self._rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or row.builtin or not name or name == row.name:
            return False
        self._rows[index.row()] = replace(row, name=name, names=(name,))
        self.dataChanged.emit(index, index)
        self.renamed.emit(row.id, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        if row.busy:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if row.builtin else flags | Qt.ItemFlag.ItemIsEditable

    def _preview(self, row: StyleRow) -> QPixmap | None:
        if row.id in self._dropped:
            return self._dropped[row.id]
        return self._loader.get(row.preview) if row.preview is not None else None

    def _preview_loaded(self, path: Path) -> None:
        for place, row in enumerate(self._rows):
            if row.preview == path:
                self.dataChanged.emit(self.index(place), self.index(place), [Role.PREVIEW])


class StyleFilter(QSortFilterProxyModel):
    """The styles of one group that contain all words of a search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._group = ""

    @property
    def group(self) -> str:
        return self._group

    def look_for(self, text: str) -> None:
        self._words = fold(text).split()
        self.invalidate()

    def show_group(self, group: str) -> None:
        """Only this group, only one's own (``YOURS``), or everything ("")."""
        self._group = group
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        if index.data(Role.BUSY):
            return True
        if self._group == YOURS:
            if index.data(Role.BUILTIN):
                return False
        elif self._group and index.data(Role.GROUP) != self._group:
            return False
        searched = index.data(Role.SEARCHED)
        return all(word in searched for word in self._words)
