"""Many pictures on one page."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from deepart_studio.storage.contact_sheet import (
    SheetTile,
    contact_sheet,
    sheet_layout,
    shortened,
)
from deepart_studio.storage.fonts import font_for

SIDES = st.integers(1, 600)


@given(st.integers(1, 200), SIDES, SIDES, st.none() | st.integers(1, 40))
def test_tiles_lie_on_the_page_and_not_on_each_other(count, width, height, columns) -> None:
    layout = sheet_layout(count, (width, height), columns)
    places = [layout.place(index) for index in range(count)]
    assert len(set(places)) == count
    for left, top in places:
        assert left >= layout.margin
        assert left + width + layout.margin <= layout.size[0]
        assert top + height + layout.line + layout.margin <= layout.size[1]
    across = sorted({left for left, _ in places})
    down = sorted({top for _, top in places})
    assert all(b - a >= width for a, b in pairwise(across))
    assert all(b - a >= height + layout.line for a, b in pairwise(down))


def test_a_page_of_many_is_a_landscape() -> None:
    width, height = sheet_layout(37, (384, 288)).size
    assert 1.1 < width / height < 1.6


def test_pictures_are_where_they_belong_and_captions_below() -> None:
    colours = [(200, 0, 0), (0, 200, 0), (0, 0, 200)]
    layout = sheet_layout(3, (60, 40), 2)
    tiles = [
        SheetTile(np.full((40, 60, 3), colour, np.uint8), f"Style {n}", "Somebody, 1900")
        for n, colour in enumerate(colours)
    ]
    page, lacking = contact_sheet(layout, "field", tiles)
    assert lacking == ""
    assert (page.width, page.height) == layout.size
    for index, colour in enumerate(colours):
        left, top = layout.place(index)
        assert (page.rgb[top : top + 40, left : left + 60] == colour).all()
        assert page.rgb[top + 40 : top + 40 + layout.line, left : left + 60].min() < 120
    assert (page.rgb[:, : layout.margin] == 255).all()


@given(st.text(max_size=60), st.integers(0, 300))
def test_captions_are_cut_to_their_width(text: str, width: int) -> None:
    font = ImageFont.load_default(14)
    plain = " ".join(text.encode("ascii", "ignore").decode().split())
    assert font.getlength(shortened(plain, font, width)) <= width


def test_what_no_font_can_write_is_told() -> None:
    _, lacking = font_for(["A \U000f0000"], 16)  # a private character that means nothing
    assert lacking == "\U000f0000"
