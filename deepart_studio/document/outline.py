"""The outline of a mask as lines along the sides of its pixels, made as coarse as need be."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepart_studio.core.masks import Values

MOST_LINES = 6000
_INSIDE = 128

Lines = npt.NDArray[np.int64]
Box = tuple[int, int, int, int]


def outline(mask: Values, box: Box, factor: int) -> Lines:
    """Where the mask passes one half: (n, 4) of x, y, x, y in pixels of the mask, n ≤ MOST_LINES.

    Only of what lies in ``box`` (left, top, right, bottom), and of squares of ``factor`` pixels;
    of larger ones where there are too many lines.
    """
    height, width = mask.shape
    left, top = max(0, box[0]), max(0, box[1])
    right, bottom = min(width, box[2]), min(height, box[3])
    if right <= left or bottom <= top:
        return np.zeros((0, 4), np.int64)
    part = Image.fromarray(np.ascontiguousarray(mask[top:bottom, left:right]))
    borders = (top == 0, bottom == height, left == 0, right == width)
    while True:
        reduced = part.reduce(factor) if factor > 1 else part
        lines = _lines(np.asarray(reduced) >= _INSIDE, borders)
        if len(lines) <= MOST_LINES or max(reduced.size) < 8:
            break
        factor *= 2
    lines = lines[:MOST_LINES] * factor + np.array([left, top, left, top])
    limit = np.array([right, bottom, right, bottom])
    return np.asarray(np.minimum(lines, limit))


def _lines(inside: npt.NDArray[np.bool_], borders: tuple[bool, bool, bool, bool]) -> Lines:
    """Sides between inside and outside; a border of the document is outside, one of a part is
    nothing."""
    padded = np.pad(inside, 1, mode="edge")
    above, below, left, right = borders
    padded[0] &= not above
    padded[-1] &= not below
    padded[:, 0] &= not left
    padded[:, -1] &= not right
    across = padded[1:, 1:-1] != padded[:-1, 1:-1]
    down = (padded[1:-1, 1:] != padded[1:-1, :-1]).T
    rows, starts, ends = _runs(across)
    columns, uppers, lowers = _runs(down)
    return np.concatenate(
        [
            np.stack([starts, rows, ends, rows], -1),
            np.stack([columns, uppers, columns, lowers], -1),
        ]
    )


def _runs(marks: npt.NDArray[np.bool_]) -> tuple[Lines, Lines, Lines]:
    """Row, first column and the column after the last of each run of True."""
    edges = np.zeros((marks.shape[0], marks.shape[1] + 2), np.int8)
    edges[:, 1:-1] = marks
    steps = np.diff(edges, axis=1)
    rows, starts = np.nonzero(steps == 1)
    return rows, starts, np.nonzero(steps == -1)[1]
