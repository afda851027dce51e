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
from deepart_studio.video.flow import Motion, motion

SHARE = 0.75
"""The part of the painting before, where the motion is sure; chosen by the warping error against
the loss of sharpness (tests/benchmarks/test_film_steadiness.py)."""
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
    painting: Pixels, carried: Carried | None, found: Motion | None, share: float = SHARE
) -> Pixels:
    """The painting mixed with the one before by ``share`` (0..1) times the trust."""
    if carried is None or found is None:
        return painting
    before = found.warp(carried.painting)
    part = (found.trust * np.float32(share))[..., None]
    mixed = painting + part * (before.astype(np.float32) - painting)
    return np.rint(mixed, out=mixed).astype(np.uint8)
