"""A real window in a process of its own that edits without pause until it is killed.

It says on its output what was kept: "kept N" by the journal, "saved N" in the project file.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from deepart_studio.document.journal import orphans
from deepart_studio.document.layers import Document
from deepart_studio.document.opening import load_document
from deepart_studio.storage.model_roots import MODELS_VARIABLE
from deepart_studio.storage.paths import HOME_VARIABLE

EDITOR = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from deepart_studio.app import StudioApp

photo, project = Path(sys.argv[1]), Path(sys.argv[2])
app = QApplication([])
running = StudioApp(app)
studio = running.studio
studio.autosave.every_s = studio.autosave.soon_s = 0.05
step = 0

def step_of(stack):
    names = [item.layer.name for item in stack.layers]
    return max(int(name[5:]) for name in names if name.startswith("step "))

def edit():
    global step
    desk = studio.document
    if desk.stack is None:
        return
    step += 1
    if step % 5 == 0:
        desk.duplicate(desk.active, f"step {step}", "Duplicate")
    else:
        desk.change(desk.active, "Rename", name=f"step {step}")
    if len(desk.stack.layers) > 4:
        desk.remove(desk.stack.layers[0].number, "Delete")
    if step % 7 == 0:
        studio.file.save(project)

studio.autosave.written.connect(lambda stack: print("kept", step_of(stack), flush=True))
studio.file.saved.connect(lambda _: print("saved", step_of(studio.file._saved), flush=True))
timer = QTimer()
timer.timeout.connect(edit)
running.start([photo])
timer.start(13)
app.exec()
"""


@dataclass(frozen=True)
class Crash:
    """What the process had said when it was killed, and what is there afterwards."""

    kept: int
    saved: int
    recovered: Document | None
    project: Document | None


def crash(folder: Path, photo: Path, models: Path, after_s: float) -> Crash:
    """Let it run ``after_s`` seconds from its first word, then kill it."""
    home, project = folder / "home", folder / "mine.ora"
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        HOME_VARIABLE: str(home),
        MODELS_VARIABLE: str(models),
    }
    with subprocess.Popen(
        [sys.executable, "-c", EDITOR, str(photo), str(project)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        words = process.stdout.readline()
        time.sleep(after_s)
        process.send_signal(signal.SIGKILL)
        words += process.stdout.read()
    said = [line.split() for line in words.splitlines() if line.count(" ") == 1]
    left = orphans(home / "state" / "recovery")
    recovered = left[0].read()[0] if left else None
    for orphan in left:
        orphan.discard()
    return Crash(
        max((int(number) for word, number in said if word == "kept"), default=0),
        max((int(number) for word, number in said if word == "saved"), default=0),
        recovered,
        load_document(project)[0] if project.exists() else None,
    )


def newest_step(document: Document | None) -> int:
    """The last edit that is in a document."""
    names = [layer.name for layer in document.layers] if document else []
    return max((int(name[5:]) for name in names if name.startswith("step ")), default=0)


def check(found: Crash) -> None:
    """Everything that was said to be kept or saved is there, and is newer or the same."""
    assert newest_step(found.project) >= found.saved
    # what was saved needs no snapshot: the newest of both counts
    assert max(newest_step(found.recovered), newest_step(found.project)) >= found.kept


def moments(count: int, seed: int) -> list[float]:
    """Random moments, from at once to somewhat later."""
    chance = random.Random(seed)
    return [chance.uniform(0, 0.8) for _ in range(count)]
