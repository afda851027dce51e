"""Reading a picture file for the library: once for its hash, once for how it looks."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.progress import Progress
from deepart_studio.library.fingerprints import fingerprint
from deepart_studio.library.rows import Examined
from deepart_studio.storage.exif import oriented_size, upright
from deepart_studio.storage.problems import reading_problem
from deepart_studio.storage.reading import FORMATS, MAX_MEGAPIXELS
from deepart_studio.storage.recipes import recipe_in

SMALL_SIDE = 256
"""Long side of thumbnails in pixels."""
_CHUNK = 1 << 20
_BACKDROP = (200, 200, 200)


def examine(path: Path, progress: Progress) -> tuple[Examined, Image.Image]:
    """What the library keeps of a file, and its thumbnail (RGB, upright).

    Raises UserError for whatever is no good picture, Cancelled.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            # to open a pipe would wait for ever
            raise UserError("{name} is not a file.", "Choose a picture.", name=path.name)
        with path.open("rb") as file:
            sha256 = hash_of(file, progress)
            file.seek(0)
            small, size, recipe = _look_into(file, path.name)
    except OSError as error:
        raise reading_problem(path, error) from error
    examined = Examined(
        path=path,
        sha256=sha256,
        look=fingerprint(small),
        bytes=status.st_size,
        modified=status.st_mtime,
        width=size[0],
        height=size[1],
        recipe=recipe,
    )
    return examined, small


def thumbnail_of(path: Path) -> Image.Image:
    """A file's thumbnail alone (RGB, upright); UserError as for ``examine``."""
    try:
        with path.open("rb") as file:
            return _look_into(file, path.name)[0]
    except OSError as error:
        raise reading_problem(path, error) from error


def hash_of(file: BinaryIO, progress: Progress) -> str:
    """SHA-256 of a file from where it stands; a large one can be cancelled."""
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        progress.check_cancelled()
        digest.update(chunk)
    return digest.hexdigest()


def _look_into(file: BinaryIO, name: str) -> tuple[Image.Image, tuple[int, int], str]:
    try:
        image = Image.open(file, formats=FORMATS)
    except Exception as error:  # decoders raise anything on damaged files
        raise UserError(
            "{name} is not a picture that can be read.",
            "Choose a PNG, JPEG, WebP, TIFF, GIF, BMP or AVIF file.",
            name=name,
        ) from error
    if image.width * image.height / 1e6 > MAX_MEGAPIXELS:
        raise UserError(
            "{name} is too large: {megapixels} megapixels.",
            "Scale it down to {limit} megapixels or less.",
            name=name,
            megapixels=f"{image.width * image.height / 1e6:,.0f}",
            limit=MAX_MEGAPIXELS,
        )
    try:
        size = oriented_size(image)
        image.draft("RGB", (2 * SMALL_SIDE, 2 * SMALL_SIDE))  # a JPEG is read small at once
        image.load()
        small = _small(image)
        return small, size, recipe_in(image.info) or ""
    except Exception as error:
        raise UserError(
            "{name} is damaged or cut off.",
            "Copy or download it again, or choose another file.",
            name=name,
        ) from error


def _spread(values: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """Numbers of any scale to the whole range of a byte."""
    numbers = np.nan_to_num(values)
    low, high = numbers.min(), numbers.max()
    spread: npt.NDArray[np.uint8] = np.rint((numbers - low) * (255 / max(high - low, 1e-9))).astype(
        np.uint8
    )
    return spread


def _small(image: Image.Image) -> Image.Image:
    if image.mode.startswith(("I", "F")):  # more than 8 bits: spread over what the picture has
        image = Image.fromarray(_spread(np.asarray(image, np.float32)))
    turned = upright(image)
    if turned.has_transparency_data:
        turned = turned.convert("RGBA")
        turned.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.BOX, reducing_gap=None)
        ground = Image.new("RGBA", turned.size, (*_BACKDROP, 255))
        return Image.alpha_composite(ground, turned).convert("RGB")
    small = turned.convert("RGB") if turned.mode != "RGB" else turned.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return small
