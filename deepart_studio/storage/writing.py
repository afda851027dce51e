"""Pictures out: PNG, JPEG, WebP and TIFF, with alpha, EXIF, colour profile and recipe."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from PIL import Image

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.storage.atomic import write_bytes
from deepart_studio.storage.colour_profiles import from_srgb, srgb_profile
from deepart_studio.storage.exif import sized_exif
from deepart_studio.storage.recipes import png_info, xmp_packet
from deepart_studio.storage.tiff import encode_tiff

Icc = Literal["srgb", "keep"]

_FULL_CHROMA_FROM = 90
"""JPEG keeps colours at full resolution from this quality on."""


@dataclass(frozen=True)
class Format:
    """A format of export; ``max_side`` in pixels."""

    id: str
    suffixes: tuple[str, ...]
    alpha: bool
    max_side: int


FORMATS = {
    f.id: f
    for f in (
        Format("png", (".png",), alpha=True, max_side=2**31 - 1),
        Format("jpeg", (".jpg", ".jpeg"), alpha=False, max_side=65500),
        Format("webp", (".webp",), alpha=True, max_side=16383),
        Format("tiff", (".tif", ".tiff"), alpha=True, max_side=2**31 - 1),
    )
}


_OPTIMISED_MEGAPIXELS = 50


def format_of(path: Path) -> str:
    """The format ("png", "jpeg", "webp", "tiff") that a file name asks for, else UserError."""
    for format_ in FORMATS.values():
        if path.suffix.lower() in format_.suffixes:
            return format_.id
    if not path.suffix:
        raise UserError(
            "{name} has no ending that says which kind of picture to save.",
            "End the name in .png, .jpg, .webp or .tif.",
            name=path.name,
        )
    raise UserError(
        "{name}: pictures cannot be saved as {suffix}.",
        "End the name in .png, .jpg, .webp or .tif.",
        name=path.name,
        suffix=path.suffix,
    )


def save_picture(
    picture: Picture,
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - the word people use
    quality: int = 92,
    icc: Icc = "srgb",
    recipe: str | None = None,
    overwrite: bool = False,
) -> None:
    """Write a picture atomically; the file's ending decides the format unless one is given.

    See ``encode_picture`` for the rest. Raises UserError when the file exists and ``overwrite`` is
    off, for an unknown ending, a full disk, a read-only or missing folder; then nothing is written.
    """
    format = format or format_of(path)  # noqa: A001
    check_free(path, overwrite)
    data = encode_picture(picture, format, quality=quality, icc=icc, recipe=recipe)
    check_free(path, overwrite)  # encoding takes a while
    write_bytes(path, data)


def encode_picture(
    picture: Picture,
    format: str,  # noqa: A002
    *,
    quality: int = 92,
    icc: Icc = "srgb",
    recipe: str | None = None,
) -> bytes:
    """The bytes of a picture file: "png", "jpeg", "webp" or "tiff".

    ``quality`` 1..100 is for JPEG and WebP. ``icc`` "srgb" embeds sRGB; "keep" converts back into
    the source's RGB profile and embeds that one (sRGB where the source had none, or CMYK or gray).
    JPEG has no transparency: white shows through. Raises UserError when the format cannot hold it.
    """
    limits = _format(format)
    check_sides(format, picture.width, picture.height)
    if not 1 <= quality <= 100:
        raise UserError(
            "The quality cannot be {value}.", "Choose a number from 1 to 100.", value=quality
        )
    image, profile = _image(picture, icc, limits.alpha)
    exif = picture.exif and sized_exif(picture.exif, picture.width, picture.height)
    if format == "tiff":
        xmp = xmp_packet(recipe) if recipe else None
        return encode_tiff(np.asarray(image), profile, exif, xmp)
    options: dict[str, Any] = {"icc_profile": profile, **_OPTIONS[format](quality, recipe)}
    if exif:
        options["exif"] = exif
    if picture.megapixels > _OPTIMISED_MEGAPIXELS:
        options.pop("optimize", None)  # it takes another byte of memory for each pixel
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def check_sides(format: str, width: int, height: int) -> None:  # noqa: A002
    """UserError when a picture of this size is too large for the format."""
    limits = _format(format)
    if max(width, height) > limits.max_side:
        raise UserError(
            "{format} pictures can have at most {limit} pixels on a side.",
            "Save it as PNG or TIFF, or choose a smaller size.",
            format=format.upper(),
            limit=f"{limits.max_side:,}",
        )


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise UserError(
            'There is no format named "{name}".',
            "Choose one of {names}.",
            name=name,
            names=", ".join(FORMATS),
        )
    return FORMATS[name]


def _image(picture: Picture, icc: Icc, alpha: bool) -> tuple[Image.Image, bytes]:
    colours = Image.fromarray(picture.rgb if alpha else picture.flattened())
    profile = srgb_profile()
    if icc == "keep" and picture.icc:
        converted = from_srgb(colours, picture.icc)
        if converted is not None:
            colours, profile = converted, picture.icc
    if alpha and picture.alpha is not None:
        colours = Image.fromarray(np.dstack([np.asarray(colours), picture.alpha]))
    return colours, profile


def _png(_quality: int, recipe: str | None) -> dict[str, Any]:
    return {"compress_level": 6, "pnginfo": png_info(recipe) if recipe else None}


def _jpeg(quality: int, recipe: str | None) -> dict[str, Any]:
    options: dict[str, Any] = {
        "quality": quality,
        "subsampling": 0 if quality >= _FULL_CHROMA_FROM else 2,
        "optimize": True,
    }
    return options | ({"xmp": xmp_packet(recipe)} if recipe else {})


def _webp(quality: int, recipe: str | None) -> dict[str, Any]:
    # exact keeps the colours under transparency, as every other format does.
    options: dict[str, Any] = {"quality": quality, "method": 4, "exact": True}
    return options | ({"xmp": xmp_packet(recipe)} if recipe else {})


_OPTIONS = {"png": _png, "jpeg": _jpeg, "webp": _webp}


def check_free(path: Path, overwrite: bool) -> None:
    """UserError when ``path`` is a folder, or is there and may not be replaced."""
    # Not path.exists(): it raises for a name that is too long, which is told when writing.
    if os.path.isdir(path):  # noqa: PTH112
        raise UserError("{name} is a folder.", "Choose another name.", name=path.name)
    if os.path.lexists(path) and not overwrite:
        raise UserError(
            "{name} exists already.", "Choose another name, or allow overwriting.", name=path.name
        )
