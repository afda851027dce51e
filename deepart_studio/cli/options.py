"""What ``deepart stylize`` was asked for, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from deepart_studio.core.errors import UserError
from deepart_studio.storage.encoding import (
    LEAST_MM,
    MOST_MM,
    Encoding,
    RecipePlace,
    pixels_for,
)

FULL = "full"
MM = "mm"
USUAL_DPI = 300.0
SMALLEST, LARGEST = 16, 32768


class PictureFormat(StrEnum):
    """The formats of one picture."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    AVIF = "avif"
    TIFF = "tiff"
    PDF = "pdf"


class PaintingFormat(StrEnum):
    """Those of one picture, and OpenRaster with the photo and the painting as layers."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    AVIF = "avif"
    TIFF = "tiff"
    PDF = "pdf"
    ORA = "ora"


class Icc(StrEnum):
    """The colours of the result: sRGB, Display P3, or converted back to the photo's own profile."""

    SRGB = "srgb"
    DISPLAY_P3 = "display-p3"
    KEEP = "keep"


@dataclass(frozen=True)
class PaintOptions:
    """Everything but the pictures and the styles.

    ``settings`` are values of the model's parameters by id; those left out have its defaults.
    ``encoding`` is how the file is written, ``recipe`` where in it or beside it the recipe goes.
    """

    settings: Mapping[str, float]
    long_side: int | None
    encoding: Encoding
    overwrite: bool
    recipe: RecipePlace = "embed"


def read_size(text: str) -> int | None:
    """``--size``: a long side in pixels, or None for the photo's own size."""
    if text.lower() == FULL:
        return None
    try:
        pixels = int(text)
    except ValueError:
        pixels = 0
    if not SMALLEST <= pixels <= LARGEST:
        raise UserError(
            "The size cannot be {size}.",
            "Give a long side from {smallest} to {largest} pixels, or full.",
            size=text,
            smallest=SMALLEST,
            largest=LARGEST,
        )
    return pixels


def read_paper_size(text: str, dpi: float | None) -> tuple[int | None, float | None]:
    """``--size``, in pixels or as a long side on paper ("240mm"): pixels, and the millimetres."""
    if not text.lower().endswith(MM):
        return read_size(text), None
    try:
        millimetres = float(text[: -len(MM)])
    except ValueError:
        millimetres = 0.0
    if not LEAST_MM <= millimetres <= MOST_MM:
        raise UserError(
            "The size on paper cannot be {size}.",
            "Give a long side from {low} to {high} mm, such as 240mm.",
            size=text,
            low=f"{LEAST_MM:g}",
            high=f"{MOST_MM:g}",
        )
    pixels = pixels_for(millimetres, USUAL_DPI if dpi is None else dpi)
    return read_size(str(pixels)), millimetres


def read_quality(quality: int) -> int:
    """``--quality``, 1..100."""
    if not 1 <= quality <= 100:
        raise UserError(
            "The quality cannot be {quality}.",
            "Choose a whole number from 1 to 100.",
            quality=quality,
        )
    return quality
