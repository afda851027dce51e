"""Lays the open document's layers over each other in a thread of its own; the newest wish wins."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from deepart_studio.studio.background import Background
from deepart_studio.studio.layer_stack import LayerStack

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Pixels
    from deepart_studio.document.layers import Layer

DRAFT_PIXELS = 600_000
REST_MS = 200
"""After this long without a change the draft is followed by the picture at full size."""


class Compositor(QObject):
    """A large document is shown as a small draft first, so that a slider can be followed.

    At full size only the rows that changed are made anew.
    """

    composed = Signal(object, object)  # LayerStack, QImage
    failed = Signal(object)  # BaseException

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self, threads=1)
        self._whole, self._drafts = _Whole(), _Drafts()
        self._wish: LayerStack | None = None
        self._made: tuple[LayerStack, QImage] | None = None
        self._drafting = self._busy = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._start)

    def ask(self, stack: LayerStack, *, draft: bool = True) -> None:
        """Make this next; ``draft`` off goes straight for the full size."""
        self._wish = stack
        self._drafting = draft and stack.width * stack.height > 2 * DRAFT_PIXELS
        self._rest.stop()
        self._start()

    def whole(self, stack: LayerStack) -> QImage | None:
        """The picture at full size, where it was made already."""
        made = self._made
        return made[1] if made is not None and made[0] is stack else None

    def lend(self, stack: LayerStack) -> bool:
        """Give the picture of these layers away to be painted on; False where there is none yet."""
        if self._busy or self._wish is not None or self.whole(stack) is None:
            return False
        self._made = None
        self._whole.last = None
        return True

    def give_back(self, stack: LayerStack, image: QImage) -> None:
        """This is what these layers look like; nobody paints on it any more."""
        if not self._busy:
            self._made = self._whole.last = stack, image

    def looks_like(self, stack: LayerStack, before: LayerStack) -> bool:
        """Layers that look as those before, whose picture is known, need no other."""
        image = self.whole(before)
        if image is not None:
            self.give_back(stack, image)
        return self.whole(stack) is not None

    def forget_wish(self) -> None:
        """Drop what is under way."""
        self._wish = None
        self._rest.stop()

    def forget_pictures(self) -> None:
        """Let go of the document that was open."""
        self.forget_wish()
        self._made = None
        self._whole, self._drafts = _Whole(), _Drafts()

    def close(self) -> None:
        self.forget_wish()
        self._background.close()

    def _start(self) -> None:
        stack, drafting = self._wish, self._drafting
        if stack is None or self._busy:
            return
        whole, drafts = self._whole, self._drafts

        def work() -> QImage | None:
            if drafting:
                return drafts.compose(stack)
            return whole.compose(stack, lambda: self._wish is not stack)

        def done(image: QImage | None) -> None:
            current = whole is self._whole  # not of a document that was closed meanwhile
            self._done(stack, drafting, image if current else None)

        self._busy = True
        self._background.run(work, done, self._fail)

    def _done(self, stack: LayerStack, drafting: bool, image: QImage | None) -> None:
        self._busy = False
        newest = self._wish is stack and self._drafting is drafting
        if image is not None and not drafting:
            self._made = stack, image
        if image is not None and self._wish is not None and (newest or drafting):
            self.composed.emit(stack, image)
        if not newest:
            self._start()
        elif drafting:
            self._drafting = False
            self._rest.start()
        else:
            self._wish = None

    def _fail(self, error: BaseException) -> None:
        self._busy = False
        self._wish = None
        self.failed.emit(error)


class _Whole:
    """Pictures at full size, each made from the one before; for one worker thread."""

    def __init__(self) -> None:
        self.last: tuple[LayerStack, QImage] | None = None

    def compose(self, stack: LayerStack, stopped: Callable[[], bool]) -> QImage | None:
        """The picture, or None when ``stopped()`` became true."""
        from deepart_studio.document.compositing import composite_rows

        top, bottom = 0, stack.height
        if self.last is not None and _size(self.last[0]) == _size(stack):
            top, bottom = changed_rows(self.last[0], stack)
            if top >= bottom:
                return self.last[1]
        image = QImage(stack.width, stack.height, QImage.Format.Format_RGBA8888)
        pixels = _pixels(image, image.bits())
        if self.last is not None and (top > 0 or bottom < stack.height):
            before = _pixels(self.last[1], self.last[1].constBits())
            pixels[:top], pixels[bottom:] = before[:top], before[bottom:]
        if not composite_rows(stack.document, pixels, top, bottom, stopped):
            return None
        _say_opaque(image, pixels)
        self.last = stack, image
        return image


class _Drafts:
    """Small pictures of documents; reduced layers are kept as long as the layers live."""

    def __init__(self) -> None:
        self._reduced: dict[tuple[int, int], tuple[weakref.ref[Pixels], Pixels]] = {}

    def compose(self, stack: LayerStack) -> QImage:
        from deepart_studio.document.compositing import composite
        from deepart_studio.document.layers import Document

        factor = 1
        while stack.width * stack.height > DRAFT_PIXELS * factor**2:
            factor += 1
        width, height = -(-stack.width // factor), -(-stack.height // factor)
        layers = tuple(self._layer(item.layer, factor) for item in stack.layers)
        pixels = composite(Document(width, height, layers))
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        image = image.copy()
        _say_opaque(image, pixels)
        return image

    def _layer(self, layer: Layer, factor: int) -> Layer:
        mask = layer.hiding
        return replace(
            layer,
            pixels=self._small(layer.pixels, factor),
            mask=None if mask is None else self._small(mask, factor),
            x=round(layer.x / factor),
            y=round(layer.y / factor),
        )

    def _small(self, pixels: Pixels, factor: int) -> Pixels:
        """Pixels or a mask, reduced."""
        from PIL import Image

        key = id(pixels), factor
        known = self._reduced.get(key)
        if known is None or known[0]() is not pixels:
            import numpy as np

            small = np.asarray(Image.fromarray(pixels).reduce(factor))
            drop = weakref.ref(pixels, lambda _: self._reduced.pop(key, None))
            known = self._reduced[key] = drop, small
        return known[1]


def changed_rows(before: LayerStack, after: LayerStack) -> tuple[int, int]:
    """The first row that looks different, and the row after the last one."""
    old, new = _looks(before), _looks(after)
    common = [number for number in new if number in old]
    if common != [number for number in old if number in new]:
        return 0, after.height
    looks = [look for n, look in old.items() if look != new.get(n)]
    looks += [look for n, look in new.items() if look != old.get(n)]
    top = min((look[1] for look in looks), default=0)
    bottom = max((look[1] + look[2] for look in looks), default=0)
    return max(0, top), min(after.height, bottom)


def _looks(stack: LayerStack) -> dict[int, tuple[int, int, int, int, float, str, int]]:
    """What of each visible layer can be seen, by its number, bottom to top."""
    return {
        item.number: (id(at.pixels), at.y, at.height, at.x, at.opacity, at.mode, id(at.hiding))
        for item in stack.layers
        if (at := item.layer).visible
    }


def _size(stack: LayerStack) -> tuple[int, int]:
    return stack.width, stack.height


def _say_opaque(image: QImage, pixels: Pixels) -> None:
    """Opaque pictures are drawn faster."""
    if (pixels[..., 3] == 255).all():
        image.reinterpretAsFormat(QImage.Format.Format_RGBX8888)


def _pixels(image: QImage, data: bytes | bytearray | memoryview[int]) -> Pixels:
    import numpy as np

    return np.frombuffer(data, np.uint8).reshape(image.height(), image.width(), 4)
