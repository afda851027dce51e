"""Photos in and paintings out: files, projects with layers, and the standard streams."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

from deepart_studio.cli.mask_options import say
from deepart_studio.cli.options import PaintOptions
from deepart_studio.cli.targets import STREAM, Target
from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.requests import StyleRequest
from deepart_studio.document.opening import load_photo
from deepart_studio.document.painting import painted_document
from deepart_studio.document.writing import save_document, write_document
from deepart_studio.inference.tensors import fit_long_side
from deepart_studio.storage.writing import encode_picture, save_picture


def read_photo(source: str, say_problem: Callable[[UserError], object]) -> Picture:
    """The photo in a file or on standard input; UserError as for ``load_photo``."""
    if source == STREAM:
        return load_photo(sys.stdin.buffer.read(), "standard input", say_problem)
    return load_photo(Path(source), say=say_problem)


def once() -> Callable[[UserError], object]:
    """Says a problem on standard error, but the same one only once."""
    said: set[str] = set()

    def say_problem(problem: UserError) -> None:
        if str(problem) not in said:
            said.add(str(problem))
            say(str(problem))

    return say_problem


def write_picture(
    painting: Picture, target: Target, options: PaintOptions, recipe: str | None
) -> None:
    """Write atomically, or to standard output; UserError as for ``save_picture``."""
    if target.output != STREAM:
        save_picture(
            painting,
            Path(target.output),
            format=target.format,
            quality=options.quality,
            icc=options.icc.value,
            recipe=recipe,
            overwrite=options.overwrite,
        )
        return
    data = encode_picture(
        painting,
        target.format,
        quality=options.quality,
        icc=options.icc.value,
        recipe=recipe,
    )
    _to_standard_output(data)


def write_layers(
    photo: Picture,
    painting: Picture,
    request: StyleRequest,
    target: Target,
    options: PaintOptions,
    say_problem: Callable[[UserError], object],
) -> None:
    """Write photo and painting as layers of a project; UserError as for ``save_document``."""
    document = painted_document(
        fit_long_side(photo, options.long_side),
        painting,
        request,
        source=None if target.source == STREAM else Path(target.source),
        say=say_problem,
    )
    if target.output != STREAM:
        path = Path(target.output)
        save_document(document, path, exif=painting.exif, overwrite=options.overwrite)
        return
    buffer = io.BytesIO()
    write_document(document, buffer, painting.exif)
    _to_standard_output(buffer.getvalue())


def _to_standard_output(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
