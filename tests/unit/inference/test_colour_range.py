"""Selecting by colour in Oklab, everywhere or joined to a place."""

from __future__ import annotations

from collections import deque

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from deepart_studio.inference.colour import oklab
from deepart_studio.inference.colour_range import colour_range, joined

SIZES = st.tuples(st.integers(1, 9), st.integers(1, 9))
pictures = SIZES.flatmap(lambda size: arrays(np.uint8, (*size, 3)))
sets = SIZES.flatmap(lambda size: arrays(np.bool_, size))


def walked(inside: np.ndarray, x: int, y: int) -> np.ndarray:
    """The same by walking from pixel to pixel."""
    found = np.zeros_like(inside)
    todo = deque([(y, x)] if inside[y, x] else [])
    while todo:
        row, column = todo.popleft()
        if found[row, column]:
            continue
        found[row, column] = True
        for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            within = 0 <= r < inside.shape[0] and 0 <= c < inside.shape[1]
            if within and inside[r, c]:
                todo.append((r, c))
    return found


@given(sets, st.data())
def test_what_is_joined_is_what_one_can_walk_to(inside, data) -> None:
    x = data.draw(st.integers(0, inside.shape[1] - 1))
    y = data.draw(st.integers(0, inside.shape[0] - 1))
    assert (joined(inside, x, y) == walked(inside, x, y)).all()


def test_a_spiral_is_one_piece() -> None:
    inside = np.ones((41, 41), bool)
    for ring in range(1, 20, 2):
        inside[ring, ring : 41 - ring] = inside[40 - ring, ring : 41 - ring] = False
        inside[ring : 41 - ring, ring] = inside[ring : 41 - ring, 40 - ring] = False
        inside[ring, ring + 1] = True
    assert (joined(inside, 0, 0) == walked(inside, 0, 0)).all()


@given(pictures, st.data(), st.floats(0, 60))
def test_each_pixel_is_judged_by_its_distance(rgb, data, tolerance) -> None:
    x = data.draw(st.integers(0, rgb.shape[1] - 1))
    y = data.draw(st.integers(0, rgb.shape[0] - 1))
    mask = colour_range(rgb, x, y, tolerance, contiguous=False)
    distance = 100 * np.linalg.norm(oklab(rgb) - oklab(rgb[y : y + 1, x : x + 1]), axis=-1)
    assert mask[y, x] == 255
    assert (mask[distance <= tolerance] == 255).all()
    assert not mask[distance > tolerance * 1.25 + 0.01].any()


@given(pictures, st.data(), st.floats(0, 60))
def test_joined_is_a_part_of_everywhere(rgb, data, tolerance) -> None:
    x = data.draw(st.integers(0, rgb.shape[1] - 1))
    y = data.draw(st.integers(0, rgb.shape[0] - 1))
    everywhere = colour_range(rgb, x, y, tolerance, contiguous=False)
    near = colour_range(rgb, x, y, tolerance, contiguous=True)
    assert ((near == everywhere) | (near == 0)).all()
    assert ((near > 0) == walked(everywhere > 0, x, y)).all()


def test_no_tolerance_takes_the_very_colour_only() -> None:
    rgb = np.zeros((1, 256, 3), np.uint8)
    rgb[0, :, 1] = np.arange(256)
    assert np.flatnonzero(colour_range(rgb, 77, 0, 0, contiguous=False)).tolist() == [77]


def test_where_nothing_is_there_is_no_colour() -> None:
    rgb = np.zeros((2, 4, 3), np.uint8)
    alpha = np.array([[255, 255, 0, 255], [0, 0, 0, 1]], np.uint8)
    mask = colour_range(rgb, 0, 0, 5, contiguous=False, alpha=alpha)
    assert ((mask > 0) == (alpha > 0)).all()
    assert colour_range(rgb, 0, 0, 5, contiguous=True, alpha=alpha)[0, 3] == 0
