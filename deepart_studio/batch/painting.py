"""Paints one row, in three steps, so that the window can run each where it blocks nobody.

The very same calls as for a single painting: a batch gives the same pixels.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, cast

import numpy as np

from deepart_studio.batch.rows import Problem, QueuedStyle, Recipe, Row, State
from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.core.requests import StyleRequest
from deepart_studio.core.styles import Code, Style
from deepart_studio.core.texts import pick
from deepart_studio.document.opening import load_photo
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.style import StylePipeline
from deepart_studio.storage.recipes import read_recipe
from deepart_studio.storage.writing import FORMATS, save_picture

Blend = tuple[tuple[Style, float], ...]
_CHANGED_MODEL = 'The model "{id}" was changed after this was put in the queue.'
_FORMAT_OF_SUFFIX = {suffix: f.id for f in FORMATS.values() for suffix in f.suffixes}


class Models:
    """The pipelines that rows ask for, each opened once; ``first`` is one that is open already."""

    def __init__(
        self, roots: Sequence[Path], sessions: SessionCache, first: StylePipeline | None = None
    ) -> None:
        self._roots, self._sessions = tuple(roots), sessions
        self._open: dict[str, StylePipeline] = {first.manifest.id: first} if first else {}

    def pipeline(self, model_id: str) -> StylePipeline:
        """The model with this id; UserError when it is not there or cannot be used."""
        if model_id not in self._open:
            entry = Catalog(self._roots).get(model_id)
            self._open[model_id] = StylePipeline(entry, self._sessions)
        return self._open[model_id]


@dataclass(frozen=True, eq=False)
class Prepared:
    """A row with all that the engine needs."""

    row: Row
    photo: Picture
    blend: Blend
    request: StyleRequest
    pipeline: StylePipeline


def recipe_for(
    pipeline: StylePipeline,
    blend: Sequence[tuple[Style, float]],
    values: Mapping[str, float],
    long_side: int | None,
    kept: Callable[[Style], bool],
) -> Recipe:
    """The recipe of a blend; ``kept`` says whether a style will be found again by its id.

    Values of parameters that the model has are taken, the others are its defaults. Raises UserError
    for values outside its ranges.
    """
    parameters = pipeline.manifest.parameters
    return Recipe(
        model_id=pipeline.manifest.id,
        model_sha256=pipeline.manifest.sha256,
        encoder_sha256=pipeline.encoder_sha256,
        styles=tuple(_queued(style, weight, kept(style)) for style, weight in blend),
        values={p.id: p.check(values.get(p.id, p.default)) for p in parameters},
        long_side=long_side,
    )


def prepare(row: Row, models: Models, own: Callable[[str], Sequence[Style]]) -> Prepared:
    """Read the photo and find the styles; UserError says what is missing.

    ``own(encoder_sha256)`` lists the person's own styles.
    """
    recipe = row.recipe
    pipeline = models.pipeline(recipe.model_id)
    if recipe.model_sha256 not in ("", pipeline.manifest.sha256):
        raise UserError(
            _CHANGED_MODEL, "Try again to paint it with the model as it is now.", id=recipe.model_id
        )
    known = {s.id: s for s in (*pipeline.styles, *own(pipeline.encoder_sha256))}
    blend = tuple((_style(style, known, recipe, pipeline), style.weight) for style in recipe.styles)
    photo = load_photo(Path(row.source))
    values = {p.id: recipe.values.get(p.id, p.default) for p in pipeline.manifest.parameters}
    request = pipeline.request(photo, blend, long_side=recipe.long_side, **values)
    # the row's own id: it is in the file, so that a painting is recognised after a crash
    return Prepared(row, photo, blend, replace(request, id=row.id), pipeline)


def paint(prepared: Prepared, progress: Progress) -> Picture:
    """The painting; for the engine's thread."""
    return prepared.pipeline.render(prepared.photo, prepared.blend, prepared.request, progress)


def begun(row: Row) -> Row:
    """The row as it is noted before its painting begins: with a name that nobody has yet."""
    return replace(row, state=State.RUNNING, problem=None, output=str(_free_output(row)))


