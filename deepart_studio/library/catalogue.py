"""The catalogue of pictures: what is known of them, found again by words and filters."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from collections.abc import Collection as Many
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from deepart_studio.core.errors import UserError
from deepart_studio.library.connection import changing, connect, path_value, problems
from deepart_studio.library.rows import MOST_STARS, Examined, Label, LibraryPicture, Tile
from deepart_studio.library.schema import migrate
from deepart_studio.library.searches import Search
from deepart_studio.library.words import recipe_model, recipe_styles, recipe_words, spaced

_TILE = "p.id, p.path, p.sha256, p.title, p.stars, p.label, p.missing"
_AMONG = "IN (SELECT value FROM json_each(?))"
_ADD = """
    INSERT INTO pictures
        (path, name, sha256, look, bytes, modified, width, height, recipe, model, added)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (path) DO UPDATE SET
        sha256 = excluded.sha256, look = excluded.look, bytes = excluded.bytes,
        modified = excluded.modified, width = excluded.width, height = excluded.height,
        recipe = excluded.recipe, model = excluded.model, missing = 0
    RETURNING id
"""


class Library:
    """One connection to the catalogue. Every method raises UserError where the file fails.

    For any thread, one at a time; a worker that takes long opens a Library of its own.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self.connection = connect(path)
        try:
            with problems(path):
                migrate(self.connection)
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        with self._lock:
            self.connection.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def stamp(self) -> int:
        """Differs after a change by another program or another Library."""
        with self.reading() as run:
            stamp: int = run.execute("PRAGMA data_version").fetchone()[0]
            return stamp

    # -- reading

    def find(self, search: Search) -> list[Tile]:
        """All pictures that fit, in the search's order."""
        rest, values = search.sql()
        with self.reading() as run:
            rows = run.execute(f"SELECT {_TILE} FROM pictures p{rest}", values)
            return [_tile(row) for row in rows]

    def get(self, picture: int) -> LibraryPicture | None:
        """One picture with all that is known of it."""
        found = self.get_many([picture])
        return found[0] if found else None

    def get_many(self, pictures: Sequence[int]) -> list[LibraryPicture]:
        """Pictures by id, in the order of the ids; those that are not there are left out."""
        with self.reading() as run:
            rows = run.execute(_whole(f"id {_AMONG}"), [json.dumps(list(pictures))])
            by_id = {row[0]: row for row in rows.fetchall()}
            return [self._picture(by_id[i]) for i in dict.fromkeys(pictures) if i in by_id]

    def at(self, path: Path) -> LibraryPicture | None:
        """The picture with this path."""
        with self.reading() as run:
            row = run.execute(_whole("path = ?"), [path_value(path)]).fetchone()
            return self._picture(row) if row else None

    def same_file(self, sha256: str) -> list[LibraryPicture]:
        """Pictures whose files have the same bytes."""
        with self.reading() as run:
            rows = run.execute(_whole("sha256 = ? ORDER BY id"), [sha256]).fetchall()
            return [self._picture(row) for row in rows]

    def places(self) -> list[tuple[int, Path, int, bool]]:
        """Id, path, size in bytes and whether it is missing, of all pictures."""
        with self.reading() as run:
            rows = run.execute("SELECT id, path, bytes, missing FROM pictures")
            return [(i, Path(os.fsdecode(p)), size, bool(gone)) for i, p, size, gone in rows]

    def looks(self) -> list[tuple[int, str, bytes]]:
        """Id, SHA-256 and fingerprint of all pictures whose file is there."""
        with self.reading() as run:
            rows = run.execute("SELECT id, sha256, look FROM pictures WHERE NOT missing")
            return rows.fetchall()

    def tags(self) -> list[tuple[str, int]]:
        """All tags that are in use, with how many pictures have them, by name."""
        return self._counted(
            "SELECT name, count(*) FROM tags JOIN picture_tags ON tag = id"
            " GROUP BY id ORDER BY name"
        )

    def styles(self) -> list[tuple[str, int]]:
        """All styles in recipes, with the number of pictures, by name."""
        return self._counted(
            "SELECT name, count(*) FROM picture_styles GROUP BY name ORDER BY name"
        )

    def count(self) -> tuple[int, int]:
        """How many pictures there are, and how many of them are missing."""
        with self.reading() as run:
            row = run.execute("SELECT count(*), coalesce(sum(missing), 0) FROM pictures").fetchone()
            return row[0], row[1]

    # -- changing

    def add(self, pictures: Sequence[Examined]) -> list[int]:
        """Take in pictures, or note that files changed; stars, tags and notes stay. Gives ids."""
        with self.changing() as run:
            ids = []
            for new in pictures:
                values = [
                    *(path_value(new.path), new.path.name.encode(errors="replace").decode()),
                    *(new.sha256, new.look, new.bytes, new.modified, new.width, new.height),
                    *(new.recipe, recipe_model(new.recipe), time.time()),
                ]
                ids.append(run.execute(_ADD, values).fetchone()[0])
                styles = [(ids[-1], style) for style in recipe_styles(new.recipe)]
                run.execute("DELETE FROM picture_styles WHERE picture = ?", [ids[-1]])
                run.executemany("INSERT OR IGNORE INTO picture_styles VALUES (?, ?)", styles)
            self.index(ids)
            return ids

    def rate(self, pictures: Many[int], stars: int) -> None:
        """Give 0 to 5 stars."""
        if not 0 <= stars <= MOST_STARS:
            raise UserError("{stars} is no number of stars.", "Choose 0 to 5.", stars=stars)
        self._set("stars", stars, pictures)

    def mark(self, pictures: Many[int], label: Label) -> None:
        """Give a colour label, or take it away."""
        self._set("label", label.value, pictures)

    def entitle(self, pictures: Many[int], title: str) -> None:
        self._set("title", " ".join(title.split()), pictures, index=True)

    def note(self, pictures: Many[int], notes: str) -> None:
        self._set("notes", notes.strip(), pictures, index=True)

    def set_missing(self, pictures: Many[int], missing: bool) -> None:
        """Note that files are gone, or are there again."""
        self._set("missing", int(missing), pictures)

    def move(self, picture: int, path: Path) -> None:
        """The file is at another place now; a row that is there already is merged into this one."""
        with self.changing() as run:
            value, name = path_value(path), path.name.encode(errors="replace").decode()
            run.execute("DELETE FROM pictures WHERE path = ? AND id != ?", [value, picture])
            run.execute(
                "UPDATE pictures SET path = ?, name = ?, missing = 0 WHERE id = ?",
                [value, name, picture],
            )
            self.index([picture])

    def tag(self, pictures: Many[int], add: Many[str] = (), remove: Many[str] = ()) -> None:
        """Add and take away tags; upper and lower case are the same."""
        ids = json.dumps(list(pictures))
        with self.changing() as run:
            for name in filter(None, (" ".join(tag.split()) for tag in add)):
                run.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", [name])
                run.execute(
                    "INSERT OR IGNORE INTO picture_tags SELECT p.id, t.id FROM pictures p, tags t"
                    f" WHERE p.id {_AMONG} AND t.name = ?",
                    [ids, name],
                )
            for name in remove:
                run.execute(
                    f"DELETE FROM picture_tags WHERE picture {_AMONG} AND tag IN"
                    " (SELECT id FROM tags WHERE name = ?)",
                    [ids, " ".join(name.split())],
                )
            run.execute("DELETE FROM tags WHERE id NOT IN (SELECT tag FROM picture_tags)")
            self.index(pictures)

    def remove(self, pictures: Many[int]) -> None:
        """Forget pictures; their files stay where they are."""
        ids = json.dumps(list(pictures))
        with self.changing() as run:
            run.execute(f"DELETE FROM words WHERE rowid {_AMONG}", [ids])
            run.execute(f"DELETE FROM pictures WHERE id {_AMONG}", [ids])
            run.execute("DELETE FROM tags WHERE id NOT IN (SELECT tag FROM picture_tags)")

    # -- inside

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, problems(self.path):
            yield self.connection

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A transaction; for what belongs to the catalogue and has a module of its own."""
        with self._lock, problems(self.path), changing(self.connection):
            yield self.connection

    def _set(self, column: str, value: object, pictures: Many[int], index: bool = False) -> None:
        statement = f"UPDATE pictures SET {column} = ? WHERE id {_AMONG}"
        with self.changing() as run:
            run.execute(statement, [value, json.dumps(list(pictures))])
            if index:
                self.index(pictures)

    def index(self, pictures: Many[int]) -> None:
        """Write the words of pictures anew, within a change."""
        run, ids = self.connection, json.dumps(list(pictures))
        rows = run.execute(
            "SELECT id, title || ' ' || name, notes, recipe,"
            " (SELECT group_concat(t.name, ' ') FROM picture_tags JOIN tags t ON t.id = tag"
            f" WHERE picture = p.id) FROM pictures p WHERE id {_AMONG}",
            [ids],
        ).fetchall()
        run.execute(f"DELETE FROM words WHERE rowid {_AMONG}", [ids])
        run.executemany(
            "INSERT INTO words (rowid, title, tags, notes, recipe) VALUES (?, ?, ?, ?, ?)",
            [
                (i, spaced(title), spaced(tags or ""), spaced(notes), spaced(recipe_words(recipe)))
                for i, title, notes, recipe, tags in rows
            ],
        )

    def _counted(self, query: str) -> list[tuple[str, int]]:
        with self.reading() as run:
            return run.execute(query).fetchall()

    def _picture(self, row: tuple[Any, ...]) -> LibraryPicture:
        tags = self.connection.execute(
            "SELECT name FROM tags JOIN picture_tags ON tag = id WHERE picture = ? ORDER BY name",
            [row[0]],
        )
        collections = self.connection.execute(
            "SELECT name FROM collections JOIN collection_pictures ON collection = id"
            " WHERE picture = ? ORDER BY name",
            [row[0]],
        )
        return LibraryPicture(
            row[0],
            Path(os.fsdecode(row[1])),
            sha256=row[2],
            bytes=row[3],
            modified=row[4],
            width=row[5],
            height=row[6],
            recipe=row[7],
            added=row[8],
            stars=row[9],
            label=Label(row[10]),
            title=row[11],
            notes=row[12],
            missing=bool(row[13]),
            tags=tuple(name for (name,) in tags),
            collections=tuple(name for (name,) in collections),
        )


def _whole(where: str) -> str:
    return (
        "SELECT id, path, sha256, bytes, modified, width, height, recipe, added, stars, label,"
        f" title, notes, missing FROM pictures WHERE {where}"
    )


def _tile(row: tuple[Any, ...]) -> Tile:
    if isinstance(row[1], bytes):
        row = (row[0], os.fsdecode(row[1]), *row[2:])
    return Tile._make(row)
