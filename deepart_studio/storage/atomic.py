"""Files that are wholly written or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from deepart_studio.storage.problems import writing_problem

_PLAIN_MODE = 0o666


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path``; at the end its file takes the place of ``path``.

    When the block raises, the temporary file is removed and ``path`` is left as it was. An OSError
    becomes a UserError: full disk, read-only or missing folder.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem[:32]}-", suffix=".part", dir=path.parent
        )
        temporary = Path(name)
        os.close(handle)
        yield temporary
        _settle(temporary, path)
    except OSError as error:
        raise writing_problem(path, error) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file atomically; UserError as for ``atomic_write``."""
    with atomic_write(path) as temporary:
        temporary.write_bytes(data)


def _settle(temporary: Path, path: Path) -> None:
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.chmod(_mode_for(path))
    temporary.replace(path)


def _mode_for(path: Path) -> int:
    """The replaced file's mode, else what the person's umask gives to new files."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return _PLAIN_MODE & ~umask
