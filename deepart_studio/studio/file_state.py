"""What a file was like when it was read or written, so that changes of others are noticed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int]
"""Time of the last change in nanoseconds, and size in bytes."""


@dataclass(frozen=True)
class FileState:
    """``stamp`` and ``sha256`` are None for a file that is not there."""

    stamp: Stamp | None = None
    sha256: str | None = None

    def untouched(self, path: Path) -> bool:
        """Whether the file looks as it did then; reads nothing of it."""
        return self.stamp is not None and self.stamp == stamp_of(path)

    def now(self, path: Path) -> FileState:
        """The state now. Only a file that was touched is read."""
        return self if self.untouched(path) else state_of(path)

    def same_content(self, other: FileState) -> bool:
        """A file that was touched or copied back is the same."""
        return self.sha256 is not None and self.sha256 == other.sha256


def state_of(path: Path) -> FileState:
    """Read a file's state; for worker threads."""
    stamp = stamp_of(path)
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return FileState()
    return FileState(stamp, sha256 if stamp_of(path) == stamp else None)


def stamp_of(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
