"""The painter without statistics of its own, for pictures of any size in tiles.

An instance normalisation makes every pixel depend on the whole picture, so that tiles painted one
by one would not fit together. Here a view of the picture is surveyed first: ``Surveyor`` gives the
painter's convolutions with normalisation, modulation, mixing and recolouring folded into them. What
is left, ``TilePainter``, is a plain chain of convolutions: what it paints depends on a tile and its
margin alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from deepart_studio.training.painter import EPS, Painter, Residual, enlarged, shuffle

#: Layers that no statistics precede: they are the same for every picture.
SHARED = ("expand.", "head.")


class Conditioner(nn.Module):
    """Code to what painter and surveyor take from it (``Painter.conditions``).

    A graph of its own, since it holds most of the weights and both need them.
    """

    def __init__(self, painter: Painter) -> None:
        super().__init__()
        self.painter = painter

    def forward(self, code: Tensor) -> Tensor:
        return self.painter.conditions(code)


class ConditionedPainter(nn.Module):
    """Photo and conditions to painting (``Painter.paint``)."""

    def __init__(self, painter: Painter) -> None:
        super().__init__()
        self.painter = painter

    def forward(self, photo: Tensor, conditions: Tensor) -> Tensor:
        return self.painter.paint(photo, conditions)


class Surveyor(nn.Module):
    """View of a photo and conditions to the weights of a ``TilePainter``, ordered as ``names``."""

    def __init__(self, painter: Painter) -> None:
        super().__init__()
        self.painter = painter
        self.names = [
            name
            for name, _ in TilePainter(painter).named_parameters()
            if not name.startswith(SHARED)
        ]

    def forward(self, photo: Tensor, conditions: Tensor) -> tuple[Tensor, ...]:
        found = self.survey(photo, conditions)
        return tuple(found[name] for name in self.names)

    def survey(self, photo: Tensor, conditions: Tensor) -> dict[str, Tensor]:
        """The folded weights, by name, for a view (1, 3, H, W)."""
        p, found = self.painter, _Weights()
        take, colours = p.split(conditions)
        matrix, shift = p.recolouring(photo, colours)
        base = F.conv2d(photo, matrix.view(3, 3, 1, 1), shift.view(3))

        def of_photo(weight: Tensor) -> tuple[Tensor, Tensor]:
            """A convolution of the recoloured photo as one of the photo itself."""
            bias = (weight.sum((2, 3)) * shift).sum(1)
            return torch.einsum("oiyx,ij->ojyx", weight, matrix[0]), bias

        raw = p.stem(base)
        scale, offset = _folded(raw, next(take))
        weight, bias = of_photo(p.stem.weight)
        found.keep("stem", weight * scale[:, None, None, None], bias * scale + offset)
        fine = F.relu(_applied(raw, scale, offset))
        x = F.relu(found.fold("down", p.down, fine, next(take)))
        for i, block in enumerate(p.deep_trunk):
            x = found.fold_block(f"deep_trunk.{i}", block, x, take)
        narrow = (p.narrow.weight[:, :, 0, 0] @ _mixing(next(take), p.down.out_channels))[
            ..., None, None
        ]
        found.keep("narrow", narrow, torch.zeros_like(scale))
        x = fine + enlarged(F.conv2d(x, narrow), 2)
        mixing = _mixing(next(take), p.stem.out_channels)[:, :, None, None]
        raw = F.conv2d(x, mixing)
        scale, offset = _folded(raw, next(take))
        found.keep("mix", mixing * scale[:, None, None, None], offset)
        x = F.relu(_applied(raw, scale, offset))
        for i, block in enumerate(p.fine_trunk):
            x = found.fold_block(f"fine_trunk.{i}", block, x, take)
        found.keep("head_photo", *of_photo(p.head_photo.weight))
        found.keep("low", matrix.view(3, 3, 1, 1), shift.view(3) + 0.5)
        return found


class _Weights(dict[str, Tensor]):
    """Weights by name, gathered while the layers are run."""

    def keep(self, name: str, weight: Tensor, bias: Tensor) -> None:
        self[f"{name}.weight"], self[f"{name}.bias"] = weight, bias

    def fold(self, name: str, conv: nn.Conv2d, x: Tensor, condition: Tensor) -> Tensor:
        """Keep a convolution with its normalisation folded in; gives what it makes of ``x``."""
        raw = conv(x)
        scale, offset = _folded(raw, condition)
        self.keep(name, conv.weight * scale[:, None, None, None], offset)
        return _applied(raw, scale, offset)

    def fold_block(self, name: str, block: nn.Module, x: Tensor, take: Iterator[Tensor]) -> Tensor:
        assert isinstance(block, Residual)  # noqa: S101 - what a painter's trunks are made of
        y = F.relu(self.fold(f"{name}.conv1", block.conv1, x, next(take)))
        return x + self.fold(f"{name}.conv2", block.conv2, y, next(take))


def _folded(x: Tensor, condition: Tensor) -> tuple[Tensor, Tensor]:
    """Scale and offset per channel that normalise and modulate ``x`` (1, C, H, W)."""
    gain, shift = condition.view(2, -1)
    mean = x.mean((0, 2, 3))
    centred = x - mean[:, None, None]
    scale = gain * torch.rsqrt((centred * centred).mean((0, 2, 3)) + EPS)
    return scale, shift - scale * mean


def _applied(x: Tensor, scale: Tensor, offset: Tensor) -> Tensor:
    return x * scale[:, None, None] + offset[:, None, None]


def _mixing(condition: Tensor, channels: int) -> Tensor:
    """The whole matrix (C, C) of a ``Mixing``, residual included."""
    return torch.eye(channels) + condition.view(channels, channels)


class TilePainter(nn.Module):
    """Tile to painting, unclipped; height and width must be multiples of 8.

    The outermost pixels are spoilt by what is not seen beyond them: give a margin to cut off.
    """

    def __init__(self, painter: Painter) -> None:
        """``painter`` gives the sizes, and the layers that are not folded."""
        super().__init__()
        fine, deep = painter.stem.out_channels, painter.down.out_channels
        self.stem = nn.Conv2d(3, fine, 8, 4, 2)
        self.down = nn.Conv2d(fine, deep, 3, 2, 1)
        self.deep_trunk = nn.ModuleList([_PlainBlock(deep) for _ in painter.deep_trunk])
        self.narrow = nn.Conv2d(deep, fine, 1)
        self.mix = nn.Conv2d(fine, fine, 1)
        self.fine_trunk = nn.ModuleList([_PlainBlock(fine) for _ in painter.fine_trunk])
        self.head_photo = nn.Conv2d(3, 12, 6, 2, 2)
        self.low = nn.Conv2d(3, 3, 1)
        self.expand, self.head = painter.expand, painter.head

    def take(self, weights: Mapping[str, Tensor]) -> None:
        """Set the weights that a survey found."""
        own = dict(self.named_parameters())
        with torch.no_grad():
            for name, value in weights.items():
                own[name].copy_(value)

    def forward(self, photo: Tensor) -> Tensor:
        fine = F.relu(self.stem(photo))
        x = F.relu(self.down(fine))
        for block in self.deep_trunk:
            x = block(x)
        x = F.relu(self.mix(fine + enlarged(self.narrow(x), 2)))
        for block in self.fine_trunk:
            x = block(x)
        x = F.relu(shuffle(self.expand(x), before=True))
        low = enlarged(self.low(F.avg_pool2d(photo, 8)), 4)
        low = low[:, :, None].expand(-1, -1, 4, -1, -1).flatten(1, 2)
        return shuffle(self.head(x) + self.head_photo(photo) + low, before=False)


class _PlainBlock(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, 1, 1)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = x + self.conv2(F.relu(self.conv1(x)))
        return y