def written_before(row: Row) -> Row | None:
    """The finished row, where a crash came between writing its picture and noting it."""
    if not row.output or not Path(row.output).is_file():
        return None
    try:
        same = json.loads(read_recipe(Path(row.output)) or "{}").get("id") == row.id
    except (UserError, ValueError, AttributeError):
        return None
    return replace(row, state=State.DONE) if same else None


def write(row: Row, painting: Picture, request: StyleRequest, seconds: float) -> Row:
    """Save the painting, never over a file; gives the finished row. Raises UserError."""
    to = row.destination
    output = Path(row.output)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "The folder {folder} cannot be made: {reason}.",
            "Choose another folder.",
            folder=str(output.parent),
            reason=error.strerror or type(error).__name__,
        ) from error
    if output.exists():  # it came into being while the photo was painted
        output = _free_output(replace(row, output=""))
    save_picture(
        painting,
        output,
        quality=to.quality,
        icc=cast('Literal["srgb", "keep"]', to.icc),
        recipe=request.to_json() if to.recipe else None,
    )
    return replace(
        row,
        state=State.DONE,
        output=str(output),
        seconds=seconds,
        width=painting.width,
        height=painting.height,
    )


def failed(row: Row, error: BaseException) -> Row:
    """The row with what went wrong; also for faults of the program, so that the rest goes on."""
    if not isinstance(error, UserError):
        error = UserError(
            "Something unexpected went wrong ({kind}: {reason}).",
            "Try again; the photo is untouched.",
            kind=type(error).__name__,
            reason=str(error)[:200],
        )
    return replace(row, state=State.FAILED, problem=Problem.of(error), output="")


def _free_output(row: Row) -> Path:
    """The first of "harbour.png", "harbour 2.png", … that does not exist."""
    source = Path(row.source)
    format_ = row.destination.format or _FORMAT_OF_SUFFIX.get(source.suffix.lower(), "png")
    known = FORMATS[format_].suffixes if format_ in FORMATS else (f".{format_}",)
    own = not row.destination.format and source.suffix.lower() in known
    suffix = source.suffix if own else known[0]
    if format_ == "jpeg" and not own:
        suffix = ".jpg"
    folder = Path(row.destination.folder)
    path, number = folder / f"{row.stem}{suffix}", 1
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{row.stem} {number}{suffix}"
    return path


def _queued(style: Style, weight: float, kept: bool) -> QueuedStyle:
    code = "" if kept else base64.b64encode(style.code.astype("<f4").tobytes()).decode()
    name: dict[str, Any] = dict(style.name)
    return QueuedStyle(style.id if kept else "", name, weight, style.code_sha256, code)


def _style(
    queued: QueuedStyle, known: Mapping[str, Style], recipe: Recipe, pipeline: StylePipeline
) -> Style:
    name = pick(queued.name)
    if queued.code:
        if recipe.encoder_sha256 != pipeline.encoder_sha256:
            raise UserError(
                'The style "{name}" was read for another model.',
                "Put the photo in the queue again.",
                name=name,
            )
        return Style(id=name, name=queued.name, code=_code(queued), builtin=False)
    style = known.get(queued.id)
    if style is None:
        raise UserError(
            'The style "{name}" is not there any more.',
            "Choose another style for this photo, or add the picture of the style again.",
            name=name,
        )
    if recipe.model_sha256 and style.code_sha256 != queued.code_sha256:
        raise UserError(
            'The style "{name}" was changed after this was put in the queue.',
            "Try again to paint it with the style as it is now.",
            name=name,
        )
    return style


def _code(queued: QueuedStyle) -> Code:
    try:
        code = np.frombuffer(base64.b64decode(queued.code), "<f4").astype(np.float32)
    except (ValueError, binascii.Error):
        code = np.zeros(0, np.float32)
    if code.size == 0 or not np.isfinite(code).all():
        raise UserError(
            'The style "{name}" is damaged in the queue.',
            "Put the photo in the queue again.",
            name=pick(queued.name),
        )
    return code
