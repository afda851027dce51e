"""Any picture of the ecosystem to upright sRGB pixels."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepart_studio.core.errors import TooLargeError, UserError
from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.storage.colour_profiles import to_srgb
from deepart_studio.storage.exif import kept_exif, oriented_size, upright
from deepart_studio.storage.problems import reading_problem

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "JPEG2000", "PPM")
# fmt: off
PICTURE_SUFFIXES = frozenset({
    ".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".tif", ".tiff", ".gif", ".avif",
    ".bmp", ".dib", ".jp2", ".j2k", ".ppm", ".pgm", ".pbm", ".pnm",
})
# fmt: on
"""Endings of the files that a folder of pictures is searched for, lower case."""
MAX_MEGAPIXELS = 250
"""A small file can claim a huge picture; larger ones than this are refused unread."""

# Pillow's own limit is a warning at one size and an error at another; ours is one clear sentence.
Image.MAX_IMAGE_PIXELS = None

_BAND = 256
_DEEP = {"I", "F", "I;16", "I;16L", "I;16B", "I;16N"}


def load_picture(source: Path | bytes, name: str | None = None) -> Picture:
    """Read a picture file, or the bytes of one, into upright sRGB with its alpha.

    Colours are converted from the embedded profile; 16 bits become 8; of an animation the first
    frame is read. ``name`` is for messages and the result; the file's own by default. Raises
    UserError for whatever cannot be read: missing, a folder, empty, damaged, no picture, too large.
    """
    if isinstance(source, Path):
        name = name or source.name
        data = read_file(source)
    else:
        name = name or "picture"
        data = source
    image = decode(data, name)
    rgb, alpha = pixels_of(upright(image))
    return Picture(
        rgb=rgb,
        alpha=alpha,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        exif=kept_exif(image),
        icc=image.info.get("icc_profile") or None,
    )


def picture_size(source: Path | bytes) -> tuple[int, int] | None:
    """Width and height of a picture file, upright, from its header; None when it is unreadable."""
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        with Image.open(file, formats=FORMATS) as image:
            return oriented_size(image)
    except Exception:  # noqa: BLE001 - whoever reads the picture says what is wrong with it
        return None


def read_file(path: Path) -> bytes:
    """The bytes of a file; UserError when it is missing, a folder or may not be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise reading_problem(path, error) from error


def decode(data: bytes, name: str) -> Image.Image:
    """The loaded image of a picture file's bytes, as it is stored; UserError otherwise."""
    if not data:
        raise UserError("{name} is empty.", "Choose another file.", name=name)
    image = header(data, name)
    megapixels = image.width * image.height / 1e6
    if megapixels > MAX_MEGAPIXELS:
        raise TooLargeError(
            "{name} is too large: {megapixels} megapixels.",
            "Scale it down to {limit} megapixels or less.",
            name=name,
            megapixels=f"{megapixels:,.0f}",
            limit=MAX_MEGAPIXELS,
        )
    return loaded(image, name)


def header(data: bytes, name: str) -> Image.Image:
    """A picture file whose pixels are not read yet; UserError when it is none."""
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except Exception as error:  # decoders raise anything on damaged files
        raise UserError(
            "{name} is not a picture that can be read.",
            "Choose a PNG, JPEG, WebP, TIFF, GIF, BMP or AVIF file.",
            name=name,
        ) from error


def loaded(image: Image.Image, name: str) -> Image.Image:
    """The image with its pixels read; UserError when they cannot be."""
    try:
        image.load()
    except MemoryError as error:
        raise UserError(
            "There is not enough memory to open {name}.", "Close other programs.", name=name
        ) from error
    except Exception as error:
        raise UserError(
            "{name} is damaged or cut off.",
            "Copy or download it again, or choose another file.",
            name=name,
        ) from error
    return image


def pixels_of(image: Image.Image) -> tuple[Pixels, Pixels | None]:
    """An upright image of any mode to sRGB uint8 (H, W, 3) and alpha uint8 (H, W) or None."""
    icc = image.info.get("icc_profile")
    if image.mode in _DEEP:
        return _deep_pixels(image, icc)
    alpha = None
    if image.mode == "RGBA" and not icc:
        return _banded(image)
    if image.has_transparency_data:
        image = image.convert("LA" if image.mode in ("L", "LA", "La", "1") else "RGBA")
        alpha = np.array(image.getchannel("A"))
        image = image.convert("L" if image.mode == "LA" else "RGB")
    elif image.mode not in ("L", "RGB", "CMYK", "LAB"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    return _to_rgb(image, icc), alpha


def _banded(image: Image.Image) -> tuple[Pixels, Pixels]:
    """Colours and alpha of RGBA, some rows at a time: Pillow keeps Python's lock while it copies,
    and the window would wait for it.
    """
    rgb = np.empty((image.height, image.width, 3), np.uint8)
    alpha = np.empty((image.height, image.width), np.uint8)
    for top in range(0, image.height, _BAND):
        bottom = min(top + _BAND, image.height)
        rows = np.asarray(image.crop((0, top, image.width, bottom)))
        rgb[top:bottom], alpha[top:bottom] = rows[..., :3], rows[..., 3]
    return rgb, alpha


def _to_rgb(image: Image.Image, icc: bytes | None) -> Pixels:
    converted = to_srgb(image, icc)
    return _array(converted or (image if image.mode == "RGB" else image.convert("RGB")))


def _array(image: Image.Image) -> Pixels:
    """An RGB image as an array, some rows at a time, for lack of memory for a third copy."""
    pixels = np.empty((image.height, image.width, 3), np.uint8)
    for top in range(0, image.height, _BAND):
        bottom = min(top + _BAND, image.height)
        pixels[top:bottom] = np.asarray(image.crop((0, top, image.width, bottom)))
    return pixels


def _deep_pixels(image: Image.Image, icc: bytes | None) -> tuple[Pixels, Pixels | None]:
    """One channel of more than 8 bits: integers of 16 bits, or numbers of an unknown scale."""
    values = np.asarray(image)
    transparent = image.info.get("transparency")
    alpha = None
    if isinstance(transparent, int):
        alpha = np.where(values == transparent, 0, 255).astype(np.uint8)
    gray = Image.fromarray(_eight_bits(values))
    return _to_rgb(gray, icc), alpha


def _eight_bits(values: npt.NDArray[np.generic]) -> Pixels:
    if values.dtype.kind == "u":
        return _bytes_of(values.astype(np.float32) / 65535)
    numbers = np.nan_to_num(values.astype(np.float64))
    highest = numbers.max()
    # The usual scales: 0..1, 0..255, 0..65535; else whatever the picture spans.
    full = next((f for f in (1.0, 255.0, 65535.0) if highest <= f), highest)
    if np.issubdtype(values.dtype, np.integer) and full == 1.0:
        full = 255.0
    return _bytes_of(np.clip(numbers / full, 0, 1))


def _bytes_of(fractions: npt.NDArray[np.floating]) -> Pixels:
    pixels: Pixels = np.rint(fractions * 255).astype(np.uint8)
    return pixels
