"""Samples of a generator: its norms fitted, pictures by seed, grids, figures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

from deepart_studio.training.gan_figures import FeatureJudge, judge_samples
from deepart_studio.training.gan_generator import Z_SIZE, Generator

GRID_SIDE = 8
_BATCH = 16
#: Pictures that the norms of the averaged weights are fitted to.
_FITTED = 256


class Sampler:
    """Draws pictures from a generator in evaluation mode, the same ones for the same seed.

    The averaged weights are not those that the batch norms' running statistics belong to, so these
    are computed anew here.
    """

    def __init__(self, generator: Generator, seed: int = 0, fitted: int = _FITTED) -> None:
        self.generator = generator
        self._random = torch.Generator().manual_seed(seed)
        self._fit_norms(fitted)
        generator.eval()

    @torch.no_grad()
    def _fit_norms(self, count: int) -> None:
        norms = [m for m in self.generator.modules() if isinstance(m, nn.BatchNorm2d)]
        for norm in norms:
            norm.reset_running_stats()
            norm.momentum = None  # the mean over all batches
        self.generator.train()
        for _ in range(max(1, count // _BATCH)):
            self._pictures(self.w(_BATCH))

    @torch.no_grad()
    def w(self, count: int, label: int | None = None) -> Tensor:
        """w (count, 256) of random z; of random labels where there are any and none is given."""
        labels = self.generator.plan.labels
        index = None
        if labels:
            index = torch.randint(labels, (count,), generator=self._random)
            index = index if label is None else torch.full_like(index, label)
        z = torch.randn(count, Z_SIZE, generator=self._random)
        return self.generator.mapping(z, index)

    def pictures(self, w: Tensor) -> Tensor:
        """Pictures (N, 3, S, S) in -1..1 of w (N, 256), with random noise."""
        parts = [self._pictures(part) for part in w.split(_BATCH)]
        return torch.cat(parts)

    def sample(self, count: int) -> Tensor:
        """``count`` pictures, without truncation."""
        return self.pictures(self.w(count))

    @torch.no_grad()
    def _pictures(self, w: Tensor) -> Tensor:
        noise = self.generator.noise(len(w), self._random)
        with torch.autocast("cpu", torch.bfloat16):
            return self.generator.synthesis(self.generator.styles(w), *noise).float()


def sample_figures(sampler: Sampler, judge: FeatureJudge, count: int) -> dict[str, float]:
    """The judge's figures of ``count`` samples without truncation."""
    return judge.figures(judge_samples(judge, sampler.sample, count))


def write_grid(sampler: Sampler, file: Path, side: int = GRID_SIDE) -> None:
    """A sheet of samples, side × side, unselected."""
    sheet = grid_of(sampler.sample(side * side), side)
    sheet.save(file, quality=88)


def grid_of(rgb: Tensor, columns: int) -> Image.Image:
    """Pictures (N, 3, S, S) in -1..1 in rows of ``columns``."""
    size = rgb.shape[-1]
    rows = -(-len(rgb) // columns)
    sheet = np.zeros((rows * size, columns * size, 3), np.uint8)
    pixels = ((rgb.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).permute(0, 2, 3, 1).numpy()
    for i, tile in enumerate(pixels):
        top, left = i // columns * size, i % columns * size
        sheet[top : top + size, left : left + size] = tile
    return Image.fromarray(sheet)
