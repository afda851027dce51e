"""``deepart queue add``: photos with a recipe and a destination, to be painted later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from deepart_studio.batch.changes import add
from deepart_studio.batch.painting import recipe_for
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Destination, Row
from deepart_studio.batch.sources import find_photos, megapixels
from deepart_studio.cli.options import Icc, PaintOptions, PictureFormat, read_quality, read_size
from deepart_studio.cli.queue_words import row_json, said_count
from deepart_studio.cli.shared_options import (
    SOME_FAILED,
    AsJson,
    ColourOnly,
    Detail,
    IccChoice,
    KeepColors,
    ModelId,
    Quality,
    Size,
    Strength,
    Stroke,
    StyleOption,
    given,
)
from deepart_studio.cli.workshop import Workshop
from deepart_studio.core.errors import UserError
from deepart_studio.storage.paths import queue_file


def queue_add(
    inputs: Annotated[list[str], typer.Argument(metavar="PHOTO...", help="Photos or folders.")],
    style: Annotated[
        list[str],
        StyleOption,
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="Folder to paint into.")],
    strength: Strength = None,
    stroke: Stroke = None,
    detail: Detail = None,
    keep_colors: KeepColors = None,
    colour_only: ColourOnly = None,
    size: Size = "full",
    format: Annotated[  # noqa: A002 - becomes --format
        PictureFormat | None, typer.Option(help="Otherwise the photo's own.")
    ] = None,
    quality: Quality = 92,
    icc: IccChoice = Icc.SRGB,
    model: ModelId = None,
    as_json: AsJson = False,
) -> None:
    """Put photos at the end of the queue; deepart queue run, or the window, paints them."""
    folder = Path(out).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        raise UserError("{out} is a file.", "Paintings of the queue go to a folder.", out=out)
    settings = given(
        strength=strength,
        stroke=stroke,
        detail=detail,
        keep_colors=keep_colors,
        colour_only=colour_only,
    )
    options = PaintOptions(settings, read_size(size), read_quality(quality), icc, overwrite=False)
    with Workshop(model, "auto") as workshop:
        workshop.check(options)
        recipe = recipe_for(
            workshop.pipeline,
            workshop.blend(style),
            settings,
            options.long_side,
            kept=lambda chosen: chosen in workshop.styles,
        )
    to = Destination(str(folder), format.value if format else "", quality, icc.value)
    found = find_photos([Path(text) for text in inputs])
    rows = [Row(str(p), p.stem, recipe, to, megapixels=megapixels(p)) for p in found.photos]
    queue = QueueFile(queue_file()).change(add(rows))
    for problem in found.problems:
        typer.echo(f"deepart: {problem}", err=True)
    if as_json:
        places = {row.id: place for place, row in enumerate(queue.rows, 1)}
        added = [row_json(places[row.id], row) for row in rows]
        typer.echo(json.dumps({"added": added}, ensure_ascii=False, indent=2))
    else:
        typer.echo(f"{said_count(len(rows))} added. {said_count(queue.waiting)} in all to paint.")
    if found.problems:
        raise typer.Exit(SOME_FAILED)
