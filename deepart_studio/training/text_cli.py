"""``deepart train text`` and ``text-export``: from folders of poems to a model for verse."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import Any

import torch
from pypinyin import Style, pinyin

from deepart_studio.core.errors import UserError
from deepart_studio.training.poem_batches import count_characters
from deepart_studio.training.poems import Poem, read_poems, split_by_author
from deepart_studio.training.runs import check_not_begun, print_report, recipe_of, run_and_keep
from deepart_studio.training.text_export import export_text_package
from deepart_studio.training.text_trainer import TextRecipe, TextTrainer, new_network
from deepart_studio.verse.lexicon import Lexicon

LEAST_POEMS = 8
#: What verse means by characters whose first reading in the dictionary is another.
READINGS = {
    "长": "chang2", "还": "huan2", "重": "chong2", "朝": "zhao1", "都": "du1", "得": "de2",
    "了": "liao3", "着": "zhuo2", "没": "mo4", "的": "di4", "地": "di4", "那": "na4", "曲": "qu3",
    "应": "ying1", "更": "geng4", "兴": "xing4", "胜": "sheng4", "看": "kan4", "为": "wei4",
}  # fmt: skip


def add_commands(commands: Any) -> None:
    """Add ``text`` and ``text-export`` to the trainer's parser."""
    text = commands.add_parser("text", help="train a network for Chinese verse")
    _add_poems(text)
    text.add_argument("--out", type=Path, required=True, help="folder of the run")
    text.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    text.add_argument("--threads", type=int, default=2)
    for field in dataclasses.fields(TextRecipe):
        flag = "--" + field.name.replace("_", "-")
        kind = int if field.type == "int" else float
        text.add_argument(flag, type=kind, default=field.default)

    export = commands.add_parser("text-export", help="make a model of a trained run")
    export.add_argument("run", type=Path, help="folder of the run")
    _add_poems(export)
    export.add_argument("--out", type=Path, required=True, help="folder of the model")
    export.add_argument("--notes", type=Path, help="JSON with provenance and quality for the card")
    export.add_argument("--threads", type=int, default=2)


def _add_poems(parser: argparse.ArgumentParser) -> None:
    help_text = ".jsonl.gz file of poems; repeat"
    parser.add_argument("--poems", type=Path, required=True, action="append", help=help_text)


def train_text(args: argparse.Namespace) -> None:
    """Train, or go on; at the end the Kneser-Ney baseline on the same data."""
    check_not_begun(args.out, resume=args.resume)
    recipe = recipe_of(TextRecipe, vars(args))
    training, held_out = _split(args.poems, recipe)
    args.out.mkdir(parents=True, exist_ok=True)
    vocabulary = args.out / "vocabulary.json"
    if not (args.resume and vocabulary.exists()):
        characters = count_characters(training, recipe.least_count)
        vocabulary.write_text(_lexicon(characters).to_json(), "utf-8")
    lexicon = Lexicon.from_json(vocabulary.read_text("utf-8"))
    rows = {**dataclasses.asdict(recipe), "poems": len(training), "held_out_poems": len(held_out)}
    (args.out / "recipe.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    trainer = TextTrainer(recipe, lexicon, training, held_out, args.out)
    trainer.on_report = print_report
    trainer.resume()
    run_and_keep(trainer)
    trainer.baseline()


def _split(files: list[Path], recipe: TextRecipe) -> tuple[list[Poem], list[Poem]]:
    training, held_out = split_by_author(read_poems(files), recipe.seed, recipe.held_out)
    if len(training) < LEAST_POEMS or not held_out:
        raise UserError(
            "There are only {count} usable poems.",
            "Give at least {least}, by several authors.",
            count=len(training) + len(held_out),
            least=LEAST_POEMS,
        )
    return training, held_out


def _lexicon(characters: list[str]) -> Lexicon:
    readings = [
        READINGS.get(c) or pinyin(c, style=Style.TONE3, v_to_u=True)[0][0] for c in characters
    ]
    return Lexicon(characters, readings)


def export_text(args: argparse.Namespace) -> None:
    """Make a package of the best network of a run."""
    best, recipe_file = args.run / "best.pt", args.run / "recipe.json"
    if not best.exists() or not recipe_file.exists():
        raise UserError(
            "{folder} holds no trained run.",
            "Train one with: deepart train text",
            folder=str(args.run),
        )
    rows = json.loads(recipe_file.read_text("utf-8"))
    recipe = recipe_of(TextRecipe, rows)
    lexicon = Lexicon.from_json((args.run / "vocabulary.json").read_text("utf-8"))
    network = new_network(recipe, lexicon)
    network.load_state_dict(torch.load(best, weights_only=True))
    lines = [line for poem in read_poems(args.poems) for line in poem.lines]
    notes: dict[str, Any] = json.loads(args.notes.read_text("utf-8")) if args.notes else {}
    export_text_package(network, lexicon, lines, args.out, recipe=rows, notes=notes)
