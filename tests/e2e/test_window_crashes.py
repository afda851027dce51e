"""The window is killed in the midst of its work: nothing that was kept is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepart_studio.document.opening import load_document
from tests.support.crashing import check, crash, moments
from tests.support.drawn import photo_file

LONG_RUN = 100


def test_a_killed_window_loses_nothing(tmp_path: Path, models_folder: Path) -> None:
    photo = photo_file(tmp_path / "harbour.png", 320, 240)
    for number, after_s in enumerate(moments(3, seed=1)):
        folder = tmp_path / str(number)
        folder.mkdir()
        found = crash(folder, photo, models_folder, after_s)
        assert found.kept or found.saved
        check(found)


@pytest.mark.slow
def test_a_window_killed_a_hundred_times_loses_nothing(tmp_path: Path, models_folder: Path) -> None:
    photo = photo_file(tmp_path / "harbour.png", 320, 240)
    for after_s in moments(LONG_RUN, seed=2):  # all with one home and one project
        found = crash(tmp_path, photo, models_folder, after_s)
        check(found)
        assert load_document(tmp_path / "mine.ora") if found.saved else True
