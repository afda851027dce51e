"""The training loop of the any-style painter."""

from __future__ import annotations

import copy
import json
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepart_studio.training.checkpoints import write_checkpoint
from deepart_studio.training.painter import Painter, StyleEncoder, feature_statistics
from deepart_studio.training.perceptual import PerceptualNetwork
from deepart_studio.training.style_data import Source, draw_crops
from deepart_studio.training.style_eval import ValidationSet, evaluate, sample_grid
from deepart_studio.training.style_items import ItemMaker, PhotoItem, StyleItem
from deepart_studio.training.style_judge import Judge
from deepart_studio.training.style_loss import mesh, out_of_range, total_variation

#: So many steps in a row without a usable gradient end a run.
MOST_LOST = 8
#: Seconds that a step is counted for at most.
LONGEST_STEP = 10.0
NO_NUMBER = "The loss is no longer a number; the last checkpoint is good."


@dataclass(frozen=True)
class StyleRecipe:
    """Everything that determines a run, besides its pictures."""

    minutes: float = 90.0
    batch: int = 4
    fresh: int = 1
    #: Photos and styles of every size that are prepared before the first step.
    prepared: int = 48
    learning_rate: float = 6e-4
    style_weight: float = 1.0
    layer_weights: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    #: 0 leaves the judge's channels as they are, 1 makes all of them weigh alike.
    channel_power: float = 0.7
    content_weight: float = 1.2
    identity_weight: float = 4.0
    identity_every: int = 4
    variation_weight: float = 0.8
    mesh_weight: float = 10.0
    range_weight: float = 20.0
    #: Crop sizes in pixels; each step draws one, so that a painter works at every scale.
    sizes: tuple[int, ...] = (128, 192, 192, 256)
    #: Share of the run after which the encoder's convolutions learn too; until then their
    #: statistics are computed once per crop, which is faster.
    joint_from: float = 0.8
    ema: float = 0.998
    fine: int = 48
    deep: int = 96
    deep_blocks: int = 3
    fine_blocks: int = 2
    seed: int = 0

    def rate(self, done: float, step: int) -> float:
        """Learning rate: short warm-up, then a cosine down to 2 %."""
        cosine = 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(done, 1.0)))
        return self.learning_rate * cosine * min(1.0, (step + 1) / 200)


