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

    layer: Layer

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
    return bare(layer, reduced(pixels_in(layer, box), factor))


def bare(layer: Layer, pixels: Pixels) -> Layer:
    """Other pixels, mixed with what is below as the layer is; its mask is not there yet."""
    return Layer(pixels, visible=layer.visible, opacity=layer.opacity, mode=layer.mode)


def _masked(layer: Layer, cut: Layer, box: Box, factor: int) -> Layer:
    """The cut as the layer's mask lets it be seen, where layers have masks."""
    mask = layer.hiding
    if mask is None:
        return cut
    whole = np.zeros((box.height, box.width), np.uint8)
    own = Box(layer.x, layer.y, layer.x + layer.width, layer.y + layer.height).cut(box)
    if not own.empty:
        part = mask[own.moved(-layer.x, -layer.y).place]
        whole[own.moved(-box.left, -box.top).place] = part
    pixels = cut.pixels.copy()
    pixels[..., 3] = pixels[..., 3] * (reduced(whole, factor) * np.float32(1 / 255)) + 0.5
    return replace(cut, pixels=pixels)


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
            painted = layer.cut(box, factor, cut or cut_layer)
            cuts.append(_masked(layer.layer, painted, box, factor))
            continue
        outside = (
            layer.x >= box.right
            or layer.y >= box.bottom
            or layer.x + layer.width <= box.left
            or layer.y + layer.height <= box.top
        )
        if layer.visible and layer.opacity > 0 and not outside:
            cuts.append(_masked(layer, (cut or cut_layer)(layer, box, factor), box, factor))
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
