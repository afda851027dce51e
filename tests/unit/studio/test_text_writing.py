"""Text as pixels: again the same, across and down, and what is said about fonts."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontDatabase

from deepart_studio.core.errors import UserError
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.text_layers import (
    ATTRIBUTE,
    TextLayer,
    Writing,
    begins_at,
    changed_elsewhere,
    laid,
    text_of,
    title,
    with_text,
    without_lost_texts,
    without_text,
)
from deepart_studio.studio.text_fonts import has_family, lacking
from deepart_studio.studio.text_writing import write

pytestmark = pytest.mark.usefixtures("qapp")
writings = st.builds(
    Writing,
    text=st.text(max_size=40),
    family=st.text(max_size=20),
    size=st.floats(1, 4000),
    weight=st.integers(1, 1000),
    italic=st.booleans(),
    align=st.sampled_from(["start", "middle", "end"]),
    line_spacing=st.floats(0.1, 10),
    letter_spacing=st.floats(-1, 10),
    vertical=st.booleans(),
)


@pytest.fixture
def family(qapp) -> str:
    """A font that this computer has."""
    families = [name for name in QFontDatabase.families() if "Symbol" not in name]
    if not families:
        pytest.skip("there is no font")
    return "DejaVu Sans" if "DejaVu Sans" in families else families[0]


@pytest.fixture
def chinese(qapp) -> str:
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not families:
        pytest.skip("there is no Chinese font")
    return families[0]


def test_the_same_words_give_the_same_pixels(family: str) -> None:
    for vertical in (False, True):
        writing = Writing("Hello,\nworld", family, 37.5, 700, vertical=vertical)
        first, again = write(writing), write(writing)
        assert (first[0] == again[0]).all()
        assert first[1] == again[1]


def test_pixels_have_the_colour_and_nothing_around_them(family: str) -> None:
    pixels, _ = write(Writing("H", family, 80, colour="#ff0080"))
    solid = pixels[pixels[..., 3] == 255]
    assert (solid[:, :3] == (255, 0, 128)).all()
    assert pixels[0].any(0)[3]
    assert pixels[:, 0].any(0)[3]


def test_lines_are_aligned_where_the_text_begins(family: str) -> None:
    """At the left, about the middle, or to the right of the place that was clicked."""
    shares = {}
    for align in ("start", "middle", "end"):
        pixels, origin = write(Writing("mmmm", family, 40, align=align))
        shares[align] = origin[0] / pixels.shape[1]
    assert abs(shares["start"]) < 0.1
    assert abs(shares["middle"] - 0.5) < 0.1
    assert abs(shares["end"] - 1) < 0.1


def test_spacing_moves_letters_and_lines_apart(family: str) -> None:
    plain = write(Writing("mm\nmm", family, 40))[0].shape
    wide = write(Writing("mm\nmm", family, 40, letter_spacing=0.5))[0].shape
    tall = write(Writing("mm\nmm", family, 40, line_spacing=2))[0].shape
    assert abs(wide[1] - plain[1] - 20) <= 1
    assert wide[0] == plain[0]
    assert tall[0] > plain[0] + 30
    assert tall[1] == plain[1]


def test_columns_go_down_and_from_right_to_left(chinese: str) -> None:
    one, origin = write(Writing("春眠", chinese, 50, vertical=True))
    two, right = write(Writing("春眠\n一", chinese, 50, vertical=True))
    assert one.shape[0] > 1.6 * one.shape[1]
    assert two.shape[1] > one.shape[1] + 40
    assert origin[0] >= one.shape[1]
    assert right[0] >= two.shape[1]
    # the second column holds one short stroke: nothing of it below
    assert not two[two.shape[0] * 2 // 3 :, : two.shape[1] - one.shape[1] - 5, 3].any()


def test_stops_sit_at_the_upper_right_of_their_square(chinese: str) -> None:
    pixels, (x, y) = write(Writing("一。", chinese, 100, vertical=True))
    stop = pixels[y + 100 :, :, 3]  # what lies in the second square
    rows, columns = np.nonzero(stop > 128)
    assert columns.mean() - x > -50  # right of the column's middle
    assert rows.mean() < 50  # in the upper half


def test_latin_letters_are_turned(family: str, chinese: str) -> None:
    across = write(Writing("WWWW", family, 40))[0].shape
    down = write(Writing("WWWW", family, 40, vertical=True))[0].shape
    assert abs(across[0] - down[1]) <= 2
    assert abs(across[1] - down[0]) <= 2


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_a_text_of_nothing_is_refused(text: str, family: str) -> None:
    with pytest.raises(UserError, match="There is no text"):
        write(Writing(text, family))


def test_a_text_that_is_too_large_is_refused(family: str) -> None:
    with pytest.raises(UserError, match="too large"):
        write(Writing("W" * 400, family, 4000))


def test_glyphs_that_a_font_lacks_are_named(chinese: str) -> None:
    helped, boxes = lacking(Writing("a\U0010fffd b", chinese))
    assert boxes == "\U0010fffd"
    assert helped == ""
    assert lacking(Writing("春 眠\n", chinese)) == ("", "")


def test_a_font_that_is_not_here(family: str) -> None:
    assert has_family(family)
    assert not has_family("No such font at all")
    pixels, _ = write(Writing("abc", "No such font at all", 30))
    assert pixels[..., 3].any()


# -- what a layer remembers


def a_layer() -> Layer:
    pixels = np.random.default_rng(3).integers(0, 256, (6, 9, 4), np.uint8)
    return Layer(pixels, "Old", 4, 5, attributes=(("other", "kept"),))


@given(writings, st.tuples(st.integers(-99, 99), st.integers(-99, 99)))
def test_a_layer_remembers_what_it_says(writing, origin) -> None:
    layer = with_text(a_layer(), TextLayer(writing, origin))
    assert text_of(layer) == TextLayer(writing, origin)
    assert ("other", "kept") in layer.attributes
    assert text_of(without_text(layer)) is None
    assert without_text(layer).attributes == a_layer().attributes


def test_other_pixels_make_it_a_picture(family: str) -> None:
    layer = laid(write, Writing("Sea", family, 30), (10, 20))
    painted = layer.pixels.copy()
    painted[0, 0] = (1, 2, 3, 255)
    other = replace(layer, pixels=painted)
    assert text_of(other) is None
    assert changed_elsewhere(Document(90, 90, (layer, other))) == ["Sea"]
    kept = without_lost_texts(Document(90, 90, (layer, other))).layers
    assert text_of(kept[0]) is not None
    assert kept[1].attributes == ()


def test_colours_of_what_cannot_be_seen_do_not_count(family: str) -> None:
    layer = laid(write, Writing("Sea", family, 30), (10, 20))
    pixels = layer.pixels.copy()
    pixels[pixels[..., 3] == 0] = (255, 255, 255, 0)
    assert text_of(replace(layer, pixels=pixels)) is not None


def test_written_anew_it_stays_where_it_was_moved(family: str) -> None:
    layer = replace(laid(write, Writing("Sea", family, 30), (10, 20)), opacity=0.5)
    moved = replace(layer, x=layer.x + 7, y=layer.y - 3)
    place = begins_at(moved, text_of(moved))
    again = laid(write, Writing("Seaside\nwind", family, 44), place, moved)
    assert begins_at(again, text_of(again)) == (17, 17)
    assert again.opacity == 0.5
    assert again.name == "Seaside wind"
    named = laid(write, Writing("B", family), place, replace(moved, name="Mine"))
    assert named.name == "Mine"


@pytest.mark.parametrize(
    "damage",
    [
        {"version": 9},
        {"size": 1e9},
        {"size": float("nan")},
        {"align": "around"},
        {"origin": [1]},
        {"origin": "no"},
        {"weight": None},
        {"text": "x" * 30_000},
    ],
)
def test_damaged_settings_are_those_of_a_picture(family: str, damage) -> None:
    layer = laid(write, Writing("Sea", family, 30), (10, 20))
    data = json.loads(dict(layer.attributes)[ATTRIBUTE]) | damage
    assert text_of(replace(layer, attributes=((ATTRIBUTE, json.dumps(data)),))) is None
    for text in ("", "[]", "{", "[" * 5000, '"a"'):
        assert text_of(replace(layer, attributes=((ATTRIBUTE, text),))) is None


def test_a_name_is_short() -> None:
    assert title(" two\nwords ") == "two words"
    assert len(title("word " * 50)) == 24
