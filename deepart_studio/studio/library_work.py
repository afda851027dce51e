"""Long work on the library: imports, looking for files and for duplicates, the trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QFile, QObject, Signal

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.progress import Progress
from deepart_studio.library.rows import LibraryPicture
from deepart_studio.studio.background import Background

if TYPE_CHECKING:  # they load numpy or Pillow, which the first paint need not wait for
    from deepart_studio.library.catalogue import Library
    from deepart_studio.library.importing import Imported
    from deepart_studio.library.missing import Checked

T = TypeVar("T")
TELL_EVERY = 0.002
"""Progress is passed on in steps of this size at least."""


@dataclass(frozen=True)
class LibraryPlaces:
    """The catalogue's file, the folder of thumbnails, and that of pictures without a file."""

    file: Path
    thumbnails: Path
    kept: Path


class LibraryWork(QObject):
    """One piece of work after the other, each with a connection of its own to the catalogue."""

    changed = Signal()  # ``busy``, ``fraction`` or ``at``
    written = Signal()  # the catalogue was changed
    imported = Signal(object)  # Imported; not for what was added by itself
    checked = Signal(object)  # Checked
    duplicates_found = Signal(object)  # list[list[int]]
    failed = Signal(object)  # BaseException

    def __init__(self, places: LibraryPlaces, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._thread = Background(self, threads=1)
        self._running: dict[Progress, bool] = {}  # whether it is shown
        self.fraction = 0.0
        self.at = ""

    @property
    def busy(self) -> bool:
        return any(self._running.values())

    def add(self, paths: Sequence[Path], *, quiet: bool = False) -> None:
        """Take in files and folders; ``quiet`` tells nothing but problems."""
        places, thread = self._places, self._thread

        def work(library: Library, progress: Progress) -> Imported:
            from deepart_studio.library.importing import import_pictures
            from deepart_studio.library.thumbnails import ThumbnailCache

            cache = ThumbnailCache(places.thumbnails)
            return import_pictures(
                library, paths, cache, progress, lambda: thread.post(self.written.emit)
            )

        def done(imported: Imported) -> None:
            if imported.moved or imported.known:
                self.written.emit()
            if not quiet or imported.problems:
                self.imported.emit(imported)

        self._run(work, done, shown=not quiet)

    def check(self, folders: Sequence[Path] = (), *, quiet: bool = False) -> None:
        """Look which files are missing, and for those in ``folders``."""

        def work(library: Library, progress: Progress) -> Checked:
            from deepart_studio.library.missing import check_files

            return check_files(library, folders, progress)

        def done(checked: Checked) -> None:
            self.written.emit()
            if not quiet:
                self.checked.emit(checked)

        self._run(work, done, shown=not quiet)

    def find_duplicates(self) -> None:
        def work(library: Library, progress: Progress) -> list[list[int]]:
            from deepart_studio.library.duplicates import find_duplicates

            return find_duplicates(library, progress)

        self._run(work, self.duplicates_found.emit)

    def move_to_trash(self, pictures: Sequence[LibraryPicture]) -> None:
        """Move files to the system's trash; those that went there leave the library."""

        def work(library: Library, progress: Progress) -> list[UserError]:
            gone, problems = [], []
            for number, picture in enumerate(pictures):
                if progress.cancelled:
                    break
                progress.report(number / len(pictures), picture.name)
                if not picture.path.exists() or _to_trash(picture.path):
                    gone.append(picture.id)
                else:
                    problems.append(
                        UserError(
                            "{name} could not be moved to the trash.",
                            "Check that you may change its folder; some drives have no trash.",
                            name=picture.path.name,
                        )
                    )
            library.remove(gone)
            return problems

        def done(problems: list[UserError]) -> None:
            self.written.emit()
            for problem in problems[:1]:
                self.failed.emit(problem)

        self._run(work, done)

    def cancel(self) -> None:
        """Stop what runs and what waits; what is done so far stays."""
        for progress in self._running:
            progress.cancel()

    def close(self) -> None:
        self.cancel()
        self._thread.close()

    def _run(
        self,
        work: Callable[[Library, Progress], T],
        done: Callable[[T], object],
        *,
        shown: bool = True,
    ) -> None:
        told = -1.0

        def tell(fraction: float, text: str) -> None:
            nonlocal told
            if shown and (fraction - told >= TELL_EVERY or fraction < told):
                told = fraction
                self._thread.post(lambda: self._show(fraction, text))

        progress = Progress(tell)
        self._running[progress] = shown
        if shown:
            self.changed.emit()

        def with_library() -> T:
            from deepart_studio.library.catalogue import Library

            progress.check_cancelled()
            with Library(self._places.file) as library:
                return work(library, progress)

        def ended() -> None:
            self._running.pop(progress)
            if shown:
                self._show(0.0, "")

        def finished(result: T) -> None:
            ended()
            done(result)

        def failed(error: BaseException) -> None:
            ended()
            if not isinstance(error, Cancelled):
                self.failed.emit(error)

        self._thread.run(with_library, finished, failed)

    def _show(self, fraction: float, text: str) -> None:
        self.fraction, self.at = fraction, text
        self.changed.emit()


def _to_trash(path: Path) -> bool:
    done, _ = QFile.moveToTrash(str(path))
    return done
