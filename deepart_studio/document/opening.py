"""Any picture as a photo, projects included, and the recipe in it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.document.compositing import composite
from deepart_studio.document.layers import Document
from deepart_studio.document.psd import PsdProject, is_psd
from deepart_studio.document.reading import MIMETYPE, Glimpse, Project, Say
from deepart_studio.storage.problems import reading_problem
from deepart_studio.storage.reading import load_picture
from deepart_studio.storage.recipes import read_recipe

MOST_SAID = 5
_ZIP = b"PK\x03\x04"
_HEAD_BYTES = 128


def is_openraster(source: Path | bytes) -> bool:
    """Whether this is a project: told by its first bytes, or by the name of a ZIP archive."""
    try:
        head = source[:_HEAD_BYTES] if isinstance(source, bytes) else _head(source)
    except OSError:
        return False  # whoever reads it says what is wrong
    named = isinstance(source, Path) and source.suffix.lower() == ".ora"
    return head.startswith(_ZIP) and (named or MIMETYPE.encode() in head)


def has_layers(source: Path | bytes) -> bool:
    """Whether this is a project of ours or another program's."""
    return is_openraster(source) or is_psd(source)


def load_photo(source: Path | bytes, name: str | None = None, say: Say | None = None) -> Picture:
    """A picture file, or a project as its flattened picture; its hash is of the file.

    ``say`` is called with what is missing in a project. UserError as for ``load_picture``.
    """
    if not has_layers(source):
        return load_picture(source, name)
    with _project(source, name, say or _say_nothing) as (project, file):
        picture = project.merged()
        if picture is None:
            pixels = composite(project.layers())
            picture = Picture(pixels[..., :3].copy(), pixels[..., 3].copy(), project.name)
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    opaque = picture.alpha is None or bool((picture.alpha == 255).all())
    return replace(picture, sha256=sha256, alpha=None if opaque else picture.alpha)


def load_document(path: Path, say: Say | None = None) -> tuple[Document, str]:
    """A project with its layers, and its file's SHA-256; UserError when nothing is readable."""
    with _project(path, None, say or _say_nothing) as (project, file):
        document = project.document()
        file.seek(0)
        return document, hashlib.file_digest(file, "sha256").hexdigest()


def glimpses(path: Path) -> Iterator[Glimpse]:
    """What can be shown of a project before its layers are read; nothing of other files.

    Each is finer than the one before. Problems are left to whoever reads the layers.
    """
    if is_openraster(path):
        with suppress(UserError), _project(path, None, _say_nothing) as (project, _):
            if isinstance(project, Project):
                yield from project.glimpses()


def load_recipe(path: Path) -> str | None:
    """The recipe's JSON in a picture, or of a project's highest painted layer; None without one."""
    if not has_layers(path):
        return read_recipe(path)
    with _project(path, None, _say_nothing) as (project, _):
        return project.recipe()


def load_recipes(path: Path) -> list[str]:
    """The JSON of everything painted in a project, oldest first; a picture has one at most."""
    if is_openraster(path):
        with _project(path, None, _say_nothing) as (project, _):
            if isinstance(project, Project) and (found := project.recipes()):
                return found
    recipe = load_recipe(path)
    return [] if recipe is None else [recipe]


@contextmanager
def _project(
    source: Path | bytes, name: str | None, say: Say
) -> Iterator[tuple[Project | PsdProject, io.BufferedReader | io.BytesIO]]:
    with ExitStack() as stack:
        if isinstance(source, Path):
            try:
                file: io.BufferedReader | io.BytesIO = stack.enter_context(source.open("rb"))
            except OSError as error:
                raise reading_problem(source, error) from error
        else:
            file = io.BytesIO(source)
        shown = name or (source.name if isinstance(source, Path) else "picture")
        with _few(say) as say_few:
            kind = PsdProject if is_psd(source) else Project
            yield kind(file, shown, say_few), file


@contextmanager
def _few(say: Say) -> Iterator[Say]:
    """Pass the first problems on, and the number of the others at the end."""
    count = 0

    def counted(problem: UserError) -> None:
        nonlocal count
        count += 1
        if count <= MOST_SAID:
            say(problem)

    yield counted
    if count > MOST_SAID:
        say(UserError("There are {count} more problems of this kind.", count=count - MOST_SAID))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def _say_nothing(_: UserError) -> None:
    """For those who need only a part of the file."""
