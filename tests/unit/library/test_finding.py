"""Finding pictures again by words and filters."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deepart_studio.core.errors import UserError
from deepart_studio.library.catalogue import Library
from deepart_studio.library.collections import (
    all_collections,
    delete_collection,
    make_collection,
    put_into,
    search_of,
    take_out,
)
from deepart_studio.library.rows import Label
from deepart_studio.library.searches import Order, Search
from tests.unit.library.conftest import Take
from tests.unit.library.pictures import painting_file, picture_file


def names(library: Library, search: Search) -> list[str]:
    return [Path(tile.path).name for tile in library.find(search)]


def ids(library: Library, *wanted: str) -> list[int]:
    tiles = {Path(tile.path).name: tile.id for tile in library.find(Search())}
    return [tiles[name] for name in wanted]


@pytest.fixture
def filled(library: Library, take: Take, album: Path) -> Library:
    """Three photos and a painting; the first name is the oldest."""
    for day, name in enumerate(("harbour.png", "Café garden.jpg", "海边的浪.png")):
        path = picture_file(album / name, day, 120 + 100 * day)
        os.utime(path, (86_400 * day, 86_400 * day))
    painting_file(album / "painted.png", "The Great Wave")
    take(album)
    return library


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("harb", ["harbour.png"]),
        ("CAFE", ["Café garden.jpg"]),
        ("gard caf", ["Café garden.jpg"]),
        ("海边", ["海边的浪.png"]),
        ("浪", ["海边的浪.png"]),
        ("边海", []),
        ("great wave", ["painted.png"]),
        ("aaaaaaaa", []),
        ('" OR 1) --', []),
        ("***", []),
    ],
)
def test_words_are_found_from_their_beginning_in_any_language(
    filled: Library, text: str, found: list[str]
) -> None:
    assert names(filled, Search(text=text)) == found


def test_tags_notes_and_titles_are_searched_and_forgotten_again(filled: Library) -> None:
    one = ids(filled, "harbour.png")
    filled.tag(one, add=["Blue  hour", "礼物"])
    filled.note(one, "for the kitchen")
    filled.entitle(one, "Morning")
    for word in ("blue hour", "礼物", "kitchen", "morning"):
        assert names(filled, Search(text=word)) == ["harbour.png"]
    filled.tag(one, remove=["blue HOUR"])
    filled.note(one, "")
    assert names(filled, Search(text="blue")) == []
    assert names(filled, Search(text="kitchen")) == []
    assert filled.tags() == [("礼物", 1)]


def test_filters_are_all_wanted_together(filled: Library) -> None:
    both = ids(filled, "harbour.png", "painted.png")
    filled.tag(both, add=["sea"])
    filled.rate(both[:1], 4)
    filled.mark(both[1:], Label.RED)
    assert names(filled, Search(tags=("SEA",), stars=3)) == ["harbour.png"]
    assert names(filled, Search(tags=("sea",), label=Label.RED)) == ["painted.png"]
    assert names(filled, Search(tags=("sea", "snow"))) == []
    assert names(filled, Search(style="the great wave", model="ANY-style")) == ["painted.png"]
    assert names(filled, Search(least_side=200, most_side=250)) == ["Café garden.jpg"]
    assert names(filled, Search(since=86_400, until=2 * 86_400)) == ["Café garden.jpg"]


def test_pictures_come_in_the_order_that_is_wanted(filled: Library) -> None:
    filled.rate(ids(filled, "harbour.png"), 5)
    assert names(filled, Search())[1:] == ["海边的浪.png", "Café garden.jpg", "harbour.png"]
    assert names(filled, Search(order=Order.NAME))[:2] == ["Café garden.jpg", "harbour.png"]
    assert names(filled, Search(order=Order.STARS))[0] == "harbour.png"
    assert names(filled, Search(order=Order.SIZE))[0] == "海边的浪.png"


def test_a_collection_keeps_what_was_put_in(filled: Library) -> None:
    made = make_collection(filled, "  For   Ana ")
    put_into(filled, made.id, ids(filled, "harbour.png", "painted.png"))
    take_out(filled, made.id, ids(filled, "painted.png"))
    assert all_collections(filled) == [made]
    assert made.name == "For Ana"
    assert names(filled, search_of(made)) == ["harbour.png"]
    with pytest.raises(UserError, match="already"):
        make_collection(filled, "for ana")
    delete_collection(filled, made.id)
    assert all_collections(filled) == []
    assert len(filled.find(Search())) == 4


def test_a_smart_collection_finds_what_comes_later(filled: Library) -> None:
    made = make_collection(filled, "Best", Search(stars=4, label=Label.BLUE))
    assert made.smart
    assert names(filled, search_of(made)) == []
    later = ids(filled, "painted.png")
    filled.rate(later, 5)
    filled.mark(later, Label.BLUE)
    assert names(filled, search_of(all_collections(filled)[0])) == ["painted.png"]


def test_a_saved_search_from_another_version_is_told_apart() -> None:
    with pytest.raises(UserError, match="saved search"):
        Search.from_json('{"colour": "infrared"}')


def test_there_are_no_six_stars(filled: Library) -> None:
    with pytest.raises(UserError, match="6"):
        filled.rate(ids(filled, "harbour.png"), 6)
