"""``deepart train gan --recipe digits``: trained, judged by a classifier, and made a model."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from deepart_studio.core.errors import UserError
from deepart_studio.training.classifier_commands import add_arguments
from deepart_studio.training.digits_classifier import as_batch, train_classifier
from deepart_studio.training.digits_gan import NOISE, DigitGenerator, train_digits_gan
from deepart_studio.training.gan_package import PackedGenerator, write_gan_package
from deepart_studio.training.onnx_export import export_onnx, largest_difference
from deepart_studio.training.small_pictures import SIDE, open_small_pictures

JUDGED = 1000
#: The classifier is confident above this probability.
CONFIDENT = 0.9
#: A class that has fewer samples than this share is missing.
LEAST_SHARE = 0.01


class _Picture(nn.Module):
    """``w`` (N, 1, 100) to grey pictures as RGB (N, 3, 28, 28) in 0..1."""

    def __init__(self, generator: DigitGenerator) -> None:
        super().__init__()
        self.generator = generator

    def forward(self, w: Tensor) -> Tensor:
        return (self.generator(w[:, 0]) / 2 + 0.5).expand(-1, 3, -1, -1)


class _Same(nn.Module):
    """The classic GAN has no mapping network: w is z."""

    def forward(self, z: Tensor) -> Tensor:
        return z * 1.0


def main(argv: list[str]) -> int:
    """Train, judge and export; gives the exit code. Raises UserError for bad input."""
    parser = argparse.ArgumentParser(prog="deepart train gan --recipe digits")
    add_arguments(parser)
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--judge-minutes", type=float, default=0.7, help="of the classifier")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    args = parser.parse_args(argv)
    if not (args.minutes > 0 and args.judge_minutes > 0):
        raise UserError("A run needs time.", "Give --minutes above 0.")
    torch.set_num_threads(args.threads)
    pictures = open_small_pictures(args.pictures, args.images, args.labels)

    def report(row: dict[str, float]) -> None:
        print(json.dumps({k: round(v, 4) for k, v in row.items()}), flush=True)  # noqa: T201

    judge, accuracy = train_classifier(pictures, args.judge_minutes * 60, lambda _: None, args.seed)
    real = as_batch(pictures.pixels) * 2 - 1
    try:
        generator = train_digits_gan(real, args.minutes * 60, report, args.seed)
    except FloatingPointError as error:
        raise UserError("The losses are no longer numbers.", "Try another --seed.") from error
    quality = judged(generator, judge, pictures.classes)
    quality["judge_accuracy"] = round(accuracy, 4)
    provenance = {"pictures": pictures.source, "minutes": args.minutes}
    _export(generator, args.out, provenance, quality)
    print(json.dumps(quality), flush=True)  # noqa: T201
    return 0


@torch.no_grad()
def judged(generator: DigitGenerator, judge: nn.Module, classes: list[str]) -> dict[str, Any]:
    """What a classifier of real pictures says of samples: how often it is sure, and of what."""
    noise = torch.randn(JUDGED, NOISE, generator=torch.Generator().manual_seed(1))
    shares = torch.softmax(judge(generator(noise) / 2 + 0.5), 1)
    sure, label = shares.max(1)
    counts = torch.bincount(label[sure > CONFIDENT], minlength=len(classes)) / JUDGED
    return {
        "confident": round(float((sure > CONFIDENT).float().mean()), 4),
        "classes": {c: round(float(n), 3) for c, n in zip(classes, counts, strict=True)},
        "missing": [c for c, n in zip(classes, counts, strict=True) if n < LEAST_SHARE],
    }


def _export(
    generator: DigitGenerator, folder: Path, provenance: dict[str, Any], quality: dict[str, Any]
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    parity = {}
    example = torch.randn(2, NOISE, generator=torch.Generator().manual_seed(0))
    for role, graph, name, given, output in (
        ("mapping", _Same(), "z", example, "w"),
        ("synthesis", _Picture(generator), "w", example[:, None], "picture"),
    ):
        file = folder / f"{role}.onnx"
        free = {name: {0: "count"}, output: {0: "count"}}
        export_onnx(graph.eval(), file, {name: given}, output, free)
        parity[role] = largest_difference(graph, file, [{name: given}])
    packed = PackedGenerator(
        size=SIDE,
        z=NOISE,
        w=NOISE,
        layers=1,
        noise=[],
        labels=[],
        w_mean=np.zeros((1, NOISE), np.float32),
        directions=[],
        vectors=np.zeros((0, NOISE), np.float32),
        default_truncation=1.0,
    )
    write_gan_package(
        folder,
        packed,
        name={"en": "Digits", "zh": "手写数字"},
        provenance=provenance,
        quality=quality,
        parity={"largest_difference": parity},
    )
