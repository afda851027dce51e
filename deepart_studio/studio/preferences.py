"""The settings that the window keeps, beside those of the storage room."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from typing import cast

from deepart_studio.batch.rows import Destination
from deepart_studio.storage.encoding import (
    LEAST_DPI,
    LEAST_MM,
    MOST_DPI,
    MOST_MM,
    WHITE,
    Colour,
    Icc,
    RecipePlace,
)
from deepart_studio.storage.settings import (
    EXPORT_EXIF,
    EXPORT_ICC,
    EXPORT_QUALITY,
    EXPORT_RECIPE,
    EXPORT_RECIPE_BESIDE,
    Setting,
    Settings,
    choice,
    number,
    switch,
    text,
)
from deepart_studio.studio.exporting import ExportSettings
from deepart_studio.studio.films import FilmSettings

EXPORT_SUFFIX = choice("export.suffix", ".png", ".jpg", ".webp", ".avif", ".tif", ".pdf", ".ora")
EXPORT_FOLDER = text("export.folder")
EXPORT_SHARPEN = number("export.sharpen", 0, 0, 1)
EXPORT_BACKGROUND = text("export.background", "#ffffff")
EXPORT_BITS = choice("export.bits", "8", "16")
EXPORT_MM = number("export.mm", 240, LEAST_MM, MOST_MM)
EXPORT_DPI = number("export.dpi", 300, LEAST_DPI, MOST_DPI)
FILM_SUFFIX = choice("film.suffix", ".mp4", ".webm", ".mkv", ".gif", ".webp")
FILM_FOLDER = text("film.folder")
QUEUE_FOLDER = text("queue.folder")
QUEUE_FORMAT = choice("queue.format", "png", "jpeg", "webp", "avif", "tiff")
COMPARE = switch("window.compare", default=True)
GEOMETRY = text("window.geometry")
DOCKS = text("window.docks")


def load_export(settings: Settings) -> ExportSettings:
    """The export settings of the last time; the size is chosen anew in each launch."""
    quality: float = settings.get(EXPORT_QUALITY)
    dpi: float = settings.get(EXPORT_DPI)
    return ExportSettings(
        suffix=settings.get(EXPORT_SUFFIX),
        quality=round(quality),
        icc=cast("Icc", settings.get(EXPORT_ICC)),
        exif=settings.get(EXPORT_EXIF),
        recipe=_recipe_place(settings),
        sharpen=settings.get(EXPORT_SHARPEN),
        background=_colour(settings.get(EXPORT_BACKGROUND)),
        bits=int(settings.get(EXPORT_BITS)),
        long_side_mm=settings.get(EXPORT_MM),
        dpi=round(dpi),
        folder=settings.get(EXPORT_FOLDER),
    )


def save_export(settings: Settings, export: ExportSettings) -> None:
    """Keep the export settings; UserError when the file cannot be written."""
    settings.set(EXPORT_SUFFIX, export.suffix)
    settings.set(EXPORT_QUALITY, float(export.quality))
    settings.set(EXPORT_ICC, export.icc)
    settings.set(EXPORT_EXIF, export.exif)
    settings.set(EXPORT_RECIPE, export.recipe != "none")
    settings.set(EXPORT_RECIPE_BESIDE, export.recipe == "sidecar")
    settings.set(EXPORT_SHARPEN, export.sharpen)
    settings.set(EXPORT_BACKGROUND, "#{:02x}{:02x}{:02x}".format(*export.background))
    settings.set(EXPORT_BITS, "16" if export.bits == 16 else "8")
    settings.set(EXPORT_MM, export.long_side_mm)
    settings.set(EXPORT_DPI, float(export.dpi))
    settings.set(EXPORT_FOLDER, export.folder)


def _recipe_place(settings: Settings) -> RecipePlace:
    if not settings.get(EXPORT_RECIPE):
        return "none"
    return "sidecar" if settings.get(EXPORT_RECIPE_BESIDE) else "embed"


def _colour(text: str) -> Colour:
    if not re.fullmatch("#[0-9a-f]{6}", text):
        return WHITE
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:], 16)


def load_film_export(settings: Settings) -> FilmSettings:
    """The film dialog's choices of the last time; the size is chosen anew in each launch."""
    return FilmSettings(suffix=settings.get(FILM_SUFFIX), folder=settings.get(FILM_FOLDER))


def save_film_export(settings: Settings, film: FilmSettings) -> None:
    """Keep format and folder; UserError when the file cannot be written."""
    settings.set(FILM_SUFFIX, film.suffix)
    settings.set(FILM_FOLDER, film.folder)


def load_destination(settings: Settings, usual_folder: str) -> Destination:
    """Where the queue's paintings go; the rest is as in the export dialog."""
    folder = settings.get(QUEUE_FOLDER) or usual_folder
    to = Destination(folder=folder, format=settings.get(QUEUE_FORMAT))
    return destination_like(load_export(settings), to)


def destination_like(export: ExportSettings, to: Destination) -> Destination:
    """The same folder and format, with quality, profile, recipe and EXIF of an export."""
    return replace(
        to,
        quality=round(export.quality),
        icc=export.icc,
        recipe=export.recipe != "none",
        beside=export.recipe == "sidecar",
        exif=export.exif,
    )


def save_destination(settings: Settings, to: Destination) -> None:
    """Keep folder and format; UserError when the file cannot be written."""
    settings.set(QUEUE_FOLDER, to.folder)
    settings.set(QUEUE_FORMAT, to.format)


def load_bytes(settings: Settings, row: Setting[str]) -> bytes:
    """Bytes kept as text, such as Qt's window geometry; nothing where they are damaged."""
    try:
        return base64.b64decode(settings.get(row), validate=True)
    except ValueError:
        return b""


def save_bytes(settings: Settings, row: Setting[str], data: bytes) -> None:
    settings.set(row, base64.b64encode(data).decode())
