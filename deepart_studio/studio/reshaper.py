"""Crops, turns and new sizes of the open document, one after the other, in a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.progress import Progress
from deepart_studio.studio.shapes import Shape, reshaped_shape

if TYPE_CHECKING:
    from deepart_studio.document.geometry import Reshape
    from deepart_studio.document.layers import Layer
    from deepart_studio.studio.studio import Studio

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class _Wish:
    reshape: Reshape
    text: str
    number: int | None  # of a layer, None for the whole document


class Reshaper(QObject):
    """Each change is one undo step named by its ``text``; wishes wait for the ones before them."""

    changed = Signal(object)  # float 0..1 | None: how far the change under way is
    failed = Signal(object)  # BaseException

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._waiting: list[_Wish] = []
        self._progress: Progress | None = None

    @property
    def busy(self) -> bool:
        return self._progress is not None

    def reshape(self, reshape: Reshape, text: str) -> None:
        """Change the whole document: layers, photo and the masks of its regions."""
        self._ask(_Wish(reshape, text, None))

    def reshape_layer(self, number: int, reshape: Reshape, text: str) -> None:
        """Change one layer within its own bounds, unless it is locked."""
        self._ask(_Wish(reshape, text, number))

    def cancel(self) -> None:
        """Give up the change under way and all that wait; nothing of them is seen."""
        self._waiting.clear()
        if self._progress is not None:
            self._progress.cancel()
            self._end()

    @property
    def _shape(self) -> Shape | None:
        """The document as it is now; None for a film, which has no layers."""
        self._studio.document.paint.settle()
        stack, photo = self._studio.document.stack, self._studio.photo
        if stack is None or photo is None:
            return None
        return Shape(stack, photo, self._studio.choices, self._studio.selection.kept)

    def _ask(self, wish: _Wish) -> None:
        if self._studio.document.stack is not None:
            self._waiting.append(wish)
            if self._progress is None:
                self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        wish = self._waiting.pop(0)
        if wish.number is None:
            self._start_whole(wish)
        else:
            self._start_layer(wish, wish.number)

    def _start_whole(self, wish: _Wish) -> None:
        before = self._shape
        if before is None:
            return

        def done(progress: Progress, after: Shape) -> None:
            if not self._is_current(progress):
                return
            now = self._shape
            if now is not None and _same(now, before):
                self._end()
                moved = after.choices.regions_of(after.photo.sha256)
                choices = now.choices.with_regions(moved)
                studio = self._studio
                studio.document.keep_plain(now.stack, after.stack)
                after = replace(after, choices=choices)
                studio.history.edit(wish.text, now, after, studio.show_shape)
            elif now is not None and now.photo.opening is before.photo.opening:
                self._again(wish)  # a painting landed meanwhile: it is turned with the others
                return
            else:
                self._end()
            self._next()

        self._run(lambda progress: reshaped_shape(before, wish.reshape, progress), done)

    def _start_layer(self, wish: _Wish, number: int) -> None:
        desk = self._studio.document
        before = desk.stack.find(number) if desk.stack is not None else None
        if before is None or before.locked:
            self._next()
            return

        def work(progress: Progress) -> Layer:
            size = before.width, before.height
            turned = wish.reshape.layer(replace(before, x=0, y=0), size, progress)
            after = wish.reshape.size(size)
            x = before.x + (size[0] - after[0]) // 2
            y = before.y + (size[1] - after[1]) // 2
            return replace(turned, x=x, y=y)

        def done(progress: Progress, after: Layer) -> None:
            if not self._is_current(progress):
                return
            self._end()
            stack = desk.stack
            if stack is not None and stack.find(number) is before:
                desk.edit(wish.text, stack.put(number, after))
            self._next()

        self._run(work, done)

    def _again(self, wish: _Wish) -> None:
        self._end()
        self._waiting.insert(0, wish)
        self._next()

    def _run(self, work: Callable[[Progress], T], done: Callable[[Progress, T], object]) -> None:
        background = self._studio.background

        def report(fraction: float, _text: str) -> None:
            background.post(lambda: self._report(progress, fraction))

        progress = self._progress = Progress(report)
        self.changed.emit(0.0)
        background.run(
            lambda: work(progress),
            lambda result: done(progress, result),
            lambda error: self._fail(progress, error),
        )

    def _report(self, progress: Progress, fraction: float) -> None:
        if self._is_current(progress):
            self.changed.emit(fraction)

    def _fail(self, progress: Progress, error: BaseException) -> None:
        if not self._is_current(progress):
            return
        self._waiting.clear()
        self._end()
        if isinstance(error, MemoryError):
            error = UserError(
                "There is not enough memory for this.", "Close other programs, or merge layers."
            )
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _is_current(self, progress: Progress) -> bool:
        return self._progress is progress

    def _end(self) -> None:
        self._progress = None
        self.changed.emit(None)


def _same(one: Shape, other: Shape) -> bool:
    """Whether nothing that is reshaped changed; the panel may have."""
    regions = one.choices.regions_of(one.photo.sha256)
    return (
        one.stack is other.stack
        and one.photo is other.photo
        and one.selection.sha256 == other.selection.sha256
        and regions == other.choices.regions_of(other.photo.sha256)
    )
