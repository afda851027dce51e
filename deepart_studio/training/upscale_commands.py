"""``deepart train upscaler | upscaler-export``: the command line of the upscaler.

A run's folder holds run.json (pictures and recipe), stats.jsonl and checkpoint.pt.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import Any

import torch

from deepart_studio.core.errors import UserError
from deepart_studio.core.paths import models_folder
from deepart_studio.training.perceptual_io import read_perceptual_package
from deepart_studio.training.runs import (
    RUN,
    add_names,
    add_recipe,
    check_not_begun,
    names_of,
    print_report,
    read_settings,
    recipe_of,
    run_and_keep,
    write_settings,
)
from deepart_studio.training.upscale_data import open_pictures
from deepart_studio.training.upscale_export import export_upscale_package, round_network
from deepart_studio.training.upscale_figures import bicubic, compare, enlarged_by, lanczos
from deepart_studio.training.upscale_trainer import UpscaleRecipe, UpscaleTrainer

TRAIN = "deepart train upscaler"
PERCEPTUAL_ID = "perceptual-slim"
#: Held-out pictures for the figures of the card.
JUDGED = 400


def main(argv: list[str]) -> int:
    """Run a command; gives the exit code. Raises UserError for bad input."""
    args = _parser().parse_args(argv)
    torch.set_num_threads(args.threads)
    {"upscaler": _train, "upscaler-export": _export}[args.command](args)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="deepart train")
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser(
        "upscaler",
        help="train a network that enlarges pictures",
        argument_default=argparse.SUPPRESS,
    )
    train.add_argument(
        "--pictures", type=Path, action="append", help="folder of sharp pictures; repeat for more"
    )
    train.add_argument("--out", type=Path, required=True, help="folder of the run")
    train.add_argument("--resume", action="store_true", default=False, help="go on with the run")
    train.add_argument("--threads", type=int, default=2)
    add_recipe(train, UpscaleRecipe)
    export = commands.add_parser("upscaler-export", help="make a model of a trained upscaler")
    export.add_argument("run", type=Path, help="folder of the run")
    export.add_argument("--out", type=Path, required=True, help="folder of the model")
    add_names(export)
    export.add_argument("--judged", type=int, default=JUDGED, help="held-out pictures measured")
    export.add_argument("--threads", type=int, default=2)
    return parser


def _train(args: argparse.Namespace) -> None:
    given = {k: v for k, v in vars(args).items() if k not in ("command", "out", "threads")}
    resume = given.pop("resume")
    check_not_begun(args.out, resume=resume)
    if "pictures" in given:
        given["pictures"] = [str(folder.resolve()) for folder in given["pictures"]]
    kept = read_settings(args.out, TRAIN) if (args.out / RUN).exists() else {}
    settings = kept | given
    if not settings.get("pictures"):
        raise UserError("No pictures were named.", "Name their folder with --pictures.")
    trainer = _trainer(args.out, settings)
    write_settings(args.out, settings)
    trainer.resume()
    trainer.on_report = print_report
    run_and_keep(trainer)


def _export(args: argparse.Namespace) -> None:
    settings = read_settings(args.run, TRAIN)
    trainer = _trainer(args.run, settings)
    if not trainer.resume():
        raise UserError(
            "{folder} holds no checkpoint yet.",
            "Let it train for some minutes longer.",
            folder=str(args.run),
        )
    network = round_network(trainer.average)
    ways = {"ours": enlarged_by(network), "bicubic": bicubic, "lanczos": lanczos}
    quality = compare(ways, trainer.pictures.held_out, trainer.judge, args.judged)
    provenance = {
        "pictures": args.provenance or ", ".join(Path(p).name for p in settings["pictures"]),
        "trained on": len(trainer.pictures.training),
        "held out": len(trainer.pictures.held_out),
        "pairs seen": trainer.step * trainer.recipe.batch,
        "minutes": round(trainer.seconds / 60, 1),
        "recipe": dataclasses.asdict(trainer.recipe),
    }
    quality = {key: round(value, 4) for key, value in quality.items()}
    export_upscale_package(
        network, args.out, name=names_of(args), provenance=provenance, quality=quality
    )
    print(json.dumps(quality), flush=True)  # noqa: T201


def _trainer(folder: Path, settings: dict[str, Any]) -> UpscaleTrainer:
    recipe = recipe_of(UpscaleRecipe, settings)
    pictures = open_pictures([Path(p) for p in settings["pictures"]], folder / "cache")
    judge = read_perceptual_package(models_folder() / PERCEPTUAL_ID)
    return UpscaleTrainer(recipe, pictures, judge, folder)
