"""Layers and their masks: applied, made, and as other programs see them."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np

from deepart_studio.core.masks import Values
from deepart_studio.core.pictures import Pixels
from deepart_studio.document.layers import Layer

_ROWS = 256


def masked_pixels(pixels: Pixels, mask: Values | None) -> Pixels:
    """The pixels with a mask in their alpha, uint8 (H, W, 4); colours are 0 where nothing is."""
    result = np.empty_like(pixels)
    for top in range(0, pixels.shape[0], _ROWS):
        band = np.s_[top : top + _ROWS]
        result[band] = pixels[band]
        if mask is not None:
            alpha = pixels[band][..., 3].astype(np.uint16) * mask[band]
            result[band][..., 3] = (alpha + 127) // 255
        result[band][result[band][..., 3] == 0] = 0
    return result


def looks_sha256(pixels: Pixels) -> str:
    """A hash of what can be seen: the same whatever colours are where nothing is."""
    digest = hashlib.sha256(str(pixels.shape).encode())
    for top in range(0, pixels.shape[0], _ROWS):
        digest.update(masked_pixels(pixels[top : top + _ROWS], None).data)
    return digest.hexdigest()


def apply_mask(layer: Layer) -> Layer:
    """What the mask shows of the layer becomes its pixels."""
    if layer.mask is None:
        return layer
    pixels = masked_pixels(layer.pixels, layer.mask)
    return replace(layer, pixels=pixels, mask=None, mask_on=True)


def mask_from_alpha(layer: Layer) -> Layer:
    """The layer's transparency becomes its mask; its pixels are opaque then."""
    pixels = layer.pixels.copy()
    pixels[..., 3] = 255
    return replace(layer, pixels=pixels, mask=layer.pixels[..., 3].copy(), mask_on=True)


def inverted_mask(layer: Layer) -> Layer:
    """What was shown is hidden, and the other way round."""
    if layer.mask is None:
        return layer
    return replace(layer, mask=255 - layer.mask)
