"""The library's page: search, what comes in, and what is told about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLocale, QObject, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDockWidget, QFileDialog

from deepart_studio.core.errors import UserError
from deepart_studio.library.searches import Search
from deepart_studio.storage.settings import LIBRARY_ADDS
from deepart_studio.studio.notices import translate_error
from deepart_studio.studio.picture_library import PictureLibrary
from deepart_studio.ui.file_commands import picture_filter
from deepart_studio.ui.library import LibraryView
from deepart_studio.ui.library.library_view import GRID, INVITATION, NOTHING_FOUND, OPENING, PROBLEM
from deepart_studio.ui.library_notices import LibraryNotices
from deepart_studio.ui.library_pictures import LibraryPictures
from deepart_studio.ui.tokens import Tokens

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


class LibraryCommands(QObject):
    """Connects the library's page with its state."""

    def __init__(self, window: MainWindow, library: PictureLibrary) -> None:
        super().__init__(window)
        self._window, self._studio, self.library = window, window.studio, library
        self.view = view = LibraryView(library.places.thumbnails)
        view.details.words.pick = window.pick
        view.details.words.style_names = self._style_names
        self._docks_shown: list[QDockWidget] = []
        self.pictures = LibraryPictures(window, library, view, self)
        LibraryNotices(window, library, self)
        self._connect()

    # -- the page

    def toggle(self) -> None:
        """Show the library, or go back to the picture."""
        if self.library.is_open:
            self.library.leave()
        else:
            self.open()

    def open(self) -> None:
        self._studio.wall.close()
        self._window.queue.queue.leave()
        self.library.open()

    def cancel_or_leave(self) -> None:
        """What Esc does: stop a rendering first, then go back to the picture."""
        if self.library.is_open and self._studio.renderer.order is None:
            self.library.leave()
        else:
            self._window.queue.cancel_or_leave()

    def find(self) -> bool:
        """Put the keyboard in the search field, where the page is shown."""
        if self.library.is_open:
            self.view.filters.field.setFocus()
            self.view.filters.field.selectAll()
        return self.library.is_open

    def retint(self, tokens: Tokens) -> None:
        self.view.retint(tokens)

    def show_words(self) -> None:
        """The language changed."""
        self._show_summary()
        self.pictures.show_selected()

    # -- what goes in

    def add_dialog(self) -> None:
        title, label = self.tr("Add pictures to the library"), self.tr("Pictures")
        files, _ = QFileDialog.getOpenFileNames(
            self._window, title, _pictures_folder(), picture_filter(label)
        )
        if files:
            self.library.add_paths([Path(file) for file in files])

    def add_folder_dialog(self) -> None:
        title = self.tr("Add a folder of pictures to the library")
        folder = QFileDialog.getExistingDirectory(self._window, title, _pictures_folder())
        if folder:
            self.library.add_paths([Path(folder)])

    def _image_dropped(self, image: QImage, name: str) -> None:
        self.library.add_image(image, name or self.tr("Dropped picture"))

    def _painting_written(self, path: Path) -> None:
        if self._window.settings.get(LIBRARY_ADDS):
            self.library.add_made(path)

    # -- showing

    def _show_results(self) -> None:
        self.view.grid.show_tiles(self.library.results.tiles)
        self._show_what_there_is()
        self.pictures.show_selected()

    def _show_what_there_is(self) -> None:
        library, view = self.library, self.view
        if library.problem is not None:
            view.problem_text.setText(_sentence(library.problem))
            page = PROBLEM
        elif not library.is_loaded:
            page = OPENING
        elif library.results.tiles:
            page = GRID
        elif view.filters.filtered or library.results.duplicates:
            page = NOTHING_FOUND
        else:
            page = INVITATION
        view.show_page(page)
        self._show_summary()

    def _show_summary(self) -> None:
        library, locale = self.library, QLocale()
        view, shelf, work = self.view, library.shelf, library.work
        shown = locale.toString(len(library.results.tiles))
        words = self.tr("{count} pictures").format(count=locale.toString(shelf.pictures))
        if library.results.duplicates:
            words = self.tr("{shown} pictures that look alike").format(shown=shown)
        elif view.filters.filtered:
            words = self.tr("{shown} of {count} pictures").format(
                shown=shown, count=locale.toString(shelf.pictures)
            )
        elif shelf.missing:
            words += "  ·  " + self.tr("{count} missing").format(
                count=locale.toString(shelf.missing)
            )
        if work.busy:
            words = work.at or self.tr("Looking for pictures…")
        elif not library.is_loaded:
            words = ""
        view.head.summary.setText(words)

    def _show_work(self) -> None:
        work = self.library.work
        self.view.head.show_work(work.busy, work.fraction)
        self._show_summary()

    def _show_shelf(self) -> None:
        self.view.filters.show_shelf(self.library.shelf)
        self._show_what_there_is()

    def _search(self, search: Search) -> None:
        self.library.search(search)

    def _show_page(self, is_open: bool) -> None:
        window = self._window
        if is_open:  # the page has a side of its own
            docks = (window.style_dock, window.panel_dock)
            self._docks_shown = [dock for dock in docks if dock.isVisible()]
            for dock in self._docks_shown:
                dock.hide()
            window.pages.setCurrentWidget(self.view)
            self._show_what_there_is()
            self.view.enter()
        else:
            self.view.details.keep_notes()
            for dock in self._docks_shown:
                dock.show()
            if not (self._studio.wall.is_open or window.queue.queue.is_open):
                window.pages.setCurrentWidget(window.canvas)
                window.canvas.setFocus()
        window.update_situation()

    def _model_opened(self) -> None:
        pipeline = self._studio.room.pipeline
        self.view.details.words.parameters = pipeline.manifest.parameters if pipeline else ()

    def _style_names(self) -> dict[str, str]:
        return {s.code_sha256: self._window.pick(s.name) for s in self._studio.shelf.styles}

    # -- building

    def _connect(self) -> None:
        library, view, studio = self.library, self.view, self._studio
        library.opened_changed.connect(self._show_page)
        library.loaded.connect(self._show_what_there_is)
        library.searched.connect(self._show_results)
        library.shelf_changed.connect(self._show_shelf)
        library.failed.connect(self._window.show_error)
        library.work.changed.connect(self._show_work)
        library.work.duplicates_found.connect(library.show_duplicates)
        view.filters.changed.connect(self._search)
        view.add_pictures.connect(self.add_dialog)
        view.add_folder.connect(self.add_folder_dialog)
        view.try_again.connect(library.load)
        view.head.cancelled.connect(library.work.cancel)
        view.drops.filesDropped.connect(library.add_paths)
        view.drops.imageDropped.connect(self._image_dropped)
        studio.wall.opened_changed.connect(self._leave_when)
        self._window.queue.queue.opened_changed.connect(self._leave_when)
        studio.photo_changed.connect(lambda _: library.leave())
        studio.room.opened.connect(self._model_opened)
        self._window.exports.exporter.written.connect(self._painting_written)
        self._window.queue.queue.runner.painted.connect(self._painting_written)

    def _leave_when(self, other_page_opened: bool) -> None:
        if other_page_opened:
            self.library.leave()


def _pictures_folder() -> str:
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return pictures or QDir.homePath()


def _sentence(error: BaseException) -> str:
    if isinstance(error, UserError):
        return " ".join(part for part in translate_error(error) if part)
    return str(error)
