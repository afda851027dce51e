"""``deepart upscale``: pictures enlarged two or four times."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from deepart_studio.cli.export_options import (
    Exif,
    ExifChoice,
    RecipeChoice,
    RecipePlace,
    check_encoding,
    read_encoding,
)
from deepart_studio.cli.options import Icc, PaintOptions, PictureFormat
from deepart_studio.cli.pictures import once, read_photo, write_picture
from deepart_studio.cli.progress_bar import progress_bar
from deepart_studio.cli.report import Reporter, Result
from deepart_studio.cli.shared_options import (
    SOME_FAILED,
    AsJson,
    IccChoice,
    ModelId,
    Overwrite,
    Provider,
    Quality,
)
from deepart_studio.cli.stylize import check_streams, make_folder
from deepart_studio.cli.targets import STREAM, Target, plan_targets
from deepart_studio.cli.workshop import wait_for
from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.document.opening import load_recipe
from deepart_studio.inference.catalog import Catalog, ModelEntry
from deepart_studio.inference.engine import Engine
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.inference.upscaler import UpscalePipeline
from deepart_studio.storage.model_roots import model_roots


def upscale(
    inputs: Annotated[
        list[str], typer.Argument(metavar="PICTURE...", help="Pictures or folders; - is stdin.")
    ],
    factor: Annotated[int, typer.Option("--factor", "-x", help="2 or 4.")] = 4,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", help="File, or folder for several pictures; - is stdout."),
    ] = None,
    format: Annotated[  # noqa: A002 - becomes --format
        PictureFormat | None, typer.Option(help="Otherwise told by the name.")
    ] = None,
    quality: Quality = 92,
    icc: IccChoice = Icc.SRGB,
    exif: ExifChoice = Exif.KEEP,
    recipe: RecipeChoice = RecipePlace.EMBED,
    overwrite: Overwrite = False,
    model: ModelId = None,
    provider: Provider = "auto",
    as_json: AsJson = False,
) -> None:
    """Enlarge pictures two or four times, with edges and strokes kept sharp."""
    encoding = read_encoding(quality=quality, icc=icc, exif=exif)
    options = PaintOptions({}, None, encoding, overwrite, recipe.value)
    check_streams(inputs, out, as_json)
    sessions = SessionCache(provider)
    pipeline = UpscalePipeline(_entry(model), sessions)
    plan = plan_targets(
        inputs,
        out,
        format=format.value if format else None,
        overwrite=overwrite,
        label=f"{factor}x",
    )
    check_encoding(plan.targets, encoding, recipe, background=False)
    reporter = Reporter(as_json=as_json, batch=plan.batch)
    for refused in plan.refused:
        reporter.add(Result(refused.source, error=str(refused.error)))
    engine, say = Engine(), once()
    try:
        with progress_bar(len(plan.targets)) as show:
            for index, target in enumerate(plan.targets):

                def on_progress(
                    fraction: float, _: str, index: int = index, name: str = target.source
                ) -> None:
                    show(index, fraction, Path(name).name)

                try:
                    if plan.in_folder:
                        make_folder(Path(target.output).parent)
                    reporter.add(_one(engine, pipeline, target, factor, options, say, on_progress))
                except UserError as error:
                    reporter.add(Result(target.source, error=str(error)))
    finally:
        engine.close()
    if sessions.notice is not None:
        typer.echo(f"deepart: {sessions.notice}", err=True)
    if reporter.finish():
        raise typer.Exit(SOME_FAILED)


def _one(
    engine: Engine,
    pipeline: UpscalePipeline,
    target: Target,
    factor: int,
    options: PaintOptions,
    say: Callable[[UserError], object],
    on_progress: Callable[[float, str], None],
) -> Result:
    """Read, enlarge and write one picture."""
    if target.film:
        raise UserError("Films cannot be enlarged.", "Give pictures.")
    started = time.perf_counter()
    picture = read_photo(target.source, say)
    before = "" if target.source == STREAM else load_recipe(Path(target.source)) or ""
    request = pipeline.request(picture, factor, before)

    def work(progress: Progress) -> Picture:
        return pipeline.enlarge(picture, request, progress)

    enlarged = wait_for(engine.submit(work, on_progress=on_progress))
    write_picture(enlarged, target, options, request.to_json())
    return Result(
        target.source,
        target.output,
        width=enlarged.width,
        height=enlarged.height,
        seconds=time.perf_counter() - started,
        request=request,
    )


def _entry(model: str | None) -> ModelEntry:
    catalog = Catalog(model_roots())
    if model:
        return catalog.get(model)
    try:
        return catalog.first("upscaler")
    except UserError as error:
        raise UserError(
            "There is no model that enlarges pictures yet.",
            "Train one with: deepart train upscaler, then upscaler-export.",
        ) from error
