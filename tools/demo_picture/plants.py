"""Trees, drawn stroke by stroke as sprites and set into the view far to near."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tools.demo_picture.camera import Camera
from tools.demo_picture.sky import HAZE
from tools.demo_picture.terrain import Seen, height

Array = NDArray[np.float32]
SPRITE = 720  # pixels from a sprite's foot to its top


@dataclass(frozen=True)
class Tree:
    """A sprite's place: its foot in the world, its height in metres, and which drawing to use."""

    x: float
    y: float
    z: float
    tall: float
    sprite: Image.Image


def _shade(
    dark: tuple[int, int, int], light: tuple[int, int, int], amount: float
) -> tuple[int, ...]:
    amount = min(max(amount, 0.0), 1.0)
    return tuple(round(a + (b - a) * amount) for a, b in zip(dark, light, strict=True))


def draw_conifer(seed: int, slim: float = 0.17, size: int = SPRITE) -> Image.Image:
    """A spruce: drooping branches in tiers, each fringed with needles, lit from the right."""
    rng = np.random.default_rng(seed)
    width = int(size * slim * 2.6)
    image = Image.new("RGBA", (width, size), (24, 34, 22, 0))
    draw = ImageDraw.Draw(image)
    middle = width / 2
    draw.polygon(
        [(middle - size * 0.013, size), (middle + size * 0.013, size), (middle, size * 0.04)],
        fill=(48, 36, 28, 255),
    )
    detail = size / 720  # larger sprites get more and finer strokes, not coarser ones
    branches = int(300 * detail)
    order = sorted(
        (
            (rng.uniform(0, 1) ** 0.8, rng.uniform(-1, 1), rng.uniform(0, 1))
            for _ in range(branches)
        ),
        key=lambda b: (round(b[2] * 3), -b[0]),
    )
    for low, side, depth in order:
        reach = size * slim * (0.05 + low**0.85) * (0.72 + 0.4 * rng.uniform()) * side
        top = size * (0.02 + 0.90 * low)
        droop = abs(reach) * (0.35 + 0.35 * low) + size * 0.012
        lift = 0.5 + 0.5 * side
        base_light = 0.10 + 0.50 * lift**1.6 + 0.32 * depth + rng.normal(0, 0.07)
        twigs = max(4, int(abs(reach) / size * 70 * max(detail, 1)))
        for twig in range(twigs + 1):
            along = twig / twigs
            px = middle + reach * along
            py = top + droop * along**1.35 - size * 0.006 * math.sin(along * 3)
            light = base_light + 0.22 * along * (0.6 if side > 0 else 0.15) + rng.normal(0, 0.06)
            colour = _shade((8, 19, 14), (106, 116, 60), light)
            length = (
                size * 0.020 / max(detail, 1) ** 0.6 * (1.15 - 0.55 * along) * rng.uniform(0.7, 1.3)
            )
            for _ in range(3):
                angle = rng.normal(1.25 if side >= 0 else math.pi - 1.25, 0.55)
                end = (px + length * math.cos(angle), py + length * math.sin(angle))
                draw.line(
                    [(px, py), end], fill=(*colour, 255), width=max(1, round(2.4 * detail**0.3))
                )
    return image


