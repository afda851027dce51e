"""Distil the slim perceptual network that ships from a VGG-16 teacher.

Start: per layer, the half of the teacher's channels that best spans the rest (QR with column
pivoting on activations), the rest folded into the next layer by least squares; then fine-tuning
with a linear adapter per layer that must give back the teacher's maps (FitNets: Romero et al.
2015).
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import torch
from scipy.linalg import qr
from torch import Tensor, nn

from deepart_studio.training.perceptual import TAPS, VGG_LAYERS, PerceptualNetwork


def prune_teacher(teacher: PerceptualNetwork, pictures: Tensor) -> PerceptualNetwork:
    """A half-width network that approximates ``teacher`` on ``pictures`` (N, 3, H, W) in 0..1."""
    slim = PerceptualNetwork(divide=2)
    slim.mean.copy_(teacher.mean)
    with torch.no_grad():
        truth = teacher.layers(pictures)
        fold: Tensor | None = None  # (teacher channels, slim channels) of the previous layer
        offset: Tensor | None = None
        for name, _, _ in VGG_LAYERS:
            conv, thin = teacher.conv(name), slim.conv(name)
            target = _samples(truth[name])
            keep = torch.from_numpy(_spanning_columns(target.numpy(), thin.out_channels))
            assert conv.bias is not None  # noqa: S101 - every layer has one
            assert thin.bias is not None  # noqa: S101
            weight, bias = conv.weight[keep], conv.bias[keep].clone()
            if fold is not None and offset is not None:
                bias += torch.einsum("ochw,c->o", weight, offset)
                weight = torch.einsum("ochw,cs->oshw", weight, fold)
            thin.weight.copy_(weight)
            thin.bias.copy_(bias)
            have = _samples(slim.layers(pictures)[name])
            design = torch.cat([have, torch.ones(len(have), 1)], 1)
            solution = torch.linalg.lstsq(
                design.T @ design + 1e-3 * torch.eye(design.shape[1]), design.T @ target
            ).solution
            fold, offset = solution[:-1].T, solution[-1]
    return slim


def _samples(maps: Tensor, count: int = 20000) -> Tensor:
    """Feature vectors at the same random places of every call: (count, channels)."""
    n, c, h, w = maps.shape
    flat = maps.permute(0, 2, 3, 1).reshape(-1, c)
    rng = np.random.default_rng(0)
    places = rng.choice(n * h * w, min(count, n * h * w), replace=False)
    return flat[torch.from_numpy(places)].float()


def _spanning_columns(activations: np.ndarray, count: int) -> np.ndarray:
    _, order = qr(activations / 255.0, mode="r", pivoting=True)
    return np.sort(order[:count])


class Distiller:
    """Fine-tunes a slim network towards its teacher; ``batches`` gives (N, 3, H, W) in 0..1."""

    def __init__(
        self, teacher: PerceptualNetwork, slim: PerceptualNetwork, batches: Callable[[], Tensor]
    ) -> None:
        self.slim, self.batches = slim, batches
        self.teacher = teacher.to(torch.bfloat16).to(  # type: ignore[call-overload] # missing in torch's stubs
            memory_format=torch.channels_last
        )
        self.adapters = nn.ModuleDict(
            {n: nn.Conv2d(c // 2, c, 1, bias=True) for n, c, _ in VGG_LAYERS}
        )

    def run(self, steps: int, report: Callable[[dict[str, float]], None], lr: float = 3e-4) -> None:
        """Train for ``steps``, reporting per-layer unexplained variance every 25 steps."""
        self._fit_adapters(self.batches())
        slim = self.slim.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        groups = [
            {"params": slim.parameters(), "lr": lr},
            {"params": self.adapters.parameters(), "lr": lr},
        ]
        optimiser = torch.optim.Adam(groups)
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimiser, [lr, lr], total_steps=steps, pct_start=0.1
        )
        started = time.monotonic()
        for step in range(1, steps + 1):
            rgb = self.batches().contiguous(memory_format=torch.channels_last)
            loss, parts = self._loss(rgb)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            schedule.step()
            if step % 25 == 0:
                report({"step": step, "seconds": time.monotonic() - started, **parts})

    def _loss(self, rgb: Tensor) -> tuple[Tensor, dict[str, float]]:
        with torch.no_grad():
            truth = self.teacher.layers(rgb.to(torch.bfloat16))
        with torch.autocast("cpu", torch.bfloat16):
            have = self.slim.layers(rgb)
            total, parts = torch.zeros(()), {}
            for name, _, _ in VGG_LAYERS:
                target = truth[name].float()
                error = (self.adapters[name](have[name]).float() - target).square().mean()
                unexplained = error / target.var().clamp_min(1e-3)
                total = total + unexplained * (1.0 if name in TAPS else 0.5)
                parts[name] = round(float(unexplained.detach()), 4)
        return total, parts

    def _fit_adapters(self, rgb: Tensor) -> None:
        """Least-squares start of the adapters, so that fine-tuning begins where pruning ended."""
        with torch.no_grad():
            truth = self.teacher.layers(rgb.to(torch.bfloat16))
            have = self.slim.layers(rgb)
            for name, _, _ in VGG_LAYERS:
                target, features = _samples(truth[name]), _samples(have[name])
                design = torch.cat([features, torch.ones(len(features), 1)], 1)
                solution = torch.linalg.lstsq(
                    design.T @ design + 1e-3 * torch.eye(design.shape[1]), design.T @ target
                ).solution
                weight = solution[:-1].T[:, :, None, None]
                self.adapters[name].load_state_dict({"weight": weight, "bias": solution[-1]})
