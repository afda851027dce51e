"""The training loop of the any-style painter."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepart_studio.training.painter import (
    Painter,
    StyleEncoder,
    colour_statistics,
    feature_statistics,
)
from deepart_studio.training.perceptual import PerceptualNetwork
from deepart_studio.training.style_data import Bank, Source, draw_crops
from deepart_studio.training.style_eval import ValidationSet, evaluate, sample_grid
from deepart_studio.training.style_loss import (
    LayerStatistics,
    content_error,
    layer_statistics,
    normalised,
    out_of_range,
    stack,
    style_error,
    total_variation,
)

#: Content is compared on these taps (index into TAPS) with these weights: conv3_1, conv4_1.
CONTENT_TAPS = ((2, 0.5), (3, 1.0))
#: Items kept per crop size, bounded by memory: about 2.4 MB a photo and 0.4 MB a style at 256 px.
PHOTO_BANK, STYLE_BANK = 600, 2000


@dataclass(frozen=True)
class StyleRecipe:
    """Everything that determines a run, besides its pictures."""

    minutes: float = 90.0
    batch: int = 4
    fresh: int = 1
    learning_rate: float = 1.2e-3
    style_weight: float = 1.0
    layer_weights: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    content_weight: float = 0.3
    identity_weight: float = 2.0
    identity_every: int = 2
    variation_weight: float = 0.05
    range_weight: float = 20.0
    #: Crop sizes in pixels; each step draws one, so that a painter works at every scale.
    sizes: tuple[int, ...] = (128, 192, 256)
    ema: float = 0.998
    fine: int = 48
    deep: int = 96
    blocks: int = 5
    seed: int = 0

    def rate(self, done: float, step: int) -> float:
        """Learning rate: short warm-up, then a cosine down to 2 %."""
        cosine = 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(done, 1.0)))
        return self.learning_rate * cosine * min(1.0, (step + 1) / 200)


@dataclass(frozen=True)
class StyleItem:
    """A style crop's statistics: encoder input (1, 960), colours (1, 6), loss targets."""

    statistics: Tensor
    colours: Tensor
    layers: list[LayerStatistics]


@dataclass(frozen=True)
class PhotoItem:
    """A photo crop, its normalised content features, its own statistics."""

    picture: Tensor
    content: list[Tensor]
    statistics: Tensor
    colours: Tensor


