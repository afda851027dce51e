"""The file of the open document: saving, and what is not saved yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.studio.background import Background
from deepart_studio.studio.document_desk import DocumentDesk
from deepart_studio.studio.layer_stack import LayerStack
from deepart_studio.studio.paintings import Photo
from deepart_studio.studio.projects import project_saver
from deepart_studio.studio.recent import RecentFiles

if TYPE_CHECKING:
    from deepart_studio.document.png_cache import PngCache

Stamp = tuple[int, int]


@dataclass(frozen=True, eq=False)
class _Wish:
    stack: LayerStack
    photo: Photo
    path: Path


class DocumentFile(QObject):
    """Writes in a worker thread, atomically; while it writes, a newer wish waits."""

    changed = Signal()  # name, or whether something is unsaved
    saving = Signal(bool)
    saved = Signal(object)  # Path
    failed = Signal(object)  # BaseException

    def __init__(
        self, desk: DocumentDesk, recent: RecentFiles, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._recent, self._background = desk, recent, background
        self.path: Path | None = None
        self.name = ""
        self._stamp: Stamp | None = None
        self._saved: LayerStack | None = None
        self._given_up: LayerStack | None = None
        self._writing: _Wish | None = None
        self._waiting: _Wish | None = None
        self._cache: PngCache | None = None
        desk.opened.connect(self._opened)
        desk.changed.connect(self.changed)

    @property
    def modified(self) -> bool:
        """Whether the layers are not as they were opened or saved."""
        if self._desk.paint.busy:
            return True
        return self._desk.stack is not None and self._desk.stack is not self._saved

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost that the person did not give up."""
        return self.modified and self._desk.stack is not self._given_up

    @property
    def being_saved(self) -> bool:
        """Whether the layers are being written as they are now."""
        return self._writing is not None and self._writing.stack is self._desk.stack

    @property
    def changed_outside(self) -> bool:
        """Whether another program wrote the file since it was opened or saved."""
        return self.path is not None and self._stamp != _stamp(self.path)

    @property
    def cache(self) -> PngCache:
        """Layers as PNG files; shared by all who write the document."""
        if self._cache is None:
            from deepart_studio.document.png_cache import PngCache
            from deepart_studio.document.writing import png

            self._cache = PngCache(png)
        return self._cache

    def save(self, path: Path) -> None:
        """Write the layers as they are now over this file; the window has asked before."""
        self._desk.paint.settle()
        stack, photo = self._desk.stack, self._desk.photo
        if stack is None or photo is None:
            return
        wish = _Wish(stack, photo, path)
        if self._writing is not None:
            self._waiting = wish
        else:
            self._write(wish)

    def give_up(self) -> None:
        """What is unsaved now may be lost."""
        self._desk.paint.settle()
        self._given_up = self._desk.stack
        self.changed.emit()

    def detach(self) -> None:
        """Not all of the file could be read: saving asks for another name."""
        self.path = None
        self.changed.emit()

    def recovered(self, path: Path | None, name: str) -> None:
        """The document that was opened comes from the journal: it is unsaved, and had this file."""
        self.path, self.name, self._saved = path, name, None
        self._stamp = _stamp(path) if path is not None else None
        self.changed.emit()

    def _opened(self) -> None:
        photo = self._desk.photo
        self._saved, self._given_up = self._desk.stack, None
        self.path = photo.path if photo is not None and photo.project else None
        self.name = photo.picture.name if photo is not None else ""
        self._stamp = _stamp(self.path) if self.path is not None else None
        self.changed.emit()

    def _write(self, wish: _Wish) -> None:
        cache = self.cache
        flat = self._desk.whole(wish.stack)
        write = project_saver(wish.stack.document, wish.photo.picture, wish.path, cache, flat)
        recent = self._recent

        def work() -> Stamp | None:
            image: QImage = write()
            recent.remember(wish.path, image)
            return _stamp(wish.path)

        self._writing = wish
        self.saving.emit(True)
        self._background.run(work, lambda stamp: self._done(wish, stamp), self._fail)

    def _done(self, wish: _Wish, stamp: Stamp | None) -> None:
        self._end()
        if self._desk.photo is wish.photo:
            self.path, self.name, self._stamp = wish.path, wish.path.name, stamp
            self._saved = wish.stack
            self.changed.emit()
        self.saved.emit(wish.path)

    def _fail(self, error: BaseException) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._writing = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._write(waiting)
        else:
            self.saving.emit(False)


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
