"""What FFmpeg says about a film, in words that a person can act on."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deepart_studio.core.errors import UserError
from deepart_studio.storage.problems import writing_problem


def require_libraries() -> None:
    """UserError when the extra "video" is not installed."""
    if any(importlib.util.find_spec(name) is None for name in ("av", "cv2")):
        raise UserError(
            "Painting films needs two more libraries.",
            "Run: pip install 'deepart-studio[video]'",
        )


def unreadable(name: str) -> UserError:
    """The file is no film, or its beginning is damaged."""
    return UserError(
        "{name} is not a film that can be read.",
        "Choose an MP4, MOV, MKV, WebM, AVI, GIF or WebP file, or copy it again.",
        name=name,
    )


def no_readable_frame(name: str) -> UserError:
    """The file is a film, but nothing in it can be shown."""
    return UserError(
        "There is no frame in {name} that can be read.",
        "Copy the film again, or choose another one.",
        name=name,
    )


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Turn what FFmpeg or the system says while ``path`` is being written into a UserError."""
    import av

    try:
        yield
    except av.error.FFmpegError as error:
        raise writing_problem(path, OSError(error.errno, error.strerror)) from error
    except OSError as error:
        raise writing_problem(path, error) from error
