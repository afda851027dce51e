"""``deepart train classifier``: the tutorial network trained, exported and described."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from deepart_studio.core.errors import UserError
from deepart_studio.training.digits_classifier import (
    HELD_OUT,
    DigitClassifier,
    as_batch,
    train_classifier,
)
from deepart_studio.training.onnx_export import export_onnx, largest_difference, round_to_half
from deepart_studio.training.packages import file_record, write_manifest
from deepart_studio.training.small_pictures import SIDE, SmallPictures, open_small_pictures

#: A longer side of what is drawn that is usual in digits like MNIST's, in pixels.
_DIGITS_REACH = 22


class _Probabilities(nn.Module):
    def __init__(self, network: DigitClassifier) -> None:
        super().__init__()
        self.network = network

    def forward(self, picture: Tensor) -> Tensor:
        return torch.softmax(self.network(picture), 1)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the pictures are; shared with the digits GAN."""
    parser.add_argument("--pictures", type=Path, help="folder with one folder for each class")
    parser.add_argument("--images", type=Path, help="IDX file of pictures, gz or not")
    parser.add_argument("--labels", type=Path, help="IDX file of their labels")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)


def main(argv: list[str]) -> int:
    """Run ``classifier``; gives the exit code. Raises UserError for bad input."""
    parser = argparse.ArgumentParser(prog="deepart train classifier")
    add_arguments(parser)
    parser.add_argument("--minutes", type=float, default=1.5)
    parser.add_argument("--out", type=Path, required=True, help="folder of the model, e.g. digits")
    parser.add_argument("--name", default="")
    args = parser.parse_args(argv)
    if not args.minutes > 0:
        raise UserError("A run needs time.", "Give --minutes above 0.")
    torch.set_num_threads(args.threads)
    pictures = open_small_pictures(args.pictures, args.images, args.labels)
    started = time.monotonic()

    def report(row: dict[str, float]) -> None:
        print(json.dumps(row), flush=True)  # noqa: T201

    network, share = train_classifier(pictures, args.minutes * 60, report, args.seed)
    quality = {
        "held_out_accuracy": round(share, 4),
        "held_out_pictures": len(pictures.split(HELD_OUT, args.seed)[1]),
    }
    provenance = {
        "pictures": pictures.source,
        "count": len(pictures.labels),
        "unreadable": pictures.unreadable,
        "minutes": round((time.monotonic() - started) / 60, 2),
    }
    name = args.name or args.out.name
    write_classifier_package(network, pictures, args.out, name, provenance, quality)
    print(json.dumps(quality), flush=True)  # noqa: T201
    return 0


def write_classifier_package(
    network: DigitClassifier,
    pictures: SmallPictures,
    folder: Path,
    name: str,
    provenance: dict[str, Any],
    quality: dict[str, Any],
) -> None:
    """Write a package of the kind "classifier". Raises ParityError when the graph differs."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = _Probabilities(round_to_half(network.eval())).eval()
    example = {"picture": as_batch(pictures.pixels[:2])}
    file = folder / "classifier.onnx"
    free = {"picture": {0: "count"}, "probabilities": {0: "count"}}
    export_onnx(graph, file, example, "probabilities", free)
    probes = [{"picture": as_batch(part)} for part in np.array_split(pictures.pixels[:64], 4)]
    worst = largest_difference(graph, file, probes)
    about = {"classes": pictures.classes, "side": SIDE, **_look(pictures.pixels)}
    text = json.dumps(about, ensure_ascii=False, indent=1)
    (folder / "classes.json").write_text(text + "\n", encoding="utf-8")
    card = [f"# {name}", "", "## How it was made", ""]
    layers = (
        "Three 3×3 convolutions of 32, 64 and 64 channels with two 2×2 max-pools, a dense layer of "
        "64, softmax; Adam, cross-entropy."
    )
    card += [layers, "", *(f"- {k}: {v}" for k, v in provenance.items())]
    card += ["", "## How good it is", "", *(f"- {k}: {v}" for k, v in quality.items())]
    card += [f"- largest difference of the ONNX graph: {worst:.2g}"]
    (folder / "card.md").write_text("\n".join(card) + "\n", encoding="utf-8")
    picture = {"name": "picture", "dtype": "float32", "layout": "NCHW", "range": [0, 1]}
    output = {"name": "probabilities", "dtype": "float32", "layout": "NC", "range": [0, 1]}
    files = {"classifier": "classifier.onnx", "classes": "classes.json", "card": "card.md"}
    write_manifest(
        folder,
        {
            "id": folder.name,
            "kind": "classifier",
            "version": "1.0",
            "name": {"en": name},
            "description": {
                "en": "Tells which of its classes a small grey picture shows.",
                "zh": "判断一幅灰度小图属于哪一类。",
            },
            "files": [file_record(folder, r, p) for r, p in files.items()],
            "graphs": {"classifier": {"inputs": [picture], "outputs": [output]}},
            "parameters": [],
            "provenance": provenance,
            "quality": quality,
            "parity": {"largest_difference": worst},
        },
    )


def _look(pixels: np.ndarray) -> dict[str, Any]:
    """How pictures must be prepared to look like these.

    ``ground``: the usual grey of the border, 0..1. ``drawn_side``: the usual longer side of what is
    drawn on it, in pixels, for pictures like MNIST's digits; null for others.
    """
    border = np.concatenate([pixels[:, 0], pixels[:, -1]])
    ground = float(np.median(border)) / 255
    inked = np.abs(pixels / 255.0 - ground) > 0.25
    sides = [_reach(picture) for picture in inked if picture.any()]
    reach = float(np.percentile(sides, 95)) if sides else SIDE
    drawn = int(np.median(sides)) if reach <= _DIGITS_REACH else None
    return {"ground": round(ground, 3), "drawn_side": drawn}


def _reach(inked: np.ndarray) -> int:
    """The longer side of the box around what is drawn."""
    spans = [np.flatnonzero(inked.any(axis)) for axis in (0, 1)]
    return max(int(span[-1] - span[0]) + 1 for span in spans)
