"""Going to another frame of the open film: the newest wish is read next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from deepart_studio.core.errors import Cancelled
from deepart_studio.core.progress import Progress
from deepart_studio.studio.background import Background
from deepart_studio.studio.films import Film
from deepart_studio.studio.opening import load_frame
from deepart_studio.studio.paintings import Photo


class FilmScrubber(QObject):
    """Reads frames in a worker thread. While one is read only the newest wish waits."""

    found = Signal(object)  # Photo
    failed = Signal(object)  # BaseException

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._reading: Progress | None = None
        self._waiting: tuple[Film, float] | None = None

    def ask(self, film: Film, seconds: float) -> None:
        """Read the frame that is shown after so many seconds."""
        self._waiting = (film, seconds)
        if self._reading is None:
            self._start()

    def forget(self) -> None:
        """Another photo is opened, or the program ends."""
        self._waiting = None
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _start(self) -> None:
        if self._waiting is None:
            return
        film, seconds = self._waiting
        self._waiting = None
        turn = self._reading = Progress()

        def done(photo: Photo) -> None:
            if self._reading is turn:
                self._reading = None
                self.found.emit(photo)
                self._start()

        def failed(error: BaseException) -> None:
            if self._reading is turn:
                self._reading = None
                if not isinstance(error, Cancelled):
                    self.failed.emit(error)
                self._start()

        self._background.run(lambda: load_frame(film, seconds, turn), done, failed)
