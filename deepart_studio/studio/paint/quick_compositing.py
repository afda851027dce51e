"""Small parts of a document composited quickly: the same formulas, a plane for each colour.

With colours beside each other numpy's loops would be three numbers long; in planes they are as
long as a row, which makes small parts some times as fast.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from deepart_studio.core.pictures import Pixels
from deepart_studio.document.blending import BlendMode, blend
from deepart_studio.document.layers import Layer

Plane = npt.NDArray[np.float32]
_PART = np.float32(1 / 255)
_ROUND = np.float32(0.5)
TOGETHER = (BlendMode.HUE, BlendMode.SATURATION, BlendMode.COLOR, BlendMode.LUMINOSITY)
"""Modes that need all three colours of a pixel at once."""


def composite_cuts(layers: Sequence[Layer], width: int, height: int) -> Pixels:
    """Layers of exactly this size over each other: uint8 (H, W, 4), as ``composite`` gives."""
    first = _first_seen(layers)
    if first == len(layers) - 1 and layers:
        return layers[first].pixels
    colour = np.zeros((3, height, width), np.float32)  # premultiplied
    alpha = np.zeros((height, width), np.float32)
    for layer in layers[first:]:
        planes = np.ascontiguousarray(layer.pixels.transpose(2, 0, 1)).astype(np.float32)
        planes *= _PART
        source: Plane = planes[:3]
        source_alpha: Plane = planes[3]
        if layer.opacity < 1:
            source_alpha *= np.float32(layer.opacity)
        if layer.mode is not BlendMode.NORMAL:
            _mix(layer.mode, colour, alpha, source)
        source -= colour
        source *= source_alpha
        # co = αs Cs + (1 - αs) αb Cb, in W3C's Compositing 9.1.4
        colour += source
        alpha += source_alpha * (1 - alpha)
    np.divide(colour, alpha, out=colour, where=alpha > 0)
    result = np.empty((height, width, 4), np.uint8)
    np.clip(colour, 0, 1, out=colour)
    colour *= 255
    colour += _ROUND
    result[..., :3] = colour.transpose(1, 2, 0)
    result[..., 3] = alpha * 255 + _ROUND
    return result


def _mix(mode: BlendMode, colour: Plane, alpha: Plane, source: Plane) -> None:
    """Cs = (1 - αb) Cs + αb B(Cb, Cs), section 10 of the specification; in place."""
    backdrop = colour.copy()  # 0 where nothing is
    np.divide(backdrop, alpha, out=backdrop, where=alpha > 0)
    np.clip(backdrop, 0, 1, out=backdrop)
    if mode in TOGETHER:
        mixed = blend(mode, backdrop.transpose(1, 2, 0), source.transpose(1, 2, 0))
        mixed = mixed.transpose(2, 0, 1)
    else:
        mixed = blend(mode, backdrop, source)
    mixed -= source
    mixed *= alpha
    source += mixed


def _first_seen(layers: Sequence[Layer]) -> int:
    """The highest layer that hides all below it; 0 where none does."""
    for index in range(len(layers) - 1, -1, -1):
        layer = layers[index]
        if layer.mode is BlendMode.NORMAL and layer.opacity == 1:
            alpha = layer.pixels[..., 3]
            if alpha[0, 0] == 255 and (alpha == 255).all():
                return index
    return 0
