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
from deepart_studio.training.upscale_data import open_pictures
from deepart_studio.training.upscale_export import export_upscale_package, round_network
from deepart_studio.training.upscale_figures import bicubic, compare, enlarged_by, lanczos
from deepart_studio.training.upscale_trainer import UpscaleRecipe, UpscaleTrainer

RUN = "run.json"
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
    for field in dataclasses.fields(UpscaleRecipe):
        kind = int if field.type == "int" else float
        train.add_argument("--" + field.name.replace("_", "-"), type=kind)
    export = commands.add_parser("upscaler-export", help="make a model of a trained upscaler")
    export.add_argument("run", type=Path, help="folder of the run")
    export.add_argument("--out", type=Path, required=True, help="folder of the model")
    export.add_argument("--name", default="", help="name of the model")
    export.add_argument("--name-zh", default="", help="its name in Chinese")
    export.add_argument("--provenance", default="", help="a sentence on the pictures, for the card")
    export.add_argument("--judged", type=int, default=JUDGED, help="held-out pictures measured")
    export.add_argument("--threads", type=int, default=2)
    return parser


def _train(args: argparse.Namespace) -> None:
    given = {k: v for k, v in vars(args).items() if k not in ("command", "out", "threads")}
    resume = given.pop("resume")
    if (args.out / "checkpoint.pt").exists() and not resume:
        raise UserError(
            "{folder} already holds a run.",
            "Add --resume to go on with it, or choose another --out.",
            folder=str(args.out),
        )
    if "pictures" in given:
        given["pictures"] = [str(folder.resolve()) for folder in given["pictures"]]
    kept = _settings(args.out) if (args.out / RUN).exists() else {}
    settings = kept | given
    if not settings.get("pictures"):
        raise UserError("No pictures were named.", "Name their folder with --pictures.")
    trainer = _trainer(args.out, settings)
    text = json.dumps(settings, ensure_ascii=False, indent=1)
    (args.out / RUN).write_text(text + "\n", encoding="utf-8")
    trainer.resume()
    trainer.on_report = lambda row: print(json.dumps(row), flush=True)  # noqa: T201
    try:
        trainer.run()
    except KeyboardInterrupt:
        trainer.save()
        raise


def _export(args: argparse.Namespace) -> None:
    settings = _settings(args.run)
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
    name = {"en": args.name or args.out.name}
    if args.name_zh:
        name["zh"] = args.name_zh
    quality = {key: round(value, 4) for key, value in quality.items()}
    export_upscale_package(network, args.out, name=name, provenance=provenance, quality=quality)
    print(json.dumps(quality), flush=True)  # noqa: T201


def _settings(folder: Path) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(
            "{folder} holds no run that can be read.",
            "Train one with: deepart train upscaler",
            folder=str(folder),
        ) from error
    return settings


def _trainer(folder: Path, settings: dict[str, Any]) -> UpscaleTrainer:
    fields = {f.name for f in dataclasses.fields(UpscaleRecipe)}
    recipe = UpscaleRecipe(**{k: v for k, v in settings.items() if k in fields})
    pictures = open_pictures([Path(p) for p in settings["pictures"]], folder / "cache")
    judge = read_perceptual_package(models_folder() / PERCEPTUAL_ID)
    return UpscaleTrainer(recipe, pictures, judge, folder)
