"""Long names are cut, and never in the middle of a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deepart_studio.storage.file_names import MOST_BYTES, fitting_name


def test_a_short_name_is_left_alone() -> None:
    assert fitting_name("harbour", ".png") == "harbour.png"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400))
def test_any_name_fits_with_a_recipe_beside_it(stem: str) -> None:
    name = fitting_name(stem, " 12.jpeg")
    assert len((name + ".xmp").encode()) <= MOST_BYTES
    assert name.endswith(" 12.jpeg")
    assert stem.startswith(name.removesuffix(" 12.jpeg").rstrip(" ."))
