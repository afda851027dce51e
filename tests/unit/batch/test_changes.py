"""The order of the queue, and what is taken out of it and put back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepart_studio.batch import changes
from deepart_studio.batch.rows import Destination, Problem, Queue, Recipe, Row, State

RECIPE = Recipe("model", "old", "", (), {})


def row(name: str, state: State = State.WAITING) -> Row:
    return Row(f"/{name}.png", name, RECIPE, Destination("/out"), state=state, id=name)


def queue(names: str) -> Queue:
    return Queue(tuple(row(name) for name in names))


def order(queue: Queue) -> str:
    return "".join(row.id for row in queue.rows)


@pytest.mark.parametrize(
    ("ids", "place", "after"),
    [("d", 0, "dabc"), ("a", 4, "bcda"), ("a", 2, "bacd"), ("bd", 1, "abdc"), ("ac", 4, "bdac")],
)
def test_rows_are_dropped_before_another_in_their_own_order(
    ids: str, place: int, after: str
) -> None:
    assert order(changes.move(ids, place)(queue("abcd"))) == after


@pytest.mark.parametrize(
    ("ids", "by", "after"),
    [("c", -1, "acbd"), ("a", -1, "abcd"), ("a", 1, "bacd"), ("d", 1, "abcd"), ("bc", 1, "adbc")],
)
def test_rows_step_up_and_down_and_stay_at_the_ends(ids: str, by: int, after: str) -> None:
    assert order(changes.shift(ids, by)(queue("abcd"))) == after


@given(st.sets(st.sampled_from("abcdef")), st.integers(-3, 9))
def test_moving_never_loses_or_doubles_a_row(ids: set[str], place: int) -> None:
    assert sorted(order(changes.move(ids, place)(queue("abcdef")))) == list("abcdef")


@given(st.sets(st.sampled_from("abcdef")))
def test_what_was_taken_out_comes_back_to_its_place(ids: set[str]) -> None:
    before = queue("abcdef")
    taken = [(place, row) for place, row in enumerate(before.rows) if row.id in ids]
    after = changes.remove(ids)(before)
    assert set(order(after)) == set("abcdef") - ids
    assert changes.put_back(taken)(after) == before


def test_the_photo_that_is_being_painted_stays() -> None:
    before = Queue((row("a", State.RUNNING), row("b")))
    assert order(changes.remove("ab")(before)) == "a"


def test_trying_again_clears_the_problem_and_takes_the_model_as_it_is() -> None:
    failed = replace(row("a", State.FAILED), problem=Problem("Lost.", "Look."))
    before = Queue((failed, row("b", State.CANCELLED), row("c", State.DONE)))
    after = changes.try_again()(before)
    assert [r.state for r in after.rows] == [State.WAITING, State.WAITING, State.DONE]
    assert (after.rows[0].problem, after.rows[0].recipe.model_sha256) == (None, "")
    assert changes.try_again({"b"})(before).rows[0] == failed


def test_another_destination_is_for_what_is_not_painted_yet() -> None:
    before = Queue((row("a", State.DONE), row("b"), row("c", State.FAILED)))
    after = changes.send_to(Destination("/new", "jpeg"))(before)
    assert [r.destination.folder for r in after.rows] == ["/out", "/new", "/new"]
