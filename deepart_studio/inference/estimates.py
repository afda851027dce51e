"""How long a painting will take and how much memory, told before it begins."""

from __future__ import annotations

from dataclasses import dataclass

from deepart_studio.core.requests import PREVIEW_SIDE
from deepart_studio.inference import tiling

SECONDS_PER_MEGAPIXEL = 0.5
"""A first guess of the pace, until a painting has shown it."""
LEAST_MEGAPIXELS = 0.5
"""Smaller paintings say too little about the pace."""


@dataclass(frozen=True)
class Estimate:
    """Size of the painting in pixels, seconds, and bytes beyond the photo that is open."""

    width: int
    height: int
    seconds: float
    bytes: int


@dataclass(frozen=True)
class Course:
    """The sizes that are painted one after the other, (width, height), the last one in tiles."""

    sizes: tuple[tuple[int, int], ...]

    @property
    def megapixels(self) -> float:
        """All that is painted."""
        return sum(width * height for width, height in self.sizes) / 1e6


def plan_course(width: int, height: int, stroke: float, part: float, *, tiles: bool) -> Course:
    """What is painted for a photo of this size.

    ``stroke`` is the request's; ``part`` is the photo's part of the long side of a larger picture.
    """
    working = max(1, round(PREVIEW_SIDE / stroke * part))
    sizes = tiling.levels(width, height, working)
    return Course(tuple(sizes if tiles else sizes[-1:]))


class PaceKeeper:
    """Seconds per megapixel, from the paintings that were made."""

    def __init__(self) -> None:
        self.seconds_per_megapixel = SECONDS_PER_MEGAPIXEL

    def learn(self, megapixels: float, seconds: float) -> None:
        """A painting took so long."""
        if megapixels >= LEAST_MEGAPIXELS:
            self.seconds_per_megapixel = seconds / megapixels
