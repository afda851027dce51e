"""Who judges paintings in training: a frozen perceptual network and what is read off its maps."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from deepart_studio.training.perceptual import TAPS, PerceptualNetwork
from deepart_studio.training.style_loss import (
    LayerStatistics,
    content_error,
    layer_statistics,
    normalised,
    stack,
    style_error,
)

#: Content is compared on these taps (index into TAPS) with these weights: conv3_1, conv4_1.
CONTENT_TAPS = ((2, 0.5), (3, 1.0))


class Judge:
    """Style and content errors on a copy of a calibrated network, in half precision for speed."""

    def __init__(self, network: PerceptualNetwork, channel_power: float) -> None:
        """``channel_power``: 0 leaves channels as they are, 1 makes all of them weigh alike."""
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self.network.convs.to(torch.bfloat16)
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.channel_power = channel_power
        self.channel_scales: list[Tensor] = []

    @property
    def scales(self) -> Tensor:
        """Mean activation of each tapped layer: (4,)."""
        return self.network.scales

    def maps(self, rgb: Tensor) -> list[Tensor]:
        """The tapped maps of pictures (N, 3, H, W), unscaled: statistics take the scales instead,
        which are far smaller than maps.
        """
        with torch.autocast("cpu", torch.bfloat16):
            found = self.network.layers(rgb.contiguous(memory_format=torch.channels_last))
        return [found[name] for name in TAPS]

    def fit_channels(self, batches: Iterable[Tensor]) -> None:
        """Set how channels weigh by their typical activation (root mean square) on pictures.

        A few channels of a VGG hold most of the energy; unscaled, they alone would be matched, and
        colours would come out pale.
        """
        totals: list[Tensor] = []
        with torch.no_grad():
            for rgb in batches:
                maps = self.maps(rgb)
                totals.append(torch.cat([m.float().square().mean((0, 2, 3)) for m in maps]))
        typical = torch.stack(totals).mean(0).sqrt().split([m.shape[1] for m in maps])
        # The floor keeps nearly dead channels from being blown up.
        floored = [t.clamp_min(0.1 * float(t.mean())) for t in typical]
        self.channel_scales = [t.pow(self.channel_power) for t in floored]

    def weighed(self, statistics: list[LayerStatistics]) -> list[LayerStatistics]:
        """The statistics of channels that weigh as ``fit_channels`` says."""
        return [s.divided(c) for s, c in zip(statistics, self.channel_scales, strict=True)]

    def content_targets(self, maps: list[Tensor]) -> list[Tensor]:
        """Normalised maps of the content layers, in half precision, since many are kept."""
        return [normalised(maps[i], self.scales[i]).to(torch.bfloat16) for i, _ in CONTENT_TAPS]

    def errors(
        self,
        painted: Tensor,
        styles: Sequence[list[LayerStatistics]],
        contents: Sequence[list[Tensor]],
        layer_weights: Sequence[float],
    ) -> tuple[Tensor, Tensor]:
        """Mean style and content error of paintings against weighed statistics and targets."""
        maps = self.maps(painted)
        found = [layer_statistics(m) for m in maps]
        style = content = torch.zeros(())
        for i, (have, weight) in enumerate(zip(self.weighed(found), layer_weights, strict=True)):
            style = style + weight * style_error(have, stack([s[i] for s in styles])).mean()
        for n, (i, weight) in enumerate(CONTENT_TAPS):
            wanted = torch.cat([c[n] for c in contents])
            error = content_error(maps[i], found[i], wanted, self.scales[i])
            content = content + weight * error.mean()
        return style, content
