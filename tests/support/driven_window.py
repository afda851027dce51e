"""Drive the real main() of the window as a person would, step by step."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from deepart_studio import app
from deepart_studio.ui.main_window import MainWindow

Condition = Callable[[], object]
Story = Callable[[MainWindow], Generator[Condition, None, None]]
PATIENCE_S = 20.0
LOOK_EVERY_MS = 10


def drive_main(argv: list[str], story: Story) -> int:
    """Run main(argv); the story yields conditions to wait for, then the window is closed."""
    problems: list[Exception] = []
    timer = QTimer()
    timer.setInterval(LOOK_EVERY_MS)
    steps: Generator[Condition, None, None] | None = None
    waiting: Condition | None = None
    since = time.monotonic()

    def end(window: MainWindow) -> None:
        timer.stop()
        window.documents.discard()  # or it would ask whether to save
        window.close()  # the last window ends the application

    def look() -> None:
        nonlocal steps, waiting, since
        window = _window()
        if window is None:
            return
        try:
            if steps is None:
                steps = story(window)
            elif waiting is not None and not waiting():
                if time.monotonic() - since < PATIENCE_S:
                    return
                steps.throw(AssertionError("waited too long"))
            waiting, since = next(steps), time.monotonic()
        except StopIteration:
            end(window)
        except Exception as error:  # noqa: BLE001  raised again by drive_main
            problems.append(error)
            end(window)

    timer.timeout.connect(look)
    timer.start()
    code = app.main(argv)
    QApplication.processEvents()
    if problems:
        raise problems[0]
    return code


def _window() -> MainWindow | None:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    return next((window for window in shown if window.isVisible()), None)
