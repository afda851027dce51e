"""The classic GAN on handwritten digits, as a tutorial: read it from top to bottom.

Two networks play against each other (Goodfellow et al. 2014; the convolutional form is Radford et
al. 2016). The generator turns 100 random numbers into a digit. The discriminator tells real digits
from made ones. Each learns from the other's mistakes: what the discriminator finds wrong is the
direction in which the generator improves.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

NOISE = 100
BATCH = 64
LEARNING_RATE = 2e-4
#: Adam's memory is short, since the opponent changes all the time.
BETAS = (0.5, 0.999)
#: A discriminator that is never wholly sure gives better directions.
SURE = 0.9
#: The generator that is kept is a running average of the last thousand steps or so.
KEEP = 0.998


class DigitGenerator(nn.Module):
    """Noise (N, 100) to pictures (N, 1, 28, 28) in -1..1."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(NOISE, 128 * 7 * 7, bias=False)
        self.norm1 = nn.BatchNorm1d(128 * 7 * 7)
        # A transposed convolution with stride 2 doubles the side: 7 → 14 → 28.
        self.up1 = nn.ConvTranspose2d(128, 64, 4, 2, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(64)
        self.up2 = nn.ConvTranspose2d(64, 1, 4, 2, 1)

    def forward(self, noise: Tensor) -> Tensor:
        x = F.relu(self.norm1(self.first(noise))).view(-1, 128, 7, 7)
        x = F.relu(self.norm2(self.up1(x)))
        return torch.tanh(self.up2(x))


class DigitDiscriminator(nn.Module):
    """Pictures (N, 1, 28, 28) in -1..1 to one score each (N,): above 0 for real."""

    def __init__(self) -> None:
        super().__init__()
        # A convolution with stride 2 halves the side: 28 → 14 → 7.
        self.down1 = nn.Conv2d(1, 64, 4, 2, 1)
        self.down2 = nn.Conv2d(64, 128, 4, 2, 1, bias=False)
        self.norm = nn.BatchNorm2d(128)
        self.score = nn.Linear(128 * 7 * 7, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = F.leaky_relu(self.down1(x), 0.2)
        x = F.leaky_relu(self.norm(self.down2(x)), 0.2)
        return self.score(x.flatten(1))[:, 0]


def train_digits_gan(
    real: Tensor, seconds: float, report: Callable[[dict[str, float]], None], seed: int = 0
) -> DigitGenerator:
    """Train on digits (N, 1, 28, 28) in -1..1; gives the averaged generator.

    Raises FloatingPointError when a loss is no longer a number.
    """
    torch.manual_seed(seed)
    generator, discriminator = DigitGenerator(), DigitDiscriminator()
    average = torch.optim.swa_utils.AveragedModel(
        generator, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEEP), use_buffers=True
    )
    learn_d = torch.optim.Adam(discriminator.parameters(), lr=LEARNING_RATE, betas=BETAS)
    learn_g = torch.optim.Adam(generator.parameters(), lr=LEARNING_RATE, betas=BETAS)
    started, step = time.monotonic(), 0
    while time.monotonic() - started < seconds:
        batch = real[torch.randint(len(real), (BATCH,))]
        # Half precision where it does no harm: the convolutions take a third of the time.
        with torch.autocast("cpu", torch.bfloat16):
            made = generator(torch.randn(BATCH, NOISE))

        # The discriminator's turn: real digits should score 1, made ones 0. ``detach`` keeps the
        # generator out of it.
        with torch.autocast("cpu", torch.bfloat16):
            on_real, on_made = discriminator(batch), discriminator(made.detach())
        loss_d = F.binary_cross_entropy_with_logits(on_real.float(), torch.full((BATCH,), SURE))
        loss_d = loss_d + F.binary_cross_entropy_with_logits(on_made.float(), torch.zeros(BATCH))
        learn_d.zero_grad()
        loss_d.backward()
        learn_d.step()

        # The generator's turn: the same digits should have scored 1. The gradient goes through the
        # discriminator into the generator; this joins the two.
        with torch.autocast("cpu", torch.bfloat16):
            verdict = discriminator(made)
        loss_g = F.binary_cross_entropy_with_logits(verdict.float(), torch.ones(BATCH))
        learn_g.zero_grad()
        loss_g.backward()
        learn_g.step()

        average.update_parameters(generator)
        step += 1
        if not torch.isfinite(loss_d + loss_g):
            raise FloatingPointError("The losses are no longer numbers.")
        if step % 100 == 0:
            losses = {"discriminator": loss_d.item(), "generator": loss_g.item()}
            report({"step": step, **losses})
    kept = average.module
    assert isinstance(kept, DigitGenerator)  # noqa: S101 - a copy of the generator
    return kept.eval()
