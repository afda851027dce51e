"""Wishes that cannot be met are told apart, each with what to change."""

from __future__ import annotations

import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.verse.request import PoemRequest, split_keywords
from tests.support.tiny_verse import tiny_lexicon

LEXICON = tiny_lexicon()


def ask(form: str | None, *keywords: str, acrostic: str = "") -> PoemRequest:
    return PoemRequest.of(form, keywords, acrostic, lexicon=LEXICON)


def test_keywords_may_be_parted_by_any_comma_or_space() -> None:
    assert split_keywords("明月,江，春风、 花;") == ["明月", "江", "春风", "花"]
    assert split_keywords(" ，") == []


def test_a_form_may_be_named_in_chinese() -> None:
    assert ask("七言绝句").form.id == "qijue"
    assert ask("浣溪沙").form.id == "huanxisha"


def test_without_wishes_it_is_a_five_character_jueju() -> None:
    assert ask(None).form.id == "wujue"


def test_the_length_of_an_acrostic_chooses_the_form() -> None:
    assert ask(None, acrostic="春江花月夜风雨来").form.id == "wulu"


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ({"form": "wujeu"}, 'Did you mean "wujue"'),
        ({"form": "wujue", "keywords": ["moon"]}, "not written in Chinese"),
        ({"form": "wujue", "keywords": ["明月sea"]}, "not written in Chinese"),
        ({"form": "wujue", "keywords": ["龘"]}, '"龘" is too rare'),
        ({"form": "wujue", "keywords": ["𠮷"]}, '"𠮷" is too rare'),
        ({"form": "wujue", "acrostic": "春江龘月"}, '"龘" is too rare'),
        ({"form": "wujue", "keywords": ["春风花月雨来"]}, "room for 5"),
        ({"form": "wujue", "keywords": ["春风花月雨"], "acrostic": "春江花月"}, "room for 4"),
        ({"form": "wujue", "keywords": list("春江花月夜")}, "too many"),
        ({"form": "wujue", "acrostic": "春江花"}, "3 characters"),
        ({"form": None, "acrostic": "春江花月夜"}, "2, 4 or 8"),
        ({"form": "rumengling", "acrostic": "春江花月夜风雨"}, "repeats a line"),
        ({"form": "rumengling", "keywords": list("春江花月夜风雨")}, "too many"),
    ],
)
def test_each_impossible_wish_says_what_to_change(wish: dict, says: str) -> None:
    with pytest.raises(UserError) as caught:
        ask(wish["form"], *wish.get("keywords", []), acrostic=wish.get("acrostic", ""))
    assert says in str(caught.value)
    assert caught.value.hint
