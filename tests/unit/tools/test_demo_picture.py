"""The demo picture: drawn by our own program, the same every time."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from deepart_studio.core.paths import resources_folder
from tools.demo_picture import __main__ as demo


def test_the_picture_that_ships_is_small_enough_to_ship() -> None:
    path = resources_folder() / "demo" / "demo.webp"
    assert path.stat().st_size < 300_000
    with Image.open(path) as picture:
        assert picture.size == (demo.WIDTH, demo.HEIGHT)


@pytest.mark.slow
def test_the_program_draws_the_picture_that_ships() -> None:
    drawn = np.asarray(demo.draw(0.25), np.float32)
    with Image.open(resources_folder() / "demo" / "demo.webp") as picture:
        shipped = np.asarray(picture.convert("RGB"), np.float32)
    smooth = [p.reshape(60, 16, 80, 16, 3).mean((1, 3)) for p in (drawn, shipped)]
    assert np.abs(smooth[0] - smooth[1]).mean() < 12
