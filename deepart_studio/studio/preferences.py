"""The settings that the window keeps, beside those of the storage room."""

from __future__ import annotations

import base64

from deepart_studio.batch.rows import Destination
from deepart_studio.storage.settings import (
    EXPORT_ICC,
    EXPORT_QUALITY,
    EXPORT_RECIPE,
    Setting,
    Settings,
    choice,
    switch,
    text,
)
from deepart_studio.studio.exporting import ExportSettings
from deepart_studio.studio.films import FilmSettings

EXPORT_SUFFIX = choice("export.suffix", ".png", ".jpg", ".webp", ".tif", ".ora")
EXPORT_FOLDER = text("export.folder")
FILM_SUFFIX = choice("film.suffix", ".mp4", ".webm", ".mkv", ".gif", ".webp")
FILM_FOLDER = text("film.folder")
QUEUE_FOLDER = text("queue.folder")
QUEUE_FORMAT = choice("queue.format", "png", "jpeg", "webp", "tiff")
COMPARE = switch("window.compare", default=True)
GEOMETRY = text("window.geometry")
DOCKS = text("window.docks")


def load_export(settings: Settings) -> ExportSettings:
    """The export settings of the last time; the size is chosen anew in each launch."""
    quality: float = settings.get(EXPORT_QUALITY)
    return ExportSettings(
        suffix=settings.get(EXPORT_SUFFIX),
        quality=round(quality),
        keep_icc=settings.get(EXPORT_ICC) == "keep",
        recipe=settings.get(EXPORT_RECIPE),
        folder=settings.get(EXPORT_FOLDER),
    )


def save_export(settings: Settings, export: ExportSettings) -> None:
    """Keep the export settings; UserError when the file cannot be written."""
    settings.set(EXPORT_SUFFIX, export.suffix)
    settings.set(EXPORT_QUALITY, float(export.quality))
    settings.set(EXPORT_ICC, "keep" if export.keep_icc else "srgb")
    settings.set(EXPORT_RECIPE, export.recipe)
    settings.set(EXPORT_FOLDER, export.folder)


def load_film_export(settings: Settings) -> FilmSettings:
    """The film dialog's choices of the last time; the size is chosen anew in each launch."""
    return FilmSettings(suffix=settings.get(FILM_SUFFIX), folder=settings.get(FILM_FOLDER))


def save_film_export(settings: Settings, film: FilmSettings) -> None:
    """Keep format and folder; UserError when the file cannot be written."""
    settings.set(FILM_SUFFIX, film.suffix)
    settings.set(FILM_FOLDER, film.folder)


def load_destination(settings: Settings, usual_folder: str) -> Destination:
    """Where the queue's paintings go; quality, profile and recipe are those of the export."""
    quality: float = settings.get(EXPORT_QUALITY)
    return Destination(
        folder=settings.get(QUEUE_FOLDER) or usual_folder,
        format=settings.get(QUEUE_FORMAT),
        quality=round(quality),
        icc=settings.get(EXPORT_ICC),
        recipe=settings.get(EXPORT_RECIPE),
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
