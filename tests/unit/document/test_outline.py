"""The outline of a mask, for the marching ants."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis.extra.numpy import arrays

from deepart_studio.document.outline import MOST_LINES, outline
from deepart_studio.document.selecting import rectangle

masks = arrays(np.uint8, (6, 9))


@given(masks)
def test_its_length_is_the_number_of_sides_between_inside_and_outside(mask) -> None:
    lines = outline(mask, (0, 0, 9, 6), 1)
    inside = np.pad(mask >= 128, 1)
    sides = (inside[1:] != inside[:-1]).sum() + (inside[:, 1:] != inside[:, :-1]).sum()
    assert np.abs(lines[:, 2:] - lines[:, :2]).sum() == sides


def test_a_rectangle_has_four_lines_where_it_is() -> None:
    mask = rectangle((40, 30), (4, 6), (20, 25))
    lines = {tuple(line) for line in outline(mask, (0, 0, 40, 30), 1).tolist()}
    assert lines == {(4, 6, 20, 6), (4, 25, 20, 25), (4, 6, 4, 25), (20, 6, 20, 25)}


def test_what_goes_on_beyond_the_part_in_sight_is_not_closed_there() -> None:
    mask = rectangle((40, 30), (4, 6), (20, 25))
    assert outline(mask, (10, 10, 15, 20), 1).tolist() == []
    assert outline(mask, (0, 10, 15, 20), 1).tolist() == [[4, 10, 4, 20]]


def test_noise_becomes_coarser_instead_of_slow() -> None:
    mask = np.random.default_rng(1).integers(0, 256, (900, 900), np.uint8)
    assert 0 < len(outline(mask, (0, 0, 900, 900), 1)) <= MOST_LINES


def test_out_of_sight_there_is_nothing() -> None:
    assert len(outline(np.full((5, 5), 255, np.uint8), (9, 9, 20, 20), 1)) == 0
