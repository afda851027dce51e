"""In which order the wall is painted, and what is given up; the engine's answers come by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from deepart_studio.core.errors import Cancelled, UserError
from deepart_studio.studio import style_wall
from deepart_studio.studio.style_wall import IN_FLIGHT, StyleWall


@dataclass
class AskedFor:
    """A tile that the wall wants."""

    style_id: str
    order: SimpleNamespace
    done: Callable[..., object]
    failed: Callable[..., object]
    given_up: bool = False

    def cancel(self) -> None:
        self.given_up = True


@dataclass
class ByHand:
    """Takes orders and answers them when the test says so."""

    asked: list[AskedFor] = field(default_factory=list)

    def paint(self, order, lane, done, failed) -> AskedFor:
        assert lane == "job"
        self.asked.append(AskedFor(order.blend[0][0].id, order, done, failed))
        return self.asked[-1]

    def answer(self, count: int = 1) -> None:
        for _ in range(count):
            asked = next(a for a in self.asked if not a.given_up)
            self.asked.remove(asked)
            asked.done(SimpleNamespace(order=asked.order, picture=None, image=None, seconds=0.0))


class Shelf(QObject):
    """Forty styles."""

    changed = Signal()
    styles = tuple(SimpleNamespace(id=f"s{n:02}") for n in range(40))


@dataclass
class Wall:
    """A wall over forty styles and what determines its tiles."""

    wall: StyleWall
    room: ByHand
    told: list[str]
    value: float = 1.0


@pytest.fixture
def forty(qapp) -> Wall:
    room, told = ByHand(), []
    made = Wall(None, room, told)  # type: ignore[arg-type]

    def order_for(style):
        return SimpleNamespace(blend=((style, 1.0),), key=(style.id, made.value))

    made.wall = StyleWall(room, Shelf(), order_for)  # type: ignore[arg-type]
    made.wall.tile_painted.connect(told.append)
    return made


def names(*numbers: int) -> list[str]:
    return [f"s{n:02}" for n in numbers]


def test_what_is_in_sight_comes_first_then_what_follows_then_what_lies_before(forty) -> None:
    forty.wall.look_at(names(10, 11, 12))
    forty.wall.open()
    forty.room.answer(40)
    assert forty.told == names(*range(10, 40), *range(9, -1, -1))


def test_scrolling_changes_what_is_painted_next(forty) -> None:
    forty.wall.look_at(names(0, 1, 2, 3))
    forty.wall.open()
    forty.room.answer()
    forty.wall.look_at(names(30, 31))
    forty.room.answer(5)
    under_way = names(1, 2)[:IN_FLIGHT]
    assert forty.told == [*names(0), *under_way, *names(30, 31, 32)]


def test_no_more_is_asked_for_than_the_engine_can_begin(forty) -> None:
    forty.wall.open()
    assert len(forty.room.asked) == IN_FLIGHT


def test_leaving_gives_up_what_is_painted_and_coming_back_goes_on(forty) -> None:
    forty.wall.open()
    forty.room.answer(3)
    forty.wall.close()
    assert all(asked.given_up for asked in forty.room.asked)
    forty.wall.look_at(names(20))
    assert all(asked.given_up for asked in forty.room.asked), "a closed wall paints nothing"
    forty.wall.open()
    forty.room.answer(37)
    assert forty.told[3] == "s20"
    assert sorted(forty.told) == names(*range(40))
    assert len(forty.told) == 40, "nothing is painted twice"


def test_a_new_value_gives_up_the_old_tiles_and_an_old_value_brings_them_back(forty) -> None:
    forty.wall.open()
    forty.room.answer(40)
    forty.value = 0.5
    forty.wall.refresh()
    assert forty.wall.progress == (0, 40)
    forty.value = 1.0
    forty.wall.refresh()
    assert forty.wall.progress == (40, 40)
    assert all(asked.given_up for asked in forty.room.asked)


def test_memory_is_bounded_and_what_is_in_sight_is_always_painted(
    forty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style_wall, "REMEMBERED", 8)
    forty.wall.look_at(names(0, 1))
    forty.wall.open()
    forty.room.answer(8)
    assert not forty.room.asked, "no more is painted ahead"
    forty.wall.look_at(names(38, 39))
    forty.room.answer(2)
    assert forty.wall.progress == (8, 40)
    assert forty.wall.tile("s38")
    assert forty.wall.tile("s39")


def test_a_fault_stops_the_wall_until_something_changes(forty) -> None:
    said: list[BaseException] = []
    forty.wall.failed.connect(said.append)
    forty.wall.open()
    asked = forty.room.asked.pop(0)
    asked.failed(asked.order, UserError("The model failed on this picture."))
    assert len(said) == 1
    assert all(other.given_up for other in forty.room.asked)
    forty.value = 0.3
    forty.wall.refresh()
    forty.room.answer(2)
    assert forty.told == names(0, 1)


def test_an_engine_that_closes_is_no_fault(forty) -> None:
    said: list[BaseException] = []
    forty.wall.failed.connect(said.append)
    forty.wall.open()
    asked = forty.room.asked.pop(0)
    asked.failed(asked.order, Cancelled())
    assert said == []
