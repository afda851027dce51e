"""``deepart generate``: pictures that a generator invents, by seed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from deepart_studio.cli.export_options import RecipeChoice, RecipePlace
from deepart_studio.cli.options import PictureFormat, read_quality
from deepart_studio.cli.report import Reporter, Result
from deepart_studio.cli.shared_options import SOME_FAILED, AsJson, Overwrite, Provider, Quality
from deepart_studio.cli.stylize import make_folder
from deepart_studio.cli.workshop import wait_for
from deepart_studio.core.errors import UserError
from deepart_studio.core.gan_requests import LARGEST_SEED, GanRequest
from deepart_studio.core.pictures import Picture
from deepart_studio.core.progress import Progress
from deepart_studio.inference.catalog import Catalog, ModelEntry
from deepart_studio.inference.engine import Engine
from deepart_studio.inference.gan import GanPipeline
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.storage.encoding import Encoding
from deepart_studio.storage.model_roots import model_roots
from deepart_studio.storage.writing import save_picture

MOST_SEEDS = 100_000


def generate(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the pictures.")],
    model: Annotated[str | None, typer.Option(help="See deepart models list.")] = None,
    seed: Annotated[
        str, typer.Option(metavar="N|N..N|N,N", help="Each seed is another picture.")
    ] = "1",
    truncation: Annotated[
        float | None, typer.Option(help="Low: safe and alike. High: varied and bold.")
    ] = None,
    label: Annotated[
        str | None, typer.Option("--class", help="For a model that has classes.")
    ] = None,
    format: Annotated[PictureFormat, typer.Option()] = PictureFormat.PNG,  # noqa: A002
    quality: Quality = 92,
    recipe: RecipeChoice = RecipePlace.EMBED,
    overwrite: Overwrite = False,
    provider: Provider = "auto",
    as_json: AsJson = False,
) -> None:
    """Invent pictures. The same seed gives the same picture everywhere."""
    seeds = read_seeds(seed)
    read_quality(quality)
    catalog = Catalog(model_roots())
    sessions = SessionCache(provider)
    pipeline = GanPipeline(catalog.get(model) if model else _first(catalog), sessions)
    requests = [pipeline.request(s, truncation=truncation, label=label) for s in seeds]
    make_folder(out)
    reporter = Reporter(as_json=as_json, batch=False)
    engine = Engine()
    try:
        for request in requests:
            started = time.perf_counter()
            target = out / _name(request, format)
            try:
                picture = _invented(engine, pipeline, request)
                save_picture(
                    picture,
                    target,
                    format=format.value,
                    encoding=Encoding(quality=quality),
                    recipe=None if recipe is RecipePlace.NONE else request.to_json(),
                    beside=recipe is RecipePlace.SIDECAR,
                    overwrite=overwrite,
                )
            except UserError as error:
                reporter.add(Result(f"seed {request.seed}", error=str(error)))
                continue
            reporter.add(
                Result(
                    f"seed {request.seed}",
                    str(target),
                    width=picture.width,
                    height=picture.height,
                    seconds=time.perf_counter() - started,
                    request=request,
                )
            )
    finally:
        engine.close()
    if sessions.notice is not None:
        typer.echo(f"deepart: {sessions.notice}", err=True)
    if reporter.finish():
        raise typer.Exit(SOME_FAILED)


def read_seeds(text: str) -> list[int]:
    """``--seed``: numbers and ranges, such as "7", "1..9" or "1..3,8"; UserError for others."""
    seeds: list[int] = []
    for part in text.split(","):
        first, dots, last = part.strip().partition("..")
        try:
            start = int(first)
            end = int(last) if dots else start
        except ValueError:
            start, end = 1, 0
        if not 0 <= start <= end <= LARGEST_SEED or end - start >= MOST_SEEDS:
            raise UserError(
                "The seed cannot be {text}.",
                "Give whole numbers from 0 to {largest}, such as 7, 1..9 or 1,5,9.",
                text=part.strip() or '""',
                largest=LARGEST_SEED,
            )
        seeds += range(start, end + 1)
    return list(dict.fromkeys(seeds))


def _invented(engine: Engine, pipeline: GanPipeline, request: GanRequest) -> Picture:
    def work(progress: Progress) -> Picture:
        return pipeline.invent(request, progress)

    return wait_for(engine.submit(work))


def _name(request: GanRequest, format: PictureFormat) -> str:  # noqa: A002
    suffix = "jpg" if format is PictureFormat.JPEG else format.value
    label = f"-{request.label}" if request.label else ""
    plain = "".join(c if c.isalnum() or c in "-_ " else "_" for c in label)
    return f"{request.model_id}{plain}-{request.seed}.{suffix}"


def _first(catalog: Catalog) -> ModelEntry:
    try:
        return catalog.first("gan")
    except UserError as error:
        raise UserError(
            "There is no generator yet.", "Train one with: deepart train gan, then gan-export."
        ) from error
