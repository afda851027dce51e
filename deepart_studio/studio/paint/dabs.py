"""Single touches of the brush."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Cover = npt.NDArray[np.uint16]
"""How much is covered: 0 nothing, 65535 all."""
ALL = 65535
LARGE = 128.0
"""Radius from which dabs are not kept: they are many bytes, and few to a stroke."""


def dab_of(x: float, y: float, radius: float, hardness: float) -> tuple[Cover, int, int]:
    """One touch around (x, y), and the pixel of its left upper corner.

    Large dabs are placed by whole pixels less finely than small ones: a quarter, a half, one.
    """
    radius = max(0.5, round(radius * 4) / 4 if radius < 16 else round(radius * 16) / 16)
    if radius >= 16:  # sizes a pen's pressure cannot tell apart are one
        step = 2 ** (int(radius).bit_length() - 6)
        radius = round(radius / step) * step
    phases = 4 if radius < 32 else 2 if radius < LARGE else 1
    column, row = int(np.floor(x)), int(np.floor(y))
    across, down = int((x - column) * phases), int((y - row) * phases)
    make = _kept if radius < LARGE else _large
    dab = make(radius, hardness, (across + 0.5) / phases, (down + 0.5) / phases)
    reach = dab.shape[0] // 2
    return dab, column - reach, row - reach


def _dab(radius: float, hardness: float, across: float, down: float) -> Cover:
    """Full inside, falling smoothly to 0 at the radius; uint16 (side, side)."""
    reach = int(np.ceil(radius)) + 1
    places = np.arange(-reach, reach + 1, dtype=np.float32) + np.float32(0.5)
    x, y = places - np.float32(across), places - np.float32(down)
    distance = np.sqrt(x[None, :] ** 2 + y[:, None] ** 2)
    # a wholly hard edge is still one pixel wide, so that it is smooth
    soft = max(1.0, radius * (1 - hardness))
    share = np.clip((radius + min(0.5, soft / 2) - distance) / soft, 0, 1)
    share *= share * (3 - 2 * share)
    # less than a pixel wide: thinner is fainter
    share *= np.float32(min(1.0, (2 * radius) ** 2))
    return np.asarray(np.rint(share * ALL), np.uint16)


_kept = lru_cache(512)(_dab)
_large = lru_cache(4)(_dab)
