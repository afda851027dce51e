"""A compact super-resolution network: plain 3×3 convolutions below, pixels shuffled out at the end.

After ESPCN (Shi et al. 2016) and the plain trunks of real-time super-resolution (Wang et al. 2021,
Real-ESRGAN's compact network): everything is computed at the small size; blocks add to what came
in, so that the network only learns what repeated pixels lack.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from deepart_studio.core.upscale_requests import FACTORS


def _fill(layer: nn.Conv2d, deviation: float) -> None:
    """Start near nothing: at first the network gives the picture with its pixels repeated."""
    nn.init.normal_(layer.weight, std=deviation)
    nn.init.constant_(layer.bias, 0.0)  # type: ignore[arg-type]


class _Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)
        _fill(self.second, 0.0)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(F.relu(self.first(x)))


class Upscaler(nn.Module):
    """One trunk with a head for each factor in ``FACTORS``.

    ``forward(picture, factor)`` takes float (N, 3, H, W) in 0..1 and gives (N, 3, factor·H,
    factor·W), not clipped.
    """

    def __init__(self, width: int = 48, blocks: int = 6) -> None:
        super().__init__()
        self.width, self.blocks = width, blocks
        self.stem = nn.Conv2d(3, width, 3, padding=1)
        self.trunk = nn.Sequential(*(_Block(width) for _ in range(blocks)))
        heads = {str(f): nn.Conv2d(width, 3 * f**2, 3, padding=1) for f in FACTORS}
        for head in heads.values():
            _fill(head, 1e-3)
        self.heads = nn.ModuleDict(heads)

    @property
    def reach(self) -> int:
        """How far a pixel looks, in pixels of the small picture."""
        return 2 + 2 * self.blocks

    def forward(self, picture: Tensor, factor: int) -> Tensor:
        x = self.trunk(self.stem(picture))
        repeated = picture.repeat_interleave(factor**2, 1)
        added = self.heads[str(factor)](x).float()  # half precision is too coarse for a picture
        return F.pixel_shuffle(added + repeated, factor)


class OneFactor(nn.Module):
    """The network for one factor, as it is exported."""

    def __init__(self, network: Upscaler, factor: int) -> None:
        super().__init__()
        self.network, self.factor = network, factor

    def forward(self, picture: Tensor) -> Tensor:
        enlarged: Tensor = self.network(picture, self.factor)
        return torch.clamp(enlarged, 0, 1)
