"""Where photos and styles of a training step come from, with banks of features computed before.

Features of a photo or a style crop do not depend on the painter. A step computes them for a few
fresh crops, which replace the oldest in a ring, and draws the rest of its batch from the ring.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import torch
from torch import Tensor

from deepart_studio.training.pictures import PicturePack, random_crop

T = TypeVar("T")


@dataclass(frozen=True)
class Source:
    """Pictures with their share of the draws and the range of zoom (see ``random_crop``)."""

    pack: PicturePack
    share: float
    zoom: tuple[float, float]
    #: How far a crop may be blown up: photos seen at full size are smooth, strokes must stay sharp.
    enlarge: float = 1.25


def draw_crops(
    sources: Sequence[Source], count: int, size: int, rng: np.random.Generator
) -> Tensor:
    """``count`` random crops as RGB floats (count, 3, size, size) in 0..1."""
    shares = np.array([s.share if len(s.pack) else 0.0 for s in sources])
    out = np.empty((count, size, size, 3), np.uint8)
    for i in range(count):
        source = sources[rng.choice(len(sources), p=shares / shares.sum())]
        pixels = source.pack[int(rng.integers(len(source.pack)))]
        limit = min(pixels.shape[:2]) / size * source.enlarge
        most = max(source.zoom[0], min(source.zoom[1], limit))
        out[i] = random_crop(pixels, size, rng, zoom=(source.zoom[0], most))
    return torch.from_numpy(out).permute(0, 3, 1, 2).float() / 255.0


class Bank(Generic[T]):
    """A ring of the latest items; ``draw`` makes some new ones and picks the others from it."""

    def __init__(self, make: Callable[[int], list[T]], length: int, fresh: int) -> None:
        self._make, self._fresh = make, fresh
        self._ring: deque[T] = deque(maxlen=length)

    def fill(self, count: int) -> None:
        """Make ``count`` items: a ring of a few would show the same pictures over and over."""
        for _ in range(count):
            self._ring.extend(self._make(1))

    def draw(self, count: int, rng: np.random.Generator) -> list[T]:
        """``count`` items, at least ``fresh`` of them new."""
        short = count - len(self._ring)
        new = self._make(max(self._fresh, min(count, short)))
        self._ring.extend(new)
        picks = rng.integers(0, len(self._ring), max(0, count - len(new)))
        return (new + [self._ring[int(i)] for i in picks])[:count]
