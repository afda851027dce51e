"""What the painter is trained for: style statistics, content features, smoothness, range.

Each term is a relative error, so that pale and vivid styles, and shallow and deep layers, weigh
alike. Style follows Gatys et al. 2016, with means and covariances instead of raw Gram matrices;
content compares instance-normalised features, which leaves colour and contrast to the style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

_EPS = 1e-4


@dataclass(frozen=True)
class LayerStatistics:
    """Per picture: channel means (N, C) and covariances (N, C, C) of one layer."""

    mean: Tensor
    covariance: Tensor

    def divided(self, scale: Tensor) -> LayerStatistics:
        """The statistics of the maps with channel ``c`` divided by ``scale[c]``."""
        covariance = self.covariance / (scale[:, None] * scale)
        return LayerStatistics(self.mean / scale, covariance)


class _Moments(torch.autograd.Function):
    """Mean (N, C) and second moments (N, C, C) over places, in float32, without float32 copies.

    Written out because automatic differentiation keeps and walks several copies of maps that are
    the largest tensors of a step; both directions are one batched product each.
    """

    #: Half-precision sums are rounded once per part of so many places, then added in float32.
    PART = 2304

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> tuple[Tensor, Tensor]:
        flat = x.permute(0, 2, 3, 1).flatten(1, 2)  # a view of channels-last maps
        places = flat.shape[1]
        parts = 1 if x.dtype == torch.float32 or places % _Moments.PART else places // _Moments.PART
        split = flat.reshape(-1, places // parts, flat.shape[2])
        sums = torch.bmm(split.transpose(1, 2), split).float()
        ctx.save_for_backward(flat)
        ctx.shape = x.shape
        second = sums.view(x.shape[0], parts, *sums.shape[1:]).sum(1) / places
        return flat.mean(1, dtype=torch.float32), second

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> Tensor:
        (flat,) = ctx.saved_tensors
        n, c, h, w = ctx.shape
        of_mean, of_second = gradients
        mix = (of_second + of_second.transpose(1, 2)) / flat.shape[1]
        shift = (of_mean / flat.shape[1])[:, None].to(flat.dtype)
        out = torch.baddbmm(shift, flat, mix.to(flat.dtype))
        return out.view(n, h, w, c).permute(0, 3, 1, 2)


def layer_statistics(x: Tensor) -> LayerStatistics:
    """Statistics of feature maps (N, C, H, W)."""
    mean, second = _Moments.apply(x)
    return LayerStatistics(mean, second - mean[:, :, None] * mean[:, None, :])


def style_error(have: LayerStatistics, want: LayerStatistics) -> Tensor:
    """Relative error of means and deviations plus that of covariances, per picture: (N,).

    Deviations (Huang and Belongie 2017) beside covariances, since the gradient of a covariance
    fades with the amplitude of what there is, and flat places would stay flat.
    """
    variances = [s.covariance.diagonal(dim1=1, dim2=2).clamp_min(0) for s in (have, want)]
    deviations = [(v + _EPS).sqrt() for v in variances]
    scale = want.mean.square().sum(1) + variances[1].sum(1) + _EPS
    means = (have.mean - want.mean).square().sum(1) / scale
    spread = (deviations[0] - deviations[1]).square().sum(1) / scale
    size = want.covariance.square().sum((1, 2))
    covariances = (have.covariance - want.covariance).square().sum((1, 2)) / (size + _EPS)
    # The root keeps far-off pictures from drowning the rest of the batch.
    return means + 2 * spread + (covariances + 1e-6).sqrt()


#: Added to variances, as a share of a layer's typical one: silent channels must not be blown up.
_FLOOR = 0.02


def normalised(x: Tensor, scale: Tensor | float = 1.0) -> Tensor:
    """Feature maps with mean 0 and deviation 1 per picture and channel.

    ``scale`` is the layer's typical activation.
    """
    x = x.float() / scale
    mean = x.mean((2, 3), keepdim=True)
    centred = x - mean
    return centred / (centred.square().mean((2, 3), keepdim=True) + _FLOOR).sqrt()


def content_error(
    have: Tensor, statistics: LayerStatistics, want: Tensor, scale: Tensor | float = 1.0
) -> Tensor:
    """Mean squared difference of normalised maps, per picture: (N,).

    ``want`` is normalised; ``have`` is not, and ``statistics`` are its own. The square is expanded
    into variances and a product, so that no normalised copy of ``have`` is made.
    """
    # Rounding can leave less than nothing of the variance of a flat, strong channel.
    variance = statistics.covariance.diagonal(dim1=1, dim2=2).clamp_min(0)
    floored = variance + _FLOOR * scale * scale
    product = (have * want).mean((2, 3), dtype=torch.float32)
    own = want.float().square().mean((2, 3))
    return (variance / floored + own - 2 * product * floored.rsqrt()).mean(1)


def total_variation(rgb: Tensor) -> Tensor:
    """Mean absolute difference of neighbours, per picture: (N,)."""
    down = (rgb[:, :, 1:] - rgb[:, :, :-1]).abs().mean((1, 2, 3))
    right = (rgb[:, :, :, 1:] - rgb[:, :, :, :-1]).abs().mean((1, 2, 3))
    return down + right


def mesh(rgb: Tensor, period: int = 4, block: int = 64) -> Tensor:
    """Deviation of the pattern that repeats every ``period`` pixels, per picture: (N,).

    Measured in blocks: without low frequencies, the mean of each of the pattern's pixels over a
    block. What is painted there cancels out; what the network's pixel shuffles print does not.
    """
    block = min(block, *rgb.shape[2:]) // period * period
    low = F.avg_pool2d(rgb, period, stride=1, padding=period // 2, count_include_pad=False)
    high = rgb - low[:, :, : rgb.shape[2], : rgb.shape[3]]
    across, down = rgb.shape[3] // block, rgb.shape[2] // block
    high = high[:, :, : down * block, : across * block]
    times = block // period
    parts = high.reshape(*rgb.shape[:2], down, times, period, across, times, period)
    pattern = parts.mean((3, 6))
    pattern = pattern - pattern.mean((3, 5), keepdim=True)
    return (pattern.square().mean((1, 2, 3, 4, 5)) + 1e-8).sqrt()


def out_of_range(rgb: Tensor) -> Tensor:
    """Mean squared excess over 0..1, per picture: (N,)."""
    return ((rgb - 0.5).abs() - 0.5).clamp_min(0).square().mean((1, 2, 3))


def stack(statistics: Sequence[LayerStatistics]) -> LayerStatistics:
    """Several single-picture statistics as one batch."""
    return LayerStatistics(
        torch.cat([s.mean for s in statistics]), torch.cat([s.covariance for s in statistics])
    )
