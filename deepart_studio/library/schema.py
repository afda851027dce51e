"""The catalogue's tables, and the steps from each version to the next (SQLite's user_version)."""

from __future__ import annotations

import sqlite3

from deepart_studio.core.errors import UserError

MIGRATIONS = [
    """
    CREATE TABLE pictures (
        id INTEGER PRIMARY KEY,
        path NOT NULL UNIQUE,   -- text, or bytes where a name is not Unicode
        name TEXT NOT NULL,     -- the file's name, to sort by
        sha256 TEXT NOT NULL,
        look BLOB NOT NULL,     -- fingerprints.py
        bytes INTEGER NOT NULL,
        modified REAL NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        recipe TEXT NOT NULL,
        model TEXT NOT NULL,
        added REAL NOT NULL,
        stars INTEGER NOT NULL DEFAULT 0 CHECK (stars BETWEEN 0 AND 5),
        label TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '',
        missing INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX pictures_by_sha256 ON pictures (sha256);
    CREATE INDEX pictures_by_date ON pictures (modified DESC, id DESC);
    CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
    CREATE TABLE picture_tags (
        picture INTEGER NOT NULL REFERENCES pictures ON DELETE CASCADE,
        tag INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE,
        PRIMARY KEY (picture, tag)
    ) WITHOUT ROWID;
    CREATE INDEX pictures_by_tag ON picture_tags (tag, picture);
    CREATE TABLE picture_styles (
        picture INTEGER NOT NULL REFERENCES pictures ON DELETE CASCADE,
        name TEXT NOT NULL COLLATE NOCASE,
        PRIMARY KEY (picture, name)
    ) WITHOUT ROWID;
    CREATE INDEX pictures_by_style ON picture_styles (name, picture);
    CREATE TABLE collections (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        search TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE collection_pictures (
        collection INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
        picture INTEGER NOT NULL REFERENCES pictures ON DELETE CASCADE,
        PRIMARY KEY (collection, picture)
    ) WITHOUT ROWID;
    CREATE INDEX collections_by_picture ON collection_pictures (picture);
    CREATE VIRTUAL TABLE words USING fts5 (
        title, tags, notes, recipe, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
    );
    """,
]


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to the newest version, in one step or not at all.

    Raises UserError where the catalogue comes from a newer version of the program.
    """
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise UserError(
            "The library was made by a newer version of this program.",
            "Install that version again to use it.",
        )
    if version == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)  # another program may have been quicker
        for step in MIGRATIONS[version:]:
            for statement in step.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
