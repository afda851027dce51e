"""Networks with random weights, drawn batches and packs in memory, for the trainer's tests."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from deepart_studio.training.perceptual import PerceptualNetwork
from deepart_studio.training.pictures import PackedPicture, PicturePack
from tests.support.drawn import landscape


def in_memory(*pictures: np.ndarray) -> PicturePack:
    """A pack of uint8 pictures (H, W, 3) that needs no files."""
    entries, offset = [], 0
    for i, pixels in enumerate(pictures):
        entries.append(PackedPicture(f"{i}.png", offset, pixels.shape[0], pixels.shape[1]))
        offset += pixels.size
    flat = [p.ravel() for p in pictures]
    return PicturePack(np.concatenate(flat) if flat else np.zeros(0, np.uint8), entries)


def random_network(divide: int, seed: int = 0) -> PerceptualNetwork:
    """An untrained perceptual network whose maps keep their size from layer to layer."""
    torch.manual_seed(seed)
    net = PerceptualNetwork(divide)
    for name in net.convs:
        conv = net.conv(name)
        torch.nn.init.kaiming_normal_(conv.weight)
        assert conv.bias is not None
        torch.nn.init.normal_(conv.bias, std=5.0)
    return net.eval().requires_grad_(False)


def drawn_batch(count: int, size: int, seed: int = 0) -> Tensor:
    """Drawn landscapes, every second one mirrored, as floats (count, 3, size, size) in 0..1."""
    pictures = [landscape(size, size, seed + i)[:, :: 1 - 2 * (i % 2)] for i in range(count)]
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 255.0


def as_picture(rgb: Tensor) -> np.ndarray:
    """The pixels uint8 (H, W, 3) of one picture (3, H, W) in 0..1."""
    return (rgb * 255 + 0.5).to(torch.uint8).permute(1, 2, 0).contiguous().numpy()
