"""Layers at a fraction of their size, made tile by tile where they are looked at."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from deepart_studio.core.pictures import Pixels
from deepart_studio.document.layers import Layer
from deepart_studio.studio.paint.boxes import Box, tile_box
from deepart_studio.studio.paint.cutting import bare, cut_layer, pixels_in, reduced

FACTORS = 2
"""So many fractions are kept at a time: that of the zoom, and a coarser one for large brushes."""


_Key = tuple[int, int, int]


@dataclass(eq=False)
class _Small:
    source: weakref.ref[Pixels]
    pixels: Pixels
    ready: set[tuple[int, int]] = field(default_factory=set)


class ReducedLayers:
    """What a stroke passes again and again is reduced once. For one thread, and ``prepare``'s."""

    def __init__(self, width: int, height: int) -> None:
        self._whole = Box(0, 0, width, height)
        self._factors: dict[int, dict[_Key, _Small]] = {}

    def cut(self, layer: Layer, box: Box, factor: int) -> Layer:
        """The same as ``cut_layer``; ``box`` is aligned to ``factor`` or to the document's edge."""
        if factor == 1:
            return cut_layer(layer, box, 1)
        small = self._small(layer, factor)
        for tile in box.tiles():
            self._fill(layer, small, tile, factor)
        return bare(layer, small.pixels[box.reduced(factor).place])

    def prepare(self, layers: Sequence[Layer], factor: int) -> Callable[[], None]:
        """For a worker thread: all of these layers, unless the work is overtaken."""
        smalls = [(layer, self._small(layer, factor)) for layer in layers if factor > 1]
        tiles = list(self._whole.tiles())

        def work() -> None:
            for layer, small in smalls:
                for tile in tiles:
                    if small.source() is None or self._factors.get(factor) is None:
                        return
                    self._fill(layer, small, tile, factor)

        return work

    def replaced(self, before: Layer, after: Layer, tiles: Iterable[tuple[int, int]]) -> None:
        """A layer has other pixels now, in these tiles."""
        for known in self._factors.values():
            small = known.get((id(before.pixels), before.x, before.y))
            if small is not None and small.source() is before.pixels:
                key = id(after.pixels), after.x, after.y
                source = _dropped_from(known, key, after.pixels)
                known[key] = _Small(source, small.pixels, small.ready.difference(tiles))

    def _fill(self, layer: Layer, small: _Small, tile: tuple[int, int], factor: int) -> None:
        if tile not in small.ready:
            part = tile_box(tile).cut(self._whole)
            small.pixels[part.reduced(factor).place] = reduced(pixels_in(layer, part), factor)
            small.ready.add(tile)

    def _small(self, layer: Layer, factor: int) -> _Small:
        known = self._factors.pop(factor, {})
        self._factors[factor] = known  # the last in use is the last
        while len(self._factors) > FACTORS:
            self._factors.pop(next(iter(self._factors)))
        key = id(layer.pixels), layer.x, layer.y
        found = known.get(key)
        if found is None or found.source() is not layer.pixels:
            size = -(-self._whole.height // factor), -(-self._whole.width // factor), 4
            # zeros take no memory until they are written to
            source = _dropped_from(known, key, layer.pixels)
            found = known[key] = _Small(source, np.zeros(size, np.uint8))
        return found


def _dropped_from(known: dict[_Key, _Small], key: _Key, pixels: Pixels) -> weakref.ref[Pixels]:
    """A reference that takes the entry away when the pixels go."""
    return weakref.ref(pixels, lambda _: known.pop(key, None))
