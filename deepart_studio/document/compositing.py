"""Layers laid over each other, some rows at a time (W3C Compositing and Blending Level 1).

Colours are blended as they are stored, in sRGB, as the specification and painting programs do.
"""

from __future__ import annotations

import numpy as np

from deepart_studio.core.pictures import Pixels
from deepart_studio.document.blending import BlendMode, Colours, blend
from deepart_studio.document.layers import Document, Layer

BAND_PIXELS = 1 << 17
"""Pixels worked on at a time: about 10 MB of scratch memory, whatever the document's size."""


def composite(document: Document) -> Pixels:
    """The visible layers as one picture: uint8 (H, W, 4), not premultiplied.

    Where nothing is, colours are 0.
    """
    width, height = document.width, document.height
    result = np.empty((height, width, 4), np.uint8)
    rows = max(1, BAND_PIXELS // width)
    shown = [layer for layer in document.layers if layer.visible and layer.opacity > 0]
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        _composite_band(shown, result[top:bottom], top)
    return result


def _composite_band(layers: list[Layer], band: Pixels, top: int) -> None:
    height, width = band.shape[:2]
    colour = np.zeros((height, width, 3), np.float32)  # premultiplied: co of the specification
    alpha = np.zeros((height, width, 1), np.float32)
    for layer in layers[_first_seen(layers, top, top + height, width) :]:
        _lay_over(layer, colour, alpha, top)
    band[..., 3] = np.rint(alpha[..., 0] * 255)
    colour /= np.where(alpha > 0, alpha, 1)
    band[..., :3] = np.rint(np.clip(colour, 0, 1) * 255)


def _first_seen(layers: list[Layer], top: int, bottom: int, width: int) -> int:
    """The highest layer that hides all below it in these rows, else the lowest one."""
    for index in range(len(layers) - 1, 0, -1):
        layer = layers[index]
        covers = (
            layer.x <= 0
            and layer.y <= top
            and layer.x + layer.width >= width
            and layer.y + layer.height >= bottom
        )
        if covers and layer.mode is BlendMode.NORMAL and layer.opacity == 1:
            rows = layer.pixels[top - layer.y : bottom - layer.y, -layer.x : width - layer.x, 3]
            if (rows == 255).all():
                return index
    return 0


def _lay_over(layer: Layer, colour: Colours, alpha: Colours, top: int) -> None:
    """Lay the part of a layer that lies in these rows over them, in place."""
    height, width = colour.shape[:2]
    upper, lower = max(layer.y, top), min(layer.y + layer.height, top + height)
    left, right = max(layer.x, 0), min(layer.x + layer.width, width)
    if upper >= lower or left >= right:
        return
    place = (slice(upper - top, lower - top), slice(left, right))
    pixels = layer.pixels[upper - layer.y : lower - layer.y, left - layer.x : right - layer.x]
    source = pixels.astype(np.float32) / np.float32(255)
    source_colour, source_alpha = source[..., :3], source[..., 3:] * np.float32(layer.opacity)
    under, under_alpha = colour[place], alpha[place]
    added = source_colour
    if layer.mode is not BlendMode.NORMAL:
        # Cs = (1 - αb) Cs + αb B(Cb, Cs), section 10 of the specification
        backdrop = under / np.where(under_alpha > 0, under_alpha, 1)
        blended = blend(layer.mode, np.clip(backdrop, 0, 1), source_colour)
        added = (1 - under_alpha) * source_colour + under_alpha * blended
    # co = αs Cs + (1 - αs) αb Cb, section 9.1.4 (source over)
    colour[place] = source_alpha * added + (1 - source_alpha) * under
    alpha[place] = source_alpha + under_alpha * (1 - source_alpha)
