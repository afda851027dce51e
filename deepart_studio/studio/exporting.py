"""Writing the finished painting: names, settings, and never over an existing file by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.core.errors import UserError
from deepart_studio.storage.encoding import (
    WHITE,
    Colour,
    Encoding,
    Icc,
    RecipePlace,
    pixels_for,
)
from deepart_studio.storage.file_names import fitting_name

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.requests import StyleRequest
    from deepart_studio.studio.paintings import Photo

PROJECT, PDF = ".ora", ".pdf"
FORMATS = (
    ("PNG", ".png"),
    ("JPEG", ".jpg"),
    ("WebP", ".webp"),
    ("AVIF", ".avif"),
    ("TIFF", ".tif"),
    ("PDF", PDF),
    ("OpenRaster", PROJECT),
)
WITH_QUALITY = (".jpg", ".jpeg", ".webp", ".avif", PDF)
WITHOUT_ALPHA = (".jpg", ".jpeg", PDF)
WITH_16_BITS = (".tif",)
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_ENDING = " 999.jpeg"
"""What a name must have room for."""


@dataclass(frozen=True)
class ExportSettings:
    """The choices of the export dialog; kept for "export again".

    ``recipe`` is "embed", "sidecar" or "none"; the others are those of ``Encoding``, of which
    ``bits``, ``background`` and ``long_side_mm`` count where the format has a use for them.
    """

    suffix: str = ".png"
    long_side: int | None = None
    quality: int = 92
    icc: Icc = "srgb"
    exif: bool = True
    recipe: RecipePlace = "embed"
    sharpen: float = 0.0
    background: Colour = WHITE
    bits: int = 8
    long_side_mm: float = 240.0
    dpi: int = 300
    folder: str = ""

    @property
    def pixels(self) -> int | None:
        """The long side to paint; a PDF's follows from its size on paper."""
        return pixels_for(self.long_side_mm, self.dpi) if self.suffix == PDF else self.long_side

    def encoding(self) -> Encoding:
        """How the file is encoded."""
        return Encoding(
            quality=self.quality,
            icc=self.icc,
            exif=self.exif,
            background=self.background,
            bits=self.bits if self.suffix in WITH_16_BITS else 8,
            sharpen=self.sharpen,
            long_side_mm=self.long_side_mm if self.suffix == PDF else None,
        )


@dataclass(frozen=True)
class Written:
    """A file that was written, and what of an opened project could not be taken into it."""

    path: Path
    problems: tuple[UserError, ...] = ()


def file_stem(photo_name: str, style_names: list[str]) -> str:
    """ "harbour – The Great Wave", without what file systems forbid."""
    words = " – ".join([Path(photo_name).stem or photo_name, " + ".join(style_names)])
    plain = " ".join(_FORBIDDEN.sub(" ", words).split())
    return fitting_name(plain.strip(" .–")[:120], _ENDING).removesuffix(_ENDING) or "painting"


def free_path(folder: Path, stem: str, suffix: str) -> Path:
    """The first of "stem.png", "stem 2.png", … that does not exist yet."""
    path, number = folder / fitting_name(stem, suffix), 1
    while path.exists():
        number += 1
        path = folder / fitting_name(stem, f" {number}{suffix}")
    return path


def write_painting(
    picture: Picture,
    path: Path,
    settings: ExportSettings,
    request: StyleRequest,
    photo: Photo,
    *,
    overwrite: bool,
) -> Written:
    """Write a painting, into a project as a layer over its photo; for worker threads.

    Raises:
        UserError: the folder is missing or read-only, the disk is full, or the file exists and
            ``overwrite`` is false.
    """
    if settings.suffix == PROJECT:
        return _write_project(picture, path, settings, request, photo, overwrite)
    from deepart_studio.storage.writing import save_picture

    save_picture(
        picture,
        path,
        encoding=settings.encoding(),
        recipe=request.to_json() if settings.recipe != "none" else None,
        beside=settings.recipe == "sidecar",
        overwrite=overwrite,
    )
    return Written(path)


def _write_project(
    picture: Picture,
    path: Path,
    settings: ExportSettings,
    request: StyleRequest,
    photo: Photo,
    overwrite: bool,
) -> Written:
    from deepart_studio.document.opening import is_openraster
    from deepart_studio.document.painting import painted_document
    from deepart_studio.document.writing import save_document
    from deepart_studio.inference.tensors import fit_long_side

    source = photo.path
    if source is not None and path.exists() and path.samefile(source) and is_openraster(source):
        # what could not be read of it, or what others saved into it meanwhile, would be lost
        raise UserError("{name} is the open project.", "Choose another name.", name=path.name)
    problems: list[UserError] = []
    document = painted_document(
        fit_long_side(photo.picture, request.long_side),
        picture,
        request,
        recipe=settings.recipe != "none",  # it stands in the layer: nothing beside it
        source=source,
        say=problems.append,
    )
    exif = picture.exif if settings.exif else None
    save_document(document, path, exif=exif, overwrite=overwrite)
    return Written(path, tuple(problems))
