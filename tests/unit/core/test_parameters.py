from __future__ import annotations

import math

import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.core.parameters import Parameter

STRENGTH = Parameter("strength", "float", 0, 1, 1, 0.01, {"en": "Strength"}, {"en": "How much."})
COUNT = Parameter("count", "int", 1, 9, 3, 1, {"en": "Count"}, {"en": "How many."})


@pytest.mark.parametrize("value", [0, 0.25, 1])
def test_a_value_in_range_is_taken(value: float) -> None:
    assert STRENGTH.check(value) == value


@pytest.mark.parametrize("value", [math.nan, math.inf, -0.1, 1.1, "0.5", None, True])
def test_a_value_that_makes_no_sense_is_refused_with_the_range(value: object) -> None:
    with pytest.raises(UserError, match=r"Strength cannot be .* from 0 to 1"):
        STRENGTH.check(value)


def test_a_count_must_be_whole() -> None:
    assert COUNT.check(4) == 4
    with pytest.raises(UserError, match="whole number from 1 to 9"):
        COUNT.check(4.5)
