"""The queue's page as a person uses it, for tests over the tiny model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from deepart_studio.app import StudioApp
from deepart_studio.batch.queue_file import QueueFile
from deepart_studio.batch.rows import Row
from deepart_studio.storage.paths import queue_file
from deepart_studio.ui.notice_bar import NoticeCard

WAIT_MS = 20_000


def prepared(app: StudioApp, tmp_path: Path) -> StudioApp:
    app.window.styles.choose(["red-chalk"])
    app.window.queue.send_to(replace(app.queue.destination, folder=str(tmp_path / "painted")))
    return app


def fill(app: StudioApp, qtbot, paths: list[Path], count: int) -> None:
    app.window.queue.add_paths(paths)
    qtbot.waitUntil(lambda: len(app.queue.queue.rows) == count, timeout=WAIT_MS)


def finish(app: StudioApp, qtbot) -> None:
    """Press Start and wait for the end."""
    app.window.queue.view.head.go.click()
    qtbot.waitUntil(lambda: not app.queue.runner.running, timeout=WAIT_MS)


def states(app: StudioApp) -> list[str]:
    return [row.state.value for row in app.queue.queue.rows]


def names(app: StudioApp) -> list[str]:
    return [row.name for row in app.queue.queue.rows]


def notices(app: StudioApp) -> list[NoticeCard]:
    return app.window.findChildren(NoticeCard)


def pixels(path: Path | str) -> bytes:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB")).tobytes()


def saved(condition: Callable[[list[Row]], bool]) -> Callable[[], bool]:
    """Whether the file holds it, as after a kill at this moment."""
    return lambda: condition(list(QueueFile(queue_file()).read().rows))
