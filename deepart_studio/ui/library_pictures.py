"""What can be done with the pictures of the library: details, menus, collections, the trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QMessageBox

from deepart_studio.library.collections import (
    delete_collection,
    make_collection,
    put_into,
    take_out,
)
from deepart_studio.library.rows import MOST_STARS, Collection, Label, LibraryPicture
from deepart_studio.library.searches import Search
from deepart_studio.studio.notices import Notice, NoticeButton
from deepart_studio.studio.picture_library import PictureLibrary
from deepart_studio.ui.library.library_view import LibraryView

if TYPE_CHECKING:
    from deepart_studio.library.catalogue import Library
    from deepart_studio.ui.main_window import MainWindow

SHOWN_AFTER_MS = 40
"""Details are read once the selection rests: arrow keys that are held pass over many."""
DETAILED_MOST = 500


class LibraryPictures(QObject):
    """Connects the grid and the details with the library."""

    def __init__(
        self, window: MainWindow, library: PictureLibrary, view: LibraryView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._library, self._view = window, library, view
        self._grid, self._details = view.grid, view.details
        self._rest = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._rest.timeout.connect(self.show_selected)
        self._connect()

    @property
    def selected(self) -> list[int]:
        return self._grid.selected_ids

    def show_selected(self) -> None:
        """Read what is known of the selection."""
        ids = self.selected[:DETAILED_MOST]
        if not ids:
            self._details.show_pictures(())
            return

        def show(pictures: list[LibraryPicture]) -> None:
            if ids == self.selected[:DETAILED_MOST]:
                self._details.show_pictures(pictures)

        self._library.look_up(ids, show)

    # -- one picture

    def open(self, picture: int) -> None:
        """Open a picture as the photo that is painted."""

        def show(found: list[LibraryPicture]) -> None:
            if found and found[0].path.is_file():
                self._window.files.open_paths([found[0].path])
            elif found:
                self._change(lambda library: library.set_missing([picture], missing=True))
                words = self.tr("{name} is not where it was.").format(name=found[0].path.name)
                button = NoticeButton(self.tr("Look for it…"), self.look_for_missing)
                self._window.notify(Notice(words, buttons=(button,)))

        self._library.look_up([picture], show)

    def show_folder(self) -> None:
        for picture in self._details.pictures[:1]:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(picture.path.parent)))

    def look_for_missing(self) -> None:
        """Ask for a folder, and look there for all files that are missing."""
        title = self.tr("Where may the missing files be?")
        known = self._details.pictures
        start = str(known[0].path.parent) if known else str(Path.home())
        folder = QFileDialog.getExistingDirectory(self._window, title, start)
        if folder:
            self._library.work.check([Path(folder)])

    # -- all that are selected

    def rate(self, stars: int) -> None:
        ids = self.selected
        self._change(lambda library: library.rate(ids, stars))

    def mark(self, label: Label) -> None:
        ids = self.selected
        self._change(lambda library: library.mark(ids, label))

    def entitle(self, title: str) -> None:
        ids = [picture.id for picture in self._details.pictures]
        self._change(lambda library: library.entitle(ids, title))

    def tag(self, add: Sequence[str], remove: Sequence[str]) -> None:
        ids = [picture.id for picture in self._details.pictures]
        self._change(lambda library: library.tag(ids, add, remove))

    def note(self, pictures: Sequence[int], notes: str) -> None:
        self._change(lambda library: library.note(pictures, notes))

    def forget(self) -> None:
        """Take pictures out of the library; files stay."""
        ids = self.selected
        self._change(lambda library: library.remove(ids))

    def trash(self) -> None:
        """Ask, then move files to the system's trash."""
        self._library.look_up(self.selected, self._ask_and_trash)

    def _ask_and_trash(self, pictures: list[LibraryPicture]) -> None:
        if not pictures:
            return
        words = self.tr("Move {name} to the trash?").format(name=pictures[0].path.name)
        if len(pictures) > 1:
            words = self.tr("Move {count} files to the trash?").format(count=len(pictures))
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Move to trash"), words)
        box.setParent(self._window, box.windowFlags())
        box.setInformativeText(self.tr("They leave the library, with their stars, tags and notes."))
        move = box.addButton(self.tr("Move to trash"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        agreed = box.clickedButton() is move
        box.deleteLater()
        if agreed:
            self._library.work.move_to_trash(pictures)

    # -- collections

    def new_collection(self) -> None:
        """Ask for a name and put the selection into it."""
        ids = self.selected
        name = self._ask_name(self.tr("New collection"))
        if not name:
            return

        def make(library: Library) -> None:
            put_into(library, make_collection(library, name).id, ids)

        self._change(make)

    def save_search(self) -> None:
        """Keep the search that is shown as a smart collection."""
        search = self._view.filters.search
        name = self._ask_name(self.tr("Save this search"))
        if name:
            self._change(lambda library: make_collection(library, name, search))

    def _ask_name(self, title: str) -> str:
        name, agreed = QInputDialog.getText(self._window, title, self.tr("Name"))
        return name.strip() if agreed else ""

    # -- menus

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self._view)
        ids, collections = self.selected, self._library.shelf.collections
        if len(ids) == 1:
            menu.addAction(self.tr("Open as photo"), lambda: self.open(ids[0]))
            menu.addAction(self.tr("Show in folder"), self.show_folder)
        to_queue = menu.addAction(self.tr("Add to queue"), self._add_to_queue)
        to_queue.setEnabled(self._window.studio.room.pipeline is not None)
        menu.addSeparator()
        stars = menu.addMenu(self.tr("Stars"))
        for count in range(MOST_STARS, -1, -1):
            words = "★" * count or self.tr("No stars")
            stars.addAction(words, lambda count=count: self.rate(count))
        labels = menu.addMenu(self.tr("Colour label"))
        for label, words in self._label_names().items():
            labels.addAction(words, lambda label=label: self.mark(label))
        into = menu.addMenu(self.tr("Add to collection"))
        for collection in (c for c in collections if not c.smart):
            into.addAction(collection.name, self._putting(collection, ids))
        into.addAction(self.tr("New collection…"), self.new_collection)
        shown = self._view.filters.chosen_collection
        if shown is not None and not shown.smart:
            words = self.tr("Take out of {collection}").format(collection=shown.name)
            menu.addAction(
                words, lambda: self._change(lambda library: take_out(library, shown.id, ids))
            )
        menu.addSeparator()
        menu.addAction(self.tr("Take out of the library"), self.forget)
        menu.addAction(self.tr("Move to trash…"), self.trash)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _fill_more(self) -> None:
        menu, library = self._view.head.menu, self._library
        filters = self._view.filters
        menu.clear()
        menu.addAction(self.tr("Find duplicates"), library.work.find_duplicates)
        menu.addAction(self.tr("Look which files are missing"), library.work.check)
        look = menu.addAction(self.tr("Look for missing files…"), self.look_for_missing)
        look.setEnabled(library.shelf.missing > 0)
        menu.addSeparator()
        new = menu.addAction(self.tr("New collection…"), self.new_collection)
        new.setEnabled(bool(self.selected))
        save = menu.addAction(self.tr("Save this search…"), self.save_search)
        save.setEnabled(filters.filtered and not filters.search.collection)
        shown = filters.chosen_collection
        if shown is not None:
            words = self.tr("Delete the collection {name}").format(name=shown.name)
            menu.addAction(words, lambda: self._delete(shown))

    def _delete(self, collection: Collection) -> None:
        self._view.filters.show_search(Search())
        self._change(lambda library: delete_collection(library, collection.id))

    def _putting(self, collection: Collection, ids: Sequence[int]) -> Callable[[], object]:
        return lambda: self._change(lambda library: put_into(library, collection.id, ids))

    def _add_to_queue(self) -> None:
        def add(pictures: list[LibraryPicture]) -> None:
            self._window.queue.add_paths([p.path for p in pictures if not p.missing])

        self._library.look_up(self.selected, add)

    def _label_names(self) -> dict[Label, str]:
        return {
            Label.RED: self.tr("Red"),
            Label.ORANGE: self.tr("Orange"),
            Label.YELLOW: self.tr("Yellow"),
            Label.GREEN: self.tr("Green"),
            Label.BLUE: self.tr("Blue"),
            Label.PURPLE: self.tr("Purple"),
            Label.NONE: self.tr("No label"),
        }

    def _change(self, change: Callable[[Library], object]) -> None:
        self._library.change(change)

    def _connect(self) -> None:
        grid, details = self._grid, self._details
        grid.selection_changed.connect(self._rest.start)
        grid.opened.connect(self.open)
        grid.rated.connect(self.rate)
        grid.trashed.connect(self.trash)
        grid.menu_wanted.connect(self._show_menu)
        details.rated.connect(self.rate)
        details.labelled.connect(self.mark)
        details.entitled.connect(self.entitle)
        details.tagged.connect(self.tag)
        details.noted.connect(self.note)
        details.opened.connect(lambda: self.open(self._details.pictures[0].id))
        details.folder_wanted.connect(self.show_folder)
        details.search_wanted.connect(self.look_for_missing)
        details.trashed.connect(self.trash)
        self._view.head.menu.aboutToShow.connect(self._fill_more)
