"""Directions in w that change pictures in one way each: GANSpace (Härkönen et al. 2020).

w itself is spread evenly, so its own principal components mean little. As the paper does for such
generators, the components are those of the maps of an early layer, and each one's direction in w is
found by regression. A direction is named after what it was measured to change most, where it
changes anything that these measures see; else it has a number.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from deepart_studio.training.gan_samples import Sampler

COUNT = 16
_SAMPLES = 3072
_BATCH = 32
#: Side of the layer's maps at most, and of what they are averaged to.
_SEEN_SIDE, _POOLED = 32, 4
#: Pictures that a direction is tried on, and how many deviations to each side.
_TRIED, _STEP = 16, 2.0
_TRUNCATION = 0.7
#: A measure must move by this many of its own deviations to give a direction its name.
_CLEAR = 0.8
_NAMES = {
    "brightness": ("Brightness", "明暗"),
    "warmth": ("Warmth", "冷暖"),
    "saturation": ("Saturation", "饱和度"),
    "contrast": ("Contrast", "对比"),
    "detail": ("Detail", "细节"),
    "light_above": ("Light from above", "上部亮度"),
    "light_left": ("Light from the left", "左侧亮度"),
    "green": ("Green", "绿色"),
}


@dataclass(frozen=True)
class FoundDirection:
    """``vector`` (256,) moves pictures by one deviation of the component.

    ``share`` is the component's part of the maps' variance.

    ``effects``: what it moves, in deviations of the measure over samples.
    """

    id: str
    name: dict[str, str]
    share: float
    vector: Tensor
    effects: dict[str, float]


def measures(rgb: Tensor) -> dict[str, Tensor]:
    """What can be said of pictures (N, 3, S, S) in 0..1 in one number each, by name: (N,)."""
    red, green, blue = rgb.unbind(1)
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    half = rgb.shape[-1] // 2
    across, down = light.diff(dim=2).abs(), light.diff(dim=1).abs()
    return {
        "brightness": light.mean((1, 2)),
        "warmth": (red - blue).mean((1, 2)),
        "saturation": (rgb.amax(1) - rgb.amin(1)).mean((1, 2)),
        "contrast": light.std((1, 2)),
        "detail": across.mean((1, 2)) + down.mean((1, 2)),
        "light_above": light[:, :half].mean((1, 2)) - light[:, half:].mean((1, 2)),
        "light_left": light[:, :, :half].mean((1, 2)) - light[:, :, half:].mean((1, 2)),
        "green": (green - (red + blue) / 2).mean((1, 2)),
    }


@torch.no_grad()
def find_directions(sampler: Sampler, count: int = COUNT) -> list[FoundDirection]:
    """The directions of the first components, with names."""
    w = sampler.w(_SAMPLES)
    mean = w.mean(0)
    maps = _early_maps(sampler, w)
    maps = maps - maps.mean(0)
    _, deviations, axes = torch.linalg.svd(maps, full_matrices=False)
    shares = (deviations.square() / deviations.square().sum()).tolist()
    parts = maps @ axes[:count].T  # each sample's part of each component: (N, count)
    # least squares; the parts of different components are uncorrelated
    moves = (parts / parts.std(0)).T @ (w - mean) / len(w)
    base = mean + _TRUNCATION * (sampler.w(_TRIED) - mean)
    spread = {k: v.std() for k, v in measures(_pictures(sampler, sampler.w(64))).items()}
    found: list[FoundDirection] = []
    taken: set[str] = set()
    for i, vector in enumerate(moves):
        more = measures(_pictures(sampler, base + _STEP * vector))
        less = measures(_pictures(sampler, base - _STEP * vector))
        effects = {k: float((more[k] - less[k]).mean() / spread[k]) for k in more}
        free = {k: v for k, v in effects.items() if k not in taken}
        best = max(free, key=lambda k: abs(free[k])) if free else ""
        clear = bool(best) and abs(free[best]) >= _CLEAR
        name = _NAMES[best] if clear else (f"Direction {i + 1}", f"方向 {i + 1}")
        if clear:
            taken.add(best)
            if free[best] < 0:
                vector = -vector
                effects = {k: -v for k, v in effects.items()}
        texts = dict(zip(("en", "zh"), name, strict=True))
        found.append(FoundDirection(f"pc{i + 1:02d}", texts, shares[i], vector, effects))
    return found


def _early_maps(sampler: Sampler, w: Tensor) -> Tensor:
    """An early layer's maps of w (N, 256), averaged over places to 4×4 and made flat: (N, D)."""
    synthesis = sampler.generator.synthesis
    sides = synthesis.noise_sides
    block = synthesis.blocks[max(i for i, side in enumerate(sides) if side <= _SEEN_SIDE)]
    rows: list[Tensor] = []

    def keep(_: object, __: object, output: Tensor) -> None:
        rows.append(F.adaptive_avg_pool2d(output.float(), _POOLED).flatten(1))

    hook = block.register_forward_hook(keep)
    try:
        for part in w.split(_BATCH):
            sampler.pictures(part)
    finally:
        hook.remove()
    return torch.cat(rows)


def _pictures(sampler: Sampler, w: Tensor) -> Tensor:
    return (sampler.pictures(w) / 2 + 0.5).clamp(0, 1)
