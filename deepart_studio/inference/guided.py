"""Edge-aware masks: the guided filter (He, Sun, Tang 2013), fast (He, Sun 2015) on large photos.

Near each pixel the mask is taken for a linear function of the photo's colour, so that its edge
settles on the photo's. The coefficients are found on a reduced photo and applied to the full one,
which keeps the photo's fine detail in the mask and costs little at any size.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepart_studio.core.masks import Values
from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress

Plane = npt.NDArray[np.float32]
Place = tuple[slice, slice]

WORKING_SIDE = 768
"""Long side in pixels at which the coefficients are found."""
FARTHEST = 0.05
"""How far the filter looks at ``amount`` 1, as a part of the long side."""
SMOOTHNESS = 4e-4
"""The paper's epsilon: contrast (variance of colours 0..1) below this is no edge."""
_TRIM = 0.2
"""Of the step at an edge, what is nearer than this to either side is taken for that side."""
_BAND_PIXELS = 1 << 19


def refine_mask(
    mask: Values, photo: Pixels, amount: float, progress: Progress | None = None
) -> Values:
    """The mask with its edges moved to the photo's: uint8 (H, W).

    ``mask`` is uint8 (H, W), ``photo`` uint8 (H, W, 3) of the same size. ``amount`` in 0..1 is how
    far to look for an edge; 0 gives the mask back. Raises Cancelled.
    """
    if amount <= 0:
        return mask
    progress = progress or Progress()
    height, width = mask.shape
    scale = min(1.0, WORKING_SIDE / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = np.asarray(Image.fromarray(mask).resize(size, Image.Resampling.BOX))
    radius = max(1, round(amount * FARTHEST * max(size)))
    highest = _highest(small, radius)
    lowest = 255 - _highest(255 - small, radius)
    place = _bounds(highest > lowest, 2 * radius)
    if place is None:
        return mask
    guide = _reduced(photo, size, place)
    planes = _coefficients(guide, _fractions(small[place]), radius, progress)
    limits = [plane[place].astype(np.float32) for plane in (lowest, highest)]
    result = mask.copy()
    _apply((*planes, *limits), photo, result, (size, place), progress)
    return result


def _bounds(wanted: npt.NDArray[np.bool_], margin: int) -> Place | None:
    """The rectangle of what is wanted, with a margin; None where nothing is."""
    rows, columns = np.flatnonzero(wanted.any(1)), np.flatnonzero(wanted.any(0))
    if not len(rows):
        return None
    height, width = wanted.shape
    return (
        slice(max(0, int(rows[0]) - margin), min(height, int(rows[-1]) + 1 + margin)),
        slice(max(0, int(columns[0]) - margin), min(width, int(columns[-1]) + 1 + margin)),
    )


def _reduced(photo: Pixels, size: tuple[int, int], place: Place) -> list[Plane]:
    """A part of the photo at the working size, as three planes of 0..1."""
    rows, columns = place
    across, down = photo.shape[1] / size[0], photo.shape[0] / size[1]
    box = (columns.start * across, rows.start * down, columns.stop * across, rows.stop * down)
    target = (columns.stop - columns.start, rows.stop - rows.start)
    small = np.asarray(Image.fromarray(photo).resize(target, Image.Resampling.BOX, box=box))
    return [_fractions(small[..., channel]) for channel in range(3)]


def _fractions(values: Values) -> Plane:
    return values.astype(np.float32) / np.float32(255)


def _coefficients(
    guide: list[Plane], mask: Plane, radius: int, progress: Progress
) -> tuple[Plane, ...]:
    """The local linear functions, averaged: a factor for each colour and a constant (H, W)."""
    mean = [_box(plane, radius) for plane in guide]
    mean_mask = _box(mask, radius)
    progress.check_cancelled()
    covariance = [_box(g * mask, radius) - m * mean_mask for g, m in zip(guide, mean, strict=True)]
    progress.check_cancelled()
    rr, rg, rb, gg, gb, bb = (
        _box(guide[i] * guide[j], radius) - mean[i] * mean[j] + (SMOOTHNESS if i == j else 0)
        for i, j in ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))
    )
    progress.check_cancelled()
    # the inverse of the symmetric 3 × 3 matrix by its cofactors, for all pixels at once
    c_rr, c_rg, c_rb = gg * bb - gb * gb, gb * rb - rg * bb, rg * gb - gg * rb
    c_gg, c_gb, c_bb = rr * bb - rb * rb, rb * rg - rr * gb, rr * gg - rg * rg
    determinant = rr * c_rr + rg * c_rg + rb * c_rb
    r, g, b = covariance
    factors = [
        (c_rr * r + c_rg * g + c_rb * b) / determinant,
        (c_rg * r + c_gg * g + c_gb * b) / determinant,
        (c_rb * r + c_gb * g + c_bb * b) / determinant,
    ]
    constant = mean_mask - sum(f * m for f, m in zip(factors, mean, strict=True))
    progress.check_cancelled()
    return tuple(_box(plane, radius).astype(np.float32) for plane in (*factors, constant))


