"""What ``deepart stylize`` was asked for, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from deepart_studio.core.errors import UserError

FULL = "full"
SMALLEST, LARGEST = 16, 32768


class PictureFormat(StrEnum):
    """The formats of one picture."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    TIFF = "tiff"


class PaintingFormat(StrEnum):
    """Those of one picture, and OpenRaster with the photo and the painting as layers."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    TIFF = "tiff"
    ORA = "ora"


class Icc(StrEnum):
    """The colours of the result: plain sRGB, or converted back to the photo's own profile."""

    SRGB = "srgb"
    KEEP = "keep"


@dataclass(frozen=True)
class PaintOptions:
    """Everything but the pictures and the styles.

    ``settings`` are values of the model's parameters by id; those left out have its defaults.
    """

    settings: Mapping[str, float]
    long_side: int | None
    quality: int
    icc: Icc
    overwrite: bool


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


def read_quality(quality: int) -> int:
    """``--quality``, 1..100."""
    if not 1 <= quality <= 100:
        raise UserError(
            "The quality cannot be {quality}.",
            "Choose a whole number from 1 to 100.",
            quality=quality,
        )
    return quality
