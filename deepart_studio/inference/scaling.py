"""Scaling of large pictures without a second copy of them.

Pillow holds four bytes for each pixel of an RGB image, so that turning a picture of 100 megapixels
into one takes 400 MB; here it gets a few rows at a time. Pictures are uint8 (H, W, 3).
"""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress

BAND_PIXELS = 1 << 22
"""Source pixels scaled at once."""
_REACH = 3  # of Lanczos, in pixels of the coarser picture


def scaled(
    rgb: Pixels,
    size: tuple[int, int],
    resample: Image.Resampling = Image.Resampling.LANCZOS,
    progress: Progress | None = None,
) -> Pixels:
    """A picture at another size (width, height): itself when it has that size, or a new array.

    Raises Cancelled between bands of rows when ``progress`` says so.
    """
    height, width = rgb.shape[:2]
    if size == (width, height):
        return rgb
    out_width, out_height = size
    down = height / out_height
    rows = max(1, int(BAND_PIXELS / width / down))
    result = np.empty((out_height, out_width, 3), np.uint8)
    for top in range(0, out_height, rows):
        if progress is not None:
            progress.check_cancelled()
        bottom = min(top + rows, out_height)
        reach = _REACH * max(1.0, down) + 1
        first = max(0, math.floor(top * down - reach))
        last = min(height, math.ceil(bottom * down + reach))
        box = (0.0, top * down - first, float(width), bottom * down - first)
        band = Image.fromarray(np.ascontiguousarray(rgb[first:last]))
        result[top:bottom] = np.asarray(band.resize((out_width, bottom - top), resample, box))
    return result