class StyleTrainer:
    """Trains style encoder and painter against a frozen judge."""

    def __init__(
        self,
        recipe: StyleRecipe,
        perceptual: PerceptualNetwork,
        photos: Sequence[Source],
        styles: Sequence[Source],
        folder: Path,
        validation: ValidationSet | None = None,
        judge: PerceptualNetwork | None = None,
    ) -> None:
        """``perceptual`` must be calibrated. A copy of it is the first half of the encoder; another
        measures style and content, unless there is a ``judge``.
        """
        torch.manual_seed(recipe.seed)
        self.recipe, self.folder, self.validation = recipe, folder, validation
        self.rng = np.random.default_rng(recipe.seed)
        self.judge = Judge(perceptual if judge is None else judge, recipe.channel_power)
        own = copy.deepcopy(perceptual).eval().requires_grad_(False)
        own.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.encoder = StyleEncoder(own)
        self.painter = self._new_painter()
        self.painter.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.parameters = [*self.encoder.parameters(), *self.painter.parameters()]
        self.optimiser = torch.optim.Adam(self._groups(), lr=recipe.learning_rate, fused=True)
        self.average = [p.detach().clone() for p in self.parameters]
        self.step, self.seconds, self._lost = 0, 0.0, 0
        self.items = ItemMaker(
            self.encoder,
            self.judge,
            photos,
            styles,
            sizes=recipe.sizes,
            fresh=recipe.fresh,
            rng=self.rng,
            same=judge is None,
        )
        self.on_report: Callable[[dict[str, float]], None] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))

    def _new_painter(self) -> Painter:
        r = self.recipe
        return Painter(self.encoder.code_size, r.fine, r.deep, r.deep_blocks, r.fine_blocks)

    def _groups(self) -> list[dict[str, Any]]:
        """Parameters by their share of the learning rate.

        A layer that turns the code into weights moves all of them with every entry of the code, so
        Adam's equal steps would be far too long there.
        """
        shares = {"affine": 0.3, "matrix": 0.1}
        groups: dict[float, list[Tensor]] = {1.0: [], **{s: [] for s in shares.values()}}
        for name, parameter in self.painter.named_parameters():
            share = next((s for part, s in shares.items() if part in name), 1.0)
            groups[share].append(parameter)
        groups[0.3] += self.encoder.mlp.parameters()
        groups[0.1] += self.encoder.perceptual.parameters()
        return [{"params": p, "share": s} for s, p in groups.items()]

    def resume(self) -> bool:
        """Go on from the last checkpoint in the run's folder, if there is one."""
        file = self.folder / "checkpoint.pt"
        if not file.exists():
            return False
        state = torch.load(file, weights_only=True)
        self.encoder.load_state_dict(state["encoder"])
        self.painter.load_state_dict(state["painter"])
        if "optimiser" in state:
            self.optimiser.load_state_dict(state["optimiser"])
        self.average = [p.clone() for p in state["average"]]
        self.judge.channel_scales = state["channel_scales"]
        # An encoder that has learned sees something else than the judge it started as.
        convs = (self.encoder.perceptual.parameters(), self.judge.network.parameters())
        self.items.same &= all(torch.equal(a.to(b.dtype), b) for a, b in zip(*convs, strict=True))
        self.step, self.seconds = state["step"], state["seconds"]
        self.rng = self.items.rng = np.random.default_rng((self.recipe.seed, self.step))
        return True

    def save(self) -> None:
        """Write a checkpoint atomically."""
        state = {
            "encoder": self.encoder.state_dict(),
            "painter": self.painter.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
            "channel_scales": self.judge.channel_scales,
            "step": self.step,
            "seconds": self.seconds,
        }
        write_checkpoint(state, self.folder / "checkpoint.pt")

    def averaged(self) -> tuple[StyleEncoder, Painter]:
        """Copies of encoder and painter with the EMA weights, in evaluation mode."""
        encoder, painter = copy.deepcopy(self.encoder), copy.deepcopy(self.painter)
        copies = [*encoder.parameters(), *painter.parameters()]
        with torch.no_grad():
            for parameter, value in zip(copies, self.average, strict=True):
                parameter.copy_(value)
        return encoder.eval(), painter.eval()

    def fit_standardisation(self, count: int = 256) -> None:
        """Mean and deviation of the encoder's input over styles and photos."""
        sources = [self.items.styles, self.items.styles, self.items.photos]
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            rows = [
                feature_statistics(self.encoder.perceptual(crops))
                for crops in self._crops(sources, max(1, count // 24))
            ]
            z = torch.cat(rows).clamp_min(0).sqrt()
            self.encoder.mean.copy_(z.mean(0))
            self.encoder.deviation.copy_(z.std(0).clamp_min(0.02))

    def fit_channels(self, count: int = 96) -> None:
        """How the judge's channels weigh, over styles and photos."""
        sources = [self.items.styles, self.items.photos]
        self.judge.fit_channels(self._crops(sources, max(1, count // 16)))

    def _crops(self, groups: list[Sequence[Source]], batches: int) -> Iterator[Tensor]:
        for sources in groups:
            for _ in range(batches):
                yield draw_crops(sources, 8, max(self.recipe.sizes), self.rng)

    def run(self) -> None:
        """Train until the recipe's minutes are used up.

        Checkpoints every two minutes, held-out figures and a sample grid every six.
        Raises FloatingPointError when the loss is no longer a number.
        """
        if self.step == 0:
            self.fit_standardisation()
            self.fit_channels()
        if self.seconds < self.recipe.minutes * 60:
            self.items.fill(self.recipe.prepared)
        last_save = last_validation = time.monotonic()
        totals: dict[str, list[float]] = {}
        clock = time.monotonic()
        while self.seconds < self.recipe.minutes * 60:
            values = self._step()
            now = time.monotonic()
            # A machine that slept, or a run that was stopped for a while, has not trained.
            self.seconds, clock = self.seconds + min(now - clock, LONGEST_STEP), now
            for key, value in values.items():
                totals.setdefault(key, []).append(value)
            if self.step % 50 == 0:
                self._log({k: float(np.mean(v)) for k, v in totals.items()})
                totals = {}
            if now - last_save > 120 and not self._lost:
                self.save()
                last_save = now
            if now - last_validation > 360:
                self.validate()
                last_validation = time.monotonic()
        if self._lost:
            raise FloatingPointError(NO_NUMBER)
        self.save()
        self.validate()

    def validate(self) -> None:
        """Log held-out figures of the averaged weights and write ``samples.jpg``."""
        if self.validation is None:
            return
        encoder, painter = self.averaged()
        with torch.autocast("cpu", torch.bfloat16):
            figures = evaluate(encoder, painter, self.judge.network, self.validation)
        self._log({f"held_out_{k}": v for k, v in figures.items()})
        sample_grid(encoder, painter, self.validation, self.folder / "samples.jpg")

    def _step(self) -> dict[str, float]:
        r = self.recipe
        done = self.seconds / (r.minutes * 60)
        size = r.sizes[int(self.rng.integers(len(r.sizes)))]
        for group in self.optimiser.param_groups:
            group["lr"] = group["share"] * r.rate(done, self.step)
        parts = self.losses(*self.items.draw(size, r.batch))
        loss = parts.pop("loss")
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.parameters, 5.0)
        self.step += 1
        if torch.isfinite(norm):
            self.optimiser.step()
            decay = min(r.ema, self.step / (9 + self.step))
            torch._foreach_lerp_(self.average, [p.detach() for p in self.parameters], 1 - decay)
            self._lost = 0
        else:  # one odd crop is no reason to stop for; broken weights are
            self._lost += 1
            if self._lost == MOST_LOST:
                raise FloatingPointError(NO_NUMBER)
        return {"loss": float(loss.detach()), **{k: float(v.detach()) for k, v in parts.items()}}

    def losses(self, photos: list[PhotoItem], styles: list[StyleItem]) -> dict[str, Tensor]:
        """All terms for a batch; every ``identity_every``-th step its last photo is painted with
        its own code, and must come back.
        """
        r = self.recipe
        own: list[PhotoItem] = []
        if self.step % r.identity_every == 0:
            own = photos[-1:]
            if r.batch > 1:
                photos, styles = photos[:-1], styles[:-1]
        count = len(styles)
        rgb = torch.cat([p.rgb for p in [*photos, *own]])
        rgb = rgb.contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            painted = self.painter(rgb, self._code([*styles, *own]))
        style, content = self.judge.errors(
            painted[:count],
            [s.layers for s in styles],
            [p.content for p in photos],
            r.layer_weights,
        )
        painted = painted.float()
        identity = (painted[count:] - rgb[count:]).abs().mean() if own else torch.zeros(())
        variation = total_variation(painted[:count]).mean()
        excess = out_of_range(painted).mean()
        pattern = mesh(painted[:count]).mean()
        loss = (
            r.style_weight * style
            + r.content_weight * content
            + r.identity_weight / r.batch * identity
            + r.variation_weight * variation
            + r.mesh_weight * pattern
            + r.range_weight * excess
        )
        return {
            "loss": loss,
            "style": style,
            "content": content,
            "identity": identity,
            "variation": variation,
            "excess": excess,
            "mesh": pattern,
        }

    def _code(self, items: Sequence[StyleItem | PhotoItem]) -> Tensor:
        colours = torch.cat([i.colours for i in items])
        if not self.joint:
            return self.encoder.code(torch.cat([i.statistics for i in items]), colours)
        self.encoder.perceptual.requires_grad_(True)
        rgb = torch.cat([i.rgb for i in items]).contiguous(memory_format=torch.channels_last)
        return self.encoder.code(feature_statistics(self.encoder.perceptual(rgb)), colours)

    @property
    def joint(self) -> bool:
        """Whether the encoder's convolutions learn with the painter by now."""
        return self.seconds >= self.recipe.joint_from * self.recipe.minutes * 60

    def _log(self, values: dict[str, Any]) -> None:
        row = {"step": self.step, "minutes": round(self.seconds / 60, 2)}
        row |= {k: round(v, 5) for k, v in values.items()}
        with (self.folder / "stats.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        if self.on_report is not None:
            self.on_report(row)
