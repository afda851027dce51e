from __future__ import annotations

import numpy as np

from deepart_studio.inference.seeds import normal_numbers


def test_the_numbers_of_a_seed_are_these_for_ever() -> None:
    have = normal_numbers(7, 0, 4)
    assert have.dtype == np.float32
    np.testing.assert_allclose(have, KNOWN, rtol=1e-6)


def test_numbers_are_normal_and_streams_are_others() -> None:
    many = normal_numbers(1, 0, 20001)
    assert len(many) == 20001
    assert abs(float(many.mean())) < 0.03
    assert abs(float(many.std()) - 1) < 0.03
    other = normal_numbers(1, 1, 20001)
    assert abs(float(np.corrcoef(many, other)[0, 1])) < 0.03
    assert not np.array_equal(normal_numbers(2, 0, 8), many[:8])


KNOWN = [-0.4586592, -1.2938583, 0.25178358, 0.87465137]
