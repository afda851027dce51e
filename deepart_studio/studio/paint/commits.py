"""Strokes into the layers, and out of them again; for a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from deepart_studio.studio.layer_stack import LayerStack
from deepart_studio.studio.paint.patches import Patch
from deepart_studio.studio.paint.pixel_pool import PixelPool
from deepart_studio.studio.paint.stroke import Stroke

Work = Callable[[], LayerStack]


def commit_work(
    stack: LayerStack, number: int, stroke: Stroke, patch: Patch, pool: PixelPool
) -> Work:
    """The layers with the stroke; ``patch`` is filled on the way."""

    def work() -> LayerStack:
        layer, pieces = stroke.painted(pool)
        patch.fill(pieces)
        return stack.put(number, layer)

    return work


def toggle_work(stack: LayerStack, number: int, patch: Patch, pool: PixelPool) -> Work:
    """The layers without the stroke, or with it again."""

    def work() -> LayerStack:
        layer = stack.find(number)
        if layer is None:
            return stack
        pixels = pool.copy_of(layer.pixels)
        patch.toggle(pixels)
        return stack.put(number, replace(layer, pixels=pixels))

    return work


def touched_tiles(stack: LayerStack, number: int, patch: Patch) -> frozenset[tuple[int, int]]:
    """The document's tiles that the patch changes."""
    layer = stack.find(number)
    if layer is None:
        return frozenset()
    boxes = (box.moved(layer.x, layer.y) for box in patch.boxes)
    return frozenset(tile for box in boxes for tile in box.tiles())
