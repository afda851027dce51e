"""Where paintings go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from deepart_studio.cli.targets import Plan, plan_targets
from deepart_studio.core.errors import UserError

Planner = Callable[..., Plan]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Planner:
    """Plans in a folder where a.jpg, a.png and b.gif lie."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.jpg", "a.png", "b.gif"):
        (tmp_path / name).write_bytes(b"x")

    def planned(inputs: Sequence[str], out: str | None = None, **changes: object) -> Plan:
        options: dict[str, object] = {"format": None, "overwrite": False, "label": "Wave"}
        return plan_targets(inputs, out, **(options | changes))

    return planned


def outputs(plan: Plan) -> list[str]:
    return [target.output for target in plan.targets]


def test_in_a_folder_each_photo_keeps_its_name_and_format(plan: Planner) -> None:
    made = plan(["a.jpg", "a.png"], "out")
    assert outputs(made) == ["out/a.jpg", "out/a.png"]
    assert made.in_folder


def test_a_format_that_is_not_written_becomes_png(plan: Planner) -> None:
    assert outputs(plan(["b.gif"], "out/")) == ["out/b.png"]


def test_a_format_asked_for_changes_the_ending(plan: Planner) -> None:
    assert outputs(plan(["b.gif", "a.jpg"], "out", format="jpeg")) == ["out/b.jpg", "out/a.jpg"]


def test_an_existing_folder_needs_no_slash(plan: Planner, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert outputs(plan(["a.jpg"], "out")) == ["out/a.jpg"]


def test_the_style_names_a_painting_without_a_place(plan: Planner) -> None:
    assert outputs(plan(["a.jpg"], label='Sea: "blue"/red')) == ["a - Sea blue red.jpg"]


def test_standard_input_goes_to_standard_output(plan: Planner) -> None:
    assert outputs(plan(["-"])) == ["-"]
    assert outputs(plan(["-"], "x.webp")) == ["x.webp"]


def test_what_makes_no_sense_is_refused(plan: Planner) -> None:
    with pytest.raises(UserError, match="only input"):
        plan(["-", "a.jpg"], "out")
    with pytest.raises(UserError, match="cannot go to standard output"):
        plan(["a.jpg", "a.png"], "-")


def test_names_that_differ_in_case_clash_where_the_system_ignores_case(
    plan: Planner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "A.jpg").write_bytes(b"x")
    assert len(plan(["a.jpg", "other/A.jpg"], "out").targets) == 2
    monkeypatch.setattr("sys.platform", "darwin")
    assert len(plan(["a.jpg", "other/A.jpg"], "out").refused) == 2
