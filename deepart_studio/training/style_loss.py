"""What the painter is trained for: style statistics, content features, smoothness, range.

Each term is a relative error, so that pale and vivid styles, and shallow and deep layers, weigh
alike. Style follows Gatys et al. 2016, with means and covariances instead of raw Gram matrices;
content compares instance-normalised features, which leaves colour and contrast to the style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

_EPS = 1e-4


@dataclass(frozen=True)
class LayerStatistics:
    """Per picture: channel means (N, C) and covariances (N, C, C) of one layer."""

    mean: Tensor
    covariance: Tensor


def layer_statistics(x: Tensor) -> LayerStatistics:
    """Statistics of feature maps (N, C, H, W)."""
    flat = x.flatten(2).float()
    mean = flat.mean(2)
    centred = flat - mean[:, :, None]
    return LayerStatistics(mean, centred @ centred.transpose(1, 2) / flat.shape[2])


def style_error(have: LayerStatistics, want: LayerStatistics) -> Tensor:
    """Relative error of means plus covariances, per picture: (N,)."""
    scale = want.mean.square().sum(1) + want.covariance.diagonal(dim1=1, dim2=2).sum(1)
    means = (have.mean - want.mean).square().sum(1) / (scale + _EPS)
    size = want.covariance.square().sum((1, 2))
    covariances = (have.covariance - want.covariance).square().sum((1, 2)) / (size + _EPS)
    # The root keeps far-off pictures from drowning the rest of the batch.
    return means + (covariances + 1e-6).sqrt()


def normalised(x: Tensor) -> Tensor:
    """Feature maps with mean 0 and deviation 1 per picture and channel."""
    x = x.float()
    mean = x.mean((2, 3), keepdim=True)
    centred = x - mean
    # The floor is a share of a layer's typical deviation: silent channels must not be blown up.
    return centred / (centred.square().mean((2, 3), keepdim=True) + 0.02).sqrt()


def content_error(have: Tensor, want: Tensor) -> Tensor:
    """Mean squared difference of normalised maps, per picture: (N,); ``want`` is normalised."""
    return (normalised(have) - want.float()).square().mean((1, 2, 3))


def total_variation(rgb: Tensor) -> Tensor:
    """Mean absolute difference of neighbours, per picture: (N,)."""
    down = (rgb[:, :, 1:] - rgb[:, :, :-1]).abs().mean((1, 2, 3))
    right = (rgb[:, :, :, 1:] - rgb[:, :, :, :-1]).abs().mean((1, 2, 3))
    return down + right


def out_of_range(rgb: Tensor) -> Tensor:
    """Mean squared excess over 0..1, per picture: (N,)."""
    return ((rgb - 0.5).abs() - 0.5).clamp_min(0).square().mean((1, 2, 3))


def stack(statistics: Sequence[LayerStatistics]) -> LayerStatistics:
    """Several single-picture statistics as one batch."""
    return LayerStatistics(
        torch.cat([s.mean for s in statistics]), torch.cat([s.covariance for s in statistics])
    )
