"""Pictures that can be compared: photo, painting, earlier paintings that were kept, files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.studio.background import Background
from deepart_studio.studio.opening import read_file

if TYPE_CHECKING:
    from deepart_studio.studio.studio import Studio

PHOTO, PAINTING = "photo", "painting"
MOST_KEPT, MOST_FILES = 3, 4


@dataclass(frozen=True, eq=False)
class Source:
    """A picture to compare. ``name`` is empty for photo and painting, which the window names."""

    id: str
    name: str
    image: QImage


class Comparison(QObject):
    """Keeps what is compared beside photo and painting; the oldest goes when there are too many."""

    changed = Signal()
    failed = Signal(object)  # BaseException

    def __init__(
        self, studio: Studio, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._studio, self._background = studio, background
        self._kept: list[Source] = []
        self._files: list[Source] = []
        self._count = 0
        studio.photo_changed.connect(lambda _: self.changed.emit())
        studio.photo_reshaped.connect(lambda _: self.changed.emit())
        studio.painting_changed.connect(lambda _: self.changed.emit())

    @property
    def sources(self) -> list[Source]:
        """Photo and painting where there are any, then kept paintings, then files."""
        now = []
        if self._studio.photo is not None:
            now.append(Source(PHOTO, "", self._studio.photo.image))
        if self._studio.painting is not None:
            now.append(Source(PAINTING, "", self._studio.painting.image))
        return [*now, *self._kept, *self._files]

    def find(self, source_id: str) -> Source | None:
        return next((source for source in self.sources if source.id == source_id), None)

    def keep(self, name: str) -> Source | None:
        """Remember the painting as it is now, under this name."""
        painting = self._studio.painting
        if painting is None:
            return None
        self._count += 1
        source = Source(f"kept-{self._count}", f"{self._count}: {name}", painting.image)
        self._kept = [*self._kept, source][-MOST_KEPT:]
        self.changed.emit()
        return source

    def add_file(self, path: Path, done: Callable[[Source], object]) -> None:
        """Read a picture in a worker thread, then call ``done``."""

        def work() -> QImage:
            from deepart_studio.studio.pictures import to_qimage

            return to_qimage(read_file(path))

        def read(image: QImage) -> None:
            source = Source(f"file-{path}", path.name, image)
            others = [file for file in self._files if file.id != source.id]
            self._files = [*others, source][-MOST_FILES:]
            self.changed.emit()
            done(source)

        self._background.run(work, read, self.failed.emit)
