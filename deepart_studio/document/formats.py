"""The formats of pictures and projects together."""

from __future__ import annotations

from pathlib import Path

from deepart_studio.storage import reading, writing
from deepart_studio.storage.writing import Format

OPENRASTER = Format("ora", (".ora",), alpha=True, max_side=2**31 - 1)
FORMATS = writing.FORMATS | {OPENRASTER.id: OPENRASTER}
PHOTO_SUFFIXES = reading.PICTURE_SUFFIXES | frozenset(OPENRASTER.suffixes)
"""Endings of what can be opened as a photo, lower case."""


def format_of(path: Path) -> str:
    """The format that a file name asks for, "ora" for a project, else UserError."""
    if path.suffix.lower() in OPENRASTER.suffixes:
        return OPENRASTER.id
    return writing.format_of(path)
