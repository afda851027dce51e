"""What --style means: a name, a picture, a weight."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepart_studio.cli.style_choice import StyleChoice, read_style
from deepart_studio.core.errors import UserError


def known(*names: str):
    return lambda name: name in names


def test_a_name_alone_weighs_one() -> None:
    assert read_style("The Great Wave", known("The Great Wave")) == StyleChoice("The Great Wave", 1)


def test_a_name_with_a_colon_in_it_is_tried_whole_first() -> None:
    names = known("Night: 2")
    assert read_style("Night: 2", names) == StyleChoice("Night: 2", 1)
    assert read_style("Night: 2:0.5", names) == StyleChoice("Night: 2", 0.5)


def test_a_windows_path_keeps_its_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    drive = r"C:\art\sea.jpg"
    monkeypatch.setattr(Path, "exists", lambda self: str(self) == drive)
    assert read_style(drive, known()).picture == Path(drive)
    chosen = read_style(drive + ":0.25", known())
    assert (chosen.picture, chosen.weight) == (Path(drive), 0.25)
    with pytest.raises(UserError, match="Cannot find the style picture"):
        read_style(r"C:\art\gone.jpg", known())


def test_a_style_comes_before_a_folder_of_the_same_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Claude Monet").mkdir()
    assert read_style("Claude Monet", known("Claude Monet")).picture is None


def test_a_name_that_nobody_knows_is_left_to_the_catalogue() -> None:
    assert read_style("Grat Wave:0.5", known("Great Wave")) == StyleChoice("Grat Wave", 0.5)


def test_no_name_is_refused() -> None:
    for text in ("", "  ", ":0.5"):
        with pytest.raises(UserError, match="no name"):
            read_style(text, known())


@given(st.floats(min_value=1e-6, max_value=1e6))
def test_every_weight_above_nought_is_understood(weight: float) -> None:
    assert read_style(f"Wave:{weight!r}", known("Wave")).weight == weight
