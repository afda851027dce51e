"""The flowering meadow at the viewer's feet: blades and blossoms, far to near."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw

from tools.demo_picture.camera import Camera
from tools.demo_picture.noise import fbm
from tools.demo_picture.terrain import meadow_height

Colour = tuple[int, int, int]
_POPPY: tuple[Colour, Colour] = ((150, 14, 10), (240, 62, 30))
_DAISY: tuple[Colour, Colour] = ((196, 196, 200), (255, 250, 240))
_BELL: tuple[Colour, Colour] = ((62, 44, 128), (140, 112, 214))
_BUTTERCUP: tuple[Colour, Colour] = ((200, 140, 10), (255, 214, 40))
_KINDS = (_POPPY, _DAISY, _BELL, _BUTTERCUP)


def _mix(a: Colour, b: Colour, amount: float) -> tuple[int, int, int, int]:
    amount = min(max(amount, 0.0), 1.0)
    r, g, blue = (round(p + (q - p) * amount) for p, q in zip(a, b, strict=True))
    return r, g, blue, 255


def draw_meadow(camera: Camera, blades: int = 26000, flowers: int = 1500) -> Image.Image:
    """An RGBA layer of the whole picture, transparent where no plant is."""
    rng = np.random.default_rng(5)
    layer = Image.new("RGBA", (camera.width, camera.height), (50, 64, 18, 0))
    draw = ImageDraw.Draw(layer)
    count = blades + flowers
    # equal spacing in the picture rather than on the ground, a little denser near by
    y = (1 / rng.uniform(1 / 31, 1 / 4.6, count)).astype(np.float32)
    x = (rng.uniform(-0.62, 0.62, count) * y / 0.86).astype(np.float32)
    ground = meadow_height(x, y)
    drift = fbm(x / 2.6, y / 4.5, 3, 77)
    kind_drift = fbm(x / 4.0 + 40, y / 7.0, 2, 78)
    tone = fbm(x / 1.6, y / 2.5, 3, 79)
    is_flower = np.zeros(count, bool)
    is_flower[rng.permutation(count)[:flowers]] = True
    for i in np.argsort(-y):
        if ground[i] < 0.32:
            continue
        column, row = camera.project(float(x[i]), float(y[i]), float(ground[i]))
        scale = camera.scale(float(y[i]))
        if is_flower[i] and drift[i] > -0.12:
            wanted = int(np.clip((kind_drift[i] + 0.55) / 1.1 * 4 + rng.normal(0, 0.55), 0, 3))
            _flower(draw, rng, column, row, scale, _KINDS[wanted], wanted)
        else:
            _blade(draw, rng, column, row, scale, float(tone[i]))
    return layer


def _blade(
    draw: ImageDraw.ImageDraw,
    rng: np.random.Generator,
    column: float,
    row: float,
    scale: float,
    tone: float,
) -> None:
    tall = scale * rng.uniform(0.16, 0.40)
    lean = rng.normal(0.12, 0.28) * tall
    thick = max(scale * rng.uniform(0.006, 0.012), 0.8)
    light = 0.30 + 0.6 * tone + rng.normal(0, 0.22)
    root = _mix((20, 30, 8), (52, 64, 18), light)
    tip = _mix((62, 78, 20), (196, 186, 78), light)
    if rng.uniform() < 0.06:
        tip = _mix((150, 120, 60), (214, 190, 120), light)
    knee = (column + lean * 0.32, row - tall * 0.55)
    end = (column + lean, row - tall)
    draw.polygon(
        [
            (column - thick, row),
            (column + thick, row),
            (knee[0] + thick * 0.7, knee[1]),
            (knee[0] - thick * 0.7, knee[1]),
        ],
        fill=root,
    )
    draw.polygon(
        [(knee[0] - thick * 0.75, knee[1]), (knee[0] + thick * 0.75, knee[1]), end], fill=tip
    )


def _flower(
    draw: ImageDraw.ImageDraw,
    rng: np.random.Generator,
    column: float,
    row: float,
    scale: float,
    colours: tuple[Colour, Colour],
    kind: int,
) -> None:
    tall = scale * rng.uniform(0.26, 0.50)
    top = (column + rng.normal(0.02, 0.12) * tall, row - tall)
    stem = max(1, round(scale * 0.008))
    draw.line(
        [(column, row), top], fill=_mix((36, 52, 14), (90, 104, 36), rng.uniform()), width=stem
    )
    if kind == 2:  # bells stand in a spike
        for step in range(9):
            r = scale * 0.020 * (0.45 + step / 11)
            cx = top[0] + rng.normal(0, r * 0.8)
            cy = top[1] + step * scale * 0.020
            fill = _mix(*colours, 0.35 + 0.5 * (cx > top[0]) + rng.normal(0, 0.15))
            draw.ellipse([cx - r, cy - r, cx + r, cy + r], fill=fill)
        return
    size = scale * rng.uniform(0.032, 0.052) * (0.62 if kind == 3 else 1.0)
    squash = rng.uniform(0.5, 0.85)
    petals = (5, 13, 0, 6)[kind]
    turn = rng.uniform(0, math.tau)
    for petal in range(petals):
        angle = turn + petal * math.tau / petals
        cx = top[0] + math.cos(angle) * size * 0.58
        cy = top[1] + math.sin(angle) * size * 0.58 * squash
        r = size * (0.52 if kind != 1 else 0.30)
        light = 0.55 + 0.35 * math.cos(angle) - 0.25 * math.sin(angle) + rng.normal(0, 0.12)
        draw.ellipse([cx - r, cy - r * squash, cx + r, cy + r * squash], fill=_mix(*colours, light))
    heart = ((24, 14, 16, 255), (236, 170, 30, 255), (0, 0, 0, 0), (214, 140, 16, 255))[kind]
    r = size * 0.27
    draw.ellipse([top[0] - r, top[1] - r * squash, top[0] + r, top[1] + r * squash], fill=heart)
