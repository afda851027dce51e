"""From a slider's move to the painted canvas, in the real window with the shipped model."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Generator

import pytest

from deepart_studio.core.paths import resources_folder
from deepart_studio.studio.paintings import Painting
from deepart_studio.ui.main_window import MainWindow
from tests.support.driven_window import drive_main

pytestmark = pytest.mark.benchmark
MOVES = 20


@pytest.mark.usefixtures("qapp", "shipped")
def test_the_preview_follows_a_slider_within_a_quarter_of_a_second(
    figure: Callable[[str], None],
) -> None:
    taken: list[float] = []
    moved_at = 0.0

    def shown(painting: Painting | None) -> None:
        if painting is not None and moved_at:
            assert painting.preview
            moves.canvas.viewport().repaint()  # painted before the clock is read
            taken.append(time.perf_counter() - moved_at)

    def story(window: MainWindow) -> Generator[Callable[[], object], None, None]:
        nonlocal moved_at, moves
        moves = window
        studio = window.studio
        yield lambda: studio.photo is not None and studio.room.pipeline is not None
        window.styles.choose([studio.shelf.styles[0].id])
        yield lambda: studio.painting is not None
        studio.painting_changed.connect(shown)
        slider = window.panel.sliders["strength"].slider
        for move in range(MOVES):
            moved_at = time.perf_counter()
            slider.setValue(slider.maximum() - (move + 1) * slider.maximum() // (MOVES + 2))
            yield lambda move=move: len(taken) > move
        studio.painting_changed.disconnect(shown)

    moves: MainWindow
    assert drive_main([str(resources_folder() / "demo" / "demo.webp")], story) == 0
    median = statistics.median(taken[1:]) * 1000  # the first also encodes the photo
    slowest = max(taken) * 1000
    figure(f"slider to screen: {median:.0f} ms median, {slowest:.0f} ms at most, {MOVES} moves")
    assert median <= 250
