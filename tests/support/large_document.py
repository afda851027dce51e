"""A drawn document of 24 megapixels and ten layers with different blend modes."""

from __future__ import annotations

import numpy as np

from deepart_studio.document.blending import BlendMode
from deepart_studio.document.layers import Document, Layer

SIZE = (6000, 4000)
MODES = (
    *(BlendMode.NORMAL, BlendMode.MULTIPLY, BlendMode.SOFT_LIGHT, BlendMode.SCREEN),
    *(BlendMode.NORMAL, BlendMode.OVERLAY, BlendMode.COLOR, BlendMode.NORMAL),
    *(BlendMode.LUMINOSITY, BlendMode.NORMAL),
)


def large_document() -> Document:
    """The lowest layer is opaque; those above are opaque, soft at the edges, or see-through."""
    width, height = SIZE
    layers = []
    across = np.linspace(0, 255, width, dtype=np.float32)
    down = np.linspace(0, 255, height, dtype=np.float32)[:, None]
    for place, mode in enumerate(MODES):
        rng = np.random.default_rng(place)
        pixels = np.empty((height, width, 4), np.uint8)
        for channel in range(3):
            wave = 127 + 90 * np.sin(across / (9 + place + 7 * channel))
            pixels[..., channel] = (wave + down) / 2
            pixels[::3, ::3, channel] ^= rng.integers(0, 16, (1, 1), np.uint8)
        ramp = np.clip(np.abs(across - 127) * 3, 0, 255).astype(np.uint8)
        pixels[..., 3] = 255 if place % 3 == 0 else ramp
        opacity = 1.0 if place == 0 else 0.4
        layers.append(Layer(pixels, f"layer {place}", mode=mode, opacity=opacity))
    return Document(width, height, tuple(layers))
