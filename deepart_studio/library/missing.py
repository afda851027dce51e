"""Files that are gone: noted, and found again by their content when they were moved."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deepart_studio.core.progress import Progress
from deepart_studio.library.catalogue import Library
from deepart_studio.library.examining import hash_of
from deepart_studio.library.walking import walk


@dataclass(frozen=True)
class Checked:
    """How many files were looked for, and what changed: ids."""

    files: int
    missing: tuple[int, ...]  # all that are missing now
    found: tuple[int, ...]  # that were missing before, and are at a place again


def check_files(library: Library, folders: Sequence[Path], progress: Progress) -> Checked:
    """Look which files are there; those that are gone are looked for in ``folders``.

    A moved file is known by its size and SHA-256, whatever its name is now. Raises UserError where
    the library cannot be read or written, Cancelled.
    """
    places = library.places()
    gone, back = [], []
    for number, (picture, path, _, missing) in enumerate(places):
        progress.check_cancelled()
        progress.sub(0, 0.5 if folders else 1).report(number / len(places), path.name)
        if not path.is_file():
            gone.append(picture)
        elif missing:
            back.append(picture)
    library.set_missing(gone, missing=True)
    library.set_missing(back, missing=False)
    moved = _look_for(library, set(gone), folders, progress.sub(0.5, 0.5)) if gone else []
    left = tuple(picture for picture in gone if picture not in moved)
    return Checked(len(places), left, (*back, *moved))


def _look_for(
    library: Library, gone: set[int], folders: Sequence[Path], progress: Progress
) -> list[int]:
    by_size: dict[int, list[int]] = {}
    for picture, _, size, _ in library.places():
        if picture in gone:
            by_size.setdefault(size, []).append(picture)
    moved: list[int] = []
    files = walk(folders, progress).files if folders else ()
    for number, path in enumerate(files):
        progress.check_cancelled()
        progress.report(number / len(files), path.name)
        with contextlib.suppress(OSError):  # whatever cannot be read is not what is looked for
            candidates = by_size.get(path.stat().st_size)
            if not candidates or library.at(path) is not None:
                continue
            with path.open("rb") as file:
                sha256 = hash_of(file, progress)
            known = [p.id for p in library.get_many(candidates) if p.sha256 == sha256]
            if known:
                library.move(known[0], path)
                candidates.remove(known[0])
                moved.append(known[0])
    return moved
