"""A large project is seen at once, while its layers are still being read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from deepart_studio.app import StudioApp
from deepart_studio.core.errors import UserError
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.opening import glimpses
from deepart_studio.document.writing import save_document
from deepart_studio.studio import opening
from deepart_studio.ui.canvas.geometry import Size

WIDTH, HEIGHT = 700, 500


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "large.ora"
    pixels = np.full((HEIGHT, WIDTH, 4), 255, np.uint8)
    pixels[:, : WIDTH // 2, :3] = (200, 30, 30)
    save_document(Document(WIDTH, HEIGHT, (Layer(pixels, "halves"),)), path)
    return path


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Layers are read once this is set."""
    go_on, read = threading.Event(), opening.read_project

    def slowly(*args: object, **more: object) -> object:
        go_on.wait(10)
        return read(*args, **more)

    monkeypatch.setattr(opening, "read_project", slowly)
    yield go_on
    go_on.set()


def middle(running: StudioApp) -> str:
    """The colour in the middle of the left half of the canvas."""
    image = running.window.canvas.grab().toImage()
    return image.pixelColor(image.width() * 2 // 5, image.height() // 2).name()


def test_the_thumbnail_is_followed_by_the_merged_picture(project: Path) -> None:
    small, large = glimpses(project)
    assert (small.width, small.height) == (large.width, large.height) == (WIDTH, HEIGHT)
    assert small.pixels.shape == (183, 256, 4)
    assert large.pixels.shape == (HEIGHT, WIDTH, 4)


def test_other_files_and_damaged_ones_have_none(tmp_path: Path, project: Path) -> None:
    cut = tmp_path / "cut.ora"
    cut.write_bytes(project.read_bytes()[:60])
    assert list(glimpses(cut)) == []
    assert list(glimpses(tmp_path / "missing.ora")) == []


def test_the_picture_is_there_before_the_layers(
    running: StudioApp, qtbot, project: Path, held: threading.Event
) -> None:
    shown: list[object] = []
    running.studio.glimpsed.connect(shown.append)
    running.window.files.open_paths([project])
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert running.studio.photo is None
    assert running.window.canvas.picture_size == Size(WIDTH, HEIGHT)
    assert middle(running) == "#c81e1e"
    camera = running.window.canvas.camera
    with qtbot.waitSignal(running.studio.photo_changed):
        held.set()
    assert running.window.canvas.camera == camera  # nothing jumps
    assert len(running.studio.document.stack.layers) == 1


def test_a_project_that_fails_gives_the_photo_before_back(
    running: StudioApp, qtbot, project: Path, photo_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(running.studio.photo_changed):
        running.window.files.open_paths([photo_path])
    glimpsed = threading.Event()

    def refuse(*_: object) -> None:
        glimpsed.wait(10)
        raise UserError("The layers are too large together.")

    monkeypatch.setattr(opening, "read_project", refuse)
    running.studio.glimpsed.connect(lambda shown: shown is not None and glimpsed.set())
    with qtbot.waitSignal(running.studio.failed):
        running.window.files.open_paths([project])
    assert running.window.canvas.picture_size == Size(640, 480)
    assert running.studio.photo.path == photo_path


def test_what_is_opened_next_is_not_covered_by_the_project_before(
    running: StudioApp, qtbot, project: Path, photo_path: Path, held: threading.Event
) -> None:
    running.window.files.open_paths([project])
    with qtbot.waitSignal(running.studio.photo_changed):
        running.window.files.open_paths([photo_path])
    held.set()
    qtbot.wait(100)
    assert running.studio.photo.path == photo_path
    assert running.window.canvas.picture_size == Size(640, 480)
