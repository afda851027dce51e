"""Differentiable augmentation (Zhao et al. 2020): colour, translation and cutout of real and fake.

The discriminator sees both changed in the same ways, so that it cannot learn a small set of
pictures by heart; the gradient passes through to the generator.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

_SHIFT, _CUT = 1 / 8, 1 / 2


def augment(rgb: Tensor) -> Tensor:
    """Pictures (N, 3, S, S) in -1..1, each changed at random; the same shape."""
    return _cutout(_translation(_colour(rgb)))


def _colour(rgb: Tensor) -> Tensor:
    count = len(rgb)
    brightness, saturation, contrast = torch.rand(3, count, 1, 1, 1)
    grey = rgb.mean(1, keepdim=True)
    rgb = torch.lerp(grey, rgb, 2 * saturation)
    middle = rgb.mean((1, 2, 3), keepdim=True)
    return torch.lerp(middle, rgb, 0.5 + contrast) + (brightness - 0.5)


def _translation(rgb: Tensor) -> Tensor:
    size = rgb.shape[-1]
    most = round(size * _SHIFT)
    padded = F.pad(rgb, [most] * 4)
    moves = torch.randint(0, 2 * most + 1, (len(rgb), 2)).tolist()
    return torch.stack(
        [p[:, y : y + size, x : x + size] for p, (y, x) in zip(padded, moves, strict=True)]
    )


def _cutout(rgb: Tensor) -> Tensor:
    size = rgb.shape[-1]
    side = round(size * _CUT)
    centre = torch.randint(0, size + 1, (2, len(rgb), 1))
    near = (torch.arange(size)[None, None] - centre).abs() <= side // 2
    hole = near[0][:, None, :, None] & near[1][:, None, None, :]
    return rgb.masked_fill(hole, 0.0)
