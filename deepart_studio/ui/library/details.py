"""The side of the page: what is known of the selected pictures, and where it is changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deepart_studio.library.rows import Label, LibraryPicture
from deepart_studio.ui import icons
from deepart_studio.ui.library.marks import LabelRow, StarRow
from deepart_studio.ui.library.picture_facts import fact_lines
from deepart_studio.ui.library.recipe_words import RecipeWords
from deepart_studio.ui.tokens import Tokens

WIDTH = 292
WRITTEN_MS = 700
"""Notes are kept this long after the last key, and when the field is left."""


class DetailsPanel(QScrollArea):
    """Changes nothing itself; every signal is about the pictures that are shown."""

    rated = Signal(int)
    labelled = Signal(object)  # Label
    entitled = Signal(str)
    tagged = Signal(object, object)  # tags to add, tags to take away: tuples
    noted = Signal(object, str)  # ids, notes: they may be written after others were selected
    opened = Signal()
    folder_wanted = Signal()
    search_wanted = Signal()  # look for a missing file
    trashed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = RecipeWords(self)
        self.pictures: Sequence[LibraryPicture] = ()
        self.heading, self.facts, self.recipe = QLabel(), QLabel(), QLabel()
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        for label in (self.facts, self.recipe):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setProperty("role", "small")
        self.gone = QLabel()
        self.gone.setProperty("role", "problem")
        self.gone.setWordWrap(True)
        self.look, self.open = QPushButton(), QPushButton()
        self.folder, self.trash = QToolButton(), QToolButton()
        self.title, self.tags, self.notes = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.notes.setFixedHeight(84)
        self.notes.setProperty("role", "notes")
        self.notes.setTabChangesFocus(True)
        self.stars, self.label = StarRow(), LabelRow()
        self.captions = {name: QLabel() for name in ("title", "tags", "notes", "recipe")}
        for caption in self.captions.values():
            caption.setProperty("role", "small")
        self._write = QTimer(self, singleShot=True, interval=WRITTEN_MS)
        self._write.timeout.connect(self.keep_notes)
        self._noted: list[int] = []
        self._connect()
        self._build()
        self.retranslate()
        self.show_pictures(())

    def show_pictures(self, pictures: Sequence[LibraryPicture]) -> None:
        """What the selected pictures have; a field stays empty where they differ."""
        same = [p.id for p in pictures] == [p.id for p in self.pictures]
        if not same:
            self.keep_notes()
        self.pictures = pictures
        self._inside.setVisible(bool(pictures))
        if not pictures:
            return
        one = pictures[0] if len(pictures) == 1 else None
        many = self.tr("{count} pictures").format(count=len(pictures))
        self.heading.setText(one.name if one else many)
        self.stars.show_stars(_common([p.stars for p in pictures], 0))
        self.label.show_label(_common([p.label for p in pictures], Label.NONE))
        self.title.setEnabled(one is not None)
        self._fill(self.title, one.title if one else "", same=same)
        self.title.setPlaceholderText(one.path.stem if one else "")
        tags = set.intersection(*(set(p.tags) for p in pictures))
        self._fill(self.tags, ", ".join(sorted(tags, key=str.casefold)), same=same)
        if not (same and (self._noted or self.notes.hasFocus())):
            with QSignalBlocker(self.notes):
                self.notes.setPlainText(_common([p.notes for p in pictures], ""))
        self.notes.setEnabled(one is not None)
        self.facts.setText("\n".join(fact_lines(pictures, QLocale())))
        lines = self.words.lines(one.recipe) if one else []
        self.recipe.setText("\n".join(lines))
        self.recipe.setVisible(bool(lines))
        self.captions["recipe"].setVisible(bool(lines))
        missing = any(p.missing for p in pictures)
        self.gone.setVisible(missing)
        self.look.setVisible(missing)
        self.open.setVisible(not missing)
        self.open.setEnabled(one is not None)
        self.folder.setVisible(one is not None and not missing)

    def keep_notes(self) -> None:
        """Hand over what was written, now."""
        if self._write.isActive() or self._noted:
            self._write.stop()
            ids, self._noted = self._noted, []
            self.noted.emit(ids, self.notes.toPlainText())

    def retint(self, tokens: Tokens) -> None:
        self.open.setIcon(icons.icon("open", tokens))
        self.folder.setIcon(icons.icon("folder", tokens))
        self.look.setIcon(icons.icon("search", tokens))
        self.trash.setIcon(icons.icon("trash", tokens))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.captions["title"].setText(self.tr("Title"))
        self.captions["tags"].setText(self.tr("Tags"))
        self.captions["notes"].setText(self.tr("Notes"))
        self.captions["recipe"].setText(self.tr("Recipe"))
        self.tags.setPlaceholderText(self.tr("sea, boats, gift"))
        for name, part in (("title", self.title), ("tags", self.tags), ("notes", self.notes)):
            part.setAccessibleName(self.captions[name].text())
        self.stars.setToolTip(self.tr("Stars  (0 to 5)"))
        self.stars.setAccessibleName(self.stars.toolTip())
        self.label.setToolTip(self.tr("Colour label"))
        self.label.setAccessibleName(self.label.toolTip())
        self.gone.setText(self.tr("The file is not where it was. What is known of it is kept."))
        self.look.setText(self.tr("Look for it…"))
        self.open.setText(self.tr("Open as photo"))
        self.folder.setToolTip(self.tr("Show in folder"))
        self.trash.setToolTip(self.tr("Move to trash…  (Del)"))
        for button in (self.folder, self.trash):
            button.setAccessibleName(button.toolTip())
        self.show_pictures(self.pictures)

    def _fill(self, field: QLineEdit, text: str, *, same: bool) -> None:
        """Show a text; what is being written about the same pictures stays."""
        if not (same and field.isModified()):
            field.setText(text)

    def _tags_written(self) -> None:
        if not self.tags.isModified():
            return
        self.tags.setModified(False)
        written = [" ".join(tag.split()) for tag in self.tags.text().replace("，", ",").split(",")]
        wanted = {tag.casefold(): tag for tag in written if tag}
        before = set.intersection(*(set(p.tags) for p in self.pictures))
        removed = tuple(tag for tag in before if tag.casefold() not in wanted)
        folded = {tag.casefold() for tag in before}
        added = tuple(tag for key, tag in wanted.items() if key not in folded)
        if added or removed:
            self.tagged.emit(added, removed)

    def _title_written(self) -> None:
        if self.title.isModified():
            self.title.setModified(False)
            self.entitled.emit(self.title.text())

    def _notes_changed(self) -> None:
        self._noted = [p.id for p in self.pictures]
        self._write.start()

    def _connect(self) -> None:
        self.stars.chosen.connect(self.rated)
        self.label.chosen.connect(self.labelled)
        self.title.editingFinished.connect(self._title_written)
        self.tags.editingFinished.connect(self._tags_written)
        self.notes.textChanged.connect(self._notes_changed)
        self.open.clicked.connect(self.opened)
        self.folder.clicked.connect(self.folder_wanted)
        self.look.clicked.connect(self.search_wanted)
        self.trash.clicked.connect(self.trashed)

    def _build(self) -> None:
        page = QWidget()
        page.setProperty("surface", "panel")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._inside = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addWidget(self._inside)
        outer.addStretch(1)
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        marks = QHBoxLayout()
        marks.addWidget(self.stars)
        marks.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.open, 1)
        buttons.addWidget(self.look, 1)
        buttons.addWidget(self.folder)
        buttons.addWidget(self.trash)
        layout.addWidget(self.heading)
        layout.addLayout(marks)
        layout.addWidget(self.label)
        layout.addWidget(self.gone)
        layout.addLayout(buttons)
        for name, part in (("title", self.title), ("tags", self.tags), ("notes", self.notes)):
            layout.addSpacing(4)
            layout.addWidget(self.captions[name])
            layout.addWidget(part)
        layout.addSpacing(6)
        layout.addWidget(self.facts)
        layout.addSpacing(6)
        layout.addWidget(self.captions["recipe"])
        layout.addWidget(self.recipe)
        self.setWidget(page)


def _common(values: list, otherwise: object) -> object:
    return values[0] if all(value == values[0] for value in values) else otherwise
