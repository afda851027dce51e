"""How pictures of the library are written in the terminal, and the library itself opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import typer

from deepart_studio.cli.progress_bar import progress_bar
from deepart_studio.core.progress import Progress
from deepart_studio.library.catalogue import Library
from deepart_studio.library.opening import open_library
from deepart_studio.library.rows import LibraryPicture
from deepart_studio.library.words import recipe_model, recipe_styles
from deepart_studio.storage.paths import library_file


@contextmanager
def opened() -> Iterator[Library]:
    """The library; a repair is told on standard error."""
    library, repair = open_library(library_file())
    with library:
        if repair is not None:
            typer.echo(
                f"deepart: The library was damaged and has been repaired: {repair.pictures} "
                f"pictures. The damaged file is kept as {repair.set_aside}.",
                err=True,
            )
        yield library


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Progress as a bar, where a person is watching."""
    with progress_bar(1) as show:
        yield Progress(lambda fraction, text: show(0, fraction, text))


def said_count(number: int) -> str:
    """ "1 picture", "3 pictures"."""
    return f"{number} picture" if number == 1 else f"{number} pictures"


def picture_line(picture: LibraryPicture) -> str:
    """One picture for a person to read."""
    words = [str(picture.path)]
    if picture.title:
        words.append(f'"{picture.title}"')
    if picture.stars:
        words.append("★" * picture.stars)
    if picture.label:
        words.append(picture.label.value)
    words += [f"#{tag}" for tag in picture.tags]
    if picture.missing:
        words.append("(missing)")
    return "  ".join(words)


def picture_json(picture: LibraryPicture) -> dict[str, Any]:
    """One picture for a program to read."""
    return {
        "id": picture.id,
        "path": str(picture.path),
        "sha256": picture.sha256,
        "width": picture.width,
        "height": picture.height,
        "bytes": picture.bytes,
        "date": _iso(picture.modified),
        "added": _iso(picture.added),
        "title": picture.title,
        "stars": picture.stars,
        "label": picture.label.value or None,
        "tags": list(picture.tags),
        "collections": list(picture.collections),
        "notes": picture.notes,
        "missing": picture.missing,
        "styles": list(recipe_styles(picture.recipe)),
        "model_id": recipe_model(picture.recipe) or None,
    }


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")
