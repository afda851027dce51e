"""Parts of layers at a fraction of their size, to composite a part of the picture quickly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from PIL import Image

from deepart_studio.core.pictures import Pixels
from deepart_studio.document.layers import Layer
from deepart_studio.studio.paint.boxes import Box
from deepart_studio.studio.paint.quick_compositing import composite_cuts


class Cuttable(Protocol):
    """Something that is a layer as soon as it is known of which part."""

    def cut(self, box: Box, factor: int, cut: Cut) -> Layer: ...


Cut = Callable[[Layer, Box, int], Layer]
Part = Layer | Cuttable


def pixels_in(layer: Layer, box: Box) -> Pixels:
    """The layer's pixels in a box of the document, transparent beside the layer."""
    own = Box(layer.x, layer.y, layer.x + layer.width, layer.y + layer.height)
    if own.cut(box) == box:
        return layer.pixels[box.moved(-layer.x, -layer.y).place]
    pixels = np.zeros((box.height, box.width, 4), np.uint8)
    common = own.cut(box)
    if not common.empty:
        part = layer.pixels[common.moved(-layer.x, -layer.y).place]
        pixels[common.moved(-box.left, -box.top).place] = part
    return pixels


def cut_layer(layer: Layer, box: Box, factor: int) -> Layer:
    """A part of a layer, at 1/``factor`` of its size, as a layer in a document of that part."""
    return replace(layer, pixels=reduced(pixels_in(layer, box), factor), x=0, y=0)


def composite_part(
    layers: Sequence[Part], box: Box, factor: int = 1, cut: Cut | None = None
) -> Pixels:
    """The visible layers in a box at 1/``factor``, uint8 (H, W, 4).

    With a factor above 1 pixels are averaged before they are blended: nearly the same, and many
    times as fast. ``cut`` stands in for ``cut_layer``.
    """
    cuts = []
    for layer in layers:
        if not isinstance(layer, Layer):
            cuts.append(layer.cut(box, factor, cut or cut_layer))
            continue
        outside = (
            layer.x >= box.right
            or layer.y >= box.bottom
            or layer.x + layer.width <= box.left
            or layer.y + layer.height <= box.top
        )
        if layer.visible and layer.opacity > 0 and not outside:
            cuts.append((cut or cut_layer)(layer, box, factor))
    width, height = -(-box.width // factor), -(-box.height // factor)
    return composite_cuts(cuts, width, height)


def reduced(pixels: Pixels, factor: int) -> Pixels:
    """Means of squares, weighed by their opacity; uint8 (H, W, 4) or (H, W)."""
    if factor == 1:
        return pixels
    image = Image.fromarray(np.ascontiguousarray(pixels))
    if pixels.ndim == 3 and pixels[..., 3].min() != pixels[..., 3].max():
        return np.asarray(image.convert("RGBa").reduce(factor).convert("RGBA"))
    return np.asarray(image.reduce(factor))
