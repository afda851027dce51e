"""Pictures beyond the limit, opened smaller because the person wants it."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import psutil
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.storage.exif import kept_exif, upright
from deepart_studio.storage.reading import MAX_MEGAPIXELS, header, loaded, pixels_of, read_file

_COPIES = 2.2
"""The picture as it is decoded, turned upright, and reduced."""
_REDUCIBLE = ("L", "LA", "RGB", "RGBA", "CMYK", "I", "F")


def load_smaller(path: Path) -> Picture:
    """A picture reduced by a whole number so that it has ``MAX_MEGAPIXELS`` or less.

    It is known by its pixels: a recipe made with it does not claim to be of the whole file.
    UserError as for ``load_picture``, and when there is not enough memory to decode it.
    """
    name = path.name
    image = header(read_file(path), name)
    megapixels = image.width * image.height / 1e6
    factor = math.ceil(math.sqrt(megapixels / MAX_MEGAPIXELS))
    image.draft("RGB", (image.width // factor, image.height // factor))  # JPEG only
    needed = image.width * image.height * 4 * _COPIES
    if needed > psutil.virtual_memory().available:
        raise UserError(
            "There is not enough memory to open {name}: it needs {gigabytes} GB.",
            "Close other programs, or scale the picture down with another one.",
            name=name,
            gigabytes=f"{needed / 1e9:.1f}",
        )
    whole = upright(loaded(image, name))
    small = _reducible(whole).reduce(_factor(whole))
    rgb, alpha = pixels_of(small)
    icc = image.info.get("icc_profile") or None
    return replace(Picture.of_pixels(rgb, alpha, name), exif=kept_exif(image), icc=icc)


def _factor(image: Image.Image) -> int:
    return max(1, math.ceil(math.sqrt(image.width * image.height / 1e6 / MAX_MEGAPIXELS)))


def _reducible(image: Image.Image) -> Image.Image:
    if image.mode in _REDUCIBLE:
        return image
    if image.mode.startswith("I;16"):
        return image.convert("I")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")
