"""Layout, range, padding and scaling: the only module that turns pictures into tensors and back.

Pictures are uint8 (H, W, 3) sRGB; tensors are float32 (1, 3, H, W), RGB in 0..1.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.inference.scaling import scaled

Tensor = npt.NDArray[np.float32]

STYLE_SHORT_SIDE = 512
"""A style is looked at with its short side scaled down to this, in pixels."""
STYLE_LONG_SIDE = 1536
"""The middle of a longer style picture (a scroll, a panorama) stands for the whole."""


@dataclass(frozen=True)
class Crop:
    """Where the original lies inside a padded picture, in pixels."""

    top: int
    left: int
    height: int
    width: int


def to_tensor(rgb: Pixels) -> Tensor:
    """uint8 (H, W, 3) to float32 (1, 3, H, W) in 0..1."""
    tensor: Tensor = np.empty((1, 3, *rgb.shape[:2]), np.float32)
    np.divide(rgb.transpose(2, 0, 1), np.float32(255), out=tensor[0])
    return tensor


def to_pixels(tensor: Tensor) -> Pixels:
    """float32 (1, 3, H, W) to uint8 (H, W, 3), rounded; values outside 0..1 are clipped."""
    _, channels, height, width = tensor.shape
    pixels: Pixels = np.empty((height, width, channels), np.uint8)
    for channel in range(channels):  # one plane at a time: a third of the scratch memory
        plane = np.clip(tensor[0, channel], 0, 1)
        plane *= 255
        pixels[..., channel] = np.rint(plane, out=plane)
    return pixels


def pad(rgb: Pixels, *, margin: int, multiple_of: int, min_side: int) -> tuple[Pixels, Crop]:
    """Mirror the picture outwards: ``margin`` pixels on each side, then up to a usable size.

    Both sides of the result are multiples of ``multiple_of`` and at least ``min_side``; sides
    smaller than the padding are mirrored as often as needed. ``crop`` undoes it.
    """
    height, width = rgb.shape[:2]
    bottom = _padded_side(height, margin, multiple_of, min_side) - height - margin
    right = _padded_side(width, margin, multiple_of, min_side) - width - margin
    padded = np.pad(rgb, ((margin, bottom), (margin, right), (0, 0)), mode="reflect")
    return padded, Crop(margin, margin, height, width)


def crop(rgb: Pixels, where: Crop) -> Pixels:
    """Cut the original's place out of a picture that was padded by ``pad``; contiguous."""
    rows = slice(where.top, where.top + where.height)
    columns = slice(where.left, where.left + where.width)
    return np.ascontiguousarray(rgb[rows, columns])


def fit_long_side(picture: Picture, long_side: int | None) -> Picture:
    """The picture scaled down (Lanczos) to a long side in pixels; never scaled up.

    Everything else, the hash of the content included, stays.
    """
    size = fitted_size(picture.width, picture.height, long_side)
    if size == (picture.width, picture.height):
        return picture
    if picture.alpha is None:
        return dataclasses.replace(picture, rgb=scaled(picture.rgb, size))
    # Pillow scales RGBA with premultiplied colours, so that hidden ones do not bleed in.
    rgba = Image.fromarray(np.dstack([picture.rgb, picture.alpha]))
    both = np.asarray(rgba.resize(size, Image.Resampling.LANCZOS))
    rgb, alpha = np.ascontiguousarray(both[..., :3]), np.ascontiguousarray(both[..., 3])
    return dataclasses.replace(picture, rgb=rgb, alpha=alpha)


def fitted_size(width: int, height: int, long_side: int | None) -> tuple[int, int]:
    """Width and height after ``fit_long_side``."""
    longest = max(width, height)
    if long_side is None or long_side >= longest:
        return width, height
    return max(1, round(width * long_side / longest)), max(1, round(height * long_side / longest))


def style_view(rgb: Pixels) -> Pixels:
    """What the encoder sees of a style: short side at most 512 px, the middle 1536 px of the long.

    Never scaled up; a small picture shows its strokes as large as they are.
    """
    height, width = rgb.shape[:2]
    scale = min(1.0, STYLE_SHORT_SIDE / min(height, width))
    seen_width, seen_height = (
        min(width, STYLE_LONG_SIDE / scale),
        min(height, STYLE_LONG_SIDE / scale),
    )
    left, top = (width - seen_width) / 2, (height - seen_height) / 2
    size = max(1, round(seen_width * scale)), max(1, round(seen_height * scale))
    if size == (width, height):
        return rgb
    box = (left, top, left + seen_width, top + seen_height)
    return np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.LANCZOS, box=box))


def visible_rgb(picture: Picture) -> Pixels:
    """The colours, with wholly transparent pixels given the mean colour of what can be seen.

    The colours under transparency are arbitrary and would sway the statistics of a painter.
    """
    if picture.alpha is None:
        return picture.rgb
    hidden = picture.alpha == 0
    if hidden.all() or not hidden.any():
        return picture.rgb
    rgb = picture.rgb.copy()
    rgb[hidden] = np.rint(picture.rgb[~hidden].mean(0))
    return rgb


def _padded_side(side: int, margin: int, multiple_of: int, min_side: int) -> int:
    wanted = max(side + 2 * margin, min_side)
    return -(-wanted // multiple_of) * multiple_of
