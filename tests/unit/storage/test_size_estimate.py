"""The estimate of a file's size, beside the file itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from deepart_studio.core.errors import Cancelled
from deepart_studio.core.pictures import Picture
from deepart_studio.storage.encoding import Encoding
from deepart_studio.storage.size_estimate import estimate_bytes
from deepart_studio.storage.writing import encode_picture


def painted(width: int, height: int) -> Picture:
    """Even strokes all over: what is true of a part is true of the whole."""
    rng = np.random.default_rng(3)
    coarse = rng.integers(0, 255, (height // 6, width // 6, 3), dtype=np.uint8)
    image = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    return Picture.of_pixels(np.asarray(image))


@pytest.mark.parametrize("format_", ["png", "jpeg", "webp", "avif", "tiff", "pdf"])
def test_it_is_near_the_file(format_: str) -> None:
    picture = painted(1500, 1000)
    encoding = Encoding(quality=70)
    recipe = '{"kind": "style"}' * 200
    said = estimate_bytes(picture, (1500, 1000), format_, encoding, recipe, lambda: None)
    real = len(encode_picture(picture, format_, encoding=encoding, recipe=recipe))
    assert said == pytest.approx(real, rel=0.15)


def test_a_small_picture_is_encoded_as_it_is() -> None:
    picture = painted(300, 200)
    said = estimate_bytes(picture, (300, 200), "png", Encoding(), None, lambda: None)
    assert said == pytest.approx(len(encode_picture(picture, "png")), rel=0.01)


def test_it_stops_between_parts() -> None:
    calls = 0

    def stop_at_the_second() -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        estimate_bytes(
            painted(1500, 1000), (1500, 1000), "png", Encoding(), None, stop_at_the_second
        )


def test_transparency_counts() -> None:
    picture = painted(300, 200)
    alpha = np.random.default_rng(0).integers(0, 255, (200, 300), dtype=np.uint8)
    sizes = [
        estimate_bytes(p, (300, 200), "png", Encoding(), None, lambda: None)
        for p in (picture, replace(picture, alpha=alpha))
    ]
    assert sizes[1] > sizes[0] + 50_000
