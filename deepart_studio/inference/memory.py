"""The memory promise: refuse with a size that fits instead of dying half-way."""

from __future__ import annotations

import math

import psutil

from deepart_studio.core.errors import UserError

USABLE = 0.9
"""The part of the free memory that one painting may take."""


def free_bytes() -> int:
    """Memory that can be used without pushing other programmes out."""
    return int(psutil.virtual_memory().available)


def check_memory(width: int, height: int, bytes_per_pixel: float) -> None:
    """UserError with a long side that fits when a painting of this size would not."""
    needed = width * height * bytes_per_pixel
    free = free_bytes()
    if needed <= USABLE * free:
        return
    scale = math.sqrt(USABLE * free / needed)
    fitting = max(1, int(max(width, height) * scale) // 10 * 10)
    raise UserError(
        "Painting {width} × {height} pixels needs about {needed} GB of memory, but only {free} GB "
        "are free.",
        "Choose a long side of {size} pixels or less (--size {size}), or close other programs.",
        width=width,
        height=height,
        needed=f"{needed / 1e9:.1f}",
        free=f"{free / 1e9:.1f}",
        size=fitting,
    )
