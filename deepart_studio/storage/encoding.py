"""How a picture becomes a file: quality, colours, what of the photo's EXIF stays, paper size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from deepart_studio.core.errors import UserError

Icc = Literal["srgb", "display-p3", "keep"]
RecipePlace = Literal["embed", "sidecar", "none"]
Colour = tuple[int, int, int]

ICC_CHOICES: tuple[Icc, ...] = get_args(Icc)
RECIPE_PLACES: tuple[RecipePlace, ...] = get_args(RecipePlace)
WHITE: Colour = (255, 255, 255)
DEEP_FORMATS = ("tiff",)
"""Formats that can be written with 16 bits a channel."""
LEAST_DPI, MOST_DPI = 10, 4800
LEAST_MM, MOST_MM = 5.0, 5000.0
MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Encoding:
    """Everything about the file but its format.

    ``quality`` 1..100 is for JPEG, WebP, AVIF and the JPEG in a PDF. ``icc`` "srgb" embeds sRGB;
    "display-p3" converts to that and embeds it; "keep" converts back into the source's RGB profile
    (sRGB where it had none, or CMYK or gray). ``exif`` off leaves out the photo's EXIF.
    ``background`` shows through where a format has no transparency. ``bits`` a channel, 8 or 16.
    ``sharpen`` 0..1 brings back the crispness that scaling down takes (unsharp mask). ``dpi`` is
    the resolution noted in the file; with ``long_side_mm``, the length of the longer side on paper,
    it follows from that.
    """

    quality: int = 92
    icc: Icc = "srgb"
    exif: bool = True
    background: Colour = WHITE
    bits: int = 8
    sharpen: float = 0.0
    dpi: float | None = None
    long_side_mm: float | None = None

    def check(self, format_: str) -> None:
        """UserError for values that no file can have, or not one of this format."""
        if not 1 <= self.quality <= 100:
            raise UserError(
                "The quality cannot be {value}.",
                "Choose a number from 1 to 100.",
                value=self.quality,
            )
        if self.bits not in (8, 16) or (self.bits == 16 and format_ not in DEEP_FORMATS):
            raise UserError(
                "{format} cannot be saved with {bits} bits a channel.",
                "8 bits work in every format, 16 bits in TIFF.",
                format=format_.upper(),
                bits=self.bits,
            )
        if not 0 <= self.sharpen <= 1:
            raise UserError(
                "Sharpening cannot be {value}.",
                "Choose a number from 0 (none) to 1 (much).",
                value=self.sharpen,
            )
        if self.dpi is not None and not LEAST_DPI <= self.dpi <= MOST_DPI:
            raise UserError(
                "The resolution cannot be {value} dpi.",
                "Choose {low} to {high}.",
                value=f"{self.dpi:g}",
                low=LEAST_DPI,
                high=MOST_DPI,
            )
        if self.long_side_mm is not None and not LEAST_MM <= self.long_side_mm <= MOST_MM:
            raise UserError(
                "The size on paper cannot be {value} mm.",
                "Choose {low} to {high} mm.",
                value=f"{self.long_side_mm:g}",
                low=f"{LEAST_MM:g}",
                high=f"{MOST_MM:g}",
            )

    def resolution(self, width: int, height: int) -> float | None:
        """Dots per inch of a picture of this size; None where nothing is said about it."""
        if self.long_side_mm is not None:
            return max(width, height) * MM_PER_INCH / self.long_side_mm
        return self.dpi


def pixels_for(mm: float, dpi: float) -> int:
    """Pixels along a side of this length on paper, at least 1."""
    return max(1, round(mm / MM_PER_INCH * dpi))