def draw_birch(seed: int, size: int = SPRITE) -> Image.Image:
    """A birch: a pale trunk, thin branches, and clouds of small leaves lit from the right."""
    rng = np.random.default_rng(seed)
    width = int(size * 0.72)
    image = Image.new("RGBA", (width, size), (60, 70, 24, 0))
    draw = ImageDraw.Draw(image)
    tips: list[tuple[float, float]] = []

    def grow(x: float, y: float, angle: float, length: float, thick: float, level: int) -> None:
        bend = angle + rng.normal(0, 0.12)
        end = (x + length * math.cos(bend), y - length * math.sin(bend))
        tone = (188, 180, 166) if level < 2 else (92, 78, 64)
        draw.line([(x, y), end], fill=(*tone, 255), width=max(1, round(thick)))
        shadow = (x - thick * 0.3, y), (end[0] - thick * 0.3, end[1])
        draw.line(shadow, fill=(84, 78, 78, 255), width=max(1, round(thick * 0.35)))
        if level < 2:
            for _ in range(5):
                at = rng.uniform()
                mx, my = x + (end[0] - x) * at, y + (end[1] - y) * at
                half = thick * 0.45
                draw.line([(mx - half, my), (mx + half * 0.4, my + 1)], fill=(44, 40, 38, 255))
        if level >= 3:
            tips.append(end)
        if level >= 6 or length < size * 0.016:
            return
        if level < 4:
            grow(
                *end,
                math.pi / 2 + (bend - math.pi / 2) * 0.8,
                length * 0.84,
                thick * 0.8,
                level + 1,
            )
        for turn in (-1, 1):
            spread = turn * rng.uniform(0.35, 0.85)
            grow(*end, bend + spread, length * rng.uniform(0.55, 0.78), thick * 0.55, level + 1)

    grow(width / 2, size, math.pi / 2 + 0.05, size * 0.26, size * 0.03, 0)
    leaves = []
    for tx, ty in tips:
        spread = size * 0.026
        leaves += [
            (tx + rng.normal(0, spread), ty + rng.normal(0.4, 1) * spread) for _ in range(44)
        ]
    rng.shuffle(leaves)
    centre = (width * 0.5, size * 0.36)
    for index, (lx, ly) in enumerate(leaves):
        sunny = (lx - centre[0]) / (size * 0.45) - (ly - centre[1]) / (size * 0.6)
        light = 0.28 + 0.42 * sunny + 0.26 * index / len(leaves) + rng.normal(0, 0.10)
        colour = _shade((24, 40, 13), (190, 170, 64), light)
        r = size * 0.0027 * rng.uniform(0.7, 1.4)
        draw.ellipse([lx - r * 1.25, ly - r, lx + r * 1.25, ly + r], fill=(*colour, 255))
    return image


def linear(image: Image.Image) -> Array:
    """RGBA pixels with the colours made linear, float32 (H, W, 4)."""
    pixels = np.asarray(image, np.float32) / 255
    return np.concatenate([pixels[..., :3] ** 2.2 * 1.1, pixels[..., 3:]], axis=-1)


def set_sprite(picture: Array, seen: Seen, camera: Camera, tree: Tree) -> None:
    """Paint one tree into the linear picture, hidden by nearer land and pale with distance."""
    column, foot = camera.project(tree.x, tree.y, tree.z)
    tall = tree.tall * camera.scale(tree.y)
    if tall < 2:
        return
    size = (max(1, round(tree.sprite.width * tall / tree.sprite.height)), max(2, round(tall)))
    left, top = round(column - size[0] / 2), round(foot - size[1])
    rows = slice(max(top, 0), min(top + size[1], camera.height))
    columns = slice(max(left, 0), min(left + size[0], camera.width))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return
    pixels = linear(tree.sprite.resize(size, Image.Resampling.LANCZOS))
    part = pixels[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    air = np.exp(-tree.y / np.array([20000, 15000, 11000], np.float32))
    colour = part[..., :3] * air + HAZE.astype(np.float32) * (1 - air)
    alpha = part[..., 3:] * (seen.y[rows, columns] > tree.y * 0.97)[..., None]
    picture[rows, columns] += (colour - picture[rows, columns]) * alpha


def plant_forest(sprites: list[Image.Image]) -> list[Tree]:
    """Conifers over the headland, the lake's sides and the far shore."""
    rng = np.random.default_rng(11)
    trees: list[Tree] = []
    areas = (
        (-760, -40, 560, 900, 3000),
        (330, 1200, 420, 1500, 2200),
        (-1000, 1100, 1400, 2700, 3200),
    )
    for left, right, near, far, count in areas:
        x = rng.uniform(left, right, count).astype(np.float32)
        y = rng.uniform(near, far, count).astype(np.float32)
        z = height(x, y)
        for px, py, pz in zip(x, y, z, strict=True):
            if 0.9 < pz < 220:
                tall = rng.uniform(9, 19)
                sprite = sprites[int(rng.integers(len(sprites)))]
                trees.append(Tree(float(px), float(py), float(pz) - 0.6, tall, sprite))
    return trees
