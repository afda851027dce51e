"""Taking pictures into the library: new ones, changed ones, and those that were moved."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.core.progress import Progress
from deepart_studio.library.catalogue import Library
from deepart_studio.library.rows import Examined
from deepart_studio.library.walking import walk

if TYPE_CHECKING:
    from deepart_studio.library.thumbnails import ThumbnailCache

WRITE_EVERY_S = 0.5


@dataclass
class Imported:
    """What became of an import: ids of new and of found again pictures, and what failed."""

    added: list[int] = field(default_factory=list)
    known: int = 0
    moved: list[int] = field(default_factory=list)
    problems: list[UserError] = field(default_factory=list)
    cancelled: bool = False


def import_pictures(
    library: Library,
    paths: Sequence[Path],
    thumbnails: ThumbnailCache,
    progress: Progress,
    written: Callable[[], object] = lambda: None,
) -> Imported:
    """Take in files and folders. ``written`` is called after each part that is kept.

    One bad file stops no other; when it is cancelled, what was taken in so far stays. Raises
    UserError only where the library itself cannot be written.
    """
    done = Imported()
    new: list[Examined] = []

    def write() -> None:
        if new:
            done.added += library.add(new)
            new.clear()
            written()

    try:
        found = walk(paths, progress)
        done.problems += found.problems
        since = time.monotonic()
        for number, path in enumerate(found.files):
            progress.check_cancelled()
            progress.report(number / len(found.files), path.name)
            try:
                examined = _take(library, path, thumbnails, progress, done)
            except UserError as error:
                done.problems.append(error)
                continue
            if examined is not None:
                new.append(examined)
            if time.monotonic() - since > WRITE_EVERY_S:
                write()
                since = time.monotonic()
    except Cancelled:
        done.cancelled = True
    write()
    return done


def _take(
    library: Library,
    path: Path,
    thumbnails: ThumbnailCache,
    progress: Progress,
    done: Imported,
) -> Examined | None:
    """Look at one file; None where there is nothing to add."""
    from deepart_studio.library.examining import examine

    before = library.at(path)
    if (
        before is not None
        and not before.missing
        and _is_unchanged(path, before.bytes, before.modified)
    ):
        done.known += 1
        return None
    examined, small = examine(path, progress)
    thumbnails.put(examined.sha256, small)
    if before is None:
        for same in library.same_file(examined.sha256):
            if not same.path.exists():
                library.move(same.id, path)
                done.moved.append(same.id)
                return None
    elif before.sha256 == examined.sha256:
        library.set_missing([before.id], missing=False)
        done.known += 1
        return None
    return examined


def _is_unchanged(path: Path, size: int, modified: float) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    return status.st_size == size and status.st_mtime == modified
