"""How good enlarged pictures are: PSNR and a perceptual distance, beside bicubic and Lanczos."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F

from deepart_studio.core.upscale_requests import FACTORS
from deepart_studio.training.perceptual import PerceptualNetwork
from deepart_studio.training.pictures import PicturePack
from deepart_studio.training.upscale_data import as_batch, scaled_down

Enlarge = Callable[[np.ndarray, int], np.ndarray]
#: Pictures are cut to this side in the middle, so that all weigh alike.
_SIDE = 208


def bicubic(pixels: np.ndarray, factor: int) -> np.ndarray:
    """Pillow's bicubic enlargement."""
    return _resized(pixels, factor, Image.Resampling.BICUBIC)


def lanczos(pixels: np.ndarray, factor: int) -> np.ndarray:
    """Pillow's Lanczos enlargement."""
    return _resized(pixels, factor, Image.Resampling.LANCZOS)


def compare(
    ways: dict[str, Enlarge], pack: PicturePack, network: PerceptualNetwork, most: int
) -> dict[str, float]:
    """Figures of ways to enlarge by the factors of ``FACTORS``: "psnr_4_bicubic", "distance_4_...".

    Mean PSNR in dB over RGB, and mean perceptual distance, over at most ``most`` pictures.
    """
    picks = np.linspace(0, len(pack) - 1, min(most, len(pack))).round().astype(int)
    rows: dict[str, list[float]] = {}
    for index in picks:
        whole = _middle(pack[int(index)])
        for factor in FACTORS:
            small = scaled_down(whole, factor)
            for name, enlarge in ways.items():
                enlarged = enlarge(small, factor)
                rows.setdefault(f"psnr_{factor}_{name}", []).append(psnr(whole, enlarged))
                apart = perceptual_distance(network, whole, enlarged)
                rows.setdefault(f"distance_{factor}_{name}", []).append(apart)
    return {key: float(np.mean(values)) for key, values in rows.items()}


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    """Of uint8 pictures (H, W, 3), in dB."""
    error = float(np.square(a.astype(np.float64) - b).mean())
    return 99.0 if error == 0 else float(10 * np.log10(255**2 / error))


@torch.no_grad()
def perceptual_distance(network: PerceptualNetwork, a: np.ndarray, b: np.ndarray) -> float:
    """As LPIPS (Zhang et al. 2018) without learned weights: maps whose channels are normalised at
    each place, their mean squared difference, added over the layers.
    """
    maps = network(as_batch(np.stack([a, b])))
    total = 0.0
    for layer in maps:
        unit = F.normalize(layer.float(), dim=1)
        total += float((unit[0] - unit[1]).square().sum(0).mean())
    return total


def enlarged_by(network: torch.nn.Module) -> Enlarge:
    """A network's enlargement of uint8 pictures."""

    @torch.no_grad()
    def enlarge(pixels: np.ndarray, factor: int) -> np.ndarray:
        rgb: Tensor = network(as_batch(pixels[None]), factor)[0].clamp(0, 1)
        return (rgb * 255).round().byte().permute(1, 2, 0).numpy()

    return enlarge


def _middle(pixels: np.ndarray) -> np.ndarray:
    height, width = (min(_SIDE, side // 4 * 4) for side in pixels.shape[:2])
    top, left = (pixels.shape[0] - height) // 2, (pixels.shape[1] - width) // 2
    return np.ascontiguousarray(pixels[top : top + height, left : left + width])


def _resized(pixels: np.ndarray, factor: int, resample: Image.Resampling) -> np.ndarray:
    height, width = pixels.shape[:2]
    return np.asarray(Image.fromarray(pixels).resize((factor * width, factor * height), resample))
