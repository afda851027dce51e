"""The lake: what it mirrors, bent by small waves, over its own deep colour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.demo_picture.camera import Camera
from tools.demo_picture.noise import fbm, mix, noise, smoothstep

Array = NDArray[np.float32]
_DEEP = np.array([0.018, 0.062, 0.068])
_SHALLOW = np.array([0.10, 0.135, 0.085])


def _waves(x: Array, y: Array) -> tuple[Array, Array]:
    """Slopes of the surface across and away; calm lanes alternate with breeze."""
    breeze = 0.35 + 0.9 * smoothstep(-0.15, 0.45, fbm(x / 260, y / 75, 3, 300))
    far = np.clip(40 / y, 0.10, 1) ** 0.45
    slope_x = np.zeros_like(x)
    slope_y = np.zeros_like(x)
    for index, length in enumerate((7.0, 2.9, 1.2, 0.5)):
        seen = np.clip(length / (y * 0.0035) - 0.4, 0, 1)
        size = 0.011 * length**0.35 * seen
        slope_x += size * noise(x / length, y / length * 0.8, 310 + index)
        slope_y += 1.7 * size * noise(x / length * 0.55 + 5, y / length + 9, 320 + index)
    # what is too fine to see singly still roughens the far water
    grain = 0.010 * noise(x / (y * 0.014), y / (y * 0.0016 + 0.3), 330)
    return slope_x * breeze * far, (slope_y + grain) * breeze * far


def paint_water(camera: Camera, mirrored: Array, depth: Array) -> Array:
    """Linear RGB (H, W, 3) of the lake, meant only below the horizon.

    ``mirrored`` is the view of the mirrored camera, (H, W, 3), as rendered (not yet turned over);
    ``depth`` is that of the lake's bed in metres, (H, W).
    """
    rows, columns = np.meshgrid(
        np.arange(camera.height, dtype=np.float32),
        np.arange(camera.width, dtype=np.float32),
        indexing="ij",
    )
    below = np.maximum(rows - camera.horizon, 0.5)
    y = camera.focal * camera.eye / below
    x = (columns - camera.width / 2) / camera.focal * y
    slope_x, slope_y = _waves(x, y)
    # a slope s turns the mirrored ray by 2s, which moves the mirror image by 2s focal lengths
    up = 2 * camera.horizon - rows - 2 * np.abs(slope_y) * camera.focal + slope_y * camera.focal
    aside = columns + 1.2 * slope_x * camera.focal
    source = _sample(mirrored, up, aside)
    sine = np.clip(below / np.hypot(camera.focal, below) + 0.9 * slope_y, 0.004, 1)
    mirror = 0.03 + 0.93 * (1 - sine) ** 5.2
    body = mix(_SHALLOW, _DEEP, smoothstep(0.0, 2.2, depth))
    return mix(body, source * np.array([0.93, 0.96, 0.98]), mirror)


def _sample(picture: Array, rows: Array, columns: Array) -> Array:
    """The picture at fractional places, clamped to its edges."""
    height, width = picture.shape[:2]
    rows, columns = np.clip(rows, 0, height - 1.001), np.clip(columns, 0, width - 1.001)
    r, c = rows.astype(np.int32), columns.astype(np.int32)
    fr, fc = (rows - r)[..., None], (columns - c)[..., None]
    top = picture[r, c] * (1 - fc) + picture[r, c + 1] * fc
    bottom = picture[r + 1, c] * (1 - fc) + picture[r + 1, c + 1] * fc
    return top * (1 - fr) + bottom * fr
