"""Reading what can still be read of a damaged catalogue, row by row."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deepart_studio.library.catalogue import Library
from deepart_studio.library.fingerprints import LENGTH
from deepart_studio.library.rows import MOST_STARS, Examined, Label

_COLUMNS = (
    *("id", "path", "sha256", "look", "bytes", "modified", "width", "height", "recipe"),
    *("stars", "label", "title", "notes", "missing", "added"),
)
_BLOCK = 1024
_PERHAPS = 200_000
"""So many ids are tried where the highest cannot be read."""


@dataclass
class _Known:
    pictures: dict[int, dict[str, Any]] = field(default_factory=dict)
    tags: dict[int, list[str]] = field(default_factory=dict)
    collections: dict[str, tuple[str, list[int]]] = field(default_factory=dict)


def pour(source: Path, library: Library) -> None:
    """Put what a file (a backup, a damaged catalogue) still tells into ``library``.

    What it says of a picture replaces what the library had of it; pages that cannot be read are
    passed over. A file that is no catalogue at all adds nothing.
    """
    with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(_open(source)) as found:
        known = _read(found)
        _write(known, library)


def _open(source: Path) -> sqlite3.Connection:
    return sqlite3.connect(source, isolation_level=None)


def _read(found: sqlite3.Connection) -> _Known:
    known = _Known()
    for row in _rows(found, "pictures", "rowid", ", ".join(_COLUMNS)):
        known.pictures[row[0]] = dict(zip(_COLUMNS, row, strict=True))
    tags = dict(_rows(found, "tags", "id", "id, name"))
    for picture, tag in _rows(found, "picture_tags", "picture", "picture, tag"):
        if tag in tags:
            known.tags.setdefault(picture, []).append(tags[tag])
    members: dict[int, list[int]] = {}
    columns = "collection, picture"
    for collection, picture in _rows(found, "collection_pictures", "collection", columns):
        members.setdefault(collection, []).append(picture)
    for number, name, search in _rows(found, "collections", "id", "id, name, search"):
        known.collections[name] = (search, members.get(number, []))
    return known


def _rows(
    found: sqlite3.Connection, table: str, key: str, columns: str
) -> Iterator[tuple[Any, ...]]:
    """All rows that can be read, by ranges of their ids."""
    query = f"SELECT {columns} FROM {table} WHERE {key} >= ? AND {key} < ?"
    last = _end_of(found, table, key)
    for first in range(0, last + 1, _BLOCK):
        yield from _between(found, query, first, first + _BLOCK)


def _end_of(found: sqlite3.Connection, table: str, key: str) -> int:
    """The highest id, a guess where it cannot be read, -1 where nothing of a table can."""
    for most, otherwise in (("max", None), ("min", _PERHAPS)):
        try:
            end = found.execute(f"SELECT {most}({key}) FROM {table}").fetchone()[0]
        except sqlite3.DatabaseError:
            continue
        return otherwise or (-1 if end is None else int(end))
    return -1  # its first page is damaged, from which all others are reached


def _between(found: sqlite3.Connection, query: str, first: int, end: int) -> list[tuple[Any, ...]]:
    """The rows of a range; where it cannot be read, those of its halves."""
    try:
        return found.execute(query, (first, end)).fetchall()
    except sqlite3.DatabaseError:
        if end - first == 1:
            return []
        middle = (first + end) // 2
        return _between(found, query, first, middle) + _between(found, query, middle, end)


def _write(known: _Known, library: Library) -> None:
    old_ids, examined = [], []
    for old, row in known.pictures.items():
        with contextlib.suppress(TypeError, ValueError):
            examined.append(_examined(row))
            old_ids.append(old)
    ids = dict(zip(old_ids, library.add(examined), strict=True))
    with library.changing() as run:
        for old, new in ids.items():
            run.execute(
                "UPDATE pictures SET stars = ?, label = ?, title = ?, notes = ?, missing = ?,"
                " added = ? WHERE id = ?",
                [*_said(known.pictures[old]), new],
            )
        library.index(ids.values())
    by_tag: dict[str, list[int]] = {}
    for old, tags in known.tags.items():
        for tag in tags:
            if old in ids:
                by_tag.setdefault(str(tag), []).append(ids[old])
    for tag, pictures in by_tag.items():
        library.tag(pictures, add=[tag])
    with library.changing() as run:
        for name, (search, members) in known.collections.items():
            run.execute(
                "INSERT INTO collections (name, search) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET search = excluded.search",
                [str(name), str(search)],
            )
            run.executemany(
                "INSERT OR IGNORE INTO collection_pictures"
                " SELECT id, ? FROM collections WHERE name = ?",
                [(ids[old], str(name)) for old in members if old in ids],
            )


def _examined(row: dict[str, Any]) -> Examined:
    """A row's file; ValueError or TypeError where it makes no sense."""
    if len(row["look"]) != LENGTH or not isinstance(row["sha256"], str):
        raise ValueError(row["id"])
    return Examined(
        path=Path(os.fsdecode(row["path"])),
        sha256=row["sha256"],
        look=bytes(row["look"]),
        bytes=int(row["bytes"]),
        modified=float(row["modified"]),
        width=int(row["width"]),
        height=int(row["height"]),
        recipe=str(row["recipe"]),
    )


def _said(row: dict[str, Any]) -> list[object]:
    """What the person said of a picture, as far as it makes sense."""
    stars = row["stars"] if row["stars"] in range(MOST_STARS + 1) else 0
    label = row["label"] if row["label"] in set(Label) else ""
    added = row["added"] if isinstance(row["added"], float) else 0.0
    return [stars, label, str(row["title"]), str(row["notes"]), int(bool(row["missing"])), added]
