"""Nothing is lost: two programs at once, damage, backups, other versions."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.library import connection, schema
from deepart_studio.library.catalogue import Library
from deepart_studio.library.collections import all_collections, make_collection, put_into
from deepart_studio.library.opening import open_library
from deepart_studio.library.rows import Examined, Label
from deepart_studio.library.searches import Search


def rows(count: int, start: int = 0) -> list[Examined]:
    return [
        Examined(Path(f"/photos/{n:04d}.png"), f"{n:064x}", bytes(64), 10, float(n), 30, 20)
        for n in range(start, start + count)
    ]


def fill(library: Library, count: int) -> list[int]:
    ids = library.add(rows(count))
    library.rate(ids, 4)
    library.mark(ids[:10], Label.GREEN)
    library.tag(ids, add=["kept"])
    library.note(ids[:5], "a note")
    put_into(library, make_collection(library, "Mine").id, ids[:3])
    return ids


def damage(path: Path, pages: range) -> None:
    """Overwrite pages of 4096 bytes."""
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    path.write_bytes(data)


def closed(library_path: Path, count: int) -> None:
    """A library of so many pictures, all of it in the one file."""
    with Library(library_path) as library:
        fill(library, count)
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_two_programs_write_at_the_same_time(library_path: Path) -> None:
    problems: list[BaseException] = []

    def program(start: int) -> None:
        try:
            with Library(library_path) as library:
                for number in range(start, start + 20):
                    library.tag(library.add(rows(1, number)), add=[f"of {start}"])
        except BaseException as error:  # noqa: BLE001 - looked at below
            problems.append(error)

    threads = [threading.Thread(target=program, args=(start,)) for start in (0, 100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with Library(library_path) as library:
        assert library.count() == (60, 0)
        assert library.tags() == [("of 0", 20), ("of 100", 20), ("of 200", 20)]


def test_a_change_by_another_program_is_noticed(library: Library, library_path: Path) -> None:
    before = library.stamp
    library.add(rows(1))
    assert library.stamp == before
    with Library(library_path) as other:
        other.add(rows(1, 5))
    assert library.stamp != before


def test_a_program_that_holds_the_library_too_long_is_said(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT_S", 0.1)
    with Library(library_path) as library, Library(library_path) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="another program"):
            library.add(rows(1))
        assert library.find(Search()) == []  # to read it waits for nobody
        other.connection.execute("ROLLBACK")
        library.add(rows(1))


def test_a_damaged_library_is_repaired_from_what_can_still_be_read(library_path: Path) -> None:
    closed(library_path, 400)
    damage(library_path, range(14, 60, 5))
    library, repair = open_library(library_path)
    with library:
        assert repair is not None
        assert repair.set_aside.is_file()
        assert repair.pictures == library.count()[0]
        assert 200 < repair.pictures < 400
        assert all(tile.stars == 4 for tile in library.find(Search()))


def test_with_a_backup_a_damaged_library_loses_nothing(library_path: Path) -> None:
    closed(library_path, 400)
    open_library(library_path)[0].close()  # a start of the program
    damage(library_path, range(1, 30))
    library, repair = open_library(library_path)
    with library:
        assert repair is not None
        assert repair.pictures == 400
        assert library.tags() == [("kept", 400)]
        assert len(library.find(Search(label=Label.GREEN))) == 10
        assert len(library.find(Search(text="note"))) == 5
        mine = all_collections(library)[0]
        assert len(library.find(Search(collection=mine.id))) == 3


def test_a_file_that_is_no_library_is_set_aside_not_deleted(library_path: Path) -> None:
    library_path.parent.mkdir(parents=True)
    library_path.write_text("something else entirely" * 500)
    library, repair = open_library(library_path)
    with library:
        assert library.count() == (0, 0)
    assert repair is not None
    assert repair.set_aside.read_text().startswith("something else")


def test_a_backup_is_made_at_the_start_and_only_after_changes(library_path: Path) -> None:
    closed(library_path, 3)
    open_library(library_path)[0].close()
    backup = library_path.with_name("library.db.backup")
    first = backup.stat().st_mtime_ns
    with sqlite3.connect(backup) as copy:
        assert copy.execute("SELECT count(*) FROM pictures").fetchone() == (3,)
    copy.close()
    open_library(library_path)[0].close()
    assert backup.stat().st_mtime_ns == first


def test_a_library_of_a_newer_version_is_left_alone(library_path: Path) -> None:
    with Library(library_path) as library:
        library.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(UserError, match="newer version"):
        open_library(library_path)


def test_an_older_library_gets_the_new_tables_and_keeps_its_pictures(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(library_path, 5)
    later = [*schema.MIGRATIONS, "ALTER TABLE pictures ADD COLUMN mood TEXT DEFAULT 'calm'"]
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    with Library(library_path) as library:
        found = library.connection.execute("SELECT DISTINCT mood FROM pictures").fetchall()
        assert (library.count(), found) == ((5, 0), [("calm",)])


def test_a_step_that_fails_changes_nothing(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(library_path, 5)
    broken = [*schema.MIGRATIONS, "CREATE TABLE mood (id INTEGER); CREATE TABLE tags (id INTEGER)"]
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", broken)
        with pytest.raises(UserError):
            Library(library_path)
    with Library(library_path) as library:
        assert library.count() == (5, 0)
        tables = library.connection.execute("SELECT name FROM sqlite_master").fetchall()
        assert ("mood",) not in tables


def test_a_name_that_is_not_unicode_is_kept(library: Library) -> None:
    path = Path("/photos/caf\udce9.png")
    examined = Examined(path, "f" * 64, bytes(64), 1, 1.0, 10, 10)
    ids = library.add([examined])
    picture = library.at(path)
    assert picture is not None
    assert (picture.id, picture.path) == (ids[0], path)
    assert Path(library.find(Search())[0].path) == path
