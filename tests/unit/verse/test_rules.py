"""Rhyme, tone, the meter of known poems, and the index of lines."""

from __future__ import annotations

import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.verse.checking import check_poem, tone_share
from deepart_studio.verse.forms import FORMS
from deepart_studio.verse.lexicon import Lexicon
from deepart_studio.verse.line_index import LineIndex
from deepart_studio.verse.phonetics import GROUPS, rhyme_group, tone


@pytest.mark.parametrize(
    ("readings", "group"),
    [
        ("hua1 jia1 gua1 ya2", "麻"), ("ge1 duo1 bo1 wo3", "波"), ("xue3 yue4 ye4 jie2", "皆"),
        ("kai1 huai2 wai4", "开"), ("fei1 hui2 wei4", "微"), ("gao1 xiao3 yao2", "豪"),
        ("liu2 zhou1 you3", "尤"), ("shan1 tian1 yuan2 juan3 wan4 yan2", "寒"),
        ("chun1 xin1 yun2 jun1 wen2 yin1", "文"), ("guang1 jiang1 wang2", "唐"),
        ("feng1 qing2 dong1 qiong2 weng1 yong3", "庚"), ("xi1 er2 yu3 lü4 qu4 lv4", "齐"),
        ("shi2 zi3 ri4 ci2", "支"), ("hu2 wu2 zhu1", "姑"),
    ],
)  # fmt: skip
def test_readings_fall_into_the_fourteen_groups(readings: str, group: str) -> None:
    assert {rhyme_group(reading) for reading in readings.split()} == {group}


def test_there_are_fourteen_groups_and_two_tones() -> None:
    assert len(GROUPS) == 14
    assert [tone(f"ma{n}") for n in range(1, 6)] == ["p", "p", "z", "z", ""]


def test_the_meter_sees_a_wrong_length_tone_and_rhyme() -> None:
    readings = {"平": "ping2", "仄": "ze4", "风": "feng1", "山": "shan1"}
    lexicon = Lexicon(list(readings), list(readings.values()))
    lines = ["平平平仄仄", "仄仄仄平风", "仄仄平平仄", "平平仄仄山"]
    reports = check_poem(FORMS["wujue"], lines, lexicon)
    assert [report.rhymes for report in reports] == [None, True, None, False]
    assert tone_share(reports) == 1.0
    worse = check_poem(FORMS["wujue"], ["平平平仄", "仄仄仄仄风", *lines[2:]], lexicon)
    assert not worse[0].length_right
    assert worse[1].tones_right == 4


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)
def test_each_pattern_ends_on_the_tone_of_its_rhyme(form) -> None:
    for variant in form.variants:
        assert tuple(len(line) for line in variant) == form.lengths
        for line in variant:
            assert set(line.pattern) <= set("pz*")
            if line.rhyme:
                assert line.pattern[-1] == ("p" if line.rhyme.isupper() else "z")


def test_the_index_knows_every_line_and_takes_few_others_for_known() -> None:
    known = [f"{chr(0x4E00 + i)}明月光来" for i in range(3000)]
    index = LineIndex.of([*known, "三字"])
    assert all(line in index for line in known)
    others = [f"{chr(0x4E00 + i)}春江花夜" for i in range(3000)]
    assert sum(line in index for line in others) < 150
    assert "三字" not in index


def test_a_damaged_vocabulary_is_said_in_plain_words() -> None:
    with pytest.raises(UserError, match="vocabulary cannot be read"):
        Lexicon.from_json("{}")
