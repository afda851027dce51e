from __future__ import annotations

import dataclasses
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepart_studio.core.errors import UserError
from deepart_studio.core.regions import MaskUse, RegionPlan, RegionRequest
from deepart_studio.core.requests import StyleRequest, StyleWeight

NAMES = st.text(st.characters(exclude_categories=["Cs"]))
WEIGHTS = st.floats(0, 1e6, exclude_min=True)
FRACTIONS = st.floats(0, 1)
BLENDS = st.lists(st.builds(StyleWeight, NAMES, NAMES, WEIGHTS), min_size=1).map(tuple)
MASKS = st.builds(MaskUse, NAMES, FRACTIONS)
REGIONS = st.lists(st.builds(RegionRequest, MASKS, BLENDS, FRACTIONS), max_size=3).map(tuple)
REQUESTS = st.builds(
    StyleRequest,
    photo_sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    model_id=NAMES,
    model_sha256=NAMES,
    styles=BLENDS,
    strength=FRACTIONS,
    keep_colors=FRACTIONS,
    long_side=st.none() | st.integers(1, 100_000),
    seed=st.integers(0, 2**63),
    plan=st.builds(RegionPlan, REGIONS, st.none() | MASKS),
)
REQUEST = StyleRequest("p", "m", "h", (StyleWeight("The Great Wave", "c"),))


@given(REQUESTS)
def test_a_saved_request_is_read_back_equal(request: StyleRequest) -> None:
    assert StyleRequest.from_json(request.to_json()) == request


def test_a_request_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        REQUEST.strength = 0.5  # type: ignore[misc]


def test_two_requests_are_told_apart_by_their_ids() -> None:
    again = StyleRequest("p", "m", "h", (StyleWeight("The Great Wave", "c"),))
    assert again.id != REQUEST.id


@pytest.mark.parametrize(
    "changes",
    [
        {"strength": math.nan},
        {"keep_colors": math.inf},
        {"long_side": 0},
        {"styles": ()},
    ],
)
def test_a_request_that_makes_no_sense_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(UserError):
        dataclasses.replace(REQUEST, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("weight", [0.0, -1.0, math.nan, math.inf])
def test_a_weight_that_makes_no_sense_is_refused(weight: float) -> None:
    with pytest.raises(UserError, match='weight of "Wave"'):
        StyleWeight("Wave", "c", weight)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", "{}", '{"kind": "tune"}', json.dumps({"kind": "style", "styles": 3})],
)
def test_a_damaged_recipe_gives_one_clear_sentence(text: str) -> None:
    with pytest.raises(UserError, match="recipe cannot be read"):
        StyleRequest.from_json(text)


@given(st.text() | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(json.dumps))
def test_no_text_at_all_breaks_the_reader_of_recipes(text: str) -> None:
    with pytest.raises(UserError):
        StyleRequest.from_json(text)


def test_a_recipe_from_before_there_were_regions_is_still_read() -> None:
    data = json.loads(REQUEST.to_json())
    del data["plan"]
    assert StyleRequest.from_json(json.dumps(data)) == REQUEST


def test_regions_alone_make_a_painting() -> None:
    region = RegionRequest(MaskUse("m"), REQUEST.styles)
    request = dataclasses.replace(REQUEST, styles=(), plan=RegionPlan((region,)))
    assert StyleRequest.from_json(request.to_json()) == request


@pytest.mark.parametrize(
    "make", [lambda: MaskUse("m", 1.5), lambda: RegionRequest(MaskUse("m"), ())]
)
def test_a_region_that_makes_no_sense_is_refused(make) -> None:
    with pytest.raises(UserError):
        make()
