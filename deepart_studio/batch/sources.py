"""Which photos are meant by the files and folders that a person gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deepart_studio.core.errors import UserError
from deepart_studio.document.formats import PHOTO_SUFFIXES
from deepart_studio.storage.problems import reading_problem


@dataclass(frozen=True)
class Found:
    """Photos in the order given, those of a folder by name, and what cannot be used."""

    photos: tuple[Path, ...]
    problems: tuple[UserError, ...]


def find_photos(paths: Sequence[Path]) -> Found:
    """The pictures named, each once; a folder stands for the pictures in it, not below it."""
    photos: dict[Path, None] = {}
    problems: list[UserError] = []
    for path in paths:
        try:
            photos.update(dict.fromkeys(_pictures(path.absolute())))
        except UserError as error:
            problems.append(error)
    return Found(tuple(photos), tuple(problems))


def megapixels(path: Path) -> float:
    """The size that a picture's head tells, 0 where it cannot be read; for the time that is left.

    Only the head is read: a thousand photos take about a second.
    """
    from PIL import Image

    try:
        with Image.open(path) as picture:
            return picture.width * picture.height / 1e6
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0.0


def _pictures(path: Path) -> list[Path]:
    try:
        if path.is_dir():
            names = sorted(path.iterdir(), key=lambda name: name.name.casefold())
            found = [name for name in names if _is_picture(name) and name.is_file()]
        elif path.exists():
            found = [path] if _is_picture(path) else []
        else:
            raise UserError("Cannot find {path}.", "Check the path.", path=str(path))
    except OSError as error:
        raise reading_problem(path, error) from error
    if found:
        return found
    if path.is_dir():
        raise UserError("There is no picture in the folder {path}.", path=str(path))
    raise UserError(
        "{name} is not a picture that the queue can paint.",
        "Choose photos; films are painted in the window or with deepart stylize.",
        name=path.name,
    )


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in PHOTO_SUFFIXES and not path.name.startswith(".")
