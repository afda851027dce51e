"""A person at a terminal asks for poems."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deepart_studio.storage.model_roots import MODELS_VARIABLE
from tests.e2e.cli.conftest import Deepart
from tests.support.tiny_verse import tiny_verse_model


@pytest.fixture(autouse=True)
def verse_model(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tiny model for verse, in place of the shipped ones."""
    tiny_verse_model(desk)
    monkeypatch.setenv(MODELS_VARIABLE, str(desk))


def test_a_jueju_with_keywords(deepart: Deepart) -> None:
    said = deepart("poem", "--form", "wujue", "--keywords", "明月,江", "--seed", "7")
    assert said.code == 0
    assert "明月" in said.out
    assert [len(line) for line in said.out.split()] == [12, 12]


def test_the_same_command_prints_the_same_poem(deepart: Deepart) -> None:
    command = ("poem", "--form", "qijue", "--seed", "3")
    assert deepart(*command).out == deepart(*command).out


def test_keywords_and_poem_in_traditional_characters(deepart: Deepart) -> None:
    pytest.importorskip("opencc")
    said = deepart("poem", "--form", "wujue", "--keywords", "春風,飛雲", "--traditional")
    assert said.code == 0
    assert "春風" in said.out
    assert "飛雲" in said.out


def test_json_tells_tones_and_rhymes_of_each_line(deepart: Deepart) -> None:
    said = deepart("poem", "--acrostic", "春江花月", "--json")
    row = json.loads(said.out)
    assert [line[0] for line in row["lines"]] == list("春江花月")
    assert row["right_tones"] == 1.0
    assert len(row["tones"]) == len(row["patterns"]) == 4


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--form", "sonett"], "no form named"),
        (["--keywords", "moon"], "not written in Chinese"),
        (["--acrostic", "春江花"], "2, 4 or 8 characters"),
        (["--form", "wujue", "--keywords", "龘"], "too rare"),
        (["--model", "nobody"], "no model named"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_code_2(
    deepart: Deepart, arguments: list[str], says: str
) -> None:
    said = deepart("poem", *arguments)
    assert said.code == 2
    assert says in said.err
    assert not said.out
