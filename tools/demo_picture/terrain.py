"""The land: its height, how it is seen (one pass per column of the picture), and its colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.demo_picture.camera import SUN, Camera
from tools.demo_picture.noise import fbm, mix, noise, ridged, smoothstep

Array = NDArray[np.float32]
FAR = 16000.0
#: Main peaks: x, y, height, radius, in metres.
_PEAKS = (
    (-950, 7200, 2050, 3300),
    (900, 9200, 1900, 3000),
    (2900, 8200, 2250, 3000),
    (-3600, 8600, 1900, 3200),
    (-2700, 5200, 820, 2000),
    (2500, 5000, 860, 2000),
    (600, 5600, 420, 1900),
)


def _mountains(x: Array, y: Array, octaves: int, detail: Array) -> Array:
    warp_x = x + 260 * fbm(x / 1400, y / 1400, 3, 60)
    warp_y = y + 260 * fbm(x / 1400, y / 1400, 3, 70)
    height = np.zeros_like(warp_x)
    for px, py, top, radius in _PEAKS:
        reach = np.sqrt((warp_x - px) ** 2 + (warp_y - py) ** 2) / radius
        cone = top * np.clip(1.06 - np.sqrt(reach**2 + 0.004), 0, 1) ** 1.15
        height = np.maximum(height, cone)
    crags = ridged(x / 1700, y / 1700, octaves, 10, gain=0.42, detail=detail / 1700)
    return height * (0.46 + 0.80 * crags)


def _shores(x: Array, y: Array) -> Array:
    """Low land around the lake: above 0 is land."""
    wander = 160 * fbm(x / 420, y / 420, 4, 30)
    far_side = smoothstep(1500, 2600, y + wander * 1.5) * 90 - 14
    half_width = 120 + 0.36 * np.clip(y, 0, 2600)
    sides = np.abs(x + 30) - half_width + wander * 0.8
    banks = np.clip(sides, -60, 900) * 0.34
    # a wooded headland from the left, and a spit with the cabin from the right
    head = 62 * np.exp(-(((x + 330) / 215) ** 2) - ((y - 760) / 170) ** 2) - 12
    spit = 3.3 * np.exp(-(((x - 40) / 24) ** 2) - ((y - 84) / 12) ** 2) - 1.0
    spit += 0.35 * fbm(x / 7, y / 7, 3, 90)
    return np.maximum(np.maximum(far_side, np.minimum(banks, 300)), np.maximum(head, spit))


def meadow_height(x: Array, y: Array) -> Array:
    """The near shore, where the viewer stands."""
    edge = 31 + 3.5 * np.sin(x / 9 + 1.0) + 0.16 * x + 2.5 * noise(x / 6, y * 0 + 3.3, 41)
    slope = 3.3 * smoothstep(0, 30, edge - y) - 0.9
    return slope + 0.22 * fbm(x / 3, y / 3, 4, 43)


def height(x: Array, y: Array, octaves: int = 9) -> Array:
    """Height of the ground above the lake in metres."""
    detail = y * np.float32(0.0022)  # what about two pixels of the finished picture show
    shore = _shores(x, y)
    rough = smoothstep(2, 60, shore) * (9 * fbm(x / 110, y / 110, 5, 50, detail=detail / 110))
    land = shore + rough + _mountains(x, y, octaves, detail)
    return np.where(y < 60, meadow_height(x, y), land).astype(np.float32)


@dataclass(frozen=True)
class Seen:
    """Per pixel: distance ``y`` (inf = sky), and the point's ``x`` and ``z``."""

    y: Array
    x: Array
    z: Array

    @property
    def is_land(self) -> NDArray[np.bool_]:
        return np.isfinite(self.y)


def look(camera: Camera) -> Seen:
    """Which point of the land every pixel shows.

    As the camera is level, each column is one vertical plane: the land is walked away from the
    viewer once per column and the highest row so far is what hides the rest (a "voxel space"
    renderer, as in Comanche 1992). In the mirrored view only what rises above the lake counts.
    """
    slopes = camera.column_slopes()
    near = 3.0 if camera.eye > 0 else 60.0
    count = round(3.0 * camera.width * np.log(FAR / near) / np.log(FAR / 60))
    steps = np.geomspace(near, FAR, count).astype(np.float32)
    rows = np.empty((count, camera.width), np.float32)
    for start in range(0, count, 128):
        y = np.repeat(steps[start : start + 128, None], camera.width, axis=1)
        z = height(y * slopes, y)
        row = camera.horizon - camera.focal * (z - camera.eye) / y
        rows[start : start + 128] = np.where(z > 0, row, np.inf)
    distance = np.stack([_first_hits(camera, steps, rows[:, c]) for c in range(camera.width)], 1)
    if camera.eye > 0:  # the lake lies nearer than the land behind it
        below = np.maximum(np.arange(camera.height) - camera.horizon, 1e-3)[:, None]
        distance[distance > camera.focal * camera.eye / below * 1.0005] = np.inf
    known = np.where(np.isfinite(distance), distance, 0)
    x = known * slopes
    return Seen(distance, x, np.where(known > 0, height(x, np.maximum(known, near)), 0))


