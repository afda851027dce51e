"""A whole application over the tiny model, closed after the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from deepart_studio.app import StudioApp
from deepart_studio.storage.model_roots import MODELS_VARIABLE
from tests.support.brushing import is_painted
from tests.support.drawn import photo_file
from tests.support.queueing import prepared
from tests.support.tiny_models import tiny_style_model

Launch = Callable[..., StudioApp]


@pytest.fixture
def launch(
    qapp: QApplication, models_folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> Iterator[Launch]:
    """Start the application over a folder of models; all are closed after the test."""
    started: list[StudioApp] = []

    def start(models: Path = models_folder, *, wait: bool = True) -> StudioApp:
        monkeypatch.setenv(MODELS_VARIABLE, str(models))
        app = StudioApp(qapp)
        started.append(app)
        app.start([])
        if wait:
            qtbot.waitUntil(lambda: app.room.loaded is not None)
        return app

    yield start
    for app in started:
        app.close()
    started.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


@pytest.fixture
def running(launch: Launch) -> StudioApp:
    """The application, its window shown and its model open."""
    return launch()


@pytest.fixture(scope="session")
def slow_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model that takes a second or so, so that there is time to act."""
    folder = tmp_path_factory.mktemp("slow-models")
    tiny_style_model(folder, slow_layers=40)
    return folder


@pytest.fixture
def photo_path(tmp_path: Path) -> Path:
    """A photo in a folder."""
    folder = tmp_path / "photos"
    folder.mkdir()
    return photo_file(folder / "harbour.png", 640, 480)


@pytest.fixture
def painter(running: StudioApp, qtbot, photo_path) -> StudioApp:
    """A photo in red chalk, and the brush in hand."""
    with qtbot.waitSignal(running.studio.photo_changed):
        running.studio.open_file(photo_path)
    running.window.styles.choose(["red-chalk"])
    qtbot.waitUntil(lambda: is_painted(running))
    running.window.actions_table["brush"].trigger()
    running.window.activateWindow()  # keys go to the window in front
    qtbot.waitUntil(running.window.isActiveWindow)
    return running


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """A folder with three photos."""
    folder = tmp_path / "album"
    folder.mkdir()
    for number in range(3):
        photo_file(folder / f"{number}.png", 96 + 8 * number, 64, seed=number)
    return folder


@pytest.fixture
def desk(running: StudioApp, tmp_path: Path) -> StudioApp:
    """The application with a style chosen and a place for paintings."""
    return prepared(running, tmp_path)
