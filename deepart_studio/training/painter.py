"""The any-style painter and its style encoder.

One feed-forward network whose instance normalisations are modulated by a style code (conditional
instance normalisation: Dumoulin et al. 2017; Huang and Belongie 2017; Ghiasi et al. 2017). The code
is made from the channel means and deviations of the slim perceptual network's four tapped layers.

All pictures are RGB float tensors (N, 3, H, W) in 0..1.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from deepart_studio.training.perceptual import SLIM_TAP_CHANNELS, PerceptualNetwork

#: Entries of a code that say mean and deviation of the style's three opponent colours.
COLOUR_SIZE = 6
#: An orthonormal opponent space: lightness, red-blue, green-magenta.
OPPONENT = torch.tensor(
    [[3**-0.5, 3**-0.5, 3**-0.5], [2**-0.5, 0.0, -(2**-0.5)], [6**-0.5, -2 * 6**-0.5, 6**-0.5]]
)
#: Pixels at the border of a painting that are spoilt by the zeros beyond it.
MARGIN = 16
#: Added to variances before they divide.
EPS = 1e-5


def colour_statistics(rgb: Tensor) -> Tensor:
    """Mean and deviation of the opponent colours: (N, 6). Always in float32."""
    with torch.autocast("cpu", enabled=False):
        flat = rgb.float().flatten(2)
        mean = flat.mean(2)
        moments = flat @ flat.transpose(1, 2) / flat.shape[2]
        covariance = moments - mean[:, :, None] * mean[:, None, :]
        space = OPPONENT.to(mean)
        # Variances are the diagonal of space @ covariance @ space.T.
        variance = ((space @ covariance) * space).sum(2)
        return torch.cat([mean @ space.T, variance.clamp_min(0).add(1e-6).sqrt()], 1)


def feature_statistics(maps: list[Tensor]) -> Tensor:
    """Channel means and deviations of the tapped maps, side by side: (N, 2 * sum of channels)."""
    parts = []
    for x in maps:
        flat = x.float().flatten(2)
        mean = flat.mean(2)
        parts += [mean, (flat - mean[:, :, None]).square().mean(2).add(1e-6).sqrt()]
    return torch.cat(parts, 1)


class StyleEncoder(nn.Module):
    """Picture to code: slim perceptual network, statistics, a small MLP; plus the colours."""

    mean: Tensor
    deviation: Tensor

    def __init__(self, perceptual: PerceptualNetwork, hidden: int = 512, size: int = 192) -> None:
        super().__init__()
        self.perceptual = perceptual
        count = 2 * sum(SLIM_TAP_CHANNELS)
        self.register_buffer("mean", torch.zeros(count))
        self.register_buffer("deviation", torch.ones(count))
        self.mlp = nn.Sequential(nn.Linear(count, hidden), nn.ReLU(), nn.Linear(hidden, size))
        self.code_size = size + COLOUR_SIZE

    def code(self, statistics: Tensor, colours: Tensor) -> Tensor:
        """(N, 960) feature statistics and (N, 6) colours to codes (N, code_size)."""
        # Roots tame the long tail of activations.
        z = (statistics.clamp_min(0).sqrt() - self.mean) / self.deviation
        return torch.cat([self.mlp(z), colours], 1)

    def forward(self, style: Tensor) -> Tensor:
        return self.code(feature_statistics(self.perceptual(style)), colour_statistics(style))


class Modulated(nn.Module):
    """Instance normalisation whose scale and shift are linear in the code."""

    def __init__(self, channels: int, code: int) -> None:
        super().__init__()
        self.width = 2 * channels
        self.affine = nn.Linear(code, self.width)
        nn.init.normal_(self.affine.weight, std=0.05)
        with torch.no_grad():
            self.affine.bias[:channels] = 1.0
            self.affine.bias[channels:] = 0.0

    def condition(self, code: Tensor) -> Tensor:
        """Scales and shifts, (N, 2 * channels)."""
        condition: Tensor = self.affine(code)
        return condition

    def forward(self, x: Tensor, condition: Tensor) -> Tensor:
        scale, shift = condition.chunk(2, 1)
        if x.shape[0] == 1:  # as in the program: one fused pass instead of three
            return F.instance_norm(x, weight=scale[0], bias=shift[0], eps=EPS)
        return F.instance_norm(x, eps=EPS) * scale[:, :, None, None] + shift[:, :, None, None]


class Residual(nn.Module):
    """Two 3x3 convolutions with modulated normalisation, added to their input."""

    def __init__(self, channels: int, code: int) -> None:
        super().__init__()
        self.conv1 = _conv3(channels, channels)
        self.conv2 = _conv3(channels, channels)
        self.mod1 = Modulated(channels, code)
        self.mod2 = Modulated(channels, code)

    def forward(self, x: Tensor, first: Tensor, second: Tensor) -> Tensor:
        y = F.relu(self.mod1(self.conv1(x), first))
        return x + self.mod2(self.conv2(y), second)


class Mixing(nn.Module):
    """A residual 1x1 convolution whose matrix is linear in the code.

    Scale and shift alone cannot rotate feature space, which matching a style's channel covariances
    asks for (Li et al. 2019, Learning Linear Transformations for Fast Image and Video Style
    Transfer).
    """

    def __init__(self, channels: int, code: int) -> None:
        super().__init__()
        self.width = channels * channels
        self.matrix = nn.Linear(code, self.width)
        nn.init.normal_(self.matrix.weight, std=0.1 * (code * channels) ** -0.5)
        nn.init.zeros_(self.matrix.bias)

    def condition(self, code: Tensor) -> Tensor:
        """The matrix, (N, channels * channels)."""
        condition: Tensor = self.matrix(code)
        return condition

    def forward(self, x: Tensor, condition: Tensor) -> Tensor:
        matrix = condition.view(-1, x.shape[1], x.shape[1])
        return x + (matrix @ x.flatten(2)).view_as(x)


def _conv3(inputs: int, outputs: int, stride: int = 1, *, bias: bool = False) -> nn.Conv2d:
    # Zeros beyond the border cost nothing; the frame that they paint is cut off with the margin.
    return nn.Conv2d(inputs, outputs, 3, stride, 1, bias=bias)


def shuffle(x: Tensor, *, before: bool) -> Tensor:
    """Pixel shuffle by 2, then a 2x2 mean, which has no response at the shuffle's own period.

    Without the mean the phases of a shuffle print a checkerboard (Sugawara et al. 2018). The mean
    moves a picture by half a pixel: towards the origin, or, with ``before``, away from it.
    """
    x = F.pixel_shuffle(x, 2)
    side = (1, 0, 1, 0) if before else (0, 1, 0, 1)
    return F.avg_pool2d(F.pad(x, side), 2, 1)


def enlarged(x: Tensor, factor: int) -> Tensor:
    """Bilinear enlargement."""
    return F.interpolate(x, scale_factor=float(factor), mode="bilinear")


class Painter(nn.Module):
    """Photo and code to painting, unclipped. Height and width must be multiples of 8.

    The outermost ``MARGIN`` pixels are painted badly: give the photo a mirrored margin to cut off.

    The photo first takes the style's mean and contrast per opponent colour, so that the network
    need not learn palettes. Its low frequencies are the underpainting; all detail is the network's:
    where the photo's own detail may pass, a network learns to let photographs through.
    Nothing but input and output lives at full resolution.
    """

    def __init__(
        self, code: int, fine: int = 48, deep: int = 96, deep_blocks: int = 3, fine_blocks: int = 2
    ) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, fine, 8, 4, 2, bias=False)
        self.stem_mod = Modulated(fine, code)
        self.down = _conv3(fine, deep, 2)
        self.down_mod = Modulated(deep, code)
        self.deep_trunk = nn.ModuleList([Residual(deep, code) for _ in range(deep_blocks)])
        self.deep_mixing = Mixing(deep, code)
        self.narrow = nn.Conv2d(deep, fine, 1, bias=False)
        self.fine_mixing = Mixing(fine, code)
        self.fine_mod = Modulated(fine, code)
        self.fine_trunk = nn.ModuleList([Residual(fine, code) for _ in range(fine_blocks)])
        self.expand = _conv3(fine, 64, bias=True)
        self.head = _conv3(16, 12, bias=True)
        self.head_photo = nn.Conv2d(3, 12, 6, 2, 2, bias=False)
        for layer in (self.head, self.head_photo):
            nn.init.normal_(layer.weight, std=0.05)
        if self.head.bias is not None:
            nn.init.zeros_(self.head.bias)

    def conditions(self, code: Tensor) -> Tensor:
        """All that the painter takes from a code, side by side: (N, sum of ``widths`` and 6)."""
        parts = [layer.condition(code) for layer in self._conditioned()]
        return torch.cat([*parts, code[:, -COLOUR_SIZE:]], 1)

    def split(self, conditions: Tensor) -> tuple[Iterator[Tensor], Tensor]:
        """The conditions of each layer, in the order in which they paint, and the colours."""
        *layers, colours = conditions.split([*self.widths, COLOUR_SIZE], 1)
        return iter(layers), colours

    @property
    def widths(self) -> list[int]:
        """How many numbers each conditioned layer takes."""
        return [layer.width for layer in self._conditioned()]

    def _conditioned(self) -> list[Modulated | Mixing]:
        return [m for m in self.modules() if isinstance(m, Modulated | Mixing)]

    def recolouring(self, photo: Tensor, colours: Tensor) -> tuple[Tensor, Tensor]:
        """Matrix (N, 3, 3) and shift (N, 3) that give a photo a code's mean and deviation (N, 6) in
        each opponent colour, less 0.5.
        """
        have, want = colour_statistics(photo), colours.float()
        with torch.autocast("cpu", enabled=False):
            space = OPPONENT.to(have)
            ratio = (want[:, 3:] + 0.02) / (have[:, 3:] + 0.02)
            matrix = space.T @ (ratio[:, :, None] * space)
            return matrix, (want[:, :3] - ratio * have[:, :3]) @ space - 0.5

    def recolour(self, photo: Tensor, colours: Tensor) -> Tensor:
        """The recoloured photo."""
        matrix, shift = self.recolouring(photo, colours)
        with torch.autocast("cpu", enabled=False):
            if photo.shape[0] == 1:  # as in the program, where one pass over the pixels matters
                return F.conv2d(photo, matrix.view(3, 3, 1, 1), shift.view(3))
            return (matrix @ photo.flatten(2) + shift[:, :, None]).view_as(photo)

    def forward(self, photo: Tensor, code: Tensor) -> Tensor:
        return self.paint(photo, self.conditions(code))

    def paint(self, photo: Tensor, conditions: Tensor) -> Tensor:
        """Photo and ``conditions`` to painting."""
        take, colours = self.split(conditions)
        base = self.recolour(photo, colours)
        fine = F.relu(self.stem_mod(self.stem(base), next(take)))
        x = F.relu(self.down_mod(self.down(fine), next(take)))
        for block in self.deep_trunk:
            x = block(x, next(take), next(take))
        x = self.narrow(self.deep_mixing(x, next(take)))
        x = self.fine_mixing(fine + enlarged(x, 2), next(take))
        x = F.relu(self.fine_mod(x, next(take)))
        for block in self.fine_trunk:
            x = block(x, next(take), next(take))
        x = F.relu(shuffle(self.expand(x), before=True))
        # The underpainting joins at half resolution; the last shuffle smooths its doubled pixels.
        low = enlarged(F.avg_pool2d(base, 8) + 0.5, 4)
        low = low[:, :, None].expand(-1, -1, 4, -1, -1).flatten(1, 2)
        return shuffle(self.head(x) + self.head_photo(base) + low, before=False)
