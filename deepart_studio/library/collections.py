"""Collections: put together by hand, or saved searches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection as Many

from deepart_studio.core.errors import UserError
from deepart_studio.library.catalogue import Library
from deepart_studio.library.rows import Collection
from deepart_studio.library.searches import Search


def all_collections(library: Library) -> list[Collection]:
    """By name."""
    with library.reading() as run:
        rows = run.execute("SELECT id, name, search FROM collections ORDER BY name")
        return [Collection(*row) for row in rows]


def make_collection(library: Library, name: str, search: Search | None = None) -> Collection:
    """A new one; with ``search`` a smart one. UserError where the name is taken or empty."""
    name = " ".join(name.split())
    if not name:
        raise UserError("The collection has no name.", "Give it a name.")
    saved = search.to_json() if search else ""
    try:
        with library.changing() as run:
            statement = "INSERT INTO collections (name, search) VALUES (?, ?) RETURNING id"
            made = run.execute(statement, [name, saved]).fetchone()[0]
    except UserError as error:
        if isinstance(error.__cause__, sqlite3.IntegrityError):
            raise UserError(
                'There is a collection "{name}" already.', "Choose another name.", name=name
            ) from error
        raise
    return Collection(made, name, saved)


def delete_collection(library: Library, collection: int) -> None:
    """The pictures stay in the library."""
    with library.changing() as run:
        run.execute("DELETE FROM collections WHERE id = ?", [collection])


def put_into(library: Library, collection: int, pictures: Many[int]) -> None:
    with library.changing() as run:
        run.execute(
            "INSERT OR IGNORE INTO collection_pictures SELECT ?, id FROM pictures"
            " WHERE id IN (SELECT value FROM json_each(?))",
            [collection, json.dumps(list(pictures))],
        )


def take_out(library: Library, collection: int, pictures: Many[int]) -> None:
    with library.changing() as run:
        run.execute(
            "DELETE FROM collection_pictures WHERE collection = ?"
            " AND picture IN (SELECT value FROM json_each(?))",
            [collection, json.dumps(list(pictures))],
        )


def search_of(collection: Collection) -> Search:
    """The search that shows a collection."""
    if collection.smart:
        return Search.from_json(collection.search)
    return Search(collection=collection.id)
