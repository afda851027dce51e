"""The sky with its clouds and sun, and the haze that distance puts over everything."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.demo_picture.camera import Camera
from tools.demo_picture.noise import fbm, mix, smoothstep

Array = NDArray[np.float32]
#: Where the sun's disc stands in the picture, as a share of its width and height.
SUN_AT = (0.662, 0.222)
_ZENITH = np.array([0.055, 0.15, 0.38])
_LOW = np.array([0.40, 0.52, 0.68])
_GLOW = np.array([1.0, 0.72, 0.42])
HAZE = np.array([0.30, 0.41, 0.58])
WARM_HAZE = np.array([1.0, 0.66, 0.38])


def _near_sun(camera: Camera, rows: Array, columns: Array) -> Array:
    """Angular nearness to the sun, 1 at its centre."""
    dx = (columns - SUN_AT[0] * camera.width) / camera.width
    dy = (rows - SUN_AT[1] * camera.height) / camera.width
    return np.exp(-np.sqrt(dx * dx + dy * dy + 1e-6) * 4.2)


def _cloud_density(u: Array, v: Array) -> Array:
    warp = fbm(u * 0.7, v * 0.7, 3, 200)
    big = fbm(u * 0.95 + 0.6 * warp, v * 0.95 + 0.5 * warp, 8, 210, gain=0.54)
    cover = fbm(u * 0.16 + 3.7, v * 0.16 + 1.1, 2, 230)
    return smoothstep(0.10, 0.50, big + 0.95 * cover - 0.11)


def paint_sky(camera: Camera) -> Array:
    """Linear RGB (H, W, 3) of the whole picture as if there were only sky."""
    rows, columns = np.meshgrid(
        np.arange(camera.height, dtype=np.float32),
        np.arange(camera.width, dtype=np.float32),
        indexing="ij",
    )
    rise = np.maximum((camera.horizon - rows) / camera.focal, 0.004)
    nearness = _near_sun(camera, rows, columns)
    sky = mix(_LOW, _ZENITH, smoothstep(0.0, 0.52, rise))
    sky = mix(
        sky, _GLOW, np.clip(nearness * 0.75 * smoothstep(0.6, 0.0, rise) + 0.1 * nearness, 0, 1)
    )
    sky = mix(sky, WARM_HAZE, 0.30 * smoothstep(0.16, 0.0, rise))
    # clouds lie on a plane, so they shrink and crowd towards the horizon
    u = (columns - camera.width / 2) / camera.focal / (rise + 0.10)
    v = 1 / (rise + 0.10)
    density = _cloud_density(u, v)
    towards_sun = _cloud_density(u + 0.16, v - 0.10)
    lit = np.clip(0.62 + 0.95 * (density - towards_sun) - 0.30 * density, 0, 1)
    shade = mix(np.array([0.30, 0.33, 0.44]), np.array([1.15, 0.95, 0.80]), lit)
    shade = mix(shade, np.array([1.5, 1.16, 0.78]), 0.65 * nearness**1.5)
    sky = mix(sky, shade, density * smoothstep(0.015, 0.14, rise) * 0.92)
    streaks = smoothstep(0.12, 0.6, fbm(u * 0.25 + 0.2 * v, v * 1.2, 5, 240))
    sky = mix(sky, np.array([1.0, 0.95, 0.92]), 0.20 * streaks * smoothstep(0.05, 0.2, rise))
    sky += (0.55 * nearness[..., None] ** 5) * _GLOW
    disc = smoothstep(0.90, 0.945, nearness)
    return (sky + disc[..., None] * np.array([5.0, 4.2, 3.0])).astype(np.float32)


def add_haze(camera: Camera, colour: Array, distance: Array) -> Array:
    """Colour seen through ``distance`` metres of air."""
    rows, columns = np.meshgrid(
        np.arange(camera.height, dtype=np.float32),
        np.arange(camera.width, dtype=np.float32),
        indexing="ij",
    )
    haze = mix(HAZE, WARM_HAZE, np.clip(_near_sun(camera, rows, columns) ** 1.4 * 1.3, 0, 0.95))
    far = np.where(np.isfinite(distance), distance, 0)
    thin = np.exp(-far[..., None] / np.array([30000, 22000, 15500], np.float32))
    return colour * thin + haze * (1 - thin)
