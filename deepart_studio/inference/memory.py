"""The memory promise: refuse with a size that fits instead of dying half-way."""

from __future__ import annotations

import math
from dataclasses import dataclass

import psutil

from deepart_studio.core.errors import UserError

USABLE = 0.9
"""The part of the free memory that one painting may take."""
CAP = 1e9
"""Bytes that a painting may take at most, unless the settings say otherwise."""
HELD = 7.0
"""Bytes per pixel that are held for all of a picture: its painting, and the photo once more."""
TILES = (1824, 1600, 1296, 1040, 784, 528)
"""Sides of squares with as many pixels as tiles have with their margins, the fastest first."""


def free_bytes() -> int:
    """Memory that can be used without pushing other programmes out."""
    return int(psutil.virtual_memory().available)


@dataclass(frozen=True)
class MemoryPlan:
    """What a painting takes beyond the photo that is open: bytes, and the side of a square with as
    many pixels as its tiles, None when it is painted as a whole.
    """

    bytes: int
    tile: int | None


def plan_memory(
    width: int, height: int, bytes_per_pixel: float, *, tiles: bool, cap: float
) -> MemoryPlan:
    """The largest tiles that fit into ``cap`` bytes and into the free memory.

    ``bytes_per_pixel`` is the painter's peak. Raises UserError that says what would fit.
    """
    limit = min(cap, USABLE * free_bytes())
    pixels = width * height
    if not tiles or pixels <= TILES[0] ** 2:
        needed = pixels * (bytes_per_pixel + HELD)
        plan = MemoryPlan(int(needed), None)
        if needed <= limit:
            return plan
    if tiles:
        for side in TILES:
            needed = pixels * HELD + side * side * bytes_per_pixel
            if needed <= limit:
                return MemoryPlan(int(needed), side)
        fitting = math.sqrt(max(0.0, limit - TILES[-1] ** 2 * bytes_per_pixel) / HELD / pixels)
    else:
        fitting = math.sqrt(limit / needed)
    raise UserError(
        "Painting {width} × {height} pixels needs about {needed} GB of memory, but only {free} GB "
        "may be used.",
        "Choose a long side of {size} pixels or less (--size {size}), close other programs, or "
        "raise the memory limit in the settings.",
        width=width,
        height=height,
        needed=f"{needed / 1e9:.1f}",
        free=f"{limit / 1e9:.1f}",
        size=max(1, int(max(width, height) * fitting) // 10 * 10),
    )
