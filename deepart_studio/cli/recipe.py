"""``deepart recipe``: how a painting was made, and the same again on another photo."""

from __future__ import annotations

import json
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
from deepart_studio.cli.options import Icc, PaintOptions
from deepart_studio.cli.shared_options import SOME_FAILED, AsJson, IccChoice, Overwrite, Quality
from deepart_studio.cli.stylize import check_streams, paint_all
from deepart_studio.cli.targets import plan_targets
from deepart_studio.cli.workshop import Workshop
from deepart_studio.core.errors import UserError
from deepart_studio.core.gan_requests import GanRequest, is_gan_recipe
from deepart_studio.core.requests import StyleRequest, StyleWeight
from deepart_studio.core.upscale_requests import UpscaleRequest, is_upscale_recipe
from deepart_studio.document.opening import load_recipe, load_recipes
from deepart_studio.inference.catalog import Catalog
from deepart_studio.inference.regions import Blend, Places
from deepart_studio.storage.model_roots import model_roots

recipe_app = typer.Typer(help="How a painting was made.", no_args_is_help=True)
Source = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A painting, a project (.ora) or a recipe (.xmp)."),
]


@recipe_app.command()
def show(
    file: Source,
    everything: Annotated[
        bool,
        typer.Option("--all", help="All that was painted in a project, also layers that are gone."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tell the recipe in a painting: photo, styles, settings and model."""
    found = load_recipes(Path(file)) if everything else []
    requests = [_parsed(text) for text in found or [_text(file)]]
    if as_json:
        rows = [json.loads(request.to_json()) for request in requests]
        typer.echo(json.dumps(rows if everything else rows[0], ensure_ascii=False, indent=2))
        return
    for number, request in enumerate(requests):
        for line in ["", *_lines(request)] if number else _lines(request):
            typer.echo(line)


@recipe_app.command()
def run(
    file: Source,
    photo: Annotated[str, typer.Option("--input", "-i", metavar="PHOTO", help="- is stdin.")],
    out: Annotated[str | None, typer.Option("--out", "-o", help="- is stdout.")] = None,
    quality: Quality = 92,
    icc: IccChoice = Icc.SRGB,
    exif: ExifChoice = Exif.KEEP,
    recipe: RecipeChoice = RecipePlace.EMBED,
    overwrite: Overwrite = False,
    as_json: AsJson = False,
) -> None:
    """Paint a photo by the recipe in a painting: same model, styles, settings and size."""
    check_streams([photo], out, as_json)
    request = _request(file)
    if request.plan:
        raise UserError(
            "The recipe in {name} has masks, and a recipe holds only their hashes.",
            "Paint the photo with deepart stylize and --mask or --region.",
            name=Path(file).name,
        )
    with Workshop(_model(request), "auto") as workshop:
        known = {parameter.id for parameter in workshop.pipeline.manifest.parameters}
        settings = {name: value for name, value in request.settings.items() if name in known}
        encoding = read_encoding(quality=quality, icc=icc, exif=exif)
        options = PaintOptions(settings, request.long_side, encoding, overwrite, recipe.value)
        workshop.check(options)
        blend = _blend(request, workshop)
        label = " + ".join(style.name for style in request.styles)
        plan = plan_targets([photo], out, format=None, overwrite=overwrite, label=label)
        check_encoding(plan.targets, encoding, recipe, background=False)
        if paint_all(workshop, plan, blend, Places(), options, as_json):
            raise typer.Exit(SOME_FAILED)


def _parsed(text: str) -> StyleRequest | GanRequest | UpscaleRequest:
    if is_gan_recipe(text):
        return GanRequest.from_json(text)
    return (
        UpscaleRequest.from_json(text) if is_upscale_recipe(text) else StyleRequest.from_json(text)
    )


def _lines(request: StyleRequest | GanRequest | UpscaleRequest) -> list[str]:
    if isinstance(request, GanRequest):
        return _words_of_gan(request)
    if isinstance(request, StyleRequest):
        return _words(request)
    before = ["", "Before that:", *_lines(_parsed(request.before))] if request.before else []
    return [
        f"Enlarged: {request.factor} times",
        f"Model: {request.model_id} ({request.model_sha256[:12]})",
        f"Made with: version {request.app_version}",
        *before,
    ]


def _request(file: str) -> StyleRequest:
    text = _text(file)
    if is_upscale_recipe(text):
        raise UserError(
            "{name} was enlarged, and the recipe is of that.",
            "deepart recipe show tells how; enlarge another picture with deepart upscale.",
            name=Path(file).name,
        )
    if is_gan_recipe(text):
        raise UserError(
            "{name} was invented, not painted over a photo.",
            "Make it again with deepart generate; deepart recipe show tells model and seed.",
            name=Path(file).name,
        )
    return StyleRequest.from_json(text)


def _text(file: str) -> str:
    path = Path(file)
    recipe = load_recipe(path)
    if recipe is None:
        raise UserError(
            "{name} has no recipe.",
            "Paintings by this program have one unless it was switched off.",
            name=path.name,
        )
    return recipe


def _model(request: StyleRequest) -> str:
    """The id of the installed model with the recipe's hash; UserError when there is none."""
    catalog = Catalog(model_roots())
    for entry in catalog.entries:
        if entry.good and entry.manifest and entry.manifest.sha256 == request.model_sha256:
            return entry.id
    catalog.get(request.model_id)  # says so when there is none of that name
    raise UserError(
        'The recipe was made with another version of the model "{id}".',
        "The same painting needs the same version: put it into the folder of your models.",
        id=request.model_id,
    )


def _blend(request: StyleRequest, workshop: Workshop) -> Blend:
    """The recipe's styles, found by what they are and not by their names."""
    known = {style.code_sha256: style for style in workshop.styles}
    for wanted in request.styles:
        if wanted.code_sha256 not in known:
            raise UserError(
                'The style "{name}" of the recipe is not known here.',
                "Add its picture to your styles in the window, then try again.",
                name=wanted.name,
            )
    return [(known[wanted.code_sha256], wanted.weight) for wanted in request.styles]


def _words_of_gan(request: GanRequest) -> list[str]:
    label = [f"Class: {request.label}"] if request.label else []
    return [
        f"Seed: {request.seed}",
        *label,
        f"Truncation: {request.truncation:g}",
        f"Model: {request.model_id} ({request.model_sha256[:12]})",
        f"Made with: version {request.app_version}",
    ]


def _words(request: StyleRequest) -> list[str]:
    lines = [f"Styles: {_styles(request.styles)}"] if request.styles else []
    for number, region in enumerate(request.plan.regions, 1):
        where = f"mask {region.mask.sha256[:12]}, strength {region.strength:g}"
        lines.append(f"Region {number}: {_styles(region.styles)} ({where})")
    if request.plan.limit is not None:
        lines.append(f"Only where: mask {request.plan.limit.sha256[:12]}")
    if request.plan.selection is not None:
        lines.append(f"Only the selection: mask {request.plan.selection.sha256[:12]}")
    lines += [
        f"{name.replace('_', ' ').capitalize()}: {value:g}"
        for name, value in request.settings.items()
    ]
    size = "the photo's own" if request.long_side is None else f"{request.long_side} pixels"
    return [
        *lines,
        f"Size: {size}",
        f"Model: {request.model_id} ({request.model_sha256[:12]})",
        f"Photo: {request.photo_sha256[:12]}",
        f"Made with: version {request.app_version}",
    ]


def _styles(styles: tuple[StyleWeight, ...]) -> str:
    if len(styles) == 1:
        return styles[0].name
    return ", ".join(f"{style.name} ({style.weight:g})" for style in styles)
