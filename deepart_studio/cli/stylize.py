"""``deepart stylize``: photos in, paintings out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from deepart_studio.cli.mask_options import check_plan, open_places, read_masks
from deepart_studio.cli.options import Icc, PaintingFormat, PaintOptions, read_quality, read_size
from deepart_studio.cli.progress_bar import progress_bar
from deepart_studio.cli.report import Reporter, Result
from deepart_studio.cli.shared_options import (
    SOME_FAILED,
    AsJson,
    ColourOnly,
    Detail,
    IccChoice,
    KeepColors,
    ModelId,
    Overwrite,
    Provider,
    Quality,
    Size,
    Strength,
    Stroke,
    StyleOption,
    given,
)
from deepart_studio.cli.targets import STREAM, Plan, plan_targets
from deepart_studio.cli.workshop import Workshop
from deepart_studio.core.errors import UserError
from deepart_studio.core.texts import pick
from deepart_studio.inference.regions import Blend, Places


def stylize(
    inputs: Annotated[
        list[str], typer.Argument(metavar="PHOTO...", help="Photos, films or folders; - is stdin.")
    ],
    style: Annotated[
        list[str] | None,
        StyleOption,
    ] = None,
    mask: Annotated[
        str | None, typer.Option(metavar="FILE", help="Where --style goes: white is painted.")
    ] = None,
    region: Annotated[
        list[str] | None,
        typer.Option(
            "--region",
            metavar="MASK=STYLE[:STRENGTH]",
            help="Another style where MASK is white. Repeat it; the last lies on top.",
        ),
    ] = None,
    refine_masks: Annotated[
        bool, typer.Option("--refine-masks", help="Move the masks' edges to the photo's.")
    ] = False,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", help="File, or folder for several photos; - is stdout."),
    ] = None,
    strength: Strength = None,
    stroke: Stroke = None,
    detail: Detail = None,
    keep_colors: KeepColors = None,
    colour_only: ColourOnly = None,
    size: Size = "full",
    format: Annotated[  # noqa: A002 - becomes --format
        PaintingFormat | None,
        typer.Option(help="Otherwise told by the name. ora: photo and painting as layers."),
    ] = None,
    quality: Quality = 92,
    icc: IccChoice = Icc.SRGB,
    overwrite: Overwrite = False,
    model: ModelId = None,
    provider: Provider = "auto",
    as_json: AsJson = False,
) -> None:
    """Paint photos and films in a style, or in a blend of styles."""
    settings = given(
        strength=strength,
        stroke=stroke,
        detail=detail,
        keep_colors=keep_colors,
        colour_only=colour_only,
    )
    options = PaintOptions(settings, read_size(size), read_quality(quality), icc, overwrite)
    styles = style or []
    masks = read_masks(mask, region or [], refine=refine_masks, styles=styles)
    check_streams(inputs, out, as_json)
    with Workshop(model, provider) as workshop:
        workshop.check(options)
        found = workshop.blend([*styles, *masks.style_texts])
        blend = found[: len(styles)]
        places = open_places(masks, found[len(styles) :], settings.get("strength", 1.0))
        plan = plan_targets(
            inputs,
            out,
            format=format.value if format else None,
            overwrite=overwrite,
            label=" + ".join(pick(chosen.name) for chosen, _ in blend or found),
        )
        check_plan(plan, places)
        failed = paint_all(workshop, plan, blend, places, options, as_json)
    if failed:
        raise typer.Exit(SOME_FAILED)


def check_streams(inputs: list[str], out: str | None, as_json: bool) -> None:
    """UserError where a picture and a report, or a picture and a person, would share the output."""
    to_stdout = out == STREAM or (out is None and STREAM in inputs)
    if to_stdout and as_json:
        raise UserError(
            "--json and the picture cannot both go to standard output.", "Name a file with --out."
        )
    if to_stdout and sys.stdout.isatty():
        raise UserError(
            "A picture cannot be shown in the terminal.", "Name a file with --out, or add > FILE."
        )


def paint_all(
    workshop: Workshop,
    plan: Plan,
    blend: Blend,
    places: Places,
    options: PaintOptions,
    as_json: bool,
) -> int:
    """Paint what can be painted; one failure does not stop the rest. Gives their number."""
    reporter = Reporter(as_json=as_json, batch=plan.batch)
    for refused in plan.refused:
        reporter.add(Result(refused.source, error=str(refused.error)))
    notice_said = False
    with progress_bar(len(plan.targets)) as show:
        for index, target in enumerate(plan.targets):
            name = Path(target.source).name

            def on_progress(
                fraction: float, text: str, index: int = index, name: str = name
            ) -> None:
                show(index, fraction, f"{name} {text}" if text else name)

            try:
                if plan.in_folder:
                    make_folder(Path(target.output).parent)
                if target.film:
                    result = workshop.paint_film(target, blend, options, on_progress)
                else:
                    result = workshop.paint(target, blend, options, on_progress, places)
                reporter.add(result)
            except UserError as error:
                reporter.add(Result(target.source, error=str(error)))
            if workshop.notice is not None and not notice_said:
                typer.echo(f"deepart: {workshop.notice}", err=True)
                notice_said = True
    return reporter.finish()


def make_folder(folder: Path) -> None:
    """The folder that --out names, where it is not there yet; UserError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "The folder {folder} cannot be made: {reason}.",
            "Choose another --out.",
            folder=folder,
            reason=error.strerror or type(error).__name__,
        ) from error
