"""Our painter against direct optimisation of the pixels (Gatys et al. 2016), on held-out pairs.

    python -m tests.benchmarks.direct_optimisation --photos DIR --styles DIR [--pairs 10]

The pixels start as the photo and take 300 steps of L-BFGS (Gatys' own optimiser) or, with
``--adam``, of Adam, on the slim perceptual network's style and content losses. That network also
measures: it is what the optimisation aims at, so that nothing can be better than it by its own
measure. Said for each pair and on average: the style loss of our painting over that of the
optimisation; both losses are Gram losses as in the paper, averaged over four layers.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from deepart_studio.core.paths import models_folder
from deepart_studio.training.perceptual import PerceptualNetwork
from deepart_studio.training.perceptual_io import read_perceptual_package
from tests.benchmarks.painters import our_painter
from tests.benchmarks.quality import draw_pairs, held_out, load_rgb

STEPS = 300
#: Of the content loss against the style loss: the value with which the optimised pictures look best
#: at this network's scales, neither photographs nor textures.
CONTENT_WEIGHT = 1.0


def tensor(rgb: NDArray[np.uint8]) -> Tensor:
    """uint8 (H, W, 3) to (1, 3, H, W) in 0..1."""
    return torch.from_numpy(np.array(rgb)).permute(2, 0, 1)[None].float().contiguous() / 255


def grams(maps: list[Tensor]) -> list[Tensor]:
    """Gram matrices of maps (1, C, H, W)."""
    flat = [m[0].flatten(1) for m in maps]
    return [f @ f.T / f.shape[1] for f in flat]


def style_loss(have: list[Tensor], want: list[Tensor]) -> Tensor:
    """Mean relative squared error of Gram matrices."""
    errors = [(a - b).square().sum() / b.square().sum() for a, b in zip(have, want, strict=True)]
    return torch.stack(errors).mean()


def optimise(
    network: PerceptualNetwork, photo: Tensor, style: Tensor, steps: int, *, adam: bool
) -> Tensor:
    """The photo's pixels after ``steps`` steps."""
    with torch.no_grad():
        want, content = grams(network(style)), network(photo)[-1]
        scale = content.square().mean()
    pixels = photo.clone().requires_grad_(True)

    def loss() -> Tensor:
        optimiser.zero_grad()
        maps = network(pixels)
        error = (maps[-1] - content).square().mean() / scale
        total = style_loss(grams(maps), want) + CONTENT_WEIGHT * error
        total.backward()  # type: ignore[no-untyped-call]
        return total

    if adam:
        optimiser: torch.optim.Optimizer = torch.optim.Adam([pixels], lr=0.02)
        for _ in range(steps):
            optimiser.step(loss)  # type: ignore[arg-type]
    else:
        optimiser = torch.optim.LBFGS([pixels], max_iter=steps, max_eval=steps, history_size=20)
        optimiser.step(loss)  # type: ignore[arg-type]
    return pixels.detach().clamp(0, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--styles", type=Path, required=True)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--size", type=int, default=384)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--adam", action="store_true")
    args = parser.parse_args()
    network = read_perceptual_package(models_folder() / "perceptual-slim")
    network.eval().requires_grad_(False)
    paint, rows = our_painter(args.models), []
    for photo_file, style_file in draw_pairs(
        held_out(args.photos), held_out(args.styles), args.pairs
    ):
        photo, style = load_rgb(photo_file, args.size), load_rgb(style_file, args.size)
        with torch.no_grad():
            want = grams(network(tensor(style)))
            ours = float(style_loss(grams(network(tensor(paint(photo, style)))), want))
            before = float(style_loss(grams(network(tensor(photo))), want))
        best = optimise(network, tensor(photo), tensor(style), args.steps, adam=args.adam)
        with torch.no_grad():
            direct = float(style_loss(grams(network(best)), want))
        rows.append((before, ours, direct))
        print(
            f"{photo_file.stem} in {style_file.stem}: photo {before:.3f}, ours {ours:.3f}, "
            f"direct {direct:.3f}, ratio {ours / direct:.2f}",
            flush=True,
        )
    ratios = [ours / direct for _, ours, direct in rows]
    means = np.mean(rows, 0)
    print(
        json.dumps(
            {
                "pairs": len(rows),
                "photo": round(float(means[0]), 4),
                "ours": round(float(means[1]), 4),
                "direct": round(float(means[2]), 4),
                "ratio_of_means": round(float(means[1] / means[2]), 3),
                "median_ratio": round(float(np.median(ratios)), 3),
            }
        )
    )


if __name__ == "__main__":
    main()
