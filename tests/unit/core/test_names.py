from __future__ import annotations

import numpy as np
import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.core.names import nearest
from deepart_studio.core.styles import Style, find_style
from deepart_studio.core.texts import pick

WAVE = Style("great-wave", {"en": "The Great Wave", "zh": "神奈川冲浪里"}, np.zeros(3, np.float32))
BRAQUE = Style("braque", {"en": "Étude by Braque"}, np.ones(3, np.float32))


@pytest.mark.parametrize(
    "typed", ["The Great Wave", "the great  WAVE", "great-wave", "神奈川冲浪里"]
)
def test_a_style_is_found_however_its_name_is_typed(typed: str) -> None:
    assert find_style([BRAQUE, WAVE], typed) is WAVE


def test_accents_need_not_be_typed() -> None:
    assert find_style([BRAQUE, WAVE], "etude by braque") is BRAQUE


def test_a_misspelt_style_gets_the_nearest_name() -> None:
    with pytest.raises(UserError, match='Did you mean "The Great Wave"'):
        find_style([BRAQUE, WAVE], "the grate wave")


def test_a_style_that_resembles_nothing_gets_the_list() -> None:
    with pytest.raises(UserError, match="deepart styles"):
        find_style([BRAQUE, WAVE], "qqqqqqqq")


def test_part_of_a_name_is_near() -> None:
    assert nearest("wave", ["The Starry Night", "The Great Wave"]) == "The Great Wave"


def test_a_text_without_the_wanted_language_is_shown_in_english() -> None:
    assert pick(WAVE.name, "zh_CN") == "神奈川冲浪里"
    assert pick(BRAQUE.name, "zh_CN") == "Étude by Braque"


def test_styles_with_other_codes_have_other_hashes() -> None:
    assert WAVE.code_sha256 != BRAQUE.code_sha256
