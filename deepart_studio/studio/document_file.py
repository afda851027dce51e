"""The file of the open document: saving, and what is not saved yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.studio.background import Background
from deepart_studio.studio.document_desk import DocumentDesk
from deepart_studio.studio.file_state import FileState, stamp_of, state_of
from deepart_studio.studio.layer_stack import LayerStack
from deepart_studio.studio.paintings import Photo
from deepart_studio.studio.projects import project_saver
from deepart_studio.studio.recent import RecentFiles

if TYPE_CHECKING:
    from deepart_studio.document.png_cache import PngCache


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
        self._known = FileState()
        self._saved: object = None  # the state of layers
        self._given_up: object = None
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
        return self._desk.stack is not None and self._desk.stack.state is not self._saved

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost that the person did not give up."""
        return self.modified and self._desk.state is not self._given_up

    @property
    def being_saved(self) -> bool:
        """Whether the layers are being written as they are now."""
        return self._writing is not None and self._writing.stack.state is self._desk.state

    def look(self, done: Callable[[bool, bool], object]) -> None:
        """Call ``done`` with whether another program changed the file since it was opened or saved,
        and whether it is there at all. Before returning where it was not touched, else later.
        """
        path, known = self.path, self._known
        if path is None or known.untouched(path):
            done(False, True)
            return

        def found(now: FileState) -> None:
            if self._known is not known:  # it was learnt, saved or closed meanwhile
                self.look(done)
            else:
                same = known.same_content(now)
                if same:
                    self._known = now
                done(not same, now.stamp is not None)

        self._background.run(lambda: known.now(path), found, self.failed.emit)

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
        self._given_up = self._desk.state
        self.changed.emit()

    def detach(self) -> None:
        """Not all of the file could be read: saving asks for another name."""
        self.path = None
        self.changed.emit()

    def recovered(self, path: Path | None, name: str) -> None:
        """The document that was opened comes from the journal: it is unsaved, and had this file."""
        self.path, self.name, self._saved = path, name, None
        self._learn()
        self.changed.emit()

    def _opened(self) -> None:
        photo = self._desk.photo
        self._saved, self._given_up = self._desk.state, None
        self.path = photo.path if photo is not None and photo.project else None
        self.name = photo.picture.name if photo is not None else ""
        self._learn()
        self.changed.emit()

    def _learn(self) -> None:
        """Remember what the file is like now; its content is read in a worker thread."""
        path = self.path
        self._known = known = FileState() if path is None else FileState(stamp_of(path))
        if path is None:
            return

        def learnt(state: FileState) -> None:
            if self._known is known and state.stamp == known.stamp:
                self._known = state

        self._background.run(lambda: state_of(path), learnt, self.failed.emit)

    def _write(self, wish: _Wish) -> None:
        cache = self.cache
        flat = self._desk.whole(wish.stack)
        write = project_saver(wish.stack.document, wish.photo.picture, wish.path, cache, flat)
        recent = self._recent

        def work() -> FileState:
            image: QImage = write()
            recent.remember(wish.path, image)
            return state_of(wish.path)

        self._writing = wish
        self.saving.emit(True)
        self._background.run(work, lambda state: self._done(wish, state), self._fail)

    def _done(self, wish: _Wish, state: FileState) -> None:
        self._end()
        photo = self._desk.photo
        if photo is not None and photo.opening is wish.photo.opening:
            self.path, self.name, self._known = wish.path, wish.path.name, state
            self._saved = wish.stack.state
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
