"""The library in the window: what can be done with it. The catalogue is used in other threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from deepart_studio.core.errors import Cancelled
from deepart_studio.library.rows import Collection, LibraryPicture, Tile
from deepart_studio.library.searches import Search
from deepart_studio.studio.background import Background
from deepart_studio.studio.library_work import LibraryPlaces, LibraryWork
from deepart_studio.studio.opening import read_image

if TYPE_CHECKING:  # they load numpy or Pillow, which the first paint need not wait for
    from deepart_studio.library.catalogue import Library
    from deepart_studio.library.opening import Repair

T = TypeVar("T")
LOOK_EVERY_MS = 1000
"""How often it is looked whether another program changed the catalogue."""


@dataclass(frozen=True)
class Shelf:
    """What there is in the library: to choose from, and to say."""

    pictures: int = 0
    missing: int = 0
    tags: tuple[tuple[str, int], ...] = ()
    styles: tuple[tuple[str, int], ...] = ()
    collections: tuple[Collection, ...] = ()


@dataclass(frozen=True)
class Results:
    """What a search found. ``groups`` are set where duplicates were looked for."""

    search: Search = field(default_factory=Search)
    tiles: tuple[Tile, ...] = ()
    duplicates: bool = False


class PictureLibrary(QObject):
    """Everything here runs in the GUI thread; one thread reads and changes, one imports."""

    opened_changed = Signal(bool)  # the page is shown
    loaded = Signal()
    searched = Signal()  # ``results`` are new
    shelf_changed = Signal()
    repaired = Signal(object)  # Repair
    failed = Signal(object)  # BaseException

    def __init__(self, places: LibraryPlaces, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places = places
        self.work = LibraryWork(places, self)
        self.work.written.connect(self.refresh)
        self.work.failed.connect(self.failed)
        self.is_open = False
        self.is_loaded = False
        self.problem: BaseException | None = None
        self.results = Results()
        self.shelf = Shelf()
        self._library: Library | None = None
        self._thread = Background(self, threads=1)
        self._wish = 0
        self._stamp = 0
        self._looking = False
        self._closed = False
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_at_file)

    # -- the page

    def open(self) -> None:
        if not self.is_open:
            self.is_open = True
            self.opened_changed.emit(True)
            self._look.start()

    def leave(self) -> None:
        if self.is_open:
            self.is_open = False
            self.opened_changed.emit(False)
            self._look.stop()

    def load(self) -> None:
        """Open the catalogue, then show everything. Also the way to try again after a problem."""

        def read() -> Repair | None:
            from deepart_studio.library.opening import open_library

            if self._library is not None:
                return None
            self._library, repair = open_library(self.places.file)
            return repair

        def opened(repair: Repair | None) -> None:
            self.is_loaded, self.problem = True, None
            self.loaded.emit()
            if repair is not None:
                self.repaired.emit(repair)
            self.refresh()

        def refused(error: BaseException) -> None:
            self.problem = error
            self.loaded.emit()

        self._thread.run(read, opened, refused)

    # -- looking

    def search(self, search: Search) -> None:
        """Show what fits; the newest wish wins."""
        self._ask(Results(search))

    def show_duplicates(self, groups: Sequence[Sequence[int]]) -> None:
        """Show these pictures, groups one after the other."""
        wanted = [picture for group in groups for picture in group]

        def find(library: Library) -> tuple[Tile, ...]:
            by_id = {tile.id: tile for tile in library.find(Search())}
            return tuple(by_id[i] for i in wanted if i in by_id)

        self._ask(Results(duplicates=True), find)

    def refresh(self) -> None:
        """Something was changed: ask again."""
        if self.results.duplicates:
            self.show_duplicates([[tile.id for tile in self.results.tiles]])
        else:
            self._ask(self.results)

        def read(library: Library) -> Shelf:
            from deepart_studio.library.collections import all_collections

            return Shelf(
                *library.count(),
                tuple(library.tags()),
                tuple(library.styles()),
                tuple(all_collections(library)),
            )

        def show(shelf: Shelf) -> None:
            if shelf != self.shelf:
                self.shelf = shelf
                self.shelf_changed.emit()

        self._run(read, show)

    def look_up(
        self, pictures: Sequence[int], done: Callable[[list[LibraryPicture]], object]
    ) -> None:
        """Everything that is known of a few pictures."""
        self._run(lambda library: library.get_many(pictures), done)

    # -- changing

    def change(
        self,
        change: Callable[[Library], object],
        done: Callable[[], object] = lambda: None,
    ) -> None:
        """Do something with the catalogue, then show what it holds."""

        def changed(_: object) -> None:
            self.refresh()
            done()

        self._run(change, changed)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take in files and folders, in the background."""
        self.work.add(paths)

    def add_made(self, path: Path) -> None:
        """Take in a painting that was just written; only a problem is told."""
        self.work.add([path], quiet=True)

    def add_image(self, image: QImage, name: str) -> None:
        """Keep a picture that came without a file, and take it in."""
        folder = self.places.kept

        def keep(_: Library) -> Path:
            from deepart_studio.studio.queued_photos import keep_photo

            return keep_photo(read_image(image, name), folder)

        self._run(keep, lambda path: self.add_paths([path]))

    def close(self) -> None:
        """Stop all work and join the threads."""
        if self._closed:
            return
        self._closed = True
        self._look.stop()
        self.work.close()
        self._thread.close()
        if self._library is not None:
            self._library.close()

    # -- inside

    def _ask(
        self, results: Results, find: Callable[[Library], tuple[Tile, ...]] | None = None
    ) -> None:
        self._wish += 1
        wish = self._wish
        self.results = Results(results.search, self.results.tiles, results.duplicates)

        def look(library: Library) -> tuple[Tile, ...]:
            if wish != self._wish:  # another was wished for meanwhile
                raise Cancelled
            return find(library) if find else tuple(library.find(results.search))

        def show(tiles: tuple[Tile, ...]) -> None:
            if wish == self._wish:
                self.results = Results(results.search, tiles, results.duplicates)
                self.searched.emit()

        self._run(look, show)

    def _run(self, work: Callable[[Library], T], done: Callable[[T], object]) -> None:
        def with_library() -> T:
            if self._library is None:  # ``load`` has told why
                raise Cancelled
            return work(self._library)

        def failed(error: BaseException) -> None:
            if not isinstance(error, Cancelled):
                self.failed.emit(error)

        self._thread.run(with_library, done, failed)

    def _look_at_file(self) -> None:
        if self._looking or not self.is_loaded:
            return
        self._looking = True

        def looked(stamp: int) -> None:
            self._looking = False
            if stamp != self._stamp:
                self._stamp = stamp
                self.refresh()

        def failed(_: BaseException) -> None:
            self._looking = False  # what is wrong is told when something is asked for

        library = self._library
        if library is not None:
            self._thread.run(lambda: library.stamp, looked, failed)
