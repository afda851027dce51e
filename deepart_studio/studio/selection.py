"""What is selected in the open document: it limits painting, copying and deleting."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.studio.background import Background
from deepart_studio.studio.document_desk import DocumentDesk
from deepart_studio.studio.history import History
from deepart_studio.studio.packed_selection import NOTHING, PackedSelection

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Mask, Values
    from deepart_studio.core.pictures import Picture
    from deepart_studio.document.selecting import Combine

Size = tuple[int, int]
Check = Callable[[], None]


@dataclass(eq=False)
class _Wish:
    text: str
    change: Callable[[Values | None, Size, Check], Values]
    given_up: bool = False

    def check(self) -> None:
        if self.given_up:
            raise Cancelled


class SelectionDesk(QObject):
    """Changes are made one after the other in a worker thread, each on what came of the last.

    Each is an undo step named by its ``text``. A selection counts only in a document of its size:
    when the document gets another size, nothing is selected.
    """

    changed = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object)  # BaseException

    def __init__(
        self, history: History, document: DocumentDesk, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._history, self._document, self._background = history, document, background
        self._worker = Background(self, threads=1)
        self._chosen: PackedSelection = NOTHING
        self._unpacked: Mask | None = None
        self._counted: PackedSelection = NOTHING
        self._waiting: deque[_Wish] = deque()
        self._doing: _Wish | None = None
        document.opened.connect(self._opened)
        document.changed.connect(self._look)

    # -- what is selected

    @property
    def size(self) -> Size | None:
        """Width and height of the document, where there is one."""
        stack = self._document.stack
        return (stack.width, stack.height) if stack is not None else None

    @property
    def chosen(self) -> PackedSelection:
        """What is selected in the document as it is now; ``NOTHING`` without a selection."""
        chosen = self._chosen
        return chosen if chosen and (chosen.width, chosen.height) == self.size else NOTHING

    @property
    def kept(self) -> PackedSelection:
        """What is selected, also while the document has another size."""
        return self._chosen

    def show(self, chosen: PackedSelection) -> None:
        """Another selection, for a document that got another geometry with it."""
        self.give_up()
        self._take(chosen)

    @property
    def active(self) -> bool:
        """Whether something is selected."""
        return bool(self.chosen)

    @property
    def mask(self) -> Values | None:
        """uint8 (H, W) of the document, 255 inside, not to be written to; None for no selection."""
        whole = self._mask()
        return None if whole is None else whole.values

    @property
    def busy(self) -> bool:
        """Whether a change is being made."""
        return self._doing is not None

    def limit(self, photo: Picture) -> Mask | None:
        """What a painting of this photo is limited to."""
        whole = self._mask()
        fits = whole is not None and (whole.width, whole.height) == (photo.width, photo.height)
        return whole if fits else None

    def _mask(self) -> Mask | None:
        chosen = self.chosen
        if not chosen:
            return None
        if self._unpacked is None or self._unpacked.sha256 != chosen.sha256:
            self._unpacked = chosen.unpacked()
        return self._unpacked

    # -- shapes

    def rectangle(
        self, one: tuple[float, float], other: tuple[float, float], how: Combine, text: str
    ) -> None:
        """Between two corners, in pixels of the document."""

        def shape(size: Size, _check: Check) -> Values:
            from deepart_studio.document.selecting import rectangle

            return rectangle(size, one, other)

        self._select(shape, how, text)

    def lasso(self, corners: list[tuple[float, float]], how: Combine, text: str) -> None:
        """Inside a closed line through these points."""

        def shape(size: Size, _check: Check) -> Values:
            from deepart_studio.document.selecting import lasso

            return lasso(size, corners)

        self._select(shape, how, text)

    def colour(
        self,
        shown: Callable[[], Picture],
        place: tuple[int, int],
        tolerance: float,
        how: Combine,
        text: str,
        *,
        contiguous: bool,
    ) -> None:
        """What looks like the pixel at this place; ``shown`` gives the picture, in a worker."""

        def shape(size: Size, check: Check) -> Values:
            from deepart_studio.inference.colour_range import colour_range
            from deepart_studio.inference.regions import fitted_values

            picture = shown()
            width, height = picture.width, picture.height
            x = min(width - 1, place[0] * width // size[0])
            y = min(height - 1, place[1] * height // size[1])
            found = colour_range(
                *(picture.rgb, x, y, tolerance),
                contiguous=contiguous,
                alpha=picture.alpha,
                check=check,
            )
            return fitted_values(_as_mask(found), *size)

        self._select(shape, how, text)

    def transparency(self, text: str) -> None:
        """What the active layer covers."""
        layer = self._document.active_layer
        if layer is None:
            return

        def shape(size: Size) -> Values:
            from deepart_studio.document.selecting import check_something, of_transparency

            empty = UserError("The layer is empty.", "Choose another layer.")
            return check_something(of_transparency(layer, size), empty)

        self._ask(text, lambda _, size, __: shape(size))

    def everything(self, text: str) -> None:
        def shape(size: Size) -> Values:
            from deepart_studio.document.selecting import rectangle

            return rectangle(size, (0, 0), size)

        self._ask(text, lambda _, size, __: shape(size))

    def load(self, path: Path, text: str) -> None:
        """From a picture of the document's size: white is selected, or what is not transparent."""

        def shape(size: Size) -> Values:
            from deepart_studio.storage.masks import load_mask

            mask = load_mask(path)
            mask.check_not_empty()
            if (mask.width, mask.height) != size:
                raise UserError(
                    "The mask {name} has another size than the picture: {mask} pixels against "
                    "{picture}.",
                    "Save the selection from this picture, or scale the mask to its size.",
                    name=path.name,
                    mask=f"{mask.width} × {mask.height}",
                    picture=f"{size[0]} × {size[1]}",
                )
            return mask.values

        self._ask(text, lambda _, size, __: shape(size))

    # -- changes of what is selected

    def invert(self, text: str) -> None:
        """What is not selected; without a selection nothing would be left."""

        def change(before: Values | None, _size: Size, _check: Check) -> Values:
            from deepart_studio.document.selecting import check_something, inverted

            if before is None:
                raise _nothing_selected()
            all_of_it = UserError("Everything is selected.", "Nothing would be left of it.")
            return check_something(inverted(before), all_of_it)

        self._ask(text, change)

    def grow(self, pixels: int, text: str) -> None:
        """Larger by so many pixels, or smaller when negative."""

        def change(before: Values | None, _size: Size, check: Check) -> Values:
            from deepart_studio.document.selecting import check_something, grown

            if before is None:
                raise _nothing_selected()
            gone = UserError(
                "Shrunk by {pixels} pixels, nothing is left of the selection.",
                "Choose a smaller number.",
                pixels=-pixels,
            )
            return check_something(grown(before, pixels, check), gone)

        self._ask(text, change)

    def feather(self, pixels: float, text: str) -> None:
        """An edge softened over about twice so many pixels."""

        def change(before: Values | None, _size: Size, _check: Check) -> Values:
            from deepart_studio.document.selecting import feathered

            if before is None:
                raise _nothing_selected()
            return feathered(before, pixels)

        self._ask(text, change)

    def drop(self, text: str) -> None:
        """Select nothing: everything can be changed and is painted again."""
        self.give_up()
        if self.active:
            self._step(text, NOTHING)

    def give_up(self) -> bool:
        """Stop the change under way and forget those that wait; False where there is none."""
        self._waiting.clear()
        wish, self._doing = self._doing, None
        if wish is None:
            return False
        wish.given_up = True
        self.busy_changed.emit(False)
        return True

    def restore(self, mask: Mask | None, text: str) -> None:
        """What a layer was painted in, or (None) everything."""
        if mask is None:
            self.drop(text)
        elif mask.sha256 != self.chosen.sha256:
            self._ask(text, lambda *_: mask.values)

    def save(
        self, path: Path, done: Callable[[Path], object], failed: Callable[[BaseException], object]
    ) -> None:
        """Write the selection as a black and white PNG; an existing file was asked about."""
        values = self.mask
        if values is None:
            failed(_nothing_selected())
            return

        def work() -> Path:
            from deepart_studio.storage.masks import save_mask

            save_mask(values, path, overwrite=True)
            return path

        self._background.run(work, done, failed)

    def close(self) -> None:
        self.give_up()
        self._worker.close()

    # -- one after the other

    def _select(self, shape: Callable[[Size, Check], Values], how: Combine, text: str) -> None:
        def change(before: Values | None, size: Size, check: Check) -> Values:
            from deepart_studio.document.selecting import check_something, combined

            return check_something(combined(before, shape(size, check), how))

        self._ask(text, change)

    def _ask(self, text: str, change: Callable[[Values | None, Size, Check], Values]) -> None:
        if self.size is None:
            self.failed.emit(UserError("There is no picture to select in.", "Open a photo first."))
            return
        self._waiting.append(_Wish(text, change))
        if self._doing is None:
            self._next()

    def _next(self) -> None:
        size = self.size
        if not self._waiting or size is None:
            self._doing = None
            self.busy_changed.emit(False)
            return
        wish = self._doing = self._waiting.popleft()
        before = self.mask

        def work() -> tuple[Mask, PackedSelection]:
            mask = _as_mask(wish.change(before, size, wish.check))
            return mask, PackedSelection.of(mask)

        def done(made: tuple[Mask, PackedSelection]) -> None:
            if self._doing is wish:
                if (made[1].width, made[1].height) == self.size:
                    self._unpacked = made[0]
                    self._step(wish.text, made[1])
                self._next()

        def fail(error: BaseException) -> None:
            if self._doing is wish:
                self.failed.emit(error)
                self._next()

        self.busy_changed.emit(True)
        self._worker.run(work, done, fail)

    def _step(self, text: str, after: PackedSelection) -> None:
        before = self.chosen
        if before.sha256 != after.sha256:
            self._history.edit(text, before, after, self._take)

    def _take(self, chosen: PackedSelection) -> None:
        self._chosen = chosen
        self._look()

    def _look(self) -> None:
        """Tell when another selection counts; also after the document got another size.

        What comes back from the history is unpacked first, in the worker thread.
        """
        now = self.chosen
        if now.sha256 == self._counted.sha256:
            return
        if not now or (self._unpacked is not None and self._unpacked.sha256 == now.sha256):
            self._tell(now)
            return

        def done(mask: Mask) -> None:
            if self.chosen.sha256 == now.sha256 != self._counted.sha256:
                self._unpacked = mask
                self._tell(now)

        self._worker.run(now.unpacked, done, self.failed.emit)

    def _tell(self, now: PackedSelection) -> None:
        self._counted = now
        if not now:
            self._unpacked = None
        self.changed.emit()

    def _opened(self) -> None:
        self.give_up()
        self._take(NOTHING)


def _as_mask(values: Values) -> Mask:
    from deepart_studio.core.masks import Mask

    return Mask.of(values)


def _nothing_selected() -> UserError:
    return UserError("Nothing is selected.", "Select a part of the picture first.")
