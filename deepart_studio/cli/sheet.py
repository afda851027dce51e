"""``deepart sheet``: one photo in many styles on one page."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from deepart_studio.cli.options import Icc, PaintOptions, PictureFormat, read_quality
from deepart_studio.cli.pictures import once, read_photo, write_picture
from deepart_studio.cli.progress_bar import progress_bar
from deepart_studio.cli.report import Reporter, Result
from deepart_studio.cli.shared_options import (
    AsJson,
    KeepColors,
    ModelId,
    Overwrite,
    Provider,
    Quality,
    Strength,
    given,
)
from deepart_studio.cli.stylize import check_streams, make_folder
from deepart_studio.cli.targets import STREAM, Plan, Target, plan_targets
from deepart_studio.cli.words import Language, chosen_language
from deepart_studio.cli.workshop import Workshop
from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.requests import PREVIEW_SIDE
from deepart_studio.core.styles import Style
from deepart_studio.core.texts import pick
from deepart_studio.document.formats import OPENRASTER
from deepart_studio.inference.tensors import fit_long_side
from deepart_studio.storage.contact_sheet import (
    TILE_SIDE,
    SheetLayout,
    SheetTile,
    contact_sheet,
    sheet_layout,
)
from deepart_studio.storage.fonts import font_for
from deepart_studio.storage.writing import check_sides

SMALLEST, LARGEST = 64, 2048
MOST_MEGAPIXELS = 200
"""A page of this size takes 0.6 GB while it is drawn."""


def sheet(
    photo: Annotated[str, typer.Argument(metavar="PHOTO", help="A photo; - is stdin.")],
    out: Annotated[
        str | None, typer.Option("--out", "-o", help="File of the sheet; - is stdout.")
    ] = None,
    columns: Annotated[int | None, typer.Option(help="Else as fits a landscape page.")] = None,
    tile: Annotated[
        int, typer.Option(metavar="PIXELS", help="Long side of each tile.")
    ] = TILE_SIDE,
    style: Annotated[
        list[str] | None,
        typer.Option(
            "--style",
            "-s",
            metavar="NAME|PICTURE",
            help="Only this style; repeat it for several. Otherwise all, your own included.",
        ),
    ] = None,
    strength: Strength = None,
    keep_colors: KeepColors = None,
    language: Annotated[
        Language | None, typer.Option(help="Of the captions; otherwise the window's.")
    ] = None,
    format: Annotated[  # noqa: A002 - becomes --format
        PictureFormat | None, typer.Option(help="Otherwise told by the name, or PNG.")
    ] = None,
    quality: Quality = 92,
    overwrite: Overwrite = False,
    model: ModelId = None,
    provider: Provider = "auto",
    as_json: AsJson = False,
) -> None:
    """Paint one photo in all styles, on one page with captions."""
    settings = given(strength=strength, keep_colors=keep_colors)
    options = PaintOptions(settings, _read_tile(tile), read_quality(quality), Icc.SRGB, overwrite)
    _check_columns(columns)
    check_streams([photo], out, as_json)
    plan = _plan(photo, out, format.value if format else None, overwrite)
    target = plan.targets[0]
    if target.format == OPENRASTER.id:
        raise UserError(
            "A sheet is one picture without layers.", "End the name in .png, .jpg, .webp or .tif."
        )
    with Workshop(model, provider) as workshop:
        workshop.check(options)
        styles = _styles(workshop, style or [])
        started = time.perf_counter()
        page = _page(workshop, target, styles, options, columns, language or chosen_language())
        if plan.in_folder:
            make_folder(Path(target.output).parent)
        write_picture(page, target, options, recipe=None)
        seconds = time.perf_counter() - started
        if workshop.notice is not None:
            typer.echo(f"deepart: {workshop.notice}", err=True)
    reporter = Reporter(as_json=as_json, batch=False)
    reporter.add(Result(photo, target.output, None, page.width, page.height, seconds))
    reporter.finish()


def _page(
    workshop: Workshop,
    target: Target,
    styles: Sequence[Style],
    options: PaintOptions,
    columns: int | None,
    language: Language,
) -> Picture:
    photo = read_photo(target.source, once())
    # painted as large as the window's previews, so that the strokes are those of the style wall
    small = fit_long_side(photo, max(PREVIEW_SIDE, options.long_side or 0))
    shown = fit_long_side(small, options.long_side)
    layout = sheet_layout(len(styles), (shown.width, shown.height), columns)
    _check_page(layout, target)
    captions = _captions(styles, language)
    tiles: list[SheetTile] = []
    with progress_bar(len(styles)) as show:

        def on_progress(index: int, fraction: float) -> None:
            show(index, fraction, captions[index][0])

        for painting in workshop.paint_small(small, styles, options, on_progress):
            fitted = fit_long_side(painting, options.long_side)
            tiles.append(SheetTile(fitted.flattened(), *captions[len(tiles)]))
    title = "" if target.source == STREAM else Path(target.source).stem
    page, lacking = contact_sheet(layout, title, tiles)
    if lacking:
        some = lacking[:12] + ("…" if len(lacking) > 12 else "")
        typer.echo(f"deepart: No font on this computer has the characters {some}.", err=True)
    return page


def _captions(styles: Sequence[Style], language: Language) -> list[tuple[str, str]]:
    """Names and origins; in English where no font of the system can write the Chinese ones."""
    names = [pick(style.name, language) for style in styles]
    _, lacking = font_for(names, 16)
    if lacking and language is Language.ZH:
        typer.echo(
            "deepart: No font with Chinese characters was found; the captions are in English.",
            err=True,
        )
        names = [pick(style.name) for style in styles]
    origins = [", ".join(part for part in (s.artist, s.year) if part) for s in styles]
    return list(zip(names, origins, strict=True))


def _styles(workshop: Workshop, texts: Sequence[str]) -> list[Style]:
    if not texts:
        if not workshop.styles:
            raise UserError("This model has no styles of its own.", "Name pictures with --style.")
        return workshop.styles
    blend = workshop.blend(texts)
    if any(weight != 1 for _, weight in blend):
        raise UserError("A sheet shows each style by itself.", "Leave out the weights.")
    return list({style.code_sha256: style for style, _ in blend}.values())


def _plan(photo: str, out: str | None, format_: str | None, overwrite: bool) -> Plan:
    if photo != STREAM and Path(photo).is_dir():
        raise UserError("{path} is a folder.", "A sheet is made of one photo.", path=photo)
    by_name = out is not None and bool(Path(out).suffix) and not Path(out).is_dir()
    chosen = format_ or (None if by_name or out == STREAM else "png")
    plan = plan_targets([photo], out, format=chosen, overwrite=overwrite, label="style sheet")
    for refused in plan.refused:
        raise refused.error
    return plan


def _read_tile(tile: int) -> int:
    if not SMALLEST <= tile <= LARGEST:
        raise UserError(
            "Tiles cannot be {tile} pixels large.",
            "Choose a long side from {smallest} to {largest}.",
            tile=tile,
            smallest=SMALLEST,
            largest=LARGEST,
        )
    return tile


def _check_columns(columns: int | None) -> None:
    if columns is not None and columns < 1:
        raise UserError(
            "A sheet cannot have {columns} columns.", "Choose 1 or more.", columns=columns
        )


def _check_page(layout: SheetLayout, target: Target) -> None:
    """Too large a page is said before anything is painted."""
    width, height = layout.size
    if width * height > MOST_MEGAPIXELS * 1_000_000:
        raise UserError(
            "The sheet would be {width} × {height} pixels large.",
            "Choose smaller tiles with --tile, or fewer styles with --style.",
            width=width,
            height=height,
        )
    check_sides(target.format, width, height)
