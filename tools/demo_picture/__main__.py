"""Draws the demo picture: python -m tools.demo_picture OUT.webp [--scale 1.6]

Everything in it is computed: the land is fractal noise seen through a pinhole camera, the lake
mirrors it, the trees and flowers are drawn stroke by stroke. It is the same picture every time.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from tools.demo_picture.buildings import Scene, draw_boat, draw_cabin, draw_landing
from tools.demo_picture.camera import Camera
from tools.demo_picture.meadow import draw_meadow
from tools.demo_picture.noise import smoothstep
from tools.demo_picture.plants import (
    Tree,
    draw_birch,
    draw_conifer,
    linear,
    plant_forest,
    set_sprite,
)
from tools.demo_picture.sky import add_haze, paint_sky
from tools.demo_picture.terrain import Seen, colours, height, look
from tools.demo_picture.water import paint_water

Array = NDArray[np.float32]
WIDTH, HEIGHT = 1280, 960


def _over(picture: Array, layer: Image.Image) -> Array:
    pixels = linear(layer)
    return picture + (pixels[..., :3] - picture) * pixels[..., 3:]


def _near_trees() -> list[Tree]:
    """Trees about the cabin and the two groups that frame the picture."""
    spruces = [draw_conifer(seed, 0.16 + 0.02 * (seed % 3)) for seed in range(40, 44)]
    places = (
        (50, 96, 13),
        (45, 99, 10.5),
        (31, 97, 12.5),
        (25, 96, 9),
        (22, 94, 6.5),
        (37, 100, 15),
        (53, 92, 11),
        (41, 98, 9),
        (18.5, 92, 4.5),
    )
    trees = [
        Tree(x, y, float(height(np.float32([x]), np.float32([y]))[0]) - 0.2, tall, spruces[i % 4])
        for i, (x, y, tall) in enumerate(places)
    ]
    trees += [
        Tree(-8.5, 16.0, 0.55, 11.4, draw_conifer(51, 0.17, 1600)),
        Tree(-6.3, 18.0, 0.3, 5.6, draw_conifer(53, 0.19, 900)),
        Tree(-9.6, 18.0, 0.35, 9.6, draw_birch(3, 1300)),
    ]
    return sorted(trees, key=lambda tree: -tree.y)


def _view(
    camera: Camera,
    forest: list[Tree],
    near: list[Tree],
    lake: Callable[[Seen], Array] | None = None,
) -> Array:
    """One view; ``lake`` gives the water's colours, and is left out for what the water mirrors."""
    seen = look(camera)
    land = add_haze(camera, colours(seen), seen.y)
    picture = np.where(seen.is_land[..., None], land, paint_sky(camera)).astype(np.float32)
    if lake is not None:
        below = np.arange(camera.height)[:, None] > camera.horizon
        picture = np.where((below & ~seen.is_land)[..., None], lake(seen), picture)
    for tree in sorted(forest, key=lambda tree: -tree.y):
        set_sprite(picture, seen, camera, tree)
    beyond = Scene(camera)
    draw_boat(beyond, -13.0, 130.0)
    picture = _over(picture, beyond.layer)
    for tree in near:
        if tree.y > 90:
            set_sprite(picture, seen, camera, tree)
    spit = Scene(camera)
    draw_cabin(spit, 35.0, 84.0, 1.9)
    draw_landing(spit, 24.0, 74.0)
    picture = _over(picture, spit.layer)
    if lake is not None:
        for tree in near:
            if tree.y <= 90:
                set_sprite(picture, seen, camera, tree)
    return picture


def _develop(picture: Array) -> Image.Image:
    """Linear light to a photograph: bloom, a film's curve (Narkowicz 2015), and a little grain."""
    rows, columns = np.mgrid[: picture.shape[0], : picture.shape[1]].astype(np.float32)
    bright = np.clip(picture - 0.9, 0, 4)
    glow = np.stack([_blur(bright[..., c], picture.shape[1] / 55) for c in range(3)], axis=-1)
    a = (picture + 0.35 * glow) * 0.98
    film = (a * (2.51 * a + 0.03)) / (a * (2.43 * a + 0.59) + 0.14)
    radius = np.hypot(columns / picture.shape[1] - 0.5, rows / picture.shape[0] - 0.5)
    film *= (1 - 0.28 * smoothstep(0.40, 0.80, radius))[..., None]
    return Image.fromarray((np.clip(film, 0, 1) ** (1 / 2.2) * 255 + 0.5).astype(np.uint8))


def _blur(channel: Array, radius: float) -> Array:
    image = Image.fromarray(np.clip(channel * 60, 0, 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 60


def draw(scale: float = 1.6) -> Image.Image:
    """The picture at 1280 by 960, computed ``scale`` times larger and brought down."""
    camera = Camera(round(WIDTH * scale), round(HEIGHT * scale))
    sprites = [draw_conifer(seed, 0.13 + 0.02 * (seed % 4), 160) for seed in range(9)]
    forest, near = plant_forest(sprites), _near_trees()
    mirrored = _view(camera.mirrored(), forest, near)

    def lake(seen: Seen) -> Array:
        rows = np.arange(camera.height, dtype=np.float32)[:, None]
        y = camera.focal * camera.eye / np.maximum(rows - camera.horizon, 0.5)
        y = np.broadcast_to(y, seen.y.shape).astype(np.float32)
        bed = height(np.float32(y * camera.column_slopes()), y, 3)
        return add_haze(camera, paint_water(camera, mirrored, -bed), np.minimum(y, 9000))

    picture = _view(camera, forest, near, lake)
    picture = _over(picture, draw_meadow(camera))
    return _develop(picture).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", type=float, default=1.6)
    args = parser.parse_args()
    draw(args.scale).save(args.out, quality=82, method=6)


if __name__ == "__main__":
    main()
