from __future__ import annotations

import numpy as np
import pytest
import torch

from deepart_studio.training.style_data import Bank, Source, draw_crops
from tests.support.drawn import landscape
from tests.support.small_networks import in_memory


def flat(value: int) -> np.ndarray:
    return np.full((64, 64, 3), value, np.uint8)


def ramp(side: int) -> np.ndarray:
    """Pixels whose value is their column: uint8 (side, side, 3)."""
    row = np.arange(side, dtype=np.uint8)
    return np.broadcast_to(row[None, :, None], (side, side, 3)).copy()


def counting_bank(length: int, fresh: int) -> tuple[Bank[int], list[int]]:
    """A bank of running numbers, and how many it was asked to make each time."""
    asked: list[int] = []

    def make(count: int) -> list[int]:
        start = sum(asked)
        asked.append(count)
        return list(range(start, start + count))

    return Bank(make, length, fresh), asked


def test_crops_are_rgb_between_nought_and_one() -> None:
    source = Source(in_memory(landscape(96, 64), landscape(40, 90)), 1.0, (1.0, 2.0))
    crops = draw_crops([source], 5, 32, np.random.default_rng(0))
    assert crops.shape == (5, 3, 32, 32)
    assert crops.dtype == torch.float32
    assert 0 <= float(crops.min()) < float(crops.max()) <= 1
    again = draw_crops([source], 5, 32, np.random.default_rng(0))
    assert torch.equal(crops, again)


def test_sources_are_drawn_by_their_shares_and_empty_ones_never() -> None:
    sources = [
        Source(in_memory(flat(255)), 3.0, (1.0, 1.0)),
        Source(in_memory(flat(0)), 1.0, (1.0, 1.0)),
        Source(in_memory(), 9.0, (1.0, 1.0)),
    ]
    crops = draw_crops(sources, 400, 8, np.random.default_rng(0))
    assert float(crops.mean()) == pytest.approx(0.75, abs=0.06)


def test_a_crop_is_never_blown_up_by_more_than_a_quarter() -> None:
    source = Source(in_memory(ramp(200)), 1.0, (1.0, 8.0))
    crops = draw_crops([source], 100, 128, np.random.default_rng(0)) * 255
    columns = crops.amax((1, 2, 3)) - crops.amin((1, 2, 3))
    assert float(columns.min()) >= 128 / 1.25 - 3
    assert float(columns.max()) > 180


def test_a_source_says_how_far_its_crops_may_be_blown_up() -> None:
    source = Source(in_memory(ramp(200)), 1.0, (1.0, 8.0), enlarge=0.8)  # only ever scaled down
    crops = draw_crops([source], 100, 128, np.random.default_rng(0)) * 255
    columns = crops.amax((1, 2, 3)) - crops.amin((1, 2, 3))
    assert float(columns.min()) >= 128 / 0.8 - 3


def test_a_picture_smaller_than_the_crop_is_shown_whole() -> None:
    source = Source(in_memory(ramp(64)), 1.0, (1.0, 8.0))
    crops = draw_crops([source], 10, 128, np.random.default_rng(0)) * 255
    assert bool((crops.amax((1, 2, 3)) - crops.amin((1, 2, 3)) >= 62).all())


def test_the_first_draw_of_a_bank_is_all_new() -> None:
    bank, asked = counting_bank(length=10, fresh=2)
    assert bank.draw(6, np.random.default_rng(0)) == [0, 1, 2, 3, 4, 5]
    assert asked == [6]


def test_later_draws_make_a_few_and_take_the_others_from_the_ring() -> None:
    bank, asked = counting_bank(length=100, fresh=2)
    rng = np.random.default_rng(0)
    bank.draw(6, rng)
    items = bank.draw(6, rng)
    assert asked == [6, 2]
    assert items[:2] == [6, 7]
    assert set(items[2:]) <= set(range(8))


def test_old_items_leave_the_ring() -> None:
    bank, asked = counting_bank(length=8, fresh=2)
    rng = np.random.default_rng(0)
    for _ in range(40):
        items = bank.draw(6, rng)
        assert len(items) == 6
        assert min(items) >= sum(asked) - 8


def test_a_bank_smaller_than_a_batch_makes_what_is_missing() -> None:
    bank, asked = counting_bank(length=4, fresh=1)
    rng = np.random.default_rng(0)
    assert [len(bank.draw(6, rng)) for _ in range(3)] == [6, 6, 6]
    assert asked == [6, 2, 2]


def test_a_draw_smaller_than_the_fresh_share_is_all_new() -> None:
    bank, _ = counting_bank(length=10, fresh=4)
    rng = np.random.default_rng(0)
    assert [bank.draw(2, rng) for _ in range(2)] == [[0, 1], [4, 5]]