def _first_hits(camera: Camera, steps: Array, rows: Array) -> Array:
    """For one column the distance of the land at each picture row, inf where there is none."""
    picture_rows = np.arange(camera.height, dtype=np.float32)
    highest = np.minimum.accumulate(rows)
    first = np.searchsorted(-highest, -picture_rows)
    if camera.eye < 0:  # a ray leaves the water where it crosses the lake; nothing nearer counts
        crossing = -camera.focal * camera.eye / np.maximum(camera.horizon - picture_rows, 1e-3)
        start = np.searchsorted(steps, crossing)
        for row in np.flatnonzero(first < start):
            later = np.flatnonzero(rows[start[row] :] <= row)
            first[row] = start[row] + later[0] if len(later) else len(steps)
    hit = (first < len(steps)) & (first > 0)
    at = first[hit]
    before, after = rows[at - 1], rows[at]
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(before > after, (before - picture_rows[hit]) / (before - after), 1.0)
    share = np.nan_to_num(np.clip(share, 0, 1), nan=1.0)
    distance = np.full(camera.height, np.inf, np.float32)
    distance[hit] = steps[at - 1] + (steps[at] - steps[at - 1]) * share
    distance[first == 0] = steps[0]
    return distance


def _normals(x: Array, y: Array) -> Array:
    step = np.maximum(y * 0.0012, 0.05)
    z = height(x, y, 10)
    dx = (height(x + step, y, 10) - z) / step
    dy = (height(x, y + step, 10) - z) / step
    normal = np.stack([-dx, -dy, np.ones_like(dx)], axis=-1)
    return normal / np.linalg.norm(normal, axis=-1, keepdims=True)


def _sunlit(x: Array, y: Array, z: Array) -> Array:
    """1 in sunlight, 0 in the shadow of higher land."""
    light = np.ones_like(x)
    for reach in np.geomspace(30, 3000, 16):
        px, py, pz = x + reach * SUN[0], y + reach * SUN[1], z + reach * SUN[2]
        above = height(px, np.maximum(py, 61), 5) - pz
        light = np.minimum(light, 1 - smoothstep(-0.04 * reach, 0.06 * reach, above))
    return light


def colours(seen: Seen) -> Array:
    """Lit colours of the land, linear RGB, (H, W, 3); nothing is meant where there is sky."""
    land = seen.is_land
    x, y, z = seen.x[land], seen.y[land], seen.z[land]
    normal = _normals(x, y)
    up = normal[:, 2]
    blotch = fbm(x / 90, y / 90, 5, 120)
    pixel = y * np.float32(0.0016)
    fine = 1.5 * fbm(x / 14, (1.3 * z + 0.4 * y) / 14, 8, 130, gain=0.62, detail=pixel / 14)
    strata = 0.5 + 0.5 * fbm(x / 400, z / 46 + 0.4 * blotch, 4, 140)
    rock = mix(np.array([0.11, 0.098, 0.095]), np.array([0.27, 0.235, 0.21]), strata)
    rock *= (1 + 0.30 * fine)[:, None]
    meadow = mix(np.array([0.11, 0.15, 0.035]), np.array([0.20, 0.20, 0.055]), 0.5 + 0.9 * blotch)
    forest = np.array([0.020, 0.043, 0.022]) * (1 + 1.3 * fine + 0.3 * blotch)[:, None]
    clearing = fbm(x / 520, y / 900, 4, 150) + 0.22 * blotch
    green = mix(meadow, forest, smoothstep(0.30, 0.16, clearing))
    ground = mix(green, rock, smoothstep(0.80, 0.64, up + 0.08 * fine))
    tree_line = 640 + 190 * blotch
    ground = mix(ground, rock, smoothstep(-110, 80, z - tree_line))
    snow = smoothstep(-190, 150, z - 1060 - 300 * blotch)
    snow *= smoothstep(0.44, 0.68, up + 0.12 * fine)
    ground = mix(ground, np.array([0.80, 0.83, 0.90]), snow)
    near = smoothstep(260, 90, y)
    turf = mix(np.array([0.035, 0.06, 0.012]), np.array([0.11, 0.125, 0.03]), 0.5 + fine)
    ground = mix(ground, turf, near)
    sand = smoothstep(0.55, 0.12, z + 0.25 * fine) * near
    ground = mix(ground, np.array([0.30, 0.25, 0.17]), sand)
    light = np.clip(normal @ SUN, 0, 1) * _sunlit(x, y, z)
    sun = np.array([1.0, 0.70, 0.42]) * 3.4
    sky = np.array([0.30, 0.42, 0.66]) * 0.85
    lit = ground * (light[:, None] * sun + (0.45 + 0.55 * up)[:, None] * sky)
    result = np.zeros((*seen.y.shape, 3), np.float32)
    result[land] = lit
    return result
