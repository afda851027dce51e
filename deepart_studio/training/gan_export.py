"""A trained generator as a model package: graphs, latent space, samples, figures, card."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepart_studio.core.errors import UserError
from deepart_studio.training.gan_directions import find_directions
from deepart_studio.training.gan_figures import FeatureJudge
from deepart_studio.training.gan_generator import W_SIZE, Z_SIZE
from deepart_studio.training.gan_graphs import export_graphs
from deepart_studio.training.gan_package import PackedGenerator, write_gan_package
from deepart_studio.training.gan_samples import Sampler, sample_figures
from deepart_studio.training.gan_trainer import GanTrainer

LARGEST_FILE = 16 * 2**20
_MEAN_OF = 8192
_FITTED = 1024


def export_gan_package(
    trainer: GanTrainer,
    folder: Path,
    *,
    name: dict[str, str],
    provenance: dict[str, Any],
    judged: int,
) -> dict[str, Any]:
    """Write the package of a trained run to ``folder`` (made if needed); gives its quality.

    ``judged`` samples are measured against the held-out pictures; 0 leaves the figures out.
    Raises ParityError when a graph differs from its network, UserError when a file is too large.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sampler = Sampler(trainer.averaged(), seed=1, fitted=_FITTED)
    generator = sampler.generator
    parity = export_graphs(generator, folder)
    _check_sizes(folder)
    labels = trainer.pictures.labels
    rows: Sequence[int | None] = range(len(labels)) if labels else [None]
    means = torch.stack([sampler.w(_MEAN_OF, label).mean(0) for label in rows])
    directions = find_directions(sampler)
    vectors = torch.stack([d.vector for d in directions])
    quality = {"figures": figures_table(trainer, sampler, judged)} if judged else {}
    packed = PackedGenerator(
        size=trainer.recipe.size,
        z=Z_SIZE,
        w=W_SIZE,
        layers=generator.synthesis.layers,
        noise=generator.synthesis.noise_sides,
        labels=labels,
        w_mean=means.numpy().astype(np.float32),
        directions=directions,
        vectors=vectors.numpy().astype(np.float32),
    )
    write_gan_package(
        folder, packed, name=name, provenance=provenance, quality=quality, parity=parity
    )
    return quality


def figures_table(trainer: GanTrainer, sampler: Sampler, count: int) -> dict[str, dict[str, float]]:
    """Held-out figures of three rows: the model, the same after a tenth of the run, real works.

    The last is a random half of the training pictures: no generator can be expected to come nearer.
    Empty when too few pictures are held out.
    """
    judge = trainer.judge
    if judge is None:
        return {}
    table = {"model": sample_figures(sampler, judge, count)}
    early = trainer.folder / "early.pt"
    if early.exists():
        state = torch.load(early, weights_only=True)
        generator = trainer.averaged()
        with torch.no_grad():
            for parameter, value in zip(generator.parameters(), state["average"], strict=True):
                parameter.copy_(value)
        table["after a tenth of the training"] = sample_figures(
            Sampler(generator, seed=1, fitted=_FITTED), judge, count
        )
    table["half of the real training works"] = _floor(judge)
    return {row: {k: round(v, 4) for k, v in values.items()} for row, values in table.items()}


def _floor(judge: FeatureJudge) -> dict[str, float]:
    order = torch.randperm(len(judge.training), generator=torch.Generator().manual_seed(0))
    half: Tensor = judge.training[order[: len(order) // 2]]
    figures = judge.figures(half)
    figures.pop("repeats")  # they are the training pictures
    return figures


def _check_sizes(folder: Path) -> None:
    for name in ("mapping.onnx", "synthesis.onnx"):
        size = (folder / name).stat().st_size
        if size > LARGEST_FILE:
            raise UserError(
                "{name} would take {size} MB, more than {most}.",
                "Train with a smaller --width.",
                name=name,
                size=round(size / 2**20, 1),
                most=LARGEST_FILE // 2**20,
            )
