"""The classic convolutional network for MNIST, as a tutorial: read it from top to bottom.

A picture of 28×28 grey values goes through three layers of 3×3 convolutions, which find strokes,
then parts, then whole shapes; two dense layers turn what was found into a probability for each
class (LeCun et al. 1998, with today's ReLU and Adam).
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from deepart_studio.training.small_pictures import SmallPictures

BATCH = 64
LEARNING_RATE = 1e-3
HELD_OUT = 0.2


class DigitClassifier(nn.Module):
    """Pictures (N, 1, 28, 28) in 0..1 to scores (N, classes); softmax makes them probabilities."""

    def __init__(self, classes: int = 10) -> None:
        super().__init__()
        # 28×28 → conv 26×26 → pool 13×13 → conv 11×11 → pool 5×5 → conv 3×3
        self.conv1 = nn.Conv2d(1, 32, 3)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.conv3 = nn.Conv2d(64, 64, 3)
        self.dense = nn.Linear(64 * 3 * 3, 64)
        self.scores = nn.Linear(64, classes)

    def forward(self, x: Tensor) -> Tensor:
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = F.relu(self.conv3(x))
        x = F.relu(self.dense(x.flatten(1)))
        return self.scores(x)


def moved(x: Tensor) -> Tensor:
    """Each picture turned, scaled and shifted a little: more handwriting than there is."""
    count = len(x)
    angle = (torch.rand(count) - 0.5) * 0.35  # ±10 degrees
    scale = 1 + (torch.rand(count) - 0.5) * 0.2
    shift = (torch.rand(2, count) - 0.5) * 0.2  # ±1.4 pixels each way
    cos, sin = torch.cos(angle) * scale, torch.sin(angle) * scale
    rows = [torch.stack([cos, -sin, shift[0]], 1), torch.stack([sin, cos, shift[1]], 1)]
    grid = F.affine_grid(torch.stack(rows, 1), list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, align_corners=False, padding_mode="border")


def as_batch(pixels: np.ndarray) -> Tensor:
    """uint8 (N, 28, 28) to floats (N, 1, 28, 28) in 0..1."""
    return torch.from_numpy(pixels.astype(np.float32) / 255.0)[:, None]


@torch.no_grad()
def accuracy(network: nn.Module, x: Tensor, labels: Tensor) -> float:
    """Share of pictures whose highest score is their label's."""
    network.eval()
    pairs = zip(x.split(500), labels.split(500), strict=True)
    right = [(network(a).argmax(1) == b).sum() for a, b in pairs]
    return float(torch.stack(right).sum() / len(labels))


def train_classifier(
    pictures: SmallPictures,
    seconds: float,
    report: Callable[[dict[str, float]], None],
    seed: int = 0,
) -> tuple[DigitClassifier, float]:
    """Train on four fifths of the pictures for ``seconds``; gives the held-out accuracy too."""
    torch.manual_seed(seed)
    kept, held = pictures.split(HELD_OUT, seed)
    x, labels = as_batch(pictures.pixels), torch.from_numpy(pictures.labels)
    network = DigitClassifier(len(pictures.classes))
    optimiser = torch.optim.Adam(network.parameters(), lr=LEARNING_RATE)
    started, epoch = time.monotonic(), 0
    while (done := (time.monotonic() - started) / seconds) < 1:
        network.train()
        epoch, total = epoch + 1, 0.0
        order = np.random.default_rng((seed, epoch)).permutation(kept)
        for picks in torch.from_numpy(order).split(BATCH):
            # Full steps for most of the time, then ever smaller ones.
            done = (time.monotonic() - started) / seconds
            optimiser.param_groups[0]["lr"] = LEARNING_RATE * min(1.0, max(0.02, 2 - 2 * done))
            loss = F.cross_entropy(network(moved(x[picks])), labels[picks])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += float(loss.detach()) * len(picks)
            if done >= 1:
                break
        held_out = accuracy(network, x[held], labels[held])
        report({"epoch": epoch, "loss": round(total / len(kept), 5), "held_out": held_out})
    return network.eval(), accuracy(network, x[held], labels[held])
