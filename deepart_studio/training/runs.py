"""What the command lines of the trainers share: a run's folder, its settings, its recipe."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from deepart_studio.core.errors import UserError

RUN = "run.json"
R = TypeVar("R")


class Trainer(Protocol):
    """A training run that can be stopped and gone on with."""

    def run(self) -> None: ...

    def save(self) -> None: ...


def check_not_begun(folder: Path, *, resume: bool) -> None:
    """UserError where a run would be begun over another."""
    if (folder / "checkpoint.pt").exists() and not resume:
        raise UserError(
            "{folder} already holds a run.",
            "Add --resume to go on with it, or choose another --out.",
            folder=str(folder),
        )


def read_settings(folder: Path, command: str) -> dict[str, Any]:
    """What run.json holds; UserError that names the command to train with where it is missing."""
    try:
        settings: dict[str, Any] = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(
            "{folder} holds no run that can be read.",
            f"Train one with: {command}",
            folder=str(folder),
        ) from error
    return settings


def write_settings(folder: Path, settings: Mapping[str, Any]) -> None:
    """Write run.json."""
    text = json.dumps(settings, ensure_ascii=False, indent=1)
    (folder / RUN).write_text(text + "\n", encoding="utf-8")


def add_recipe(parser: argparse.ArgumentParser, recipe: Any) -> None:
    """An option for each field of a recipe, a dataclass of whole and other numbers."""
    for field in dataclasses.fields(recipe):
        kind = int if field.type == "int" else float
        parser.add_argument("--" + field.name.replace("_", "-"), type=kind)


def recipe_of(recipe: Callable[..., R], settings: Mapping[str, Any]) -> R:
    """The recipe with those of the settings that are its own."""
    fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(recipe)  # type: ignore[arg-type]
    names = {field.name for field in fields}
    return recipe(**{key: value for key, value in settings.items() if key in names})


def print_report(row: Mapping[str, float]) -> None:
    """One line of JSON for each report."""
    print(json.dumps(row), flush=True)  # noqa: T201


def run_and_keep(trainer: Trainer) -> None:
    """Train; Ctrl+C leaves a checkpoint to go on from."""
    try:
        trainer.run()
    except KeyboardInterrupt:
        trainer.save()
        raise


def add_names(parser: argparse.ArgumentParser) -> None:
    """Options for what the exported model is called and made of."""
    parser.add_argument("--name", default="", help="name of the model")
    parser.add_argument("--name-zh", default="", help="its name in Chinese")
    parser.add_argument("--provenance", default="", help="a sentence on the pictures, for the card")


def names_of(args: argparse.Namespace) -> dict[str, str]:
    """The model's name by language; that of its folder where none is given."""
    names = {"en": args.name or args.out.name}
    if args.name_zh:
        names["zh"] = args.name_zh
    return names
