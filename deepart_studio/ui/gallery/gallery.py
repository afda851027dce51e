"""The gallery widget: search, groups, the grid, and a place to drop pictures on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from deepart_studio.ui.drops import PictureDrops
from deepart_studio.ui.gallery.chips import ChipRow
from deepart_studio.ui.gallery.grid_view import StyleGridView
from deepart_studio.ui.gallery.model import YOURS, Role, StyleFilter, StyleListModel, StyleRow
from deepart_studio.ui.gallery.tiles import GAP

FULL_WEIGHT = 1.0
EDGE = 12


class StyleGallery(QWidget):
    """A click chooses one style, Ctrl+click adds it to a blend or takes it out again."""

    selectionChanged = Signal(list)  # list[tuple[str, float]]
    styleActivated = Signal(str)
    stylePicturesDropped = Signal(list)  # list[Path]
    styleImageDropped = Signal(QImage, str)
    addRequested = Signal()
    renameRequested = Signal(str, str)
    removeRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = StyleListModel(self)
        self.shown = StyleFilter(self)
        self.shown.setSourceModel(self.model)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)  # a picture dropped here becomes a style, not its path
        self._lens = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.chips = ChipRow()
        self.view = StyleGridView()
        self.view.setModel(self.shown)
        self.nothing, self.nothing_text, self.show_all = QWidget(), QLabel(), QPushButton()
        self.nothing_text.setProperty("role", "muted")
        self.nothing_text.setWordWrap(True)
        self.nothing_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        said = QVBoxLayout(self.nothing)
        said.setContentsMargins(EDGE, 40, EDGE, EDGE)
        said.setSpacing(16)
        said.addWidget(self.nothing_text)
        said.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        said.addStretch(1)
        self.add_button = QPushButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, EDGE, 0, EDGE)
        layout.setSpacing(8)
        layout.addWidget(_padded(self.search, EDGE, EDGE))
        layout.addWidget(_padded(self.chips, EDGE, EDGE))
        self._grid = _padded(self.view, EDGE - GAP // 2, 0)
        layout.addWidget(self._grid, 1)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(_padded(self.add_button, EDGE, EDGE))
        self.nothing.hide()
        self.drops = PictureDrops(self)
        self._connect()
        self._retranslate()
        self._retint()

    # -- what the window tells

    def set_styles(self, rows: Sequence[StyleRow]) -> None:
        """Show these styles, in this order; what is chosen, searched and scrolled to stays."""
        scrolled = self.view.verticalScrollBar().value()
        self.model.set_rows(rows)
        known = {row.id for row in rows}
        self.model.set_chosen([(i, w) for i, w in self.model.chosen() if i in known])
        self._show_groups()
        self.view.verticalScrollBar().setValue(scrolled)

    def set_selection(self, chosen: Sequence[tuple[str, float]]) -> None:
        """Mark these styles with these weights, without ``selectionChanged``."""
        self.model.set_chosen(chosen)
        if len(chosen) == 1 and not self._current_is(chosen[0][0]):
            index = self.shown.mapFromSource(self.model.index_of(chosen[0][0]))
            if index.isValid():
                self.view.setCurrentIndex(index)

    def selection(self) -> list[tuple[str, float]]:
        """Ids and weights, in the order in which they were chosen."""
        return self.model.chosen()

    def visible_ids(self) -> list[str]:
        """The styles that search and group let through, in the order shown."""
        rows = range(self.shown.rowCount())
        indexes = (self.shown.index(row, 0) for row in rows)
        return [index.data(Role.ID) for index in indexes if not index.data(Role.BUSY)]

    def add_busy(self, key: str, name: str, image: QImage | None = None) -> None:
        """A waiting tile in front, while a picture becomes a style; ``image`` is a small copy."""
        self.model.add_busy(key, name, image)
        self.view.scrollToTop()

    def remove_busy(self, key: str) -> None:
        """Take the waiting tile away again."""
        self.model.remove_busy(key)

    def reveal(self, style_id: str) -> None:
        """Bring a style into sight, lifting a search or group that hides it."""
        source = self.model.index_of(style_id)
        if source.isValid() and not self.shown.mapFromSource(source).isValid():
            self._show_everything()
        index = self.shown.mapFromSource(source)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def edit_name(self, style_id: str) -> None:
        """Let the person type a new name on the tile; for one's own styles only."""
        self.reveal(style_id)
        index = self.shown.mapFromSource(self.model.index_of(style_id))
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.view.edit(index)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # -- choosing

    def _picked(self, style_id: str, add: bool) -> None:
        chosen = dict(self.model.chosen())
        if not add:
            chosen = {style_id: FULL_WEIGHT}
        elif style_id in chosen:
            del chosen[style_id]
        else:
            chosen[style_id] = FULL_WEIGHT
        if list(chosen.items()) != self.model.chosen():
            self.model.set_chosen(list(chosen.items()))
            self.selectionChanged.emit(self.model.chosen())

    def _current_is(self, style_id: str) -> bool:
        return self.view.currentIndex().data(Role.ID) == style_id

    def style_menu(self, style_id: str) -> QMenu:
        """What can be done with one style."""
        row = next(row for row in self.model.rows() if row.id == style_id)
        chosen = dict(self.model.chosen())
        menu = QMenu(self)
        menu.addAction(self.tr("Use this style"), lambda: self._picked(style_id, False))
        others = [i for i in chosen if i != style_id]
        if style_id in chosen and others:
            menu.addAction(self.tr("Take out of the blend"), lambda: self._picked(style_id, True))
        elif others:
            menu.addAction(self.tr("Add to the blend"), lambda: self._picked(style_id, True))
        if not row.builtin:
            menu.addSeparator()
            menu.addAction(self.tr("Rename"), lambda: self.edit_name(style_id))
            menu.addAction(self.tr("Remove"), lambda: self.removeRequested.emit(style_id))
        return menu

    def _show_menu(self, style_id: str, place: QPoint) -> None:
        menu = self.style_menu(style_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    # -- searching

    def _search(self, text: str) -> None:
        self.shown.look_for(text)
        self._show_whether_empty()

    def _show_group(self, group: str) -> None:
        self.shown.show_group(group)
        self._show_whether_empty()

    def _show_groups(self) -> None:
        rows = [row for row in self.model.rows() if not row.busy]
        groups = dict.fromkeys(row.group for row in rows if row.builtin and row.group)
        chips = [("", self.tr("All")), *((group, group) for group in groups)]
        if any(not row.builtin for row in rows):
            chips.append((YOURS, self.tr("Yours")))
        self.chips.set_chips(chips if len(chips) > 2 else [])
        self._show_group(self.chips.key)

    def _show_whether_empty(self) -> None:
        empty = self.shown.rowCount() == 0
        words = self.search.text().strip()
        hint = self.tr("Drop any picture here to use it as a style.")
        if words:
            found = self.tr("No style matches “{words}”.").format(words=words)
            hint = f"{found}\n\n{hint}"
        self.nothing_text.setText(hint)
        self.show_all.setVisible(bool(words))
        self.nothing.setVisible(empty)
        self._grid.setVisible(not empty)

    def _show_everything(self) -> None:
        self.search.clear()
        self.chips.check("")

    def _search_entered(self) -> None:
        ids = self.visible_ids()
        if self.search.text() and ids:
            self._picked(ids[0], False)
            self.reveal(ids[0])

    def _rows_changed(self) -> None:
        self.view.show_busy(self.model.any_busy)
        self._show_whether_empty()

    # -- looks and wiring

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._search_entered)
        self.chips.chosen.connect(self._show_group)
        self.view.picked.connect(self._picked)
        self.view.opened.connect(self.styleActivated)
        self.view.menuWanted.connect(self._show_menu)
        self.view.removeWanted.connect(self.removeRequested)
        self.show_all.clicked.connect(self._show_everything)
        self.add_button.clicked.connect(lambda: self.addRequested.emit())
        self.model.renamed.connect(self.renameRequested)
        for change in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            change.connect(self._rows_changed)
        self.drops.filesDropped.connect(self.stylePicturesDropped)
        self.drops.imageDropped.connect(self.styleImageDropped)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._retint()
        super().changeEvent(event)

    def _retint(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._lens.setIcon(QIcon(_lens(colour)))

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search styles and artists"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.view.setAccessibleName(self.tr("Styles"))
        self.show_all.setText(self.tr("Show all styles"))
        self.add_button.setText(self.tr("Add a picture as style…"))
        self.add_button.setToolTip(
            self.tr("Any picture can be a style. Drop it here, or choose a file.")
        )
        self.drops.overlay.text = self.tr("Drop to use as a style")
        self._show_groups()


def _padded(widget: QWidget, left: int, right: int) -> QWidget:
    """The widget with room beside it; the grid goes to the right edge, where its scroll bar is."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(left, 0, right, 0)
    layout.addWidget(widget)
    return holder


def _lens(colour: QColor) -> QPixmap:
    """The magnifying glass of the search field."""
    pixels = QPixmap(32, 32)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 2.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawEllipse(QPointF(14, 14), 8.5, 8.5)
    painter.drawLine(QPointF(20.5, 20.5), QPointF(27, 27))
    painter.end()
    pixels.setDevicePixelRatio(2)
    return pixels
