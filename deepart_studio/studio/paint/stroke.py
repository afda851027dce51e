"""One stroke on a layer, from pen down to pen up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from deepart_studio.core.masks import Values
from deepart_studio.core.pictures import Pixels
from deepart_studio.document.layers import Layer
from deepart_studio.studio.paint.boxes import Box, tile_box
from deepart_studio.studio.paint.coverage import Coverage, share_of
from deepart_studio.studio.paint.curves import Steadied, Touch
from deepart_studio.studio.paint.cutting import Cut, bare, pixels_in, reduced
from deepart_studio.studio.paint.dabs import Cover
from deepart_studio.studio.paint.mixing import erase, paint_over
from deepart_studio.studio.paint.paint_brush import PaintBrush
from deepart_studio.studio.paint.patches import differences
from deepart_studio.studio.paint.pixel_pool import PixelPool


class Stroke:
    """``layer`` is left as it is; ``painted`` gives another. Coordinates are the document's.

    ``clip``, uint8 (H, W) of the document, is how much of each pixel may be painted. ``memory``,
    zeros of the same shape, is written to until ``clear``.
    """

    def __init__(
        self,
        size: tuple[int, int],
        layer: Layer,
        brush: PaintBrush,
        *,
        erasing: bool = False,
        clip: Values | None = None,
        memory: Cover | None = None,
    ) -> None:
        self.layer, self.brush, self.erasing = layer, brush, erasing
        self._size, self._clip = size, clip
        self._curve = Steadied(brush.smoothing)
        self._coverage = Coverage(*size, brush, memory)

    def clear(self) -> Cover:
        """The memory for another stroke; this one is of no use afterwards."""
        for tile in self._coverage.tiles:
            self._coverage.values[tile_box(tile).place] = 0
        return self._coverage.values

    # -- drawing

    def move_to(self, touch: Touch) -> Box | None:
        """The pen moved here; gives what of the document changed."""
        return self._draw(self._curve.to(touch))

    def end(self) -> Box | None:
        """The pen was lifted: draw what the steadied curve has left."""
        return self._draw(self._curve.end())

    @property
    def box(self) -> Box | None:
        """All that it covers."""
        return self._coverage.box

    @property
    def tiles(self) -> frozenset[tuple[int, int]]:
        """The document's tiles that it touches."""
        return frozenset(self._coverage.tiles)

    def _draw(self, touches: list[Touch]) -> Box | None:
        changed: Box | None = None
        for touch in touches:
            box = self._coverage.draw_to(touch)
            changed = box.united(changed) if box is not None else changed
        return changed

    # -- what comes of it

    def cut(self, box: Box, factor: int, cut: Cut) -> Layer:
        """The painted layer in a box at 1/``factor``, as ``cut`` gives others."""
        below = cut(self.layer, box, factor).pixels
        cover = self._coverage.values[box.place]
        clip = self._clip[box.place] if self._clip is not None else None
        if factor > 1:
            cover = reduced((cover >> 8).astype(np.uint8), factor).astype(np.uint16) * 257
            clip = reduced(clip, factor) if clip is not None else None
        return bare(self.layer, self._mixed(below, cover, clip))

    def painted(self, pool: PixelPool) -> tuple[Layer, list[tuple[Box, Pixels]]]:
        """The painted layer, and the differences in its array; for a worker thread.

        A layer that does not reach as far as the paint is another size afterwards.
        """
        layer = self._grown()
        pixels = pool.copy_of(layer.pixels)
        own = (self._own.united(self.box) if self.grows else self._own).cut(Box(0, 0, *self._size))
        pieces = []
        for tile in sorted(self._coverage.tiles):
            box = tile_box(tile).cut(own).cut(self._coverage.box or own)
            if not box.empty:
                box = self._coverage.within(box)
            if box.empty:
                continue
            place = box.moved(-layer.x, -layer.y)
            below = layer.pixels[place.place]
            clip = self._clip[box.place] if self._clip is not None else None
            above = self._mixed(below, self._coverage.values[box.place], clip)
            different = differences(below, above)
            if different is not None:
                pixels[place.place] = above
                pieces.append((place, different))
        return replace(layer, pixels=pixels), pieces

    @property
    def grows(self) -> bool:
        """Whether the layer does not reach as far as the paint."""
        own = self._own
        return not self.erasing and self.box is not None and own.united(self.box) != own

    @property
    def _own(self) -> Box:
        layer = self.layer
        return Box(layer.x, layer.y, layer.x + layer.width, layer.y + layer.height)

    def _grown(self) -> Layer:
        layer, whole = self.layer, self._own.united(self.box)
        if not self.grows:
            return layer
        fields: dict[str, Any] = {"x": whole.left, "y": whole.top}
        mask = layer.mask
        if mask is not None:
            larger = np.full((whole.height, whole.width), 255, np.uint8)
            larger[self._own.moved(-whole.left, -whole.top).place] = mask
            fields["mask"] = larger
        return replace(layer, pixels=pixels_in(layer, whole), **fields)

    def _mixed(self, below: Pixels, cover: Cover, clip: Values | None) -> Pixels:
        share = share_of(cover, self.brush.opacity)
        if clip is not None:
            share *= clip * np.float32(1 / 255)
        return erase(below, share) if self.erasing else paint_over(below, share, self.brush.colour)
