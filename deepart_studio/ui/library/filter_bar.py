"""Search field and filters: what the page shows is always what stands here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.core.errors import UserError
from deepart_studio.library.collections import search_of
from deepart_studio.library.rows import Collection
from deepart_studio.library.searches import Order, Search
from deepart_studio.studio.picture_library import Shelf
from deepart_studio.ui import icons
from deepart_studio.ui.gallery.chips import Chip
from deepart_studio.ui.library.marks import LabelRow, StarRow
from deepart_studio.ui.size_choice import QuietComboBox
from deepart_studio.ui.tokens import Tokens

TYPED_MS = 120
TAGS_OFFERED = 60


class FilterBar(QWidget):
    """Changes nothing itself; ``changed`` gives the search that is wanted now."""

    changed = Signal(object)  # Search

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = Search()
        self._shelf = Shelf()
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setAcceptDrops(False)
        self._lens = self.field.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._typed.timeout.connect(lambda: self._set(text=self.field.text()))
        self.field.textEdited.connect(lambda _: self._typed.start())
        self.field.textChanged.connect(lambda text: None if text else self._typed.start())
        self.collection, self.order = QuietComboBox(), QuietComboBox()
        self.collection.setMinimumWidth(150)
        self.collection.activated.connect(lambda _: self._collection_chosen())
        self.order.activated.connect(lambda _: self._set(order=Order(self.order.currentData())))
        self.stars, self.label = StarRow(), LabelRow()
        self.stars.chosen.connect(lambda stars: self._set(stars=stars))
        self.label.chosen.connect(lambda label: self._set(label=label))
        self.tags = QToolButton()
        self.tags.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.tag_menu = QMenu(self)
        self.tag_menu.aboutToShow.connect(self._fill_tags)
        self.tags.setMenu(self.tag_menu)
        self.tag_chips: list[Chip] = []
        self.missing = Chip("missing", "", self)
        self.missing.clicked.connect(lambda on: self._set(missing=True if on else None))
        self.clear = QPushButton()
        self.clear.setProperty("quiet", True)
        self.clear.clicked.connect(self.show_all)
        self._build()
        self.retranslate()

    def show_search(self, search: Search) -> None:
        """Stand as this search asks, and ask for it."""
        self.search = search
        self._show()
        self.changed.emit(search)

    def show_all(self) -> None:
        """No filter, in the order chosen."""
        self.show_search(Search(order=self.search.order))

    @property
    def filtered(self) -> bool:
        return self.search != Search(order=self.search.order)

    @property
    def chosen_collection(self) -> Collection | None:
        wanted = self.collection.currentData()
        return next((c for c in self._shelf.collections if c.id == wanted), None)

    def show_shelf(self, shelf: Shelf) -> None:
        """Other tags or collections to choose from."""
        self._shelf = shelf
        chosen = self.collection.currentData()
        self._fill_collections()
        self.collection.setCurrentIndex(max(0, self.collection.findData(chosen)))
        if self.search.collection not in {0, *(c.id for c in shelf.collections)}:
            self.show_all()
        self._show()

    def choose_collection(self, collection: Collection) -> None:
        """Show what a collection has."""
        self.collection.setCurrentIndex(max(0, self.collection.findData(collection.id)))
        self._collection_chosen()

    def retint(self, tokens: Tokens) -> None:
        self._lens.setIcon(icons.icon("search", tokens))
        self.clear.setIcon(icons.icon("clear", tokens))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Search names, tags, notes and styles"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.stars.setToolTip(self.tr("Show pictures with at least so many stars"))
        self.stars.setAccessibleName(self.stars.toolTip())
        self.label.setToolTip(self.tr("Show pictures with this colour label"))
        self.label.setAccessibleName(self.label.toolTip())
        self.tags.setText(self.tr("Tags") + "  ▾")
        self.missing.setText(self.tr("Missing"))
        self.missing.setToolTip(self.tr("Show pictures whose file is gone"))
        self.missing.updateGeometry()
        self.clear.setText(self.tr("Clear"))
        self.clear.setToolTip(self.tr("Show all pictures"))
        self.collection.setAccessibleName(self.tr("Collection"))
        self.order.setAccessibleName(self.tr("Order"))
        chosen = self.order.currentData() or Order.NEWEST.value
        self.order.clear()
        for order, words in (
            (Order.NEWEST, self.tr("Newest first")),
            (Order.NAME, self.tr("By name")),
            (Order.STARS, self.tr("Most stars first")),
            (Order.SIZE, self.tr("Largest first")),
        ):
            self.order.addItem(words, order.value)
        self.order.setCurrentIndex(self.order.findData(chosen))
        collection = self.collection.currentData()
        self._fill_collections()
        self.collection.setCurrentIndex(max(0, self.collection.findData(collection)))

    def _set(self, **changes: object) -> None:
        changed = replace(self.search, **changes)
        if changed != self.search:
            self.search = changed
            self._show()
            self.changed.emit(changed)

    def _show(self) -> None:
        search = self.search
        if self.field.text() != search.text and not self._typed.isActive():
            with QSignalBlocker(self.field):
                self.field.setText(search.text)
        self.stars.show_stars(search.stars)
        self.label.show_label(search.label)
        self.missing.setChecked(search.missing is True)
        self.missing.setVisible(self._shelf.missing > 0 or search.missing is True)
        self.tags.setEnabled(bool(self._shelf.tags))
        self.order.setCurrentIndex(self.order.findData(search.order.value))
        if not self.filtered:
            self.collection.setCurrentIndex(0)
        self.clear.setVisible(self.filtered)
        self._show_tags(search.tags)

    def _show_tags(self, tags: Sequence[str]) -> None:
        if [chip.key for chip in self.tag_chips] == list(tags):
            return
        for chip in self.tag_chips:
            chip.hide()
            chip.deleteLater()
        self.tag_chips = [Chip(tag, f"{tag}  ×", self) for tag in tags]
        for place, chip in enumerate(self.tag_chips):
            chip.setChecked(True)
            chip.clicked.connect(lambda _=False, tag=chip.key: self._toggle_tag(tag))
            self._chip_row.insertWidget(place, chip)

    def _toggle_tag(self, tag: str) -> None:
        tags = self.search.tags
        self._set(tags=tuple(t for t in tags if t != tag) if tag in tags else (*tags, tag))

    def _fill_tags(self) -> None:
        self.tag_menu.clear()
        most_used = sorted(self._shelf.tags, key=lambda one: -one[1])[:TAGS_OFFERED]
        for tag, count in sorted(most_used, key=lambda one: one[0].casefold()):
            action = self.tag_menu.addAction(f"{tag}  ({count})")
            action.setCheckable(True)
            action.setChecked(tag in self.search.tags)
            action.triggered.connect(lambda _=False, tag=tag: self._toggle_tag(tag))

    def _fill_collections(self) -> None:
        self.collection.clear()
        self.collection.addItem(self.tr("All pictures"), 0)
        for collection in self._shelf.collections:
            words = f"{collection.name}  ⌕" if collection.smart else collection.name
            self.collection.addItem(words, collection.id)

    def _collection_chosen(self) -> None:
        collection = self.chosen_collection
        if collection is None:
            self.show_all()
            return
        place = self.collection.currentIndex()
        try:
            search = search_of(collection)
        except UserError:  # made by a newer version: nothing is known to be in it
            search = Search(collection=collection.id)
        self.show_search(search)
        self.collection.setCurrentIndex(place)

    def _build(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(8)
        upper.addWidget(self.field, 1)
        upper.addWidget(self.collection)
        upper.addWidget(self.order)
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(6)
        lower.addWidget(self.stars)
        lower.addSpacing(8)
        lower.addWidget(self.label)
        lower.addSpacing(8)
        lower.addWidget(self.tags)
        lower.addLayout(self._chip_row)
        lower.addWidget(self.missing)
        lower.addStretch(1)
        lower.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 8)
        layout.setSpacing(6)
        layout.addLayout(upper)
        layout.addLayout(lower)
        self.clear.hide()