def _apply(
    planes: tuple[Plane, ...],
    photo: Pixels,
    result: Values,
    where: tuple[tuple[int, int], Place],
    progress: Progress,
) -> None:
    """Write into ``result`` the functions of the full photo, where they are known, in bands.

    ``where`` is the working size and the planes' place in it. What comes out is stretched between
    the mask's lowest and highest value nearby (the last two planes): a crisp edge where there is
    one, and a mask of even strength keeps its strength.
    """
    (small_width, small_height), (rows, columns) = where
    down, across = small_height / photo.shape[0], small_width / photo.shape[1]
    left, right = math.ceil(columns.start / across), math.floor(columns.stop / across)
    first, last = math.ceil(rows.start / down), math.floor(rows.stop / down)
    images = [Image.fromarray(plane) for plane in planes]
    step = max(1, _BAND_PIXELS // max(1, right - left))
    for top in range(first, last, step):
        progress.check_cancelled()
        bottom = min(last, top + step)
        part = np.s_[top:bottom, left:right]
        box = (
            left * across - columns.start,
            top * down - rows.start,
            min(right * across - columns.start, columns.stop - columns.start),
            min(bottom * down - rows.start, rows.stop - rows.start),
        )
        *factors, constant, low, high = (
            np.asarray(
                image.resize((right - left, bottom - top), Image.Resampling.BILINEAR, box=box)
            )
            for image in images
        )
        share = constant * 255 - low
        for channel, factor in enumerate(factors):
            share += factor * photo[*part, channel]
        span = high - low
        share /= np.maximum(span, 1)
        share -= _TRIM
        share *= 1 / (1 - 2 * _TRIM)
        np.clip(share, 0, 1, out=share)
        share *= span
        share += low
        # where the mask is even it stays as it is, to the last bit
        result[part] = np.where(span > 0, np.rint(share), result[part])


def _highest(values: Values, radius: int) -> Values:
    """The greatest value in the square of side 2 radius + 1 about each pixel."""
    return _highest_down(_highest_down(values, radius).T, radius).T


def _highest_down(values: Values, radius: int) -> Values:
    height = values.shape[0]
    reach, done = np.pad(values, ((radius, radius), (0, 0)), mode="edge"), 1
    while done < 2 * radius + 1:  # the greatest of twice as many rows with each step
        step = min(done, 2 * radius + 1 - done)
        reach = np.maximum(reach[: len(reach) - step], reach[step:])
        done += step
    return reach[:height]


def _box(plane: npt.NDArray[np.floating], radius: int) -> npt.NDArray[np.float64]:
    """The mean of the square of side 2 radius + 1 about each pixel, cut at the borders."""
    return _box_down(_box_down(plane, radius).T, radius).T


def _box_down(plane: npt.NDArray[np.floating], radius: int) -> npt.NDArray[np.float64]:
    height = plane.shape[0]
    sums = np.zeros((height + 1, plane.shape[1]))
    np.cumsum(plane, axis=0, dtype=np.float64, out=sums[1:])
    places = np.arange(height)
    low, high = np.maximum(places - radius, 0), np.minimum(places + radius + 1, height)
    mean: npt.NDArray[np.float64] = (sums[high] - sums[low]) / (high - low)[:, None]
    return mean
