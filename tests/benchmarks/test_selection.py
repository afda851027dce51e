"""Selecting in 24 megapixels: how long a colour takes, and that the window never waits for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from deepart_studio.app import StudioApp
from deepart_studio.core.paths import resources_folder
from deepart_studio.document.outline import outline
from deepart_studio.document.selecting import Combine
from deepart_studio.inference.colour_range import colour_range

pytestmark = pytest.mark.benchmark
WIDTH, HEIGHT = 6000, 4000
PATIENCE_S = 120.0


@pytest.fixture(scope="module")
def photo() -> np.ndarray:
    """The demo picture at 24 megapixels, with a camera's noise."""
    with Image.open(resources_folder() / "demo" / "demo.webp") as image:
        large = np.asarray(image.convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC))
    noise = np.random.default_rng(1).normal(0, 2, (HEIGHT, WIDTH, 1)).astype(np.float32)
    return np.clip(large + noise, 0, 255).astype(np.uint8)


def seconds(work: Callable[[], object]) -> float:
    """The best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def test_a_colour_is_selected_in_24_megapixels(photo: np.ndarray, figure) -> None:
    everywhere = seconds(lambda: colour_range(photo, 3000, 500, 10, contiguous=False))
    joined = seconds(lambda: colour_range(photo, 3000, 500, 10, contiguous=True))
    figure(f"colour range, 24 MP: everywhere {everywhere:.2f} s, joined only {joined:.2f} s")
    assert everywhere < 2
    assert joined < 4


def test_the_outline_of_noise_is_made_quickly(figure) -> None:
    mask = np.random.default_rng(1).integers(0, 256, (HEIGHT, WIDTH), np.uint8)
    time_s = seconds(lambda: outline(mask, (0, 0, WIDTH, HEIGHT), 4))
    figure(f"outline for the marching ants, 24 MP of noise: {time_s * 1000:.0f} ms in a worker")
    assert time_s < 1


class Pulse(QObject):
    """The longest time between two turns of the window's loop."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self._last)
        self._last = now

    def read(self) -> float:
        worst, self.worst = self.worst, 0.0
        self._last = time.perf_counter()
        return worst


def wait(app: QApplication, done: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < until
        app.processEvents()
        time.sleep(0.0005)


@pytest.mark.usefixtures("shipped")
def test_the_window_never_waits_while_selecting(
    photo: np.ndarray, qapp: QApplication, tmp_path: Path, figure, monkeypatch
) -> None:
    file = tmp_path / "large.png"
    Image.fromarray(photo).save(file, compress_level=1)
    running = StudioApp(qapp)
    try:
        running.start([file])
        studio, window = running.studio, running.window
        wait(qapp, lambda: studio.photo is not None and studio.room.loaded is not None)
        desk, picture = studio.selection, studio.photo.picture
        pulse = Pulse()

        def measured(name: str, work: Callable[[], object]) -> float:
            wait(qapp, lambda: not desk.busy)
            resting = time.perf_counter()
            wait(qapp, lambda: time.perf_counter() - resting > 1)
            pulse.read()
            work()
            wait(qapp, lambda: not desk.busy)
            ended = time.perf_counter()
            wait(qapp, lambda: time.perf_counter() - ended > 0.5)
            worst = pulse.read()
            figure(f"24 MP, longest pause of the window, {name}: {worst * 1000:.0f} ms")
            return worst

        corners = [
            (3000 + 2500 * np.cos(a), 2000 + 1800 * np.sin(a)) for a in np.arange(0, 6, 0.01)
        ]
        steps = {
            "nothing": lambda: None,
            "colour everywhere": lambda: desk.colour(
                lambda: picture, (3000, 500), 10, Combine.REPLACE, "Colour", contiguous=False
            ),
            "colour joined": lambda: desk.colour(
                lambda: picture, (3000, 500), 10, Combine.ADD, "Colour", contiguous=True
            ),
            "lasso": lambda: desk.lasso(corners, Combine.REPLACE, "Lasso"),
            "grow": lambda: desk.grow(20, "Grow"),
            "feather": lambda: desk.feather(20, "Feather"),
            "invert": lambda: desk.invert("Invert"),
            "undo": studio.history.stack.undo,
            "zoom": lambda: window.canvas.zoom_to(1.0),
        }
        worst = {name: measured(name, work) for name, work in steps.items()}
        assert max(worst.values()) < 0.05
    finally:
        running.close()
        qapp.processEvents()
