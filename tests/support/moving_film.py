"""A film of which every motion is known, and how much paintings of it flicker.

A textured background pans by fractions of a pixel while a textured disc crosses it, seen by a
camera with grain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from deepart_studio.core.pictures import Pixels

PAN = (1.6, 0.5)
"""Pixels that the background goes to the left and up between two frames."""
DISC = (-2.7, 0.9)
GRAIN = 3.0
_BORDER = 2
"""Pixels at the disc's edge that are not measured: they show both layers."""


@dataclass(frozen=True, eq=False)
class KnownFrame:
    """A frame; ``came_from`` float32 (H, W, 2) are places in the frame before, seen there too
    where ``visible``."""

    rgb: Pixels
    came_from: npt.NDArray[np.float32]
    visible: npt.NDArray[np.bool_]


def known_film(count: int, width: int, height: int, seed: int = 5) -> list[KnownFrame]:
    """Drawn by this function alone; the same seed gives the same film."""
    rng = np.random.default_rng(seed)
    background = _texture(rng, width + 4 * count, height + 2 * count, (60, 200))
    disc = _texture(rng, height + 8 * count, height + 4 * count, (20, 250))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    frames = []
    masks: list[npt.NDArray[np.float32]] = []
    radius = height * 0.28
    for index in range(count):
        middle = (width * 0.3 - DISC[0] * index, height * 0.55 - DISC[1] * index)
        mask = (np.hypot(x - middle[0], y - middle[1]) < radius).astype(np.float32)
        masks.append(mask)
        behind = _shifted(background, PAN[0] * index, PAN[1] * index, x, y)
        front = _shifted(disc, 4 * count + DISC[0] * index, 2 * count + DISC[1] * index, x, y)
        clean = np.where(mask[..., None] > 0, front, behind)
        rgb = np.clip(clean + rng.normal(0, GRAIN, clean.shape), 0, 255).astype(np.uint8)
        shift = np.where(mask[..., None] > 0, np.array(DISC), np.array(PAN))
        came_from = (np.dstack([x, y]) + shift).astype(np.float32)
        frames.append(KnownFrame(rgb, came_from, _visible(masks, came_from)))
    return frames


def warping_error(paintings: Sequence[Pixels], film: Sequence[KnownFrame]) -> float:
    """Mean absolute difference, 0..255, between each painting and the one before it, moved."""
    errors = []
    for index in range(1, len(film)):
        moved = cv2.remap(
            paintings[index - 1].astype(np.float32), film[index].came_from, None, cv2.INTER_LINEAR
        )
        difference = np.abs(moved - paintings[index]).mean(-1)
        errors.append(float(difference[film[index].visible].mean()))
    return float(np.mean(errors))


def sharpness(painting: Pixels) -> float:
    """Mean absolute difference of neighbours."""
    values = painting.astype(np.float32)
    return float(np.abs(np.diff(values, axis=0)).mean() + np.abs(np.diff(values, axis=1)).mean())


def _visible(
    masks: Sequence[npt.NDArray[np.float32]], came_from: npt.NDArray[np.float32]
) -> npt.NDArray[np.bool_]:
    if len(masks) == 1:
        return np.zeros(masks[0].shape, bool)
    kernel = np.ones((2 * _BORDER + 1, 2 * _BORDER + 1), np.uint8)
    now, before = masks[-1], masks[-2]
    earlier = cv2.remap(before, came_from, None, cv2.INTER_NEAREST, borderValue=-1)
    mixed = cv2.dilate(now, kernel) != cv2.erode(now, kernel)
    mixed_before = (cv2.dilate(before, kernel) != cv2.erode(before, kernel)).astype(np.float32)
    touched = cv2.remap(mixed_before, came_from, None, cv2.INTER_NEAREST) > 0
    return np.asarray((earlier == now) & ~mixed & ~touched)


def _texture(
    rng: np.random.Generator, width: int, height: int, span: tuple[int, int]
) -> npt.NDArray[np.float32]:
    """Soft blots of several sizes, float32 (H, W, 3)."""
    total = np.zeros((height, width, 3), np.float32)
    for cell, share in ((32, 0.5), (12, 0.3), (5, 0.2)):
        small = rng.uniform(*span, (height // cell + 2, width // cell + 2, 3)).astype(np.uint8)
        big = Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC)
        total += share * np.asarray(big, np.float32)
    return total


def _shifted(
    texture: npt.NDArray[np.float32],
    left: float,
    up: float,
    x: npt.NDArray[np.float32],
    y: npt.NDArray[np.float32],
) -> npt.NDArray[np.float32]:
    places = np.dstack([x + np.float32(left), y + np.float32(up)])
    return np.asarray(cv2.remap(texture, places, None, cv2.INTER_CUBIC), np.float32)
