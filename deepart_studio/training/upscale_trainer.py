"""The training loop of the upscaler."""

from __future__ import annotations

import copy
import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from deepart_studio.core.errors import UserError
from deepart_studio.core.upscale_requests import FACTORS
from deepart_studio.training.checkpoints import write_checkpoint
from deepart_studio.training.perceptual import PerceptualNetwork
from deepart_studio.training.upscale_data import UpscalePictures, draw_pairs
from deepart_studio.training.upscale_figures import bicubic, compare, enlarged_by, lanczos
from deepart_studio.training.upscale_network import Upscaler

#: Seconds that a step is counted for at most.
LONGEST_STEP = 30.0
#: The average of the weights has forgotten half after so many steps.
_HALF_LIFE = 500
_FEW_STEPS = 50
#: Part of the run in which the rate rises.
_WARM_UP = 0.02


@dataclass(frozen=True)
class UpscaleRecipe:
    """Everything that determines a run, besides its pictures."""

    width: int = 48
    blocks: int = 6
    minutes: float = 60.0
    batch: int = 16
    learning_rate: float = 1e-3
    #: Minutes between held-out figures with a checkpoint.
    judge_every: float = 5.0
    #: Held-out pictures for the figures on the way.
    judged: int = 64
    seed: int = 0


class UpscaleTrainer:
    """Charbonnier loss (Lai et al. 2017) on pairs; factors take turns; weights are averaged."""

    def __init__(
        self,
        recipe: UpscaleRecipe,
        pictures: UpscalePictures,
        judge: PerceptualNetwork,
        folder: Path,
    ) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe, self.pictures, self.judge, self.folder = recipe, pictures, judge.eval(), folder
        self.network = Upscaler(recipe.width, recipe.blocks)
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.network).eval()
        self.optimiser = torch.optim.Adam(self.network.parameters(), lr=recipe.learning_rate)
        self.step, self.seconds = 0, 0.0
        self.rng = np.random.default_rng(recipe.seed)
        self.on_report: Callable[[dict[str, float]], None] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    def resume(self) -> bool:
        """Go on from the checkpoint in the run's folder, if there is one."""
        file = self.folder / "checkpoint.pt"
        if not file.exists():
            return False
        state = torch.load(file, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.seconds = state["step"], state["seconds"]
        self.rng = np.random.default_rng((self.recipe.seed, self.step))
        return True

    def save(self) -> None:
        """Write the checkpoint atomically."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        write_checkpoint(state, self.folder / "checkpoint.pt")

    def run(self) -> None:
        """Train until the recipe's minutes are used up.

        Raises UserError when the loss is no number; the last checkpoint is good then.
        """
        r, losses = self.recipe, []
        judged, clock = self.seconds, time.monotonic()
        while self.seconds < r.minutes * 60:
            losses.append(self._step())
            now = time.monotonic()
            # A machine that slept, or a run that was stopped for a while, has not trained.
            self.seconds, clock = self.seconds + min(now - clock, LONGEST_STEP), now
            if self.step % _FEW_STEPS == 0:
                self._log({"loss": float(np.mean(losses))})
                losses = []
            if self.seconds - judged > r.judge_every * 60:
                self.validate(r.judged)
                judged, clock = self.seconds, time.monotonic()
        self.validate(r.judged)

    def validate(self, most: int) -> dict[str, float]:
        """Save, and log held-out figures of the averaged network beside bicubic and Lanczos."""
        self.save()
        ways = {"ours": enlarged_by(self.average), "bicubic": bicubic, "lanczos": lanczos}
        figures = compare(ways, self.pictures.held_out, self.judge, most)
        self._log({f"held_out_{key}": value for key, value in figures.items()})
        return figures

    def _step(self) -> float:
        r = self.recipe
        for group in self.optimiser.param_groups:
            group["lr"] = r.learning_rate * self._rate()
        factor = FACTORS[self.step % len(FACTORS)]
        small, whole = draw_pairs(self.pictures.training, r.batch, factor, self.rng)
        with torch.autocast("cpu", torch.bfloat16):
            enlarged: Tensor = self.network(
                small.contiguous(memory_format=torch.channels_last), factor
            )
        loss = ((enlarged.float() - whole).square() + 1e-6).sqrt().mean()
        if not math.isfinite(float(loss.detach())):
            raise UserError(
                "The loss is no longer a number, so the run was stopped. Its last checkpoint is "
                "good.",
                "Go on from it with --resume and a smaller --learning-rate.",
            )
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 0.5)
        self.optimiser.step()
        self.step += 1
        keep = 0.5 ** (1 / min(_HALF_LIFE, 0.1 * self.step + 1))
        with torch.no_grad():
            torch._foreach_lerp_(
                list(self.average.parameters()), list(self.network.parameters()), 1 - keep
            )
        return float(loss.detach())

    def _rate(self) -> float:
        """The share of the learning rate: a short rise, then half a cosine over the minutes."""
        done = min(1.0, self.seconds / (self.recipe.minutes * 60))
        return min(1.0, done / _WARM_UP + 0.05) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-3

    def _log(self, values: dict[str, float]) -> None:
        row: dict[str, float] = {"step": self.step, "minutes": round(self.seconds / 60, 2)}
        row |= {key: round(value, 4) for key, value in values.items()}
        with (self.folder / "stats.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        if self.on_report is not None:
            self.on_report(row)
