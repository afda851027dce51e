"""Snapshots of unsaved documents in a recovery folder, for the start after a crash.

Each program that runs has a journal: ``ID.lock``, which the system lets go of when the program
ends in whatever way, and the folder ``ID`` with one project, replaced atomically.
"""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from deepart_studio.core.errors import UserError
from deepart_studio.document.archive import Archive
from deepart_studio.document.layers import Document
from deepart_studio.document.opening import load_document
from deepart_studio.document.png_cache import Encode
from deepart_studio.document.reading import Say
from deepart_studio.document.writing import save_document
from deepart_studio.storage.problems import writing_problem

ENTRY = "deepart/journal.json"
"""What the snapshot's document was called, and the file it was opened from or saved to."""
_SNAPSHOT = "document.ora"
_MOST_TITLE_BYTES = 1 << 20


@dataclass(frozen=True)
class Title:
    """The name of a document, and its own project file where it has one."""

    name: str
    path: Path | None = None


class Journal:
    """One program's journal. Not for several threads at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._id = uuid.uuid4().hex
        self._lock: FileLock | None = None

    def write(self, document: Document, title: Title, encode: Encode) -> None:
        """Replace the snapshot; UserError when it cannot be written, then the old one stays.

        It has no flattened picture: nobody looks at it, and making one takes long.
        """
        about = {"name": title.name, "path": str(title.path) if title.path else None}
        entry = (ENTRY, json.dumps(about).encode())
        whole = replace(document, extras=(*_others(document), entry))
        self._begin()
        save_document(whole, self._own / _SNAPSHOT, overwrite=True, flat=False, encode=encode)

    def clear(self) -> None:
        """There is nothing to recover now."""
        with suppress(OSError):
            (self._own / _SNAPSHOT).unlink(missing_ok=True)

    def close(self, *, keep: bool) -> None:
        """End it; with ``keep`` the snapshot is offered at the next start."""
        if self._lock is None:
            return
        if not keep:
            shutil.rmtree(self._own, ignore_errors=True)
        self._lock.release()
        if not keep:
            _forget_lock(self._folder, self._id)
        self._lock = None

    @property
    def _own(self) -> Path:
        return self._folder / self._id

    def _begin(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._lock is None:  # before the folder: a folder without a lock is left behind
                lock = _lock_of(self._folder, self._id)
                lock.acquire(blocking=False)
                self._lock = lock
            self._own.mkdir(exist_ok=True)
        except OSError as error:
            raise writing_problem(self._own, error) from error


class Orphan:
    """A journal whose program ended without closing it. It is ours until let go of."""

    def __init__(self, folder: Path, name: str, lock: FileLock) -> None:
        self._folder, self._name, self._lock = folder, name, lock

    @property
    def snapshot(self) -> Path:
        """The project file."""
        return self._folder / self._name / _SNAPSHOT

    def read(self, say: Say | None = None) -> tuple[Document, Title, str]:
        """The document, what it was called, and the snapshot's SHA-256; UserError if unreadable."""
        document, sha256 = load_document(self.snapshot, say)
        title = _title_in(dict(document.extras).get(ENTRY, b"{}"))
        return replace(document, extras=_others(document)), title, sha256

    @property
    def title(self) -> Title:
        """What the document was called; reads little of the file. UserError if unreadable."""
        try:
            with self.snapshot.open("rb") as file:
                return _title_in(Archive(file).read(ENTRY, _MOST_TITLE_BYTES))
        except (OSError, ValueError, KeyError) as error:
            raise UserError("An unsaved document cannot be read.") from error

    def let_go(self) -> None:
        """Leave it for the next start."""
        self._lock.release()

    def discard(self) -> None:
        """Delete it."""
        shutil.rmtree(self._folder / self._name, ignore_errors=True)
        self._lock.release()
        _forget_lock(self._folder, self._name)


def orphans(folder: Path) -> list[Orphan]:
    """Journals left behind, the newest first; those of running programs are not touched."""
    found = list(_left_behind(folder))
    found.sort(key=lambda orphan: orphan.snapshot.stat().st_mtime, reverse=True)
    return found


def _left_behind(folder: Path) -> Iterator[Orphan]:
    try:
        names = [entry.name for entry in folder.iterdir() if entry.is_dir()]
    except OSError:
        return
    for name in names:
        lock = _lock_of(folder, name)
        try:
            lock.acquire(blocking=False)
        except (Timeout, OSError):
            continue
        orphan = Orphan(folder, name, lock)
        if orphan.snapshot.is_file():
            yield orphan
        else:  # it ended before it wrote anything
            orphan.discard()


def _lock_of(folder: Path, name: str) -> FileLock:
    return FileLock(folder / f"{name}.lock", thread_local=False)


def _forget_lock(folder: Path, name: str) -> None:
    with suppress(OSError):
        (folder / f"{name}.lock").unlink(missing_ok=True)


def _others(document: Document) -> tuple[tuple[str, bytes], ...]:
    return tuple(extra for extra in document.extras if extra[0] != ENTRY)


def _title_in(entry: bytes) -> Title:
    try:
        about = json.loads(entry)
        path = about.get("path")
        return Title(str(about.get("name") or ""), Path(path) if path else None)
    except (ValueError, AttributeError, TypeError) as error:
        raise UserError("An unsaved document cannot be read.") from error
