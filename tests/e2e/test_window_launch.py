"""Launching the window as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

AT_FIRST_PAINT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from deepart_studio.app import StudioApp
app = QApplication([])
running = StudioApp(app)
def painted():
    print(*sorted({"numpy", "PIL", "onnxruntime", "torch"} & set(sys.modules)))
    app.quit()
running.window.first_painted.connect(painted)
running.start([])
app.exec()
running.close()
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_it_says_how_long_the_first_paint_took_and_quits() -> None:
    done = run("-m", "deepart_studio.app", "--quit-after-shown")
    assert done.returncode == 0, done.stderr
    assert 0 < int(done.stdout) < 60_000
    assert done.stderr == ""


def test_the_first_paint_waits_for_no_heavy_library() -> None:
    done = run("-c", AT_FIRST_PAINT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_it_says_its_version() -> None:
    done = run("-m", "deepart_studio.app", "--version")
    assert done.returncode == 0
    assert done.stdout.strip().count(".") == 2
