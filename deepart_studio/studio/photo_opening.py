"""Photos are read in a worker thread; of several, the one opened last becomes the current one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.studio.opening import Opened, load_photo
from deepart_studio.studio.paintings import Photo

if TYPE_CHECKING:
    from deepart_studio.core.errors import UserError
    from deepart_studio.studio.studio import Studio


class PhotoOpening:
    """``may_leave`` is asked first: it may hold the call back, to make it again later."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._turn = 0
        self.may_leave: Callable[[Callable[[], object]], bool] = lambda _go_on: True

    def open(
        self,
        read: Callable[[], Opened],
        path: Path | None,
        problems: Sequence[UserError] = (),
        opened: Callable[[], object] = lambda: None,
    ) -> None:
        """Show what ``read`` gives, remembered as ``path``, then call ``opened``.

        ``problems`` are what ``read`` found wrong with a file that opens all the same.
        """
        if not self.may_leave(lambda: self.open(read, path, problems, opened)):
            return
        studio = self._studio
        self._turn += 1
        turn = self._turn

        def done(photo: Photo) -> None:
            if turn == self._turn:  # a later file was not opened meanwhile
                studio.opening_changed.emit(False)
                studio.show_photo(photo)
                if problems:
                    studio.file.detach()
                opened()
                for problem in problems:
                    studio.failed.emit(problem)

        def failed(error: BaseException) -> None:
            if turn == self._turn:
                studio.opening_changed.emit(False)
            studio.failed.emit(error)

        studio.opening_changed.emit(True)
        studio.background.run(lambda: load_photo(read, path, studio.recent), done, failed)
