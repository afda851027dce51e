"""The canvas's picture while it is painted on: quickly as fine as it is seen, then at full size."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from deepart_studio.studio.layer_stack import LayerStack
from deepart_studio.studio.mailbox import Mailbox
from deepart_studio.studio.paint.boxes import Box, tile_box
from deepart_studio.studio.paint.cutting import Part, composite_part
from deepart_studio.studio.paint.live_picture import LivePicture
from deepart_studio.studio.paint.reduced_layers import ReducedLayers

if TYPE_CHECKING:
    from deepart_studio.studio.paint.paint_desk import Surface

MOST_AT_ONCE = 120_000
"""Pixels times layers that are composited between two frames: about 6 ms. What is more is shown
coarser until the pen is lifted."""
Tile = tuple[int, int]


class LiveView:
    """``stale`` are the tiles that are not as they should be at every size.

    ``refined(stack)`` is called in Qt's thread once none is.
    """

    def __init__(
        self,
        levels: Sequence[QImage],
        reduced: ReducedLayers,
        surface: Surface,
        pool: Executor,
        mailbox: Mailbox,
        refined: Callable[[LayerStack], None],
    ) -> None:
        self._live, self._surface = LivePicture(levels), surface
        self._reduced = reduced
        self._pool, self._mailbox, self._refined = pool, mailbox, refined
        self._whole = Box(0, 0, *self._live.size)
        self._lock = threading.Lock()
        self._turn = 0
        self._unseen: set[Tile] = set()
        self.stale: set[Tile] = set()

    @property
    def image(self) -> QImage:
        """The picture at full size."""
        return self._live.levels[0]

    def show(self, box: Box, layers: Sequence[Part]) -> None:
        """Composite what is in sight of a box of the document, and draw it."""
        box = box.cut(self._surface.visible()).cut(self._whole)
        if box.empty:
            return
        level = min(self._surface.level(), len(self._live.levels) - 1)
        step = factor = 2**level
        while box.width * box.height * len(layers) > MOST_AT_ONCE * factor**2:
            factor *= 2
        box = box.aligned(factor).cut(self._whole)
        pixels = composite_part(layers, box, factor, self._reduced.cut)
        if not self._live.has_alpha and (pixels[..., 3] < 255).any():
            self._show_alpha()
        if factor > step:
            pixels = pixels.repeat(factor // step, 0).repeat(factor // step, 1)
            pixels = pixels[: -(-box.height // step), : -(-box.width // step)]
        self._live.put(level, box.left // step, box.top // step, pixels)
        self._surface.update(box)

    def show_tiles(self, tiles: Iterable[Tile]) -> None:
        """These changed: ``refine`` shows them first."""
        self.stale.update(tiles)
        self._unseen.update(tiles)

    def pause(self) -> None:
        """Refine nothing: what is shown now is newer than the layers."""
        with self._lock:
            self._turn += 1

    stop = pause

    def refine(self, stack: LayerStack) -> None:
        """Make what is stale anew from these layers, in a worker thread."""
        self.pause()
        turn = self._turn
        in_sight = self._surface.visible()
        level = min(self._surface.level(), len(self._live.levels) - 1)
        stale = sorted(self.stale, key=lambda tile: tile_box(tile).cut(in_sight).empty)
        quickly = [t for t in stale if t in self._unseen and not tile_box(t).cut(in_sight).empty]
        self._unseen.clear()

        def work() -> None:
            layers = stack.document.layers
            for tile in quickly if level else ():
                if not self._make(turn, tile, layers, level):
                    return
            for tile in stale:
                if not self._make(turn, tile, layers, None):
                    return
            self._mailbox.post(lambda: self._done(turn, stack))

        self._pool.submit(work)

    def _make(self, turn: int, tile: Tile, layers: Sequence[Part], level: int | None) -> bool:
        """One tile at one level, or at all of them; False when it is not wanted any more."""
        if turn != self._turn:
            return False
        box = tile_box(tile).cut(self._whole)
        if not box.empty:
            step = 2 ** (level or 0)
            pixels = composite_part(layers, box, step)
            if not self._live.has_alpha and (pixels[..., 3] < 255).any():
                self._mailbox.post(self._show_alpha)
            with self._lock:
                if turn != self._turn:
                    return False
                if level is None:
                    self._live.put_all(box, pixels)
                else:
                    self._live.put(level, box.left // step, box.top // step, pixels)
            self._mailbox.post(lambda: self._surface.update(box))
        if level is None:
            self.stale.discard(tile)
        return True

    def _done(self, turn: int, stack: LayerStack) -> None:
        if turn == self._turn and not self.stale:
            self._refined(stack)

    def _show_alpha(self) -> None:
        if not self._live.has_alpha:
            self._live.show_alpha()
            self._surface.update(self._whole)
