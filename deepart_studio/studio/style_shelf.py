"""All styles of the gallery: those of the model, and the pictures that the person added."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepart_studio.studio.background import Background
from deepart_studio.studio.engine_room import EngineRoom
from deepart_studio.studio.opening import read_file, read_image

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.styles import Code, Style
    from deepart_studio.storage.styles import UserStyleStore


class StyleShelf(QObject):
    """The styles to choose from; one's own are computed once and kept across launches."""

    changed = Signal()
    adding = Signal(str, str)  # key, name of the picture
    settled = Signal(str)  # key: it was added, or it failed
    added = Signal(object)  # Style
    failed = Signal(object)  # BaseException

    def __init__(
        self,
        folder: Path,
        room: EngineRoom,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._room, self._background = folder, room, background
        self._builtin: tuple[Style, ...] = ()
        self._own: tuple[Style, ...] = ()
        self._count = 0
        self._waiting: list[Callable[[], None]] = []
        room.opened.connect(self._opened)

    @cached_property
    def _store(self) -> UserStyleStore:
        from deepart_studio.storage.styles import UserStyleStore

        return UserStyleStore(self._folder)

    @property
    def styles(self) -> tuple[Style, ...]:
        """One's own first, the latest at the very front, then those of the model."""
        return (*reversed(self._own), *self._builtin)

    def find(self, style_id: str) -> Style | None:
        """The style with this id, if it is there."""
        return next((style for style in self.styles if style.id == style_id), None)

    def add_file(self, path: Path) -> None:
        """Make a picture file a style, named after the file."""
        self._add(lambda: read_file(path), path.stem.replace("_", " ").strip() or path.stem)

    def add_image(self, image: QImage, name: str) -> None:
        """Make a picture from a drop a style."""
        self._add(lambda: read_image(image, name), Path(name).stem.replace("_", " ").strip())

    def rename(self, style_id: str, name: str) -> None:
        self._change(lambda: self._store.rename(style_id, name))

    def remove(self, style_id: str) -> None:
        """Delete one of the person's own styles."""
        self._change(lambda: self._store.remove(style_id))

    def _add(self, read: Callable[[], Picture], name: str) -> None:
        if self._room.loaded is None:  # the model is still being opened
            self._waiting.append(lambda: self._add(read, name))
            return
        pipeline = self._room.pipeline
        if pipeline is None:
            self.failed.emit(self._room.loaded.problem)
            return
        encoder = pipeline.encoder_sha256
        self._count += 1
        key = f"adding-{self._count}"

        def fail(error: BaseException) -> None:
            self.settled.emit(key)
            self.failed.emit(error)

        def keep(picture: Picture, code: Code) -> None:
            def write() -> tuple[Style, tuple[Style, ...]]:
                return self._store.add(picture, code, encoder, name), self._listed()

            def show(written: tuple[Style, tuple[Style, ...]]) -> None:
                self.settled.emit(key)
                self._show_own(written[1])
                self.added.emit(written[0])

            self._background.run(write, show, fail)

        def encode(picture: Picture) -> None:
            self._room.encode(picture.flattened(), lambda code: keep(picture, code), fail)

        self.adding.emit(key, name)
        self._background.run(read, encode, fail)

    def _change(self, work: Callable[[], object]) -> None:
        def change() -> tuple[Style, ...]:
            work()
            return self._listed()

        self._background.run(change, self._show_own, self.failed.emit)

    def _opened(self) -> None:
        pipeline = self._room.pipeline
        self._builtin = tuple(pipeline.styles) if pipeline else ()
        if pipeline is not None:
            self._change(lambda: None)  # lists them in a worker thread
            self._renew(pipeline.encoder_sha256)
        self.changed.emit()
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()

    def _renew(self, encoder: str) -> None:
        """Encode those of one's own again whose code is of another model's encoder."""

        def recode(style_id: str, picture: Picture) -> None:
            def keep(code: Code) -> None:
                self._change(lambda: self._store.recode(style_id, code, encoder))

            self._room.encode(picture.rgb, keep, self.failed.emit)

        def found(pictures: list[tuple[str, Picture]]) -> None:
            for style_id, picture in pictures:
                recode(style_id, picture)

        self._background.run(
            lambda: [(s.id, self._store.picture(s.id)) for s in self._store.outdated(encoder)],
            found,
            self.failed.emit,
        )

    def _listed(self) -> tuple[Style, ...]:
        pipeline = self._room.pipeline
        return tuple(self._store.list(pipeline.encoder_sha256)) if pipeline else ()

    def _show_own(self, own: tuple[Style, ...]) -> None:
        self._own = own
        self.changed.emit()
