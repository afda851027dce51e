"""One picture laid over another through a mask, faithful to brightness."""

from __future__ import annotations

import numpy as np

from deepart_studio.core.masks import Values
from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.inference.colour import BAND_PIXELS, linear_light, srgb_of_light

FULL = 255


def lay_over(
    below: Pixels, above: Pixels, mask: Values, progress: Progress | None = None
) -> Pixels:
    """A new picture, uint8 (H, W, 3): ``above`` where the mask is 255, ``below`` where it is 0.

    In between they are mixed in linear light: mixed as sRGB numbers, the soft edge between two
    bright colours would be darker than both. Where the mask is 0 or 255 every byte is kept.
    Raises Cancelled between bands of rows.
    """
    progress = progress or Progress()
    result = below.copy()
    rows = max(1, BAND_PIXELS // below.shape[1])
    for top in range(0, below.shape[0], rows):
        progress.check_cancelled()
        band = slice(top, top + rows)
        shares, lower, upper = mask[band], result[band], above[band]
        full = shares == FULL
        lower[full] = upper[full]
        soft = (shares > 0) & ~full
        if soft.any():
            share = shares[soft].astype(np.float32)[:, None] / np.float32(FULL)
            light = linear_light(lower[soft])
            light += share * (linear_light(upper[soft]) - light)
            lower[soft] = srgb_of_light(light)
    return result
