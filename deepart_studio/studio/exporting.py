"""Writing the finished painting: names, settings, and never over an existing file by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture
    from deepart_studio.core.requests import StyleRequest

FORMATS = (("PNG", ".png"), ("JPEG", ".jpg"), ("WebP", ".webp"), ("TIFF", ".tif"))
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
    *,
    overwrite: bool,
) -> Path:
    """Write a painting; for worker threads.

    Raises:
        UserError: the folder is missing or read-only, the disk is full, or the file exists and
            ``overwrite`` is false.
    """
    from deepart_studio.storage.writing import save_picture

    save_picture(
        picture,
        path,
        quality=settings.quality,
        icc="keep" if settings.keep_icc else "srgb",
        recipe=request.to_json() if settings.recipe else None,
        overwrite=overwrite,
    )
    return path
