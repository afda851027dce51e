"""One connection to the catalogue's file, safe beside those of other programs."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deepart_studio.core.errors import UserError
from deepart_studio.storage.problems import writing_problem

WAIT_S = 5.0
"""How long a change waits for that of another program."""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def connect(path: Path) -> sqlite3.Connection:
    """A connection in WAL mode: who reads never waits for who writes.

    It may be used by several threads, one at a time. Raises UserError where it cannot be opened.
    """
    with problems(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise writing_problem(path, error) from error
        made = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None, check_same_thread=False)
        try:
            made.execute("PRAGMA journal_mode = WAL")
            made.execute("PRAGMA synchronous = NORMAL")  # after a power cut the last seconds lack
            made.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            made.close()
            raise
        return made


@contextmanager
def changing(connection: sqlite3.Connection) -> Iterator[None]:
    """A change that counts wholly or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself ends it when the disk is full
            connection.execute("ROLLBACK")
        raise


@contextmanager
def problems(path: Path) -> Iterator[None]:
    """Say what SQLite says in words that a person can act on."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _problem(path, error) from error


def is_damage(error: BaseException | None) -> bool:
    """Whether SQLite found that the file itself is damaged."""
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    return _code(error) in _DAMAGED


def path_value(path: Path) -> str | bytes:
    """A path as SQLite can keep it; names that are not Unicode are kept as bytes."""
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return text


def _code(error: sqlite3.DatabaseError) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _problem(path: Path, error: sqlite3.DatabaseError) -> UserError:
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return UserError(
            "The library is being changed by another program.", "Try again in a moment."
        )
    if code == sqlite3.SQLITE_FULL:
        return UserError(
            "The disk is full: the library was not changed.", "Make some room and try again."
        )
    if code in _DAMAGED:
        return UserError(
            "The library's file is damaged.", "Start the program again: it will be repaired."
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return UserError(
            "The library in {folder} cannot be opened or changed.",
            "Check that you may read and write there.",
            folder=str(path.parent),
        )
    return UserError(
        "The library cannot be used ({reason}).", "Start the program again.", reason=str(error)
    )
