from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.inference import tensors
from tests.support.drawn import landscape

SIDES = st.integers(1, 90)


def noise(height: int, width: int) -> Pixels:
    return np.random.default_rng(height * 1000 + width).integers(
        0, 256, (height, width, 3), np.uint8
    )


@given(SIDES, SIDES, st.integers(0, 40), st.sampled_from([1, 4, 8, 32]), st.integers(1, 100))
@settings(max_examples=60, deadline=None)
def test_padding_and_cropping_give_back_a_picture_of_any_size(
    height: int, width: int, margin: int, multiple_of: int, min_side: int
) -> None:
    rgb = noise(height, width)
    padded, where = tensors.pad(rgb, margin=margin, multiple_of=multiple_of, min_side=min_side)
    for side in padded.shape[:2]:
        assert side % multiple_of == 0
        assert side >= min_side
    assert np.array_equal(tensors.crop(padded, where), rgb)


def test_padding_mirrors_the_picture() -> None:
    row = np.arange(12, dtype=np.uint8).reshape(1, 4, 3)
    padded, _ = tensors.pad(row, margin=2, multiple_of=1, min_side=1)
    assert (padded[2, :, 0] // 3).tolist() == [2, 1, 0, 1, 2, 3, 2, 1]


@given(SIDES, SIDES)
@settings(max_examples=25, deadline=None)
def test_a_picture_survives_becoming_a_tensor(height: int, width: int) -> None:
    rgb = noise(height, width)
    tensor = tensors.to_tensor(rgb)
    assert tensor.shape == (1, 3, height, width)
    assert tensor.dtype == np.float32
    assert tensor.flags.c_contiguous
    assert np.array_equal(tensors.to_pixels(tensor), rgb)


def test_values_outside_the_range_are_clipped() -> None:
    tensor = np.array([-1.0, 0.5, 7.0], np.float32).reshape(1, 3, 1, 1)
    assert tensors.to_pixels(tensor).ravel().tolist() == [0, 128, 255]


@pytest.mark.parametrize(
    ("size", "long_side", "expected"),
    [
        ((400, 200), 100, (100, 50)),
        ((200, 400), 100, (50, 100)),
        ((400, 200), None, (400, 200)),
        ((400, 200), 4000, (400, 200)),
        ((30000, 10), 512, (512, 1)),
    ],
)
def test_a_photo_is_scaled_down_and_never_up(
    size: tuple[int, int], long_side: int | None, expected: tuple[int, int]
) -> None:
    width, height = size
    photo = Picture(np.zeros((height, width, 3), np.uint8), name="p", sha256="s", icc=b"i")
    fitted = tensors.fit_long_side(photo, long_side)
    assert (fitted.width, fitted.height) == expected
    assert (fitted.name, fitted.sha256, fitted.icc) == ("p", "s", b"i")


def test_hidden_colours_do_not_bleed_in_when_scaling() -> None:
    rgb = np.zeros((64, 64, 3), np.uint8)
    rgb[:, 32:] = 255
    alpha = np.where(np.arange(64) < 31, 0, 255).astype(np.uint8)[None].repeat(64, 0)
    rgb[:, 31] = 255
    scaled = tensors.fit_long_side(Picture(rgb, alpha), 16)
    assert scaled.alpha is not None
    assert scaled.rgb[scaled.alpha > 0].min() > 250


def test_the_painter_sees_the_mean_colour_where_a_photo_is_transparent() -> None:
    rgb = np.full((4, 4, 3), 100, np.uint8)
    rgb[0] = 255
    alpha = np.full((4, 4), 255, np.uint8)
    alpha[0] = 0
    assert np.all(tensors.visible_rgb(Picture(rgb, alpha)) == 100)
    assert np.all(rgb[0] == 255)


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        ((2000, 1000), (1024, 512)),
        ((300, 200), (300, 200)),
        ((9000, 1000), (1536, 512)),
        ((1000, 9000), (512, 1536)),
        ((4000, 10), (1536, 10)),
        ((1, 1), (1, 1)),
    ],
)
def test_a_style_is_seen_at_a_size_that_shows_its_strokes(
    size: tuple[int, int], seen: tuple[int, int]
) -> None:
    width, height = size
    view = tensors.style_view(np.zeros((height, width, 3), np.uint8))
    assert (view.shape[1], view.shape[0]) == seen


def test_the_middle_of_a_scroll_stands_for_the_whole() -> None:
    scroll = np.zeros((10, 4000, 3), np.uint8)
    scroll[:, 1232:2768] = 200
    assert np.all(tensors.style_view(scroll) == 200)


def test_scaling_keeps_the_colours() -> None:
    big = Picture.of_pixels(landscape(640, 400))
    small = tensors.fit_long_side(big, 64)
    assert np.allclose(small.rgb.mean((0, 1)), big.rgb.mean((0, 1)), atol=1.5)
