"""``deepart train …`` hands its arguments to the trainer, imported only here and only then.

The trainer needs torch, an optional extra; without it the user is told what to install.
"""

from __future__ import annotations

import importlib.util

import typer

from deepart_studio.core.errors import UserError

train_app = typer.Typer(help="Train a model of your own (needs the extra 'train').")
_PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def _run_trainer(arguments: list[str]) -> int:
    if importlib.util.find_spec("torch") is None:
        raise UserError(
            "Training needs PyTorch, which is not installed.",
            "Run: pip install 'deepart-studio[train]'",
        )
    from deepart_studio.training.cli import main as train_main

    return train_main(arguments)


@train_app.command("style", context_settings=_PASS_ON)
def train_style(context: typer.Context) -> int:
    """Train an any-style painter on folders of photos and paintings."""
    return _run_trainer(["style", *context.args])


@train_app.command("export", context_settings=_PASS_ON)
def train_export(context: typer.Context) -> int:
    """Make a model of a trained run: ONNX graphs, built-in styles, previews, card."""
    return _run_trainer(["export", *context.args])


@train_app.command("perceptual", context_settings=_PASS_ON)
def train_perceptual(context: typer.Context) -> int:
    """Distil the slim perceptual network that style training measures with."""
    return _run_trainer(["perceptual", *context.args])


@train_app.command("gan", context_settings=_PASS_ON)
def train_gan(context: typer.Context) -> int:
    """Train a generator that invents pictures like those in a folder."""
    return _run_trainer(["gan", *context.args])


@train_app.command("gan-export", context_settings=_PASS_ON)
def train_gan_export(context: typer.Context) -> int:
    """Make a model of a trained generator: ONNX graphs, directions, samples, card."""
    return _run_trainer(["gan-export", *context.args])


@train_app.command("classifier", context_settings=_PASS_ON)
def train_classifier(context: typer.Context) -> int:
    """Train the classic network that tells digits, or classes of your own, apart."""
    return _run_trainer(["classifier", *context.args])


@train_app.command("upscaler", context_settings=_PASS_ON)
def train_upscaler(context: typer.Context) -> int:
    """Train a network that enlarges pictures two or four times."""
    return _run_trainer(["upscaler", *context.args])


@train_app.command("upscaler-export", context_settings=_PASS_ON)
def train_upscaler_export(context: typer.Context) -> int:
    """Make a model of a trained upscaler: ONNX graphs, preview, card."""
    return _run_trainer(["upscaler-export", *context.args])


@train_app.command("text", context_settings=_PASS_ON)
def train_text(context: typer.Context) -> int:
    """Train a network for Chinese verse on files of poems."""
    return _run_trainer(["text", *context.args])


@train_app.command("text-export", context_settings=_PASS_ON)
def train_text_export(context: typer.Context) -> int:
    """Make a model of a trained run for verse: ONNX graph, vocabulary, index, card."""
    return _run_trainer(["text-export", *context.args])
