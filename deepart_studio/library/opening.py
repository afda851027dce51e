"""Opening the catalogue at the start: looked over, backed up, and repaired where it is damaged.

A damaged file is never thrown away: it is set aside, and a new catalogue is made of the last backup
and of whatever can still be read in the damaged one.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.core.errors import UserError
from deepart_studio.library.catalogue import Library
from deepart_studio.library.connection import connect, is_damage
from deepart_studio.library.salvage import pour
from deepart_studio.storage.problems import writing_problem

if TYPE_CHECKING:  # it takes 30 ms to load, which the first paint need not wait for
    from filelock import FileLock

BACKUPS = (".backup", ".backup-before")
WAIT_S = 20.0


@dataclass(frozen=True)
class Repair:
    """What was done about a damaged catalogue; the damaged file is kept as ``set_aside``."""

    pictures: int
    set_aside: Path


def open_library(path: Path) -> tuple[Library, Repair | None]:
    """The catalogue at ``path``, made where there is none. Takes a moment: for worker threads.

    Raises UserError where it cannot be opened, or comes from a newer version of the program.
    """
    with _alone(path):
        repair = None
        if path.exists() and not is_sound(path):
            repair = _rebuild(path)
        library = Library(path)
        try:
            back_up(library)
        except BaseException:
            library.close()
            raise
        return library, repair


def is_sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with a file."""
    try:
        with contextlib.closing(connect(path)) as connection:
            said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return bool(said == "ok")
    except (sqlite3.DatabaseError, UserError) as error:
        damage = error if isinstance(error, sqlite3.DatabaseError) else error.__cause__
        if is_damage(damage):
            return False
        raise


def back_up(library: Library) -> None:
    """Copy the catalogue beside itself, where it changed since the last copy; two are kept.

    Without room for it the library works all the same.
    """
    newest, before = (_beside(library.path, suffix) for suffix in BACKUPS)
    part = _beside(library.path, ".backup-part")
    files = [library.path, _beside(library.path, "-wal")]
    try:
        states = [file.stat() for file in files if file.exists()]
        changed = max(state.st_mtime_ns for state in states if state.st_size)
        if newest.exists() and newest.stat().st_mtime_ns >= changed:
            return
        with contextlib.closing(sqlite3.connect(part)) as copy:
            library.connection.backup(copy)
        if newest.exists():
            newest.replace(before)
        part.replace(newest)
    except (OSError, sqlite3.DatabaseError):
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _rebuild(path: Path) -> Repair:
    aside = _free(path)
    try:
        for suffix in ("-wal", "-shm"):
            rest = _beside(path, suffix)
            if rest.exists():
                rest.replace(_beside(aside, suffix))
        path.replace(aside)
    except OSError as error:
        raise writing_problem(path, error) from error
    with Library(path) as library:
        backups = [_beside(path, suffix) for suffix in reversed(BACKUPS)]  # the newest counts most
        for source in (*backups, aside):
            if source.exists():
                pour(source, library)
        return Repair(library.count()[0], aside)


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """No two programs repair at once."""
    from filelock import Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock(path)
        lock.acquire(timeout=WAIT_S)
    except Timeout:
        raise UserError(
            "The library is being opened by another program.", "Try again in a moment."
        ) from None
    except OSError as error:
        raise writing_problem(path, error) from error
    try:
        yield
    finally:
        lock.release()


def _lock(path: Path) -> FileLock:
    from filelock import FileLock

    return FileLock(_beside(path, ".lock"), thread_local=False)


def _free(path: Path) -> Path:
    number, aside = 1, _beside(path, ".damaged")
    while aside.exists():
        number += 1
        aside = _beside(path, f".damaged-{number}")
    return aside


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
