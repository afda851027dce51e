"""The gallery of styles and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, QObject, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QFileDialog, QMessageBox

from deepart_studio.studio.notices import Notice, Tone
from deepart_studio.studio.style_choice import StyleChoice
from deepart_studio.ui.blend_rows import THUMB, StyleCard
from deepart_studio.ui.file_commands import photo_filter
from deepart_studio.ui.gallery import StyleGallery, StyleRow

if TYPE_CHECKING:
    from deepart_studio.core.styles import Style
    from deepart_studio.ui.main_window import MainWindow

CORNER = 6


class StyleCommands(QObject):
    """Connects the gallery with the studio."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio, self._shelf = window, window.studio, window.studio.shelf
        self.gallery = gallery = StyleGallery()
        gallery.selectionChanged.connect(self._selected)
        gallery.stylePicturesDropped.connect(self.add_files)
        gallery.styleImageDropped.connect(self._add_image)
        gallery.addRequested.connect(self.add_dialog)
        gallery.renameRequested.connect(self._shelf.rename)
        gallery.removeRequested.connect(self._remove)
        self._shelf.changed.connect(self.show_styles)
        self._shelf.adding.connect(gallery.add_busy)
        self._shelf.settled.connect(gallery.remove_busy)
        self._shelf.added.connect(self._added)
        self._shelf.failed.connect(window.show_error)

    def choose(self, style_ids: Sequence[str]) -> None:
        """Choose these styles as one undo step."""
        names = [self._window.pick(s.name) for s in map(self._shelf.find, style_ids) if s]
        self._studio.choose_styles(style_ids, " + ".join(names) or self.tr("No style"))

    def take_out(self, style_id: str) -> None:
        """Take one style out of the blend."""
        self.choose([i for i in self._studio.aimed.style_ids if i != style_id])

    def step(self, by: int) -> None:
        """The next or the previous style of those that the gallery shows."""
        ids = self.gallery.visible_ids()
        if not ids:
            return
        now = self._studio.aimed.style_ids
        place = ids.index(now[-1]) + by if now and now[-1] in ids else (0 if by > 0 else -1)
        style_id = ids[place % len(ids)]
        self.choose([style_id])
        self.gallery.reveal(style_id)

    def find(self) -> None:
        """Put the cursor into the gallery's search field, or that of the page that is shown."""
        if self._window.library.find():
            return
        self._window.style_dock.show()
        self.gallery.focus_search()

    def add_dialog(self) -> None:
        title = self.tr("Use pictures as styles")
        files, _ = QFileDialog.getOpenFileNames(
            self._window, title, QDir.homePath(), photo_filter(self.tr("Pictures"))
        )
        self.add_files([Path(file) for file in files])

    def add_files(self, paths: Iterable[Path]) -> None:
        """Make these pictures styles."""
        for path in paths:
            self._shelf.add_file(path)

    def cards(self) -> list[StyleCard]:
        """What the panel shows of the chosen styles."""
        return self.cards_of(self._studio.aimed.styles)

    def cards_of(self, choices: Iterable[StyleChoice]) -> list[StyleCard]:
        """What is shown of these styles, as far as they exist."""
        chosen = (self._shelf.find(choice.style_id) for choice in choices)
        return [self._card(style) for style in chosen if style is not None]

    def rows(self) -> list[StyleRow]:
        """All styles as the gallery and the wall show them."""
        return [self._row(style) for style in self._shelf.styles]

    def show_styles(self) -> None:
        """Fill the gallery anew: the styles or the language changed."""
        self.gallery.set_styles(self.rows())
        self.show_selection()

    def show_selection(self) -> None:
        """Mark what is chosen in the gallery."""
        chosen = [(c.style_id, c.weight) for c in self._studio.aimed.styles]
        self.gallery.set_selection(chosen)

    def _selected(self, chosen: list[tuple[str, float]]) -> None:
        self.choose([style_id for style_id, _ in chosen])

    def _add_image(self, image: QImage, name: str) -> None:
        self._shelf.add_image(image, name or self.tr("Dropped picture"))

    def _remove(self, style_id: str) -> None:
        style = self._shelf.find(style_id)
        if style is not None and self.confirm_removal(self._window.pick(style.name)):
            self._shelf.remove(style_id)

    def confirm_removal(self, name: str) -> bool:
        """Ask, since the picture is deleted for good."""
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Remove style"))
        box.setText(self.tr('Remove "{name}" from the gallery?').format(name=name))
        box.setInformativeText(self.tr("This cannot be undone."))
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is remove

    def _row(self, style: Style) -> StyleRow:
        return StyleRow(
            id=style.id,
            name=self._window.pick(style.name),
            names=tuple(style.name.values()),
            artist=style.artist,
            year=style.year,
            group=translate_group(style.group),
            preview=style.preview,
            builtin=style.builtin,
        )

    def _added(self, style: Style) -> None:
        name = self._window.pick(style.name)
        words = self.tr('"{name}" is in the gallery now.').format(name=name)
        self._window.notify(Notice(words, Tone.SUCCESS))
        self.choose([style.id])
        self.gallery.reveal(style.id)

    def _card(self, style: Style) -> StyleCard:
        name = self._window.pick(style.name)
        return StyleCard(style.id, name, origin(style), _thumbnail(style.preview))


def origin(style: Style) -> str:
    """Artist and year, as far as they are known."""
    return ", ".join(part for part in (style.artist, style.year) if part)


def translate_group(group: str) -> str:
    """A group of a model's styles in the language of the interface, where it is a known one."""
    return QCoreApplication.translate("StyleGroups", group) if group else ""


def _thumbnail(path: Path | None) -> QPixmap | None:
    if path is None:
        return None
    key = f"style-card:{path}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    image = QImage(str(path))
    if image.isNull():
        return None
    side = min(image.width(), image.height())
    square = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    smooth = Qt.TransformationMode.SmoothTransformation
    ratio = Qt.AspectRatioMode.KeepAspectRatio
    found = _rounded(QPixmap.fromImage(square.scaled(2 * THUMB, 2 * THUMB, ratio, smooth)))
    found.setDevicePixelRatio(2.0)
    QPixmapCache.insert(key, found)
    return found


def _rounded(square: QPixmap) -> QPixmap:
    made = QPixmap(square.size())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(square))
    painter.drawRoundedRect(made.rect(), 2 * CORNER, 2 * CORNER)
    painter.end()
    return made
