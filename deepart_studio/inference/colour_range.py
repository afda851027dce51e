"""Selecting by colour: what is near a colour in Oklab, everywhere or joined to one place."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from deepart_studio.core.masks import Values
from deepart_studio.core.pictures import Pixels
from deepart_studio.inference.colour import oklab

MOST_TOLERANCE = 100.0
"""The distance of black and white in Oklab, times 100."""
SOFTNESS = 0.25
"""Part of the tolerance beyond it in which the selection fades."""
_BAND_ROWS = 64
_COLOURS = 1 << 24

Labels = npt.NDArray[np.int64]


def colour_range(
    rgb: Pixels,
    x: int,
    y: int,
    tolerance: float,
    *,
    contiguous: bool,
    alpha: Values | None = None,
    check: Callable[[], object] = bool,
) -> Values:
    """What is at most ``tolerance`` (0..100) from the colour at (x, y): uint8 (H, W).

    The distance is that in Oklab times 100; 2 is about what the eye can tell apart. Beyond the
    tolerance the selection fades. ``contiguous`` takes only what is joined to the place, by sides
    of pixels. Where ``alpha`` is 0 there is no colour: nothing is selected there.
    ``check`` is called in between and may raise to stop it.
    """
    near = _nearness(rgb[y, x], rgb, tolerance, check)
    if alpha is not None:
        near *= alpha != 0
    check()
    if contiguous:
        near *= joined(near > 0, x, y)
    return near


def _nearness(colour: Pixels, rgb: Pixels, tolerance: float, check: Callable[[], object]) -> Values:
    """Each colour that occurs is measured once; a photo has far fewer colours than pixels."""
    height, width = rgb.shape[:2]
    codes = np.empty((height, width), np.uint32)
    seen = np.zeros(_COLOURS, np.bool_)
    bands = [slice(top, top + _BAND_ROWS) for top in range(0, height, _BAND_ROWS)]
    for band in bands:
        check()
        padded = np.zeros((*rgb[band].shape[:2], 4), np.uint8)
        padded[..., :3] = rgb[band]
        codes[band] = padded.view("<u4")[..., 0]
        seen[codes[band]] = True
    known = np.flatnonzero(seen)
    colours = np.stack([known & 255, known >> 8 & 255, known >> 16], -1).astype(np.uint8)
    wanted = oklab(colour[None])
    distance = 100 * np.sqrt(np.square(oklab(colours) - wanted).sum(-1))
    soft = max(SOFTNESS * tolerance, 1e-6)
    share = np.clip((tolerance + soft - distance) / soft, 0, 1)
    # two names of one colour differ by rounding errors only
    share[distance <= tolerance + 1e-3] = 1
    table = np.zeros(_COLOURS, np.uint8)
    table[known] = np.rint(share * 255).astype(np.uint8)
    near = np.empty((height, width), np.uint8)
    for band in bands:  # the window must not wait for Python's lock
        check()
        near[band] = table[codes[band]]
    return near


def joined(inside: npt.NDArray[np.bool_], x: int, y: int) -> npt.NDArray[np.bool_]:
    """What of a set of pixels, bool (H, W), is joined to (x, y) by sides of pixels.

    Rows are cut into runs and runs that touch are united, each with the smallest number of its
    group, until nothing changes (Shiloach and Vishkin 1982).
    """
    height, width = inside.shape
    if not inside[y, x]:
        return np.zeros_like(inside)
    edges = np.zeros((height, width + 2), np.int8)
    edges[:, 1:-1] = inside
    steps = np.diff(edges, axis=1)
    rows, starts = _places(steps, 1)
    ends = _places(steps, -1)[1]
    upper, lower = _touching(rows, starts, ends, width)
    groups = _united(len(rows), upper, lower)
    # runs go row by row: the one with (x, y) is the last that begins before it
    place = np.searchsorted(rows * (width + 1) + starts, y * (width + 1) + x, "right") - 1
    chosen = groups == groups[place]
    marks = np.zeros((height, width + 1), np.int8)
    marks[rows[chosen], starts[chosen]] = 1
    marks[rows[chosen], ends[chosen]] = -1
    return np.asarray(np.cumsum(marks, 1, dtype=np.int8)[:, :-1] > 0)


def _places(steps: npt.NDArray[np.int8], value: int) -> tuple[Labels, Labels]:
    """Rows and columns of a value; in bands, since NumPy keeps Python's lock while it looks."""
    found = [
        (top + rows, columns)
        for top in range(0, len(steps), _BAND_ROWS)
        for rows, columns in (np.nonzero(steps[top : top + _BAND_ROWS] == value),)
    ]
    rows, columns = zip(*found, strict=True)
    return np.concatenate(rows), np.concatenate(columns)


def _touching(rows: Labels, starts: Labels, ends: Labels, width: int) -> tuple[Labels, Labels]:
    """Pairs of runs, by number, that lie above each other; none has two ends in one column."""
    # along one line of all rows: a run of the row below, moved up, against those of its own row
    line = width + 2
    begin, end = rows * line + starts, rows * line + ends
    first = np.searchsorted(end, begin - line, "right")
    last = np.searchsorted(begin, end - line, "left")
    counts = np.maximum(last - first, 0)
    lower = np.repeat(np.arange(len(rows)), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(first, counts) + within, lower


def _united(count: int, one: Labels, other: Labels) -> Labels:
    groups = np.arange(count)
    while len(one):
        low, high = np.minimum(groups[one], groups[other]), np.maximum(groups[one], groups[other])
        apart = low != high
        one, other, low, high = one[apart], other[apart], low[apart], high[apart]
        groups[high] = np.minimum(groups[high], low)
        while not np.array_equal(groups, shorter := groups[groups]):
            groups = shorter
    return groups
