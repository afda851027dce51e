"""The trained half of the discriminator: one small head for each mixed map."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from deepart_studio.training.gan_features import MIXED

_MOST_CHANNELS = 256
_LABEL_SIZE = 64


class Head(nn.Module):
    """Halves the map until it has the coarsest one's side, then judges each place of it.

    Spectral norm on every convolution, batch norm between them, as in projected GANs. With labels
    a place's verdict is the product of its vector and the label's (Miyato and Koyama 2018).
    """

    def __init__(self, channels: int, halvings: int, labels: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for _ in range(halvings):
            wide = min(2 * channels, _MOST_CHANNELS)
            layers.append(spectral_norm(nn.Conv2d(channels, wide, 4, 2, 1, bias=False)))
            layers += [nn.BatchNorm2d(wide), nn.LeakyReLU(0.2, inplace=True)]
            channels = wide
        self.trunk = nn.Sequential(*layers)
        verdict = _LABEL_SIZE if labels else 1
        self.verdict = spectral_norm(nn.Conv2d(channels, verdict, 3, padding=1, bias=False))
        self.labels = nn.Embedding(labels, _LABEL_SIZE) if labels else None

    def forward(self, x: Tensor, label: Tensor | None) -> Tensor:
        x = self.verdict(self.trunk(x))
        if self.labels is None:
            return x.flatten(1)
        key = self.labels(label).to(x.dtype)[:, :, None, None]
        return (x * key).sum(1).flatten(1) / _LABEL_SIZE**0.5


class Critic(nn.Module):
    """The four heads; gives the verdicts of each, (N, places): above 0 for real."""

    def __init__(self, labels: int = 0) -> None:
        super().__init__()
        last = len(MIXED) - 1
        self.heads = nn.ModuleList(
            [Head(channels, last - i, labels) for i, channels in enumerate(MIXED)]
        )

    def forward(self, maps: list[Tensor], label: Tensor | None = None) -> list[Tensor]:
        return [head(x, label) for head, x in zip(self.heads, maps, strict=True)]


def critic_loss(real: list[Tensor], fake: list[Tensor]) -> Tensor:
    """Hinge loss over all heads (Lim and Ye 2017): real above 1, fake below -1."""
    terms = [
        torch.relu(1 - r.float()).mean() + torch.relu(1 + f.float()).mean()
        for r, f in zip(real, fake, strict=True)
    ]
    return torch.stack(terms).sum()


def generator_loss(fake: list[Tensor]) -> Tensor:
    """What the generator lowers: the mean verdict, negated, over all heads."""
    return -torch.stack([f.float().mean() for f in fake]).sum()
