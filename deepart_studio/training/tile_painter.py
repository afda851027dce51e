"""The painter without statistics of its own, for pictures of any size in tiles.

An instance normalisation makes every pixel depend on the whole picture, so that tiles painted one by
one would not fit together. Here a view of the picture is surveyed first: ``Surveyor`` gives the
painter's convolutions with normalisation, modulation, mixing and recolouring folded into them. What
is left, ``TilePainter``, is a plain chain of convolutions: what it paints depends on a tile and its
margin alone.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from deepart_studio.training.painter import (
    Mixing,
    Modulated,
    Painter,
    Residual,
    enlarged,
    shuffle,
)

_EPS = 1e-5


class Surveyor(nn.Module):
    """View of a photo and code to the weights of a ``TilePainter``, in the order of ``names``."""

    def __init__(self, painter: Painter) -> None:
        super().__init__()
        self.painter = painter

    def forward(self, photo: Tensor, code: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.survey(photo, code).values())

    @property
    def names(self) -> list[str]:
        """Names of the outputs: parameters of a ``TilePainter``."""
        code = torch.zeros(1, self.painter.stem_mod.affine.in_features)
        return list(self.survey(torch.rand(1, 3, 64, 64), code))

    def survey(self, photo: Tensor, code: Tensor) -> dict[str, Tensor]:
        """The folded weights of one photo, (1, 3, H, W), and code, (1, D)."""
        p, found = self.painter, {}
        matrix, shift = p.recolouring(photo, code)
        base = F.conv2d(photo, matrix.view(3, 3, 1, 1), shift.view(3))

        def keep(name: str, weight: Tensor, bias: Tensor) -> None:
            found[f"{name}.weight"], found[f"{name}.bias"] = weight, bias

        def from_photo(weight: Tensor) -> tuple[Tensor, Tensor]:
            """A convolution of the recoloured photo as one of the photo itself."""
            folded = torch.einsum("oiyx,ij->ojyx", weight, matrix[0])
            return folded, (weight.sum((2, 3)) * shift).sum(1)

        raw = p.stem(base)
        scale, offset = _folded(raw, p.stem_mod, code)
        weight, bias = from_photo(p.stem.weight)
        keep("stem", weight * scale[:, None, None, None], bias * scale + offset)
        fine = F.relu(_applied(raw, scale, offset))
        x = F.relu(self._conv("down", p.down, p.down_mod, fine, code, found))
        for i, block in enumerate(p.deep_trunk):
            x = self._block(f"deep_trunk.{i}", block, x, code, found)
        mixed = self._mixing(p.deep_mixing, x, code)
        keep("narrow", _matmul(p.narrow.weight, mixed), torch.zeros_like(fine[0, :, 0, 0]))
        x = fine + enlarged(F.conv2d(x, found["narrow.weight"]), 2)
        mixed = self._mixing(p.fine_mixing, x, code)
        raw = F.conv2d(x, mixed[:, :, None, None])
        scale, offset = _folded(raw, p.fine_mod, code)
        keep("mix", mixed[:, :, None, None] * scale[:, None, None, None], offset)
        x = F.relu(_applied(raw, scale, offset))
        for i, block in enumerate(p.fine_trunk):
            x = self._block(f"fine_trunk.{i}", block, x, code, found)
        keep("head_photo", *from_photo(p.head_photo.weight))
        keep("low", matrix.view(3, 3, 1, 1), shift.view(3) + 0.5)
        return found

    def _block(
        self, name: str, block: nn.Module, x: Tensor, code: Tensor, found: dict[str, Tensor]
    ) -> Tensor:
        assert isinstance(block, Residual)  # noqa: S101 - what a painter's trunks are made of
        y = F.relu(self._conv(f"{name}.conv1", block.conv1, block.mod1, x, code, found))
        return x + self._conv(f"{name}.conv2", block.conv2, block.mod2, y, code, found)

    def _conv(
        self,
        name: str,
        conv: nn.Conv2d,
        modulated: Modulated,
        x: Tensor,
        code: Tensor,
        found: dict[str, Tensor],
    ) -> Tensor:
        raw = conv(x)
        scale, offset = _folded(raw, modulated, code)
        found[f"{name}.weight"] = conv.weight * scale[:, None, None, None]
        found[f"{name}.bias"] = offset
        return _applied(raw, scale, offset)

    def _mixing(self, mixing: Mixing, x: Tensor, code: Tensor) -> Tensor:
        channels = x.shape[1]
        return torch.eye(channels) + mixing.matrix(code).view(channels, channels)


def _folded(x: Tensor, modulated: Modulated, code: Tensor) -> tuple[Tensor, Tensor]:
    """Scale and offset per channel that normalise and modulate ``x`` (1, C, H, W)."""
    gain, shift = modulated.affine(code).view(2, -1)
    mean = x.mean((0, 2, 3))
    centred = x - mean[:, None, None]
    scale = gain * torch.rsqrt((centred * centred).mean((0, 2, 3)) + _EPS)
    return scale, shift - scale * mean


def _applied(x: Tensor, scale: Tensor, offset: Tensor) -> Tensor:
    return x * scale[:, None, None] + offset[:, None, None]


def _matmul(weight: Tensor, matrix: Tensor) -> Tensor:
    """A 1x1 convolution's weight (O, I, 1, 1) after the matrix (I, I)."""
    return (weight[:, :, 0, 0] @ matrix)[:, :, None, None]


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

    def take(self, weights: dict[str, Tensor]) -> None:
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
