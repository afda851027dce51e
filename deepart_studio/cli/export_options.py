"""Options about the file that a painting is written to; they are checked before any work."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer
from PIL import ImageColor

from deepart_studio.cli.options import Icc, read_quality
from deepart_studio.cli.targets import STREAM, Target
from deepart_studio.core.errors import UserError
from deepart_studio.document.formats import OPENRASTER
from deepart_studio.storage.encoding import WHITE, Colour, Encoding
from deepart_studio.storage.writing import FORMATS

_PANEL = "Options of the file"


class Exif(StrEnum):
    """What becomes of the photo's EXIF: camera, time, place, author."""

    KEEP = "keep"
    STRIP = "strip"


class RecipePlace(StrEnum):
    """Where the recipe goes; none is for files that are not to tell how they were made."""

    EMBED = "embed"
    SIDECAR = "sidecar"
    NONE = "none"


ExifChoice = Annotated[
    Exif, typer.Option(help="Keep camera, time and place, or strip them.", rich_help_panel=_PANEL)
]
RecipeChoice = Annotated[
    RecipePlace,
    typer.Option(
        "--recipe",
        help="How it was made: in the file, in FILE.xmp beside it, or nowhere.",
        rich_help_panel=_PANEL,
    ),
]
Sharpen = Annotated[
    float | None,
    typer.Option(help="0 to 1, for crispness after scaling down.", rich_help_panel=_PANEL),
]
Background = Annotated[
    str | None,
    typer.Option(
        metavar="COLOUR",
        help="Behind transparency in JPEG and PDF: white, #ffcc88 …",
        rich_help_panel=_PANEL,
    ),
]
Dpi = Annotated[
    float | None,
    typer.Option(help="Resolution for printing; 300 for a --size in mm.", rich_help_panel=_PANEL),
]
Bits = Annotated[int, typer.Option(help="A channel: 8, or 16 in TIFF.", rich_help_panel=_PANEL)]


def read_encoding(
    *,
    quality: int,
    icc: Icc,
    exif: Exif = Exif.KEEP,
    background: str | None = None,
    bits: int = 8,
    sharpen: float | None = None,
    dpi: float | None = None,
    long_side_mm: float | None = None,
) -> Encoding:
    """The options as one value; UserError for what no format can have."""
    encoding = Encoding(
        quality=read_quality(quality),
        icc=icc.value,
        exif=exif is Exif.KEEP,
        background=WHITE if background is None else _colour(background),
        bits=bits,
        sharpen=sharpen or 0.0,
        dpi=dpi,
        long_side_mm=long_side_mm,
    )
    encoding.check("tiff")  # the one that can have everything
    return encoding


def check_encoding(
    targets: Iterable[Target], encoding: Encoding, recipe: RecipePlace, *, background: bool
) -> None:
    """UserError for options that a target cannot follow, or that none has a use for."""
    formats = set()
    for target in targets:
        if target.film:
            _check_plain(encoding, recipe, "A film")
        elif target.format == OPENRASTER.id:
            _check_plain(encoding, recipe, "A project with layers")
        else:
            encoding.check(target.format)
        if target.output == STREAM and recipe is RecipePlace.SIDECAR:
            raise UserError(
                "Standard output has no place for a recipe beside it.",
                "Name a file with --out, or choose --recipe embed or none.",
            )
        formats.add("film" if target.film else target.format)
    opaque = any(name in FORMATS and not FORMATS[name].alpha for name in formats)
    if background and formats and not opaque:
        raise UserError(
            "--background has nothing to do: {formats} keeps transparency.",
            "Leave it out, or save as JPEG or PDF.",
            formats=" and ".join(sorted(name.upper() for name in formats)),
        )


def _check_plain(encoding: Encoding, recipe: RecipePlace, what: str) -> None:
    """Films and projects have their own ways; only some of a picture's options hold for them."""
    senseless = {
        "--bits 16": encoding.bits == 16,
        "--sharpen": encoding.sharpen > 0,
        "--dpi": encoding.dpi is not None or encoding.long_side_mm is not None,
        "--icc display-p3": encoding.icc == "display-p3",
        "--recipe sidecar": recipe is RecipePlace.SIDECAR,
    }
    for option, asked in senseless.items():
        if asked:
            raise UserError(
                "{what} cannot be saved with {option}.",
                "Leave it out, or save a picture: .png, .jpg, .webp, .avif, .tif or .pdf.",
                what=what,
                option=option,
            )


def _colour(text: str) -> Colour:
    try:
        red, green, blue = ImageColor.getrgb(text)[:3]
    except ValueError as error:
        raise UserError(
            'There is no colour "{text}".',
            "Write a name such as white, or #rrggbb.",
            text=text,
        ) from error
    return red, green, blue
