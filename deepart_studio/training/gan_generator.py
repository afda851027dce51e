"""The generator: numbers z become a style vector w, and w at each layer becomes a picture.

FastGAN's gated upsampling convolutions (Liu et al. 2021), which projected GANs found to converge
fastest, with what they lack: a mapping network (Karras et al. 2019) and w at every layer, which
scales and shifts its channels. That gives truncation, mixing by layers and linear directions, and
stands in for FastGAN's skip-layer excitation. Noise is an input, so that a seed fixes the picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from deepart_studio.training.gan_gate import Gated, gated

Z_SIZE, W_SIZE = 256, 256
#: Channels by the side of the maps, for a start of 4 pixels.
CHANNELS = {8: 192, 16: 160, 32: 128, 64: 64, 128: 32, 256: 24, 512: 16}
FIRST_CHANNELS = 128
SMALLEST, LARGEST = 64, 512
#: The first map has this many pixels a side at least, and fewer than twice as many.
START = 4


@dataclass(frozen=True)
class GeneratorPlan:
    """What a generator is built from: side of the pictures in pixels, number of labels, width.

    ``width`` multiplies all channels.
    """

    size: int
    labels: int = 0
    width: float = 1.0

    @property
    def sides(self) -> list[int]:
        """Sides of the maps from the first to the picture: 4, 8, 16, ... for powers of two."""
        sides = [self.size]
        while sides[0] >= 2 * START:
            sides.insert(0, sides[0] // 2)
        return sides

    def channels(self, level: int) -> int:
        """Channels of the ``level``-th map, 0 being the first."""
        wide = FIRST_CHANNELS if level == 0 else CHANNELS[START * 2**level]
        return max(4, round(self.width * wide / 4) * 4)


def usable_size(size: int) -> bool:
    """Whether pictures of ``size`` px can be made: 64 to 512, 4 to 7 times a power of two."""
    start = size
    while start % 2 == 0 and start >= 2 * START:
        start //= 2
    return SMALLEST <= size <= LARGEST and START <= start < 2 * START


class Mapping(nn.Module):
    """z (N, 256), and a label's index (N,) where there are labels, to w (N, 256)."""

    def __init__(self, labels: int = 0) -> None:
        super().__init__()
        self.labels = nn.Embedding(labels, Z_SIZE) if labels else None
        wide = Z_SIZE * (2 if labels else 1)
        self.layers = nn.Sequential(
            nn.Linear(wide, W_SIZE),
            nn.LeakyReLU(0.2),
            nn.Linear(W_SIZE, W_SIZE),
            nn.LeakyReLU(0.2),
            nn.Linear(W_SIZE, W_SIZE),
        )
        for layer in self.layers:
            if isinstance(layer, nn.Linear):
                nn.init.kaiming_normal_(layer.weight, 0.2)
                nn.init.zeros_(layer.bias)

    def forward(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        z = unit(z)
        if self.labels is not None:
            z = torch.cat([z, unit(self.labels(label))], 1)
        return self.layers(z)


def unit(x: Tensor) -> Tensor:
    return x * torch.rsqrt(x.square().mean(1, keepdim=True) + 1e-8)


class UpConv(nn.Module):
    """Nearest pixels enlarged twice, then a 3×3 convolution, at half of its price.

    The two together are a transposed 4×4 convolution whose kernel is the 3×3 one spread over 2×2
    pixels; only one with such a kernel leaves no checkerboard.
    """

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(after, before, 3, 3))

    def kernel(self) -> Tensor:
        """The transposed convolution's weight, (before, after, 4, 4)."""
        turned = self.weight.flip(2, 3).transpose(0, 1)
        rows = F.pad(turned, [0, 0, 0, 1]) + F.pad(turned, [0, 0, 1, 0])
        return F.pad(rows, [0, 1]) + F.pad(rows, [1, 0])

    def forward(self, x: Tensor) -> Tensor:
        return F.conv_transpose2d(x, self.kernel(), stride=2, padding=1)


