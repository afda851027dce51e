"""The library through the real main() of the window: a folder comes in, and a second start."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepart_studio.library.searches import Search
from deepart_studio.storage.model_roots import MODELS_VARIABLE
from deepart_studio.ui.main_window import MainWindow
from tests.support.driven_window import drive_main
from tests.unit.library.pictures import picture_file


@pytest.mark.usefixtures("qapp")
def test_stars_given_today_are_there_tomorrow(
    tmp_path: Path, models_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(models_folder))
    for number in range(3):
        picture_file(tmp_path / "album" / f"{number}.png", number)

    def today(window: MainWindow):
        library, grid = window.library.library, window.library.view.grid
        yield lambda: library.is_loaded
        window.actions_table["library"].trigger()
        library.add_paths([tmp_path / "album"])
        yield lambda: len(grid.rows.tiles) == 3
        grid.select(grid.rows.tiles[0].id)
        window.library.pictures.rate(5)
        yield lambda: grid.rows.tiles[0].stars == 5

    def tomorrow(window: MainWindow):
        library, view = window.library.library, window.library.view
        yield lambda: len(library.results.tiles) == 3
        window.actions_table["library"].trigger()
        view.filters.show_search(Search(stars=5))
        yield lambda: len(view.grid.rows.tiles) == 1

    assert drive_main([], today) == 0
    assert drive_main([], tomorrow) == 0
