"""Selections as masks: uint8 (H, W) of a document, 255 inside, 0 outside, soft edges between.

Nothing here changes its arguments. Beyond the border of the document there is nothing to select,
and nothing that would eat into a selection when it shrinks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from enum import StrEnum

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from deepart_studio.core.errors import UserError
from deepart_studio.core.masks import Values
from deepart_studio.document.layers import Layer

FULL = 255
MOST_PIXELS = 500
"""How far a selection grows or shrinks, or its edge is softened, in one step."""
_SQUARES = math.sqrt(2) - 1
_FINER = 4
_BAND_PIXELS = 1 << 22

Corner = tuple[float, float]


class Combine(StrEnum):
    """What a new shape does with what was selected before."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"
    INTERSECT = "intersect"


def combined(before: Values | None, new: Values, how: Combine) -> Values:
    """The selection after a new shape of the same size; None is nothing selected.

    The algebra of fuzzy sets (Zadeh 1965): the larger, the smaller, and 255 minus the other.
    """
    if how is Combine.REPLACE:
        return new
    if before is None:
        before = np.zeros_like(new)
    if before.shape != new.shape:
        raise UserError(
            "The selection has another size than the picture: {one} pixels against {other}.",
            "Select anew.",
            one=f"{before.shape[1]} × {before.shape[0]}",
            other=f"{new.shape[1]} × {new.shape[0]}",
        )
    if how is Combine.ADD:
        return np.maximum(before, new)
    return np.minimum(before, new if how is Combine.INTERSECT else inverted(new))


def inverted(mask: Values) -> Values:
    """What was not selected."""
    return FULL - mask


def rectangle(size: tuple[int, int], one: Corner, other: Corner) -> Values:
    """Between two corners, rounded to whole pixels; ``size`` is width, height."""
    width, height = size
    mask = np.zeros((height, width), np.uint8)
    left, right = sorted(round(min(max(x, 0), width)) for x in (one[0], other[0]))
    top, bottom = sorted(round(min(max(y, 0), height)) for y in (one[1], other[1]))
    mask[top:bottom, left:right] = FULL
    return mask


def lasso(size: tuple[int, int], corners: Sequence[Corner]) -> Values:
    """Inside a closed line through these points, by the even-odd rule; smooth at its edge.

    Drawn four times finer in bands, so that memory stays small.
    """
    width, height = size
    mask = np.zeros((height, width), np.uint8)
    if len(corners) < 3:
        return mask
    across, down = [x for x, _ in corners], [y for _, y in corners]
    left, right = max(0, math.floor(min(across))), min(width, math.ceil(max(across)))
    top, bottom = max(0, math.floor(min(down))), min(height, math.ceil(max(down)))
    if right <= left or bottom <= top:
        return mask
    # Pillow counts from the middles of pixels, we from their corners; and it cuts fractions off
    fine = [(math.floor(x * _FINER), math.floor(y * _FINER)) for x, y in corners]
    rows = max(1, _BAND_PIXELS // ((right - left) * _FINER * _FINER))
    for y in range(top, bottom, rows):
        band = min(rows, bottom - y)
        image = Image.new("L", ((right - left) * _FINER, band * _FINER))
        points = [(x - left * _FINER, v - y * _FINER) for x, v in fine]
        ImageDraw.Draw(image).polygon(points, fill=FULL)
        mask[y : y + band, left:right] = np.asarray(image.reduce(_FINER))
    return mask


def of_transparency(layer: Layer, size: tuple[int, int]) -> Values:
    """What of a document of this size the layer covers, by its opacity at each pixel."""
    width, height = size
    mask = np.zeros((height, width), np.uint8)
    left, top = max(0, layer.x), max(0, layer.y)
    right, bottom = min(width, layer.x + layer.width), min(height, layer.y + layer.height)
    if right > left and bottom > top:
        part = layer.pixels[top - layer.y : bottom - layer.y, left - layer.x : right - layer.x, 3]
        mask[top:bottom, left:right] = part
    return mask


def grown(mask: Values, pixels: int, check: Callable[[], object] = bool) -> Values:
    """Larger by so many pixels on every side; smaller when negative.

    ``check`` is called between steps and may raise to stop it.

    Dilated by crosses and squares, so mixed that they give a regular octagon: within 8 % of a disc.
    """
    _check_pixels(abs(pixels))
    if pixels < 0:
        return inverted(grown(inverted(mask), -pixels, check))
    place = _box(mask, pixels)
    if place is None or pixels == 0:
        return mask.copy()
    result = mask.copy()
    part = result[place].copy()
    for step in range(pixels):
        check()
        squares = math.floor((step + 1) * _SQUARES) - math.floor(step * _SQUARES)
        part = _square(part) if squares else _cross(part)
    result[place] = part
    return result


def feathered(mask: Values, pixels: float) -> Values:
    """With an edge softened by a Gaussian of this deviation in pixels."""
    _check_pixels(pixels)
    blurred = Image.fromarray(mask).filter(ImageFilter.GaussianBlur(pixels))
    return np.asarray(blurred)


def check_something(mask: Values, otherwise: UserError | None = None) -> Values:
    """The mask itself; UserError when nothing is selected in it."""
    if not mask.any():
        raise otherwise or UserError("Nothing would be selected.", "Choose a larger area.")
    return mask


def bounds(mask: Values) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of what is selected; None for nothing."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _check_pixels(pixels: float) -> None:
    if not 0 <= pixels <= MOST_PIXELS:
        raise UserError(
            "A selection cannot be changed by {pixels} pixels at once.",
            "Choose a number from 0 to {most}.",
            pixels=f"{pixels:g}",
            most=MOST_PIXELS,
        )


def _box(mask: Values, margin: int) -> tuple[slice, slice] | None:
    """Where the selection can be after it grew."""
    found = bounds(mask)
    if found is None:
        return None
    left, top, right, bottom = found
    rows = slice(max(0, top - margin), bottom + margin)
    return rows, slice(max(0, left - margin), right + margin)


def _cross(mask: Values) -> Values:
    result = mask.copy()
    np.maximum(result[1:], mask[:-1], out=result[1:])
    np.maximum(result[:-1], mask[1:], out=result[:-1])
    np.maximum(result[:, 1:], mask[:, :-1], out=result[:, 1:])
    np.maximum(result[:, :-1], mask[:, 1:], out=result[:, :-1])
    return result


def _square(mask: Values) -> Values:
    tall = mask.copy()
    np.maximum(tall[1:], mask[:-1], out=tall[1:])
    np.maximum(tall[:-1], mask[1:], out=tall[:-1])
    result = tall.copy()
    np.maximum(result[:, 1:], tall[:, :-1], out=result[:, 1:])
    np.maximum(result[:, :-1], tall[:, 1:], out=result[:, :-1])
    return result
