"""Opening whatever moves, and telling it from any other."""

from __future__ import annotations

import hashlib
from pathlib import Path

from deepart_studio.core.progress import Progress
from deepart_studio.storage.problems import reading_problem
from deepart_studio.video.animations import AnimationReader
from deepart_studio.video.films import FilmReader
from deepart_studio.video.frames import FilmSource
from deepart_studio.video.kinds import is_animation

_CHUNK = 1 << 20


def open_source(path: Path) -> FilmSource:
    """A film or an animation, by its content; UserError when it is neither."""
    return AnimationReader(path) if is_animation(path) else FilmReader(path)


def file_sha256(path: Path, progress: Progress) -> str:
    """Hex SHA-256 of a file of any size. Raises Cancelled, UserError."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                progress.check_cancelled()
                digest.update(chunk)
    except OSError as error:
        raise reading_problem(path, error) from error
    return digest.hexdigest()
