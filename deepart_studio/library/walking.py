"""The pictures in the files and folders that a person gives, however they are linked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deepart_studio.core.errors import UserError
from deepart_studio.core.progress import Progress
from deepart_studio.storage.problems import reading_problem
from deepart_studio.storage.reading import PICTURE_SUFFIXES

MOST_FILES = 100_000


@dataclass(frozen=True)
class Walk:
    """Files by folder and name, each once, and what could not be looked into."""

    files: tuple[Path, ...]
    problems: tuple[UserError, ...]


def place_of(path: Path) -> Path:
    """A path as the library keeps it: from the root, without "..", links as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - absolute() keeps ".."


def walk(paths: Sequence[Path], progress: Progress, most: int = MOST_FILES) -> Walk:
    """The pictures named, and those in folders and in the folders inside them.

    Links to folders are followed, each folder is entered once. Hidden files and folders, and files
    whose ending is that of no picture, are passed over. Raises Cancelled.
    """
    files: dict[Path, None] = {}
    problems: list[UserError] = []
    entered: set[tuple[int, int]] = set()
    waiting = [place_of(path) for path in reversed(paths)]
    while waiting:
        progress.check_cancelled()
        path = waiting.pop()
        try:
            folders = _look(path, files, entered)
        except OSError as error:
            problems.append(reading_problem(path, error))
            continue
        except UserError as error:
            problems.append(error)
            continue
        waiting += reversed(folders)
        if len(files) > most:
            problems.append(
                UserError(
                    "There are more than {count} pictures: only the first {count} were looked at.",
                    "Add the other folders afterwards.",
                    count=f"{most:,}",
                )
            )
            break
    return Walk(tuple(files)[:most], tuple(problems))


def _look(path: Path, files: dict[Path, None], entered: set[tuple[int, int]]) -> list[Path]:
    """Note the pictures of one place; gives the folders in it."""
    status = path.stat()
    if not os.path.isdir(path):  # noqa: PTH112 - as elsewhere: names that are too long
        if not _is_picture(path.name):
            raise UserError("{name} is not a picture.", "Choose pictures.", name=path.name)
        files[path] = None
        return []
    if (status.st_dev, status.st_ino) in entered and status.st_ino:
        return []
    entered.add((status.st_dev, status.st_ino))
    folders = []
    with os.scandir(path) as inside:
        for entry in sorted(inside, key=lambda e: e.name.casefold()):
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                folders.append(Path(entry.path))
            elif _is_picture(entry.name):
                files[Path(entry.path)] = None
    return folders


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _is_picture(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in PICTURE_SUFFIXES  # noqa: PTH122 - quick
