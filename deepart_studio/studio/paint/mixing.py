"""A stroke on pixels that are not premultiplied."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from deepart_studio.core.pictures import Pixels
from deepart_studio.studio.paint.paint_brush import Colour

Share = npt.NDArray[np.float32]
_ROUND = np.float32(0.5)


def paint_over(below: Pixels, share: Share, colour: Colour) -> Pixels:
    """``colour`` over ``below``, uint8 (H, W, 4), where ``share``, 0..1 (H, W), says how much.

    Source over in straight alpha: colours are weighed by their part of the new opacity, so that
    what is transparent below lends no colour (its black would darken the edges).
    """
    under = below[..., 3] * np.float32(1 / 255)
    alpha = share + under * (1 - share)
    weight = share / np.maximum(alpha, np.float32(1e-6))
    above = np.empty_like(below)
    for channel, value in enumerate(colour):
        mixed = below[..., channel].astype(np.float32)
        mixed += weight * (np.float32(value) - mixed)
        above[..., channel] = mixed + _ROUND
    above[..., 3] = alpha * 255 + _ROUND
    untouched = share <= 0
    above[untouched] = below[untouched]
    return above


def erase(below: Pixels, share: Share) -> Pixels:
    """``below`` with less opacity; its colours stay."""
    above = below.copy()
    above[..., 3] = below[..., 3] * (1 - share) + _ROUND
    return above
