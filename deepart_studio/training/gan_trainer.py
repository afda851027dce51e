"""The training loop of a projected GAN (Sauer et al. 2021)."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepart_studio.core.errors import UserError
from deepart_studio.training.checkpoints import write_checkpoint
from deepart_studio.training.gan_augment import augment
from deepart_studio.training.gan_critic import Critic, critic_loss, generator_loss
from deepart_studio.training.gan_data import GanPictures
from deepart_studio.training.gan_features import EfficientNetLite0, MixedFeatures
from deepart_studio.training.gan_figures import FeatureJudge
from deepart_studio.training.gan_generator import Z_SIZE, Generator, GeneratorPlan
from deepart_studio.training.gan_samples import Sampler, sample_figures, write_grid

#: So many steps in a row without a usable gradient end a run.
MOST_LOST = 8
#: Seconds that a step is counted for at most.
LONGEST_STEP = 30.0
#: Samples have collapsed when, having been varied, they are this much less so than real works.
VARIED, COLLAPSED = 0.5, 0.3
_FEW_STEPS = 25


@dataclass(frozen=True)
class GanRecipe:
    """Everything that determines a run, besides its pictures."""

    size: int = 128
    minutes: float = 600.0
    batch: int = 16
    learning_rate: float = 2e-4
    #: The mapping network's share of the rate: w moves all layers at once.
    mapping_share: float = 0.1
    #: Share of the samples that are mixed of two w.
    mixing: float = 0.25
    #: Pictures after which the average has forgotten half; less at the start.
    ema_images: int = 10_000
    #: Minutes between checkpoints, and between held-out figures.
    save_every: float = 3.0
    judge_every: float = 15.0
    #: Samples for the figures on the way.
    judged: int = 512
    width: float = 1.0
    seed: int = 0


class GanTrainer:
    """Trains a generator against heads on frozen, mixed features."""

    def __init__(
        self,
        recipe: GanRecipe,
        network: EfficientNetLite0,
        pictures: GanPictures,
        folder: Path,
        judge: FeatureJudge | None = None,
    ) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe, self.pictures, self.folder, self.judge = recipe, pictures, folder, judge
        labels = len(pictures.labels)
        layout = {"memory_format": torch.channels_last}
        self.generator = Generator(GeneratorPlan(recipe.size, labels, recipe.width))
        self.critic = Critic(labels)
        self.features = MixedFeatures(network, recipe.seed)
        for module in (self.generator, self.critic, self.features):
            module.to(**layout)  # type: ignore[call-overload]
        self.features.to(torch.bfloat16)
        self.parameters = list(self.generator.parameters())
        slow = list(self.generator.mapping.parameters())
        groups: list[dict[str, Any]] = [
            {"params": list(self.generator.synthesis.parameters())},
            {"params": slow, "lr": recipe.learning_rate * recipe.mapping_share},
        ]
        adam: dict[str, Any] = {"lr": recipe.learning_rate, "betas": (0.0, 0.99), "fused": True}
        self.optimisers = (
            torch.optim.Adam(groups, **adam),
            torch.optim.Adam(self.critic.parameters(), **adam),
        )
        self.average = [p.detach().clone() for p in self.parameters]
        self.step, self.seconds, self._lost = 0, 0.0, 0
        self.best_kid, self.most_varied, self._alike = float("inf"), 0.0, 0
        self.rng = np.random.default_rng(recipe.seed)
        self.on_report: Callable[[dict[str, float]], None] | None = None
        (folder / "samples").mkdir(parents=True, exist_ok=True)

    @property
    def images(self) -> int:
        """Real pictures seen so far."""
        return self.step * self.recipe.batch

    def resume(self, name: str = "checkpoint.pt") -> bool:
        """Go on from a checkpoint in the run's folder, if there is one."""
        file = self.folder / name
        if not file.exists():
            return False
        state = torch.load(file, weights_only=True)
        self.generator.load_state_dict(state["generator"])
        self.critic.load_state_dict(state["critic"])
        for optimiser, kept in zip(self.optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(kept)
        self.average = [p.clone() for p in state["average"]]
        self.step, self.seconds = state["step"], state["seconds"]
        self.best_kid, self.most_varied = state["best_kid"], state["most_varied"]
        self.rng = np.random.default_rng((self.recipe.seed, self.step))
        torch.manual_seed(self.recipe.seed + self.step)
        return True

    def save(self, name: str = "checkpoint.pt") -> None:
        """Write a checkpoint atomically."""
        state = {
            "generator": self.generator.state_dict(),
            "critic": self.critic.state_dict(),
            "optimisers": [o.state_dict() for o in self.optimisers],
            "average": self.average,
            "step": self.step,
            "seconds": self.seconds,
            "best_kid": self.best_kid,
            "most_varied": self.most_varied,
        }
        write_checkpoint(state, self.folder / name)

    def averaged(self) -> Generator:
        """A copy with the averaged weights, in evaluation mode; its norms are still to be fitted
        (``Sampler``).
        """
        generator = copy.deepcopy(self.generator)
        with torch.no_grad():
            for parameter, value in zip(generator.parameters(), self.average, strict=True):
                parameter.copy_(value)
        return generator.eval()

    def run(self) -> None:
        """Train until the recipe's minutes are used up.

        Checkpoints, held-out figures and a sample grid are written on the way; the averaged weights
        after a tenth of the run are kept (early.pt), and those with the least kernel distance
        (best.pt). Raises UserError when the losses are no numbers or the samples have collapsed.
        """
        r = self.recipe
        last_save = last_judged = self.seconds
        totals: dict[str, list[float]] = {}
        clock = since = time.monotonic()
        while self.seconds < r.minutes * 60:
            values = self._step()
            now = time.monotonic()
            # A machine that slept, or a run that was stopped for a while, has not trained.
            self.seconds, clock = self.seconds + min(now - clock, LONGEST_STEP), now
            for key, value in values.items():
                totals.setdefault(key, []).append(value)
            if self.step % _FEW_STEPS == 0:
                pace = {"images_per_second": _FEW_STEPS * r.batch / max(1e-3, now - since)}
                self._log({**{k: float(np.mean(v)) for k, v in totals.items()}, **pace})
                totals, since = {}, now
            if self._lost:
                continue
            early = self.folder / "early.pt"
            if self.seconds >= r.minutes * 6 and not early.exists():
                write_checkpoint({"average": self.average, "images": self.images}, early)
            if self.seconds - last_save > r.save_every * 60:
                self.save()
                last_save = self.seconds
            if self.seconds - last_judged > r.judge_every * 60:
                self.validate()
                last_judged = self.seconds
                clock = since = time.monotonic()
        if self._lost:
            raise _no_number()
        self.validate()
        self.save()

    def validate(self) -> None:
        """Write the sample grid, log held-out figures, and see whether the samples collapsed."""
        sampler = Sampler(self.averaged(), self.recipe.seed)
        write_grid(sampler, self.folder / "samples" / f"{self.images:08d}.jpg")
        if self.judge is None:
            return
        figures = sample_figures(sampler, self.judge, self.recipe.judged)
        self._log({f"held_out_{k}": v for k, v in figures.items()})
        self.most_varied = max(self.most_varied, figures["variety"])
        alike = self.most_varied >= VARIED and figures["variety"] < COLLAPSED
        self._alike = self._alike + 1 if alike else 0
        if self._alike == 2:
            self._fall_back()
        if figures["kid"] < self.best_kid and not alike:
            self.best_kid = figures["kid"]
            self.save("best.pt")

    def _fall_back(self) -> None:
        self.resume("best.pt")
        self.save()
        raise UserError(
            "The samples have become alike (the GAN collapsed), so the run was stopped. Its "
            "checkpoint is the best one again, after {images} pictures.",
            "Go on from it with --resume and half the --learning-rate, or add pictures.",
            images=self.images,
        )

    def _step(self) -> dict[str, float]:
        r = self.recipe
        real, label = self.pictures.training.draw(r.batch, r.size, self.rng)
        given = label if self.pictures.labels else None
        self.generator.train()
        with torch.autocast("cpu", torch.bfloat16):
            w, other = self._mapped(given), self._mapped(given)
            styles = self.generator.mixed(w, other, r.mixing)
            fake = self.generator.synthesis(styles, *self.generator.noise(r.batch))
            fake_maps = self.features(self._seen(fake))
            with torch.no_grad():
                real_maps = self.features(self._seen(real))
            leaves = [m.detach() for m in fake_maps]
            verdicts = self.critic(real_maps, given), self.critic(leaves, given)
            loss = critic_loss(*verdicts)
        loss.backward()
        finite = self._update(self.optimisers[1], list(self.critic.parameters()))
        wish = self._wish(fake_maps, leaves, given) if finite else loss.detach() * torch.nan
        finite = finite and self._update(self.optimisers[0], self.parameters)
        self.step += 1
        self._count_lost(finite)
        return {
            "critic": float(loss.detach()),
            "generator": float(wish),
            "verdict_real": _mean(verdicts[0]),
            "verdict_fake": _mean(verdicts[1]),
        }

    def _wish(self, maps: list[Tensor], leaves: list[Tensor], label: Tensor | None) -> Tensor:
        """The generator's loss and its gradient, against the critic that has just learned.

        The same samples serve both: their features are computed once.
        """
        self.critic.requires_grad_(False)
        leaves = [leaf.requires_grad_() for leaf in leaves]
        with torch.autocast("cpu", torch.bfloat16):
            loss = generator_loss(self.critic(leaves, label))
        loss.backward()
        self.critic.requires_grad_(True)
        torch.autograd.backward(maps, [leaf.grad for leaf in leaves])
        return loss.detach()

    def _mapped(self, label: Tensor | None) -> Tensor:
        return self.generator.mapping(torch.randn(self.recipe.batch, Z_SIZE), label)

    def _seen(self, rgb: Tensor) -> Tensor:
        """What the features are computed of: augmented, in half precision."""
        view = augment(rgb.float()).to(torch.bfloat16)
        return view.contiguous(memory_format=torch.channels_last)

    def _update(self, optimiser: torch.optim.Optimizer, parameters: Sequence[Tensor]) -> bool:
        """Take a step if the gradient is finite; says whether."""
        norm = torch.nn.utils.get_total_norm([p.grad for p in parameters if p.grad is not None])
        finite = bool(torch.isfinite(norm))
        if finite:
            optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        return finite

    def _count_lost(self, finite: bool) -> None:
        if not finite:  # one odd batch is no reason to stop for; broken weights are
            for optimiser in self.optimisers:
                optimiser.zero_grad(set_to_none=True)
            self._lost += 1
            if self._lost == MOST_LOST:
                raise _no_number()
            return
        self._lost = 0
        half_life = min(self.recipe.ema_images, 0.1 * self.images)
        keep = 0.5 ** (self.recipe.batch / max(half_life, 1e-8))
        torch._foreach_lerp_(self.average, [p.detach() for p in self.parameters], 1 - keep)

    def _log(self, values: dict[str, float]) -> None:
        row: dict[str, float] = {"step": self.step, "images": self.images}
        row |= {"minutes": round(self.seconds / 60, 2)}
        row |= {k: round(v, 5) for k, v in values.items()}
        with (self.folder / "stats.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        if self.on_report is not None:
            self.on_report(row)


def _mean(verdicts: list[Tensor]) -> float:
    return float(torch.stack([v.detach().float().mean() for v in verdicts]).mean())


def _no_number() -> UserError:
    return UserError(
        "The losses are no longer numbers, so the run was stopped. Its last checkpoint is good.",
        "Go on from it with --resume and a smaller --learning-rate.",
    )
