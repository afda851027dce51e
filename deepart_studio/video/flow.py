"""Where things were a frame ago: dense optical flow with a measure of trust.

DIS flow (Kroeger et al. 2016) from OpenCV, there and back; what does not come back to its place is
hidden in one of the frames, and the edges of what moves are not trusted, where flow smears
(Sundaram et al. 2010; Ruder et al. 2016, whose thresholds these are, for films of paintings).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress

Floats = npt.NDArray[np.float32]

SMALLEST_SIDE = 16
"""DIS needs a few patches; smaller frames have no flow."""
LONG_SIDE = 768
"""Flow is found at most at this size, in pixels: 0.1 s, so that cancelling is quick."""
CONTRAST_SIDE = 9
"""Pixels: about the width of the strokes."""
_APPEARANCE = 25.0
"""Photo values 0..255: a difference of this much leaves a third of the trust."""


class Motion:
    """From each pixel of a frame to where it was in the frame before.

    ``flow`` is float32 (H, W, 2), x then y, in pixels. ``trust`` is float32 (H, W), 0..1: 0 where
    the pixel was hidden, out of the frame, or looked different.
    """

    def __init__(self, flow: Floats, trust: Floats) -> None:
        self.flow = flow
        self.trust = trust

    def warp(self, before: Pixels) -> Pixels:
        """The frame before, moved to where its parts are now: uint8 (H, W, 3)."""
        return _warp(before, self.flow)


def motion(before: Pixels, now: Pixels, progress: Progress | None = None) -> Motion | None:
    """The motion between two frames, uint8 (H, W, 3) each; None when they are too small.

    Raises Cancelled.
    """
    height, width = now.shape[:2]
    if min(height, width) < SMALLEST_SIDE:
        return None
    progress = progress or Progress()
    cv = _opencv()
    scale = min(1.0, LONG_SIDE / max(height, width))
    size = (max(SMALLEST_SIDE, round(width * scale)), max(SMALLEST_SIDE, round(height * scale)))
    small_before, small_now = (
        cv.resize(frame, size, interpolation=cv.INTER_AREA) for frame in (before, now)
    )
    grey_before, grey_now = (
        cv.cvtColor(frame, cv.COLOR_RGB2GRAY) for frame in (small_before, small_now)
    )
    finder = cv.DISOpticalFlow_create(cv.DISOPTICAL_FLOW_PRESET_MEDIUM)
    back = np.asarray(finder.calc(grey_now, grey_before, None), np.float32)
    progress.check_cancelled()
    forth = np.asarray(finder.calc(grey_before, grey_now, None), np.float32)
    progress.check_cancelled()
    trust = _trust(back, forth, small_before, small_now)
    if size == (width, height):
        return Motion(back, trust)
    flow = cv.resize(back, (width, height), interpolation=cv.INTER_LINEAR)
    flow *= np.array([width / size[0], height / size[1]], np.float32)
    full = cv.resize(trust, (width, height), interpolation=cv.INTER_LINEAR)
    return Motion(np.asarray(flow, np.float32), np.asarray(full, np.float32))


def local_contrast(picture: Floats) -> tuple[Floats, Floats]:
    """Local mean (H, W, 3) and deviation (H, W), above 0, of a float32 picture (H, W, 3)."""
    cv = _opencv()
    middle = cv.blur(picture, (CONTRAST_SIDE, CONTRAST_SIDE))
    variance = cv.blur((picture - middle) ** 2, (CONTRAST_SIDE, CONTRAST_SIDE)).mean(-1)
    return middle, np.sqrt(np.maximum(variance, np.float32(0.01)))


def _trust(back: Floats, forth: Floats, before: Pixels, now: Pixels) -> Floats:
    cv = _opencv()
    xy = _positions(back)
    returned = cv.remap(forth, xy, None, cv.INTER_LINEAR, borderMode=cv.BORDER_REPLICATE)
    gap = ((back + returned) ** 2).sum(-1)
    length = (back**2).sum(-1) + (returned**2).sum(-1)
    bend = sum(np.gradient(back[..., i], axis=axis) ** 2 for i in (0, 1) for axis in (0, 1))
    height, width = now.shape[:2]
    visible = (
        (gap <= 0.01 * length + 0.5)
        & (bend <= 0.01 * (back**2).sum(-1) + 0.002)
        & (xy[..., 0] >= 0)
        & (xy[..., 0] <= width - 1)
        & (xy[..., 1] >= 0)
        & (xy[..., 1] <= height - 1)
    )
    moved = cv.remap(before, xy, None, cv.INTER_LINEAR, borderMode=cv.BORDER_REPLICATE)
    # Grain is no change of appearance: it is averaged away first.
    change = cv.blur(cv.absdiff(moved, now).max(-1).astype(np.float32), (5, 5))
    trust = np.exp(-((change / _APPEARANCE) ** 2)) * visible
    # A soft border, so that no edge of the mask shows in the painting.
    return np.asarray(cv.blur(trust.astype(np.float32), (3, 3)), np.float32)


def _warp(before: Pixels, flow: Floats) -> Pixels:
    cv = _opencv()
    # Cubic: a film is warped again and again, and linear interpolation would blur it away.
    moved = cv.remap(before, _positions(flow), None, cv.INTER_CUBIC, borderMode=cv.BORDER_REPLICATE)
    return np.asarray(moved, np.uint8)


def _positions(flow: Floats) -> Floats:
    height, width = flow.shape[:2]
    xy = flow.copy()
    xy[..., 0] += np.arange(width, dtype=np.float32)
    xy[..., 1] += np.arange(height, dtype=np.float32)[:, None]
    return xy


@cache
def _opencv() -> Any:
    """OpenCV on one thread: DIS shares its work out by threads, and the result depends on it."""
    import cv2

    cv2.setNumThreads(1)
    return cv2