class StyledConv(nn.Module):
    """3×3 convolution, batch norm, gated linear unit, then scaled and shifted by w, and noise.

    ``up`` doubles the side first.
    """

    def __init__(self, before: int, after: int, *, up: bool) -> None:
        super().__init__()
        self.conv: nn.Module
        if up:
            self.conv = UpConv(before, 2 * after)
        else:
            self.conv = nn.Conv2d(before, 2 * after, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(2 * after)
        self.affine = nn.Linear(W_SIZE, 2 * after)
        nn.init.normal_(self.affine.weight, std=0.25 / math.sqrt(W_SIZE))
        nn.init.zeros_(self.affine.bias)
        self.noise = nn.Parameter(torch.zeros(after)) if up else None

    def forward(self, x: Tensor, w: Tensor, noise: Tensor | None) -> Tensor:
        x = self.norm(self.conv(x))
        gain, shift = self.affine(w).to(x.dtype).chunk(2, 1)
        x = Gated.apply(x, 1 + gain, shift) if self.training else gated(x, 1 + gain, shift)
        if self.noise is None or noise is None:
            return x
        return torch.addcmul(x, noise.to(x.dtype), self.noise.to(x.dtype)[:, None, None])


class Block(nn.Module):
    """Twice the side. The last block has one convolution, the others two; noise at the first."""

    def __init__(self, before: int, after: int, *, last: bool) -> None:
        super().__init__()
        self.convs = nn.ModuleList([StyledConv(before, after, up=True)])
        if not last:
            self.convs.append(StyledConv(after, after, up=False))

    def forward(self, x: Tensor, ws: tuple[Tensor, ...], noise: Tensor) -> Tensor:
        for conv, w in zip(self.convs, ws, strict=True):
            x = conv(x, w, noise)
        return x


class Synthesis(nn.Module):
    """w at each layer (N, layers, 256) and noise maps to pictures (N, 3, size, size) in -1..1.

    The noise maps are (N, 1, side, side) for ``noise_sides``, standard normal. Layer 0 makes the
    first map, each later one modulates one convolution.
    """

    def __init__(self, plan: GeneratorPlan) -> None:
        super().__init__()
        self.plan, sides = plan, plan.sides
        self.first = nn.Linear(W_SIZE, 2 * plan.channels(0) * sides[0] ** 2)
        self.first_norm = nn.BatchNorm2d(2 * plan.channels(0))
        self.blocks = nn.ModuleList()
        self.convs_of: list[int] = []
        for level in range(1, len(sides)):
            last = level == len(sides) - 1
            self.blocks.append(Block(plan.channels(level - 1), plan.channels(level), last=last))
            self.convs_of.append(1 if last else 2)
        self.to_rgb = nn.Conv2d(plan.channels(len(sides) - 1), 3, 3, padding=1)
        for module in self.modules():
            if isinstance(module, nn.Conv2d | UpConv):
                nn.init.normal_(module.weight, std=0.02)

    @property
    def layers(self) -> int:
        """How many layers take a w of their own."""
        return 1 + sum(self.convs_of)

    @property
    def noise_sides(self) -> list[int]:
        """The side of each noise map."""
        return self.plan.sides[1:]

    def forward(self, w: Tensor, *noise: Tensor) -> Tensor:
        ws = w.unbind(1)
        side = self.plan.sides[0]
        x = self.first(ws[0]).unflatten(1, (-1, side, side))
        x = F.glu(self.first_norm(x.contiguous(memory_format=torch.channels_last)), 1)
        taken = 1
        for block, count, field in zip(self.blocks, self.convs_of, noise, strict=True):
            x = block(x, ws[taken : taken + count], field)
            taken += count
        return torch.tanh(self.to_rgb(x))


class Generator(nn.Module):
    """Mapping and synthesis together, with styles mixed at random while training."""

    def __init__(self, plan: GeneratorPlan) -> None:
        super().__init__()
        self.plan = plan
        self.mapping = Mapping(plan.labels)
        self.synthesis = Synthesis(plan)

    def noise(self, count: int, generator: torch.Generator | None = None) -> list[Tensor]:
        """Noise maps for ``count`` pictures."""
        sides = self.synthesis.noise_sides
        return [torch.randn(count, 1, s, s, generator=generator) for s in sides]

    def styles(self, w: Tensor) -> Tensor:
        """The same w at every layer: (N, 256) to (N, layers, 256)."""
        return w[:, None].expand(-1, self.synthesis.layers, -1)

    def mixed(self, w: Tensor, other: Tensor, share: float) -> Tensor:
        """``styles``, with ``other`` from a random layer on in ``share`` of the pictures.

        Layers that see different vectors cannot lean on each other (Karras et al. 2019).
        """
        layers = self.synthesis.layers
        cut = torch.randint(1, layers, (len(w), 1))
        cut = torch.where(torch.rand(len(w), 1) < share, cut, layers)
        from_other = (torch.arange(layers)[None] >= cut)[..., None]
        return torch.where(from_other, self.styles(other), self.styles(w))
