"""Parts of layers by a mask: lifted out as a layer of their own, or taken away."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.masks import Values
from deepart_studio.core.pictures import Pixels
from deepart_studio.document.layers import Layer
from deepart_studio.document.selecting import bounds

_BAND_ROWS = 64


def lifted(layer: Layer, mask: Values, name: str) -> Layer:
    """What of a layer lies under the mask, uint8 (H, W) of the document, as a layer of that size.

    UserError when there is nothing there.
    """
    pixels, shares = _under(layer, mask)
    own = _times(pixels[..., 3], shares)
    found = bounds(own)
    if found is None:
        raise UserError(
            'The layer "{layer}" is empty where the selection is.',
            "Choose another layer, or select another part.",
            layer=layer.name,
        )
    left, top, right, bottom = found
    place = (slice(top, bottom), slice(left, right))
    part = pixels[place].copy()
    part[..., 3] = own[place]
    x, y = max(layer.x, 0) + left, max(layer.y, 0) + top
    return Layer(part, name, x, y)


def cleared(layer: Layer, mask: Values) -> Layer:
    """The layer made transparent under the mask, uint8 (H, W) of the document.

    UserError when there is nothing there.
    """
    part, shares = _under(layer, mask)
    left = _times(part[..., 3], 255 - shares)
    if (left == part[..., 3]).all():
        raise UserError(
            'The layer "{layer}" is empty where the selection is.',
            "Choose another layer, or select another part.",
            layer=layer.name,
        )
    pixels = layer.pixels.copy()
    x, y = max(0, -layer.x), max(0, -layer.y)
    pixels[y : y + left.shape[0], x : x + left.shape[1], 3] = left
    return replace(layer, pixels=pixels)


def unmixed(painted: Pixels, below: Pixels, mask: Values) -> Pixels:
    """A painting that was mixed with what is below by a mask, as a layer with that mask as opacity.

    All of one size; ``painted`` and ``below`` are uint8 (H, W, 4). Laid over ``below`` the result
    looks as ``painted`` again, and over anything else its edge is soft.
    """
    result = painted.copy()
    for top in range(0, painted.shape[0], _BAND_ROWS):
        band = slice(top, top + _BAND_ROWS)
        shares, out = mask[band], result[band]
        soft = (shares > 0) & (shares < 255)
        if soft.any():
            share = shares[soft].astype(np.float32)[:, None] / 255
            under = below[band][soft][:, :3].astype(np.float32)
            whole = under + (out[soft][:, :3] - under) / share
            rgb = out[..., :3]
            rgb[soft] = np.rint(np.clip(whole, 0, 255)).astype(np.uint8)
        out[..., 3] = _times(out[..., 3], shares)
    return result


def _under(layer: Layer, mask: Values) -> tuple[Pixels, Values]:
    """The part of a layer inside the document, and of the mask over it."""
    height, width = mask.shape
    left, top = max(0, layer.x), max(0, layer.y)
    right, bottom = min(width, layer.x + layer.width), min(height, layer.y + layer.height)
    right, bottom = max(left, right), max(top, bottom)
    part = layer.pixels[top - layer.y : bottom - layer.y, left - layer.x : right - layer.x]
    return part, mask[top:bottom, left:right]


def _times(values: Values, shares: Values) -> Values:
    """values × shares / 255, rounded, in bands."""
    result = np.empty_like(values)
    for top in range(0, values.shape[0], _BAND_ROWS):
        band = slice(top, top + _BAND_ROWS)
        result[band] = (values[band].astype(np.uint16) * shares[band] + 127) // 255
    return result
