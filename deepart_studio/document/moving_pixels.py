"""Pixels cut out, turned, flipped, resampled: some rows at a time, so that it can be cancelled.

Each takes uint8 (H, W, 4), not premultiplied, or a mask (H, W), gives a new array of the same kind,
reports to ``progress`` and raises Cancelled.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import Image

from deepart_studio.core.pictures import Pixels
from deepart_studio.core.progress import Progress

BAND_PIXELS = 1 << 20


def cut_out(pixels: Pixels, box: tuple[int, int, int, int], progress: Progress) -> Pixels:
    """The part in a box (left, top, right, bottom) that lies inside."""
    left, top, right, bottom = box
    part: Pixels = _copied(pixels[top:bottom, left:right], progress)
    return part


def turned(pixels: Pixels, quarters: int, progress: Progress) -> Pixels:
    """Turned clockwise by quarters of a turn."""
    plane = np.rot90(_plane(pixels), -quarters)
    return _as_pixels(_copied(plane, progress), pixels)


def flipped(pixels: Pixels, across: bool, progress: Progress) -> Pixels:
    """Left and right exchanged, else top and bottom."""
    plane = _plane(pixels)
    return _as_pixels(_copied(plane[:, ::-1] if across else plane[::-1], progress), pixels)


def resampled(pixels: Pixels, size: tuple[int, int], progress: Progress) -> Pixels:
    """At another (width, height), by Lanczos' filter in premultiplied alpha."""
    width, height = size
    if (pixels.shape[1], pixels.shape[0]) == size:
        return pixels
    source = _premultiplied(pixels)
    ratio = pixels.shape[0] / height
    result = np.empty((height, width, *pixels.shape[2:]), np.uint8)
    # an enlargement reads little and writes much, a reduction the other way round
    row = max(width, int(pixels.shape[1] * ratio))
    for top, bottom in _bands(height, row, progress):
        box = 0, top * ratio, pixels.shape[1], min(bottom * ratio, pixels.shape[0])
        band = source.resize((width, bottom - top), Image.Resampling.LANCZOS, box)
        result[top:bottom] = np.asarray(_plain(band))
    return result


def rotated(
    pixels: Pixels,
    source_of: tuple[float, float, float, float, float, float],
    size: tuple[int, int],
    progress: Progress,
) -> Pixels:
    """By an affine map from the new (width, height) to the old places; empty outside. Bicubic."""
    a, b, c, d, e, f = source_of
    source = _premultiplied(pixels)
    width, height = size
    result = np.empty((height, width, *pixels.shape[2:]), np.uint8)
    for top, bottom in _bands(height, width, progress):
        band = source.transform(
            (width, bottom - top),
            Image.Transform.AFFINE,
            (a, b, c + b * top, d, e, f + e * top),
            Image.Resampling.BICUBIC,
        )
        result[top:bottom] = np.asarray(_plain(band))
    return result


def mapped(
    values: Pixels,
    source_of: tuple[float, float, float, float, float, float],
    size: tuple[int, int],
) -> Pixels:
    """A small mask through an affine map, bilinear; 0 outside."""
    image = Image.fromarray(values)
    method, smooth = Image.Transform.AFFINE, Image.Resampling.BILINEAR
    return np.asarray(image.transform(size, method, source_of, smooth))


def _bands(height: int, width: int, progress: Progress) -> Iterator[tuple[int, int]]:
    rows = max(1, BAND_PIXELS // max(1, width))
    for top in range(0, height, rows):
        progress.check_cancelled()
        progress.report(top / height)
        yield top, min(height, top + rows)


def _copied(view: Any, progress: Progress) -> Any:
    result = np.empty(view.shape, view.dtype)
    for top, bottom in _bands(view.shape[0], view.shape[1], progress):
        result[top:bottom] = view[top:bottom]
    return result


def _plane(pixels: Pixels) -> Any:
    """One number a pixel, which is moved four times as fast."""
    if pixels.ndim == 2:
        return pixels
    return np.ascontiguousarray(pixels).view(np.uint32)[..., 0]


def _as_pixels(plane: Any, like: Pixels) -> Pixels:
    result: Pixels = plane if like.ndim == 2 else plane[..., None].view(np.uint8)
    return result


def _premultiplied(pixels: Pixels) -> Image.Image:
    image = Image.fromarray(pixels)
    return image.convert("RGBa") if image.mode == "RGBA" else image


def _plain(image: Image.Image) -> Image.Image:
    return image.convert("RGBA") if image.mode == "RGBa" else image