class StyleTrainer:
    """Trains encoder MLP and painter against a frozen slim perceptual network."""

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
        """``judge`` measures style and content; without it ``perceptual`` does.

        ``perceptual`` must be calibrated and is the first half of the encoder.
        """
        torch.manual_seed(recipe.seed)
        self.recipe, self.photos, self.styles, self.folder = recipe, photos, styles, folder
        self.validation = validation
        self.rng = np.random.default_rng(recipe.seed)
        self.perceptual = perceptual.eval().requires_grad_(False)
        self.perceptual.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.judge = self.perceptual if judge is None else judge.eval().requires_grad_(False)
        self.encoder = StyleEncoder(self.perceptual)
        self.painter = Painter(self.encoder.code_size, recipe.fine, recipe.deep, recipe.blocks)
        self.painter.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.parameters = [*self.encoder.mlp.parameters(), *self.painter.parameters()]
        self.optimiser = torch.optim.Adam(self.parameters, lr=recipe.learning_rate)
        self.average = [p.detach().clone() for p in self.parameters]
        self.step, self.seconds = 0, 0.0
        self._photo_banks = {
            size: Bank(partial(self._make_photos, size), PHOTO_BANK, recipe.fresh)
            for size in recipe.sizes
        }
        self._style_banks = {
            size: Bank(partial(self._make_styles, size), STYLE_BANK, recipe.fresh)
            for size in recipe.sizes
        }
        self.on_report: Callable[[dict[str, float]], None] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))

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
        self.step, self.seconds = state["step"], state["seconds"]
        self.rng = np.random.default_rng((self.recipe.seed, self.step))
        return True

    def save(self) -> None:
        """Write a checkpoint atomically."""
        state = {
            "encoder": self.encoder.state_dict(),
            "painter": self.painter.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
            "step": self.step,
            "seconds": self.seconds,
        }
        partial = self.folder / "checkpoint.partial"
        torch.save(state, partial)
        partial.replace(self.folder / "checkpoint.pt")

    def averaged(self) -> tuple[StyleEncoder, Painter]:
        """Copies of encoder and painter with the EMA weights, in evaluation mode."""
        encoder = StyleEncoder(self.perceptual)
        encoder.load_state_dict(self.encoder.state_dict())
        painter = Painter(encoder.code_size, self.recipe.fine, self.recipe.deep, self.recipe.blocks)
        copies = [*encoder.mlp.parameters(), *painter.parameters()]
        with torch.no_grad():
            for copy, value in zip(copies, self.average, strict=True):
                copy.copy_(value)
        return encoder.eval(), painter.eval()

    def fit_standardisation(self, count: int = 256) -> None:
        """Mean and deviation of the encoder's input over styles and photos."""
        with torch.no_grad():
            rows = []
            for sources in (self.styles, self.styles, self.photos):
                for _ in range(max(1, count // 24)):
                    crops = draw_crops(sources, 8, max(self.recipe.sizes), self.rng)
                    rows.append(feature_statistics(self._features(self.perceptual, crops)))
            z = torch.cat(rows).clamp_min(0).sqrt()
            self.encoder.mean.copy_(z.mean(0))
            self.encoder.deviation.copy_(z.std(0).clamp_min(0.02))

    def fit_channel_scales(self, count: int = 96) -> None:
        """Deviation of each channel of the judge's maps over styles and photos.

        A few channels of a VGG hold most of the energy; unscaled, they alone would be matched, and
        colours would come out pale.
        """
        totals: list[Tensor] = []
        for sources in (self.styles, self.photos):
            for _ in range(max(1, count // 16)):
                crops = draw_crops(sources, 8, max(self.recipe.sizes), self.rng)
                maps = self._features(self.judge, crops)
                squares = torch.cat([m.float().square().mean((0, 2, 3)) for m in maps])
                totals.append(squares)
        deviation = torch.stack(totals).mean(0).sqrt()
        parts = deviation.split([m.shape[1] for m in maps])
        # The floor keeps nearly dead channels from being blown up.
        self._channel_scales = [p.clamp_min(0.1 * float(p.mean())).view(1, -1, 1, 1) for p in parts]

    def _statistics(self, maps: list[Tensor]) -> list[LayerStatistics]:
        pairs = zip(maps, self._channel_scales, strict=True)
        return [layer_statistics(m / scale) for m, scale in pairs]

    def run(self) -> None:
        """Train until the recipe's minutes are used up.

        Checkpoints every two minutes, held-out figures and a sample grid every six.
        Raises FloatingPointError when the loss is no longer a number.
        """
        if self.step == 0:
            self.fit_standardisation()
        self.fit_channel_scales()
        last_save = last_validation = time.monotonic()
        totals: dict[str, list[float]] = {}
        clock = time.monotonic()
        while self.seconds < self.recipe.minutes * 60:
            values = self._step()
            now = time.monotonic()
            self.seconds, clock = self.seconds + now - clock, now
            for key, value in values.items():
                totals.setdefault(key, []).append(value)
            if self.step % 50 == 0:
                self._log({k: float(np.mean(v)) for k, v in totals.items()})
                totals = {}
            if now - last_save > 120:
                self.save()
                last_save = now
            if now - last_validation > 360:
                self.validate()
                last_validation = time.monotonic()
        self.save()
        self.validate()

    def validate(self) -> None:
        """Log held-out figures of the averaged weights and write ``samples.jpg``."""
        if self.validation is None:
            return
        encoder, painter = self.averaged()
        figures = evaluate(encoder, painter, self.judge, self.validation)
        self._log({f"held_out_{k}": v for k, v in figures.items()})
        sample_grid(encoder, painter, self.validation, self.folder / "samples.jpg")

    def _step(self) -> dict[str, float]:
        r = self.recipe
        done = self.seconds / (r.minutes * 60)
        size = r.sizes[int(self.rng.integers(len(r.sizes)))]
        for group in self.optimiser.param_groups:
            group["lr"] = r.rate(done, self.step)
        photos = self._photo_banks[size].draw(r.batch, self.rng)
        styles = self._style_banks[size].draw(r.batch, self.rng)
        parts = self.losses(photos, styles)
        loss = parts.pop("loss")
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.parameters, 5.0)
        if not torch.isfinite(norm):
            raise FloatingPointError("The loss is no longer a number; the last checkpoint is good.")
        self.optimiser.step()
        decay = min(r.ema, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(self.average, [p.detach() for p in self.parameters], 1 - decay)
        self.step += 1
        return {"loss": float(loss.detach()), **{k: float(v.detach()) for k, v in parts.items()}}

    def losses(self, photos: list[PhotoItem], styles: list[StyleItem]) -> dict[str, Tensor]:
        """All terms for a batch; every ``identity_every``-th step its last photo is painted with
        its own code, and must come back.
        """
        r = self.recipe
        if self.step % r.identity_every:
            return self._style_terms(photos, styles, None)
        return self._style_terms(photos[:-1], styles[:-1], photos[-1])

    def _style_terms(
        self, photos: list[PhotoItem], styles: list[StyleItem], own: PhotoItem | None
    ) -> dict[str, Tensor]:
        r = self.recipe
        every = photos if own is None else [*photos, own]
        photo = torch.cat([p.picture for p in every]).contiguous(memory_format=torch.channels_last)
        codes: list[StyleItem | PhotoItem] = [*styles, *([own] if own else [])]
        statistics = torch.cat([c.statistics for c in codes])
        colours = torch.cat([c.colours for c in codes])
        count = len(styles)
        with torch.autocast("cpu", torch.bfloat16):
            code = self.encoder.code(statistics, colours)
            painted = self.painter(photo, code)
            maps = self.judge(painted[:count])
        painted = painted.float()
        style = torch.zeros(())
        for i, (have, weight) in enumerate(
            zip(self._statistics(maps), r.layer_weights, strict=True)
        ):
            want = stack([s.layers[i] for s in styles])
            style = style + weight * style_error(have, want).mean()
        content = torch.zeros(())
        for n, (i, weight) in enumerate(CONTENT_TAPS):
            wanted = torch.cat([p.content[n] for p in photos])
            content = content + weight * content_error(maps[i], wanted).mean()
        identity = (painted[count:] - photo[count:]).abs().mean() if own else torch.zeros(())
        variation = total_variation(painted[:count]).mean()
        excess = out_of_range(painted).mean()
        loss = (
            r.style_weight * style
            + r.content_weight * content
            + r.identity_weight / r.batch * identity
            + r.variation_weight * variation
            + r.range_weight * excess
        )
        return {
            "loss": loss,
            "style": style,
            "content": content,
            "identity": identity,
            "variation": variation,
            "excess": excess,
        }

    def _features(self, network: PerceptualNetwork, rgb: Tensor) -> list[Tensor]:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            return network(rgb.contiguous(memory_format=torch.channels_last))

    def _draw(
        self, sources: Sequence[Source], size: int, count: int
    ) -> tuple[Tensor, Tensor, Tensor, list[Tensor]]:
        """Crops, their statistics and colours for the encoder, and the judge's maps."""
        crops = draw_crops(sources, count, size, self.rng)
        maps = self._features(self.perceptual, crops)
        seen = maps if self.judge is self.perceptual else self._features(self.judge, crops)
        return crops, feature_statistics(maps), colour_statistics(crops), seen

    def _make_photos(self, size: int, count: int) -> list[PhotoItem]:
        crops, statistics, colours, maps = self._draw(self.photos, size, count)
        content = [normalised(maps[i]).to(torch.bfloat16) for i, _ in CONTENT_TAPS]
        return [
            PhotoItem(
                crops[i : i + 1],
                [c[i : i + 1] for c in content],
                statistics[i : i + 1],
                colours[i : i + 1],
            )
            for i in range(count)
        ]

    def _make_styles(self, size: int, count: int) -> list[StyleItem]:
        _, statistics, colours, maps = self._draw(self.styles, size, count)
        layers = self._statistics(maps)
        return [
            StyleItem(
                statistics[i : i + 1],
                colours[i : i + 1],
                [LayerStatistics(s.mean[i : i + 1], s.covariance[i : i + 1]) for s in layers],
            )
            for i in range(count)
        ]

    def _log(self, values: dict[str, Any]) -> None:
        row = {"step": self.step, "minutes": round(self.seconds / 60, 2)}
        row |= {k: round(v, 5) for k, v in values.items()}
        with (self.folder / "stats.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        if self.on_report is not None:
            self.on_report(row)
