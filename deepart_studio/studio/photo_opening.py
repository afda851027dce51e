"""Photos are read in a worker thread; of several, the one opened last becomes the current one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.core.errors import TooLargeError, UserError
from deepart_studio.studio.opening import (
    Glimpsed,
    Opened,
    load_photo,
    read_glimpses,
    read_photo_or_film,
)
from deepart_studio.studio.paintings import Photo
from deepart_studio.studio.projects import read_recovered

if TYPE_CHECKING:
    from deepart_studio.document.journal import Orphan, Title
    from deepart_studio.studio.studio import Studio


class PhotoOpening:
    """``may_leave`` is asked first: it may hold the call back, to make it again later."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._turn = self._reading = 0
        self.may_leave: Callable[[Callable[[], object]], bool] = lambda _go_on: True

    def open_file(self, file: Path, path: Path | None) -> None:
        """A photo, a project or a film's first frame."""
        problems: list[UserError] = []
        self.open(lambda: read_photo_or_film(file, problems.append), path, problems, file=file)

    def open_recovered(self, orphan: Orphan, title: Title) -> None:
        """What was not saved when another program of ours ended; it is unsaved still."""
        problems: list[UserError] = []
        studio = self._studio

        def opened() -> None:
            studio.file.recovered(title.path if not problems else None, title.name)
            studio.autosave.adopt(orphan)

        self.open(lambda: read_recovered(orphan, problems.append), None, problems, opened)

    def open(
        self,
        read: Callable[[], Opened],
        path: Path | None,
        problems: Sequence[UserError] = (),
        opened: Callable[[], object] = lambda: None,
        file: Path | None = None,
    ) -> None:
        """Show what ``read`` gives, remembered as ``path``, then call ``opened``.

        ``problems`` are what ``read`` found wrong with a file that opens all the same. Meanwhile
        the small pictures in ``file`` are shown, where it is a project.
        """
        if not self.may_leave(lambda: self.open(read, path, problems, opened, file)):
            return
        studio = self._studio
        self._turn += 1
        self._reading = turn = self._turn

        def done(photo: Photo) -> None:
            if turn == self._turn:  # a later file was not opened meanwhile
                self._reading = 0
                studio.opening_changed.emit(False)
                studio.show_photo(photo)
                if problems:
                    studio.file.detach()
                opened()
                for problem in problems:
                    studio.failed.emit(problem)

        def failed(error: BaseException) -> None:
            if turn == self._turn:
                self._reading = 0
                studio.glimpsed.emit(None)
                studio.opening_changed.emit(False)
            if isinstance(error, TooLargeError) and file is not None:
                studio.too_large.emit(error, file)
            else:
                studio.failed.emit(error)

        studio.opening_changed.emit(True)
        studio.background.run(lambda: load_photo(read, path, studio.recent), done, failed)
        if file is not None:
            self._show_glimpses(file, turn)

    def _show_glimpses(self, file: Path, turn: int) -> None:
        """Read the small pictures beside the layers, in another thread."""

        def show(shown: Glimpsed) -> None:
            if self._reading == turn:
                self._studio.glimpsed.emit(shown)

        def work() -> None:
            for shown in read_glimpses(file):
                self._studio.background.post(partial(show, shown))
                if self._reading != turn:
                    return

        self._studio.background.run(work, lambda _: None, lambda _: None)
