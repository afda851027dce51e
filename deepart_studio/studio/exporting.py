"""Writing the finished painting: names, settings, and never over an existing file by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.core.errors import UserError

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.requests import StyleRequest
    from deepart_studio.studio.paintings import Photo

PROJECT = ".ora"
FORMATS = (
    ("PNG", ".png"),
    ("JPEG", ".jpg"),
    ("WebP", ".webp"),
    ("TIFF", ".tif"),
    ("OpenRaster", PROJECT),
)
WITH_QUALITY = (".jpg", ".jpeg", ".webp")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True)
class ExportSettings:
    """The choices of the export dialog; kept for "export again"."""

    suffix: str = ".png"
    long_side: int | None = None
    quality: int = 92
    keep_icc: bool = False
    recipe: bool = True
    folder: str = ""


@dataclass(frozen=True)
class Written:
    """A file that was written, and what of an opened project could not be taken into it."""

    path: Path
    problems: tuple[UserError, ...] = ()


def file_stem(photo_name: str, style_names: list[str]) -> str:
    """ "harbour – The Great Wave", without what file systems forbid."""
    words = " – ".join([Path(photo_name).stem or photo_name, " + ".join(style_names)])
    plain = " ".join(_FORBIDDEN.sub(" ", words).split())
    return plain.strip(" .–")[:120] or "painting"


def free_path(folder: Path, stem: str, suffix: str) -> Path:
    """The first of "stem.png", "stem 2.png", … that does not exist yet."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}{suffix}"
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
        quality=settings.quality,
        icc="keep" if settings.keep_icc else "srgb",
        recipe=request.to_json() if settings.recipe else None,
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
        recipe=settings.recipe,
        source=source,
        say=problems.append,
    )
    save_document(document, path, exif=picture.exif, overwrite=overwrite)
    return Written(path, tuple(problems))
