"""The any-style painter and its style encoder.

One feed-forward network whose instance normalisations are modulated by a style code (conditional
instance normalisation: Dumoulin et al. 2017; Huang and Belongie 2017; Ghiasi et al. 2017). The code
is made from the channel means and deviations of the slim perceptual network's four tapped layers.

All pictures are RGB float tensors (N, 3, H, W) in 0..1.
"""

from __future__ import annotations

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
_EPS = 1e-5


def colour_statistics(rgb: Tensor) -> Tensor:
    """Mean and deviation of the opponent colours: (N, 6). Always in float32."""
    with torch.autocast("cpu", enabled=False):
        flat = rgb.float().flatten(2) - 0.5
        mean = flat.mean(2)
        moments = flat @ flat.transpose(1, 2) / flat.shape[2]
        covariance = moments - mean[:, :, None] * mean[:, None, :]
        space = OPPONENT.to(mean)
        # Variances are the diagonal of space @ covariance @ space.T.
        variance = ((space @ covariance) * space).sum(2)
        return torch.cat([(mean + 0.5) @ space.T, variance.clamp_min(0).add(1e-6).sqrt()], 1)


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
        self.norm = nn.InstanceNorm2d(channels, eps=_EPS)
        self.affine = nn.Linear(code, 2 * channels)
        nn.init.normal_(self.affine.weight, std=0.02)
        with torch.no_grad():
            self.affine.bias[:channels] = 1.0
            self.affine.bias[channels:] = 0.0

    def forward(self, x: Tensor, code: Tensor) -> Tensor:
        scale, shift = self.affine(code)[:, :, None, None].chunk(2, 1)
        return self.norm(x) * scale + shift


class Residual(nn.Module):
    """Two 3x3 convolutions with modulated normalisation, added to their input."""

    def __init__(self, channels: int, code: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.mod1 = Modulated(channels, code)
        self.mod2 = Modulated(channels, code)

    def forward(self, x: Tensor, code: Tensor) -> Tensor:
        y = F.relu(self.mod1(self.conv1(x), code))
        return x + self.mod2(self.conv2(y), code)


class Painter(nn.Module):
    """Photo and code to painting, unclipped. Height and width must be multiples of 8.

    The photo first takes the style's mean and contrast per opponent colour, so that the network
    need not learn palettes; nothing but input and output lives at full resolution.
    """

    def __init__(self, code: int, fine: int = 48, deep: int = 96, blocks: int = 4) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, fine, 8, stride=4, padding=2, bias=False)
        self.stem_mod = Modulated(fine, code)
        self.down = nn.Conv2d(fine, deep, 3, stride=2, padding=1, bias=False)
        self.down_mod = Modulated(deep, code)
        self.trunk = nn.ModuleList([Residual(deep, code) for _ in range(blocks)])
        self.narrow = nn.Conv2d(deep, fine, 1, bias=False)
        self.mix = nn.Conv2d(fine, fine, 3, padding=1, bias=False)
        self.mix_mod = Modulated(fine, code)
        self.expand = nn.Conv2d(fine, 64, 3, padding=1)
        self.head = nn.Conv2d(16, 12, 3, padding=1)
        self.gate = nn.Linear(code, 3)
        nn.init.zeros_(self.gate.weight)
        nn.init.zeros_(self.gate.bias)
        nn.init.normal_(self.head.weight, std=0.02)
        if self.head.bias is not None:
            nn.init.zeros_(self.head.bias)

    def recolour(self, photo: Tensor, code: Tensor) -> Tensor:
        """The photo with the code's mean and deviation in each opponent colour."""
        have, want = colour_statistics(photo), code[:, -COLOUR_SIZE:].float()
        with torch.autocast("cpu", enabled=False):
            space = OPPONENT.to(have)
            ratio = (want[:, 3:] + 0.02) / (have[:, 3:] + 0.02)
            matrix = space.T @ (ratio[:, :, None] * space)
            shift = (want[:, :3] - ratio * have[:, :3]) @ space
            return (matrix @ photo.flatten(2) + shift[:, :, None]).view_as(photo)

    def forward(self, photo: Tensor, code: Tensor) -> Tensor:
        base = self.recolour(photo, code)
        fine = F.relu(self.stem_mod(self.stem(base - 0.5), code))
        x = F.relu(self.down_mod(self.down(fine), code))
        for block in self.trunk:
            x = block(x, code)
        x = fine + F.interpolate(self.narrow(x), scale_factor=2.0, mode="nearest")
        x = F.relu(self.mix_mod(self.mix(x), code))
        x = F.relu(F.pixel_shuffle(self.expand(x), 2))
        x = F.pixel_shuffle(self.head(x), 2)
        gate = torch.sigmoid(self.gate(code))[:, :, None, None]
        return 0.5 + gate * (base - 0.5) + x
