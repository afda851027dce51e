"""The brush draws on a mask."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from deepart_studio.studio.brush import LARGEST, SMALLEST, Brush
from deepart_studio.studio.painted_mask import PaintedMask, working_size
from deepart_studio.studio.strokes import Stroke
from tests.support.masks import half

HARD = Brush(diameter=0.1, hardness=1.0)


def blank() -> np.ndarray:
    return np.zeros((150, 200), np.uint8)


def drawn(brush: Brush, *places: tuple[float, ...], erase: bool = False, on=None) -> np.ndarray:
    stroke = Stroke(blank() if on is None else on, brush, erase=erase)
    for place in places:
        stroke.move_to(*place)
    return stroke.values


def test_a_click_is_a_round_dot_of_the_brushs_size() -> None:
    mask = drawn(HARD, (100.5, 75.5))
    assert mask[75, 100] == 255
    assert (mask > 127).sum() == pytest.approx(np.pi * 10**2, rel=0.05)
    assert mask[75, 89] == 0
    assert (mask == mask[::-1][:, ::-1][:, :])[75, 95:106].all()


def test_a_quick_line_has_no_gaps() -> None:
    mask = drawn(HARD, (20, 75), (180, 75))
    assert (mask[75, 20:180] == 255).all()
    assert (mask[68:83, 20:180] == 255).all()


def test_a_soft_brush_fades_and_a_hard_one_does_not() -> None:
    soft = drawn(replace(HARD, diameter=0.4, hardness=0.2), (100, 75))
    line = soft[75, 100:141].astype(int)
    assert (np.diff(line) <= 0).all()
    assert len(set(line.tolist())) > 20
    hard = drawn(replace(HARD, diameter=0.4), (100, 75))
    assert ((hard > 0) & (hard < 255)).sum() < (hard == 255).sum() / 10


def test_crossing_ones_own_line_does_not_add_up_but_the_next_stroke_does() -> None:
    brush = replace(HARD, opacity=0.5)
    once = drawn(brush, (20, 75), (180, 75), (20, 75))
    assert once.max() == 128
    assert drawn(brush, (100, 75), on=once.copy())[75, 100] == 192


def test_erasing_takes_the_style_away() -> None:
    full = np.full((150, 200), 255, np.uint8)
    mask = drawn(HARD, (100, 75), erase=True, on=full)
    assert mask[75, 100] == 0
    assert mask[75, 120] == 255


def test_a_light_touch_of_a_pen_is_thinner_and_fainter() -> None:
    light, strong = drawn(HARD, (100, 75, 0.3)), drawn(HARD, (100, 75, 1.0))
    assert 0 < light.max() < strong.max()
    assert 0 < (light > 0).sum() < (strong > 0).sum()


def test_pressure_grows_along_the_stroke() -> None:
    mask = drawn(HARD, (30, 75, 0.1), (170, 75, 1.0))
    widths = (mask > 0).sum(0)[30:170]
    assert widths[-20] > widths[20]


def test_only_what_changed_is_told() -> None:
    stroke = Stroke(blank(), HARD, erase=False)
    patch = stroke.move_to(100, 75)
    outside = stroke.values.copy()
    outside[patch.top : patch.bottom, patch.left : patch.right] = 0
    assert not outside.any()
    assert patch.right - patch.left < 30


@pytest.mark.parametrize("place", [(-500, -500), (1e6, 20)])
def test_drawing_beside_the_photo_does_nothing(place: tuple[float, float]) -> None:
    stroke = Stroke(blank(), HARD, erase=False)
    assert stroke.move_to(*place) is None
    assert not stroke.values.any()


def test_drawing_over_the_border_draws_what_is_inside() -> None:
    mask = drawn(HARD, (0, 0), (0, 149))
    assert (mask[:, 0] == 255).all()


def test_a_stroke_can_be_taken_back() -> None:
    stroke = Stroke(half(200, 150), HARD, erase=False)
    stroke.move_to(150, 75)
    stroke.undo()
    assert (stroke.values == half(200, 150)).all()


def test_size_and_hardness_have_ends() -> None:
    brush = Brush()
    assert brush.resized(99).diameter == LARGEST
    assert brush.resized(-99).diameter == SMALLEST
    assert brush.hardened(99).hardness == 1
    assert brush.hardened(-99).hardness == 0
    assert brush.resized(1).resized(-1).diameter == pytest.approx(brush.diameter)


def test_a_mask_is_kept_small_and_given_back_the_same() -> None:
    packed = PaintedMask.of(drawn(Brush(), (20, 20), (150, 100)))
    assert (packed.values() == drawn(Brush(), (20, 20), (150, 100))).all()
    assert len(packed.packed) < 200 * 150 / 4
    assert (packed.inverted().inverted().values() == packed.values()).all()
    assert (PaintedMask.even(7, 5, 255).values() == np.full((5, 7), 255)).all()


@pytest.mark.parametrize("size", [(1, 1), (3000, 10), (6000, 4000), (800, 600)])
def test_masks_are_painted_at_a_working_size(size: tuple[int, int]) -> None:
    width, height = working_size(*size)
    assert 1 <= max(width, height) <= 1024
    assert (width, height) == size or max(width, height) == 1024
