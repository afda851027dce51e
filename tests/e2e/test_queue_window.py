"""The queue through the real main() of the window: a kill, and a second start."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import State
from deepart_studio.storage.model_roots import MODELS_VARIABLE
from deepart_studio.storage.paths import queue_file
from deepart_studio.ui.main_window import MainWindow
from tests.support.drawn import photo_file
from tests.support.driven_window import drive_main
from tests.support.tiny_models import tiny_style_model

REPOSITORY = Path(__file__).resolve().parents[2]
KILLED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.support.driven_window import drive_main

app = QApplication([])

def story(window):
    yield lambda: window.studio.room.pipeline is not None
    window.styles.choose(["red-chalk"])
    queue = window.queue.queue
    window.queue.add_paths([Path(sys.argv[1])])
    yield lambda: len(queue.queue.rows) == 3
    queue.runner.start()
    yield lambda: False

drive_main([], story)
"""


@pytest.fixture
def album(tmp_path: Path) -> Path:
    folder = tmp_path / "album"
    folder.mkdir()
    photo_file(folder / "1 small.png", 64, 64)
    photo_file(folder / "2 large.png", 1000, 800)
    photo_file(folder / "3 small.png", 64, 64)
    return folder


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")
def test_after_a_kill_the_window_goes_on_where_it_was(
    album: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp
) -> None:
    tiny_style_model(tmp_path / "slow", slow_layers=12)
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "slow"))
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))
    monkeypatch.setenv("HOME", str(tmp_path))
    file = QueueFile(queue_file())

    def row_states() -> list[State]:
        return [row.state for row in file.read().rows]

    with subprocess.Popen([sys.executable, "-c", KILLED, str(album)]) as window:
        until = time.monotonic() + 60
        while row_states()[1:2] != [State.RUNNING] and time.monotonic() < until:
            time.sleep(0.02)
        window.kill()
    assert row_states() == [State.DONE, State.RUNNING, State.WAITING]
    first = Path(file.read().rows[0].output)
    written = first.stat().st_mtime_ns

    def story(window: MainWindow):
        queue = window.queue.queue
        yield lambda: queue.queue.waiting == 2 and window.studio.room.pipeline
        assert not queue.runner.running  # it is offered, not begun
        window.queue.open()
        assert window.queue.view.head.go.text() == "Go on"
        window.queue.view.head.go.click()
        yield lambda: not queue.runner.running and queue.queue.waiting == 0

    assert drive_main([], story) == 0
    assert row_states() == [State.DONE] * 3
    assert first.stat().st_mtime_ns == written
    assert sorted(path.name for path in first.parent.iterdir()) == [
        "1 small – Red chalk.png",
        "2 large – Red chalk.png",
        "3 small – Red chalk.png",
    ]
