"""Paintings that hold still: each one is mixed with the one before, moved to where things are now.

Also carries the photo's own code over from frame to frame, so that a strength below 1 does not
flicker with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress
from deepart_studio.core.styles import Code
from deepart_studio.video.flow import Motion, local_contrast, motion

SHARE = 0.75
"""The part of the painting before, where the motion is sure.

Measured with four styles on tests.support.moving_film.py against painting each frame alone: 0.6
leaves 0.48 of the warping error, 0.75 leaves 0.35, 0.85 leaves 0.29, all at about 0.8 of the
sharpness; the more, the longer a wrong stroke stays. Mixing the painting or the steadied photo into
the photo beforehand (by 0.1 to 0.8) changed neither figure by more than 0.02.
"""
MOST_GAIN = 1.6
"""Without giving contrast back a third to a half of the sharpness is lost."""
CODE_SHARE = 0.9
NEW_SCENE = 0.2
"""With less mean trust than this the film has cut to another scene, and nothing is carried over."""


@dataclass(frozen=True, eq=False)
class Carried:
    """What one frame leaves for the next: photo and painting, uint8 (H, W, 3), and the code."""

    photo: Pixels
    painting: Pixels
    photo_code: Code | None = None


def find_motion(
    carried: Carried | None, photo: Pixels, progress: Progress | None = None
) -> Motion | None:
    """The motion since the frame before; None at first and after a cut. Raises Cancelled."""
    if carried is None or carried.photo.shape != photo.shape:
        return None
    found = motion(carried.photo, photo, progress)
    if found is None or float(found.trust.mean()) < NEW_SCENE:
        return None
    return found


def carried_code(carried: Carried | None, found: Motion | None, code: Code) -> Code:
    """The photo's code, following the film slowly; at once after a cut."""
    if carried is None or carried.photo_code is None or found is None:
        return code
    mixed: Code = code + np.float32(CODE_SHARE) * (carried.photo_code - code)
    return mixed


def steady(
    painting: Pixels,
    carried: Carried | None,
    found: Motion | None,
    progress: Progress | None = None,
) -> Pixels:
    """The painting mixed with the one before, by SHARE times the trust.

    Where strokes of the two do not meet the mean is flatter than either; it gets the painting's
    local contrast back. Raises Cancelled.
    """
    if carried is None or found is None:
        return painting
    progress = progress or Progress()
    new = painting.astype(np.float32)
    part = (found.trust * np.float32(SHARE))[..., None]
    mixed = new + part * (found.warp(carried.painting) - new)
    progress.check_cancelled()
    middle, spread = local_contrast(mixed)
    progress.check_cancelled()
    gain = np.clip(local_contrast(new)[1] / spread, 1.0, MOST_GAIN)
    progress.check_cancelled()
    mixed = middle + gain[..., None] * (mixed - middle)
    steadied: Pixels = np.rint(np.clip(mixed, 0, 255)).astype(np.uint8)
    return steadied
