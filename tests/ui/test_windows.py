"""Two documents are open in two windows; the desktop gives files to the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from deepart_studio.app import StudioApp
from deepart_studio.core.errors import UserError
from deepart_studio.studio import windows
from deepart_studio.studio.windows import BESIDE, open_window, window_arguments
from tests.support.drawn import photo_file

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def opened(running: StudioApp) -> list[tuple[Path, ...]]:
    """The files that other windows were asked to open."""
    windows: list[tuple[Path, ...]] = []
    running.window.windows.open_window = lambda files: windows.append(tuple(files))
    return windows


def test_a_new_window_is_empty(running: StudioApp, opened: list[tuple[Path, ...]]) -> None:
    running.window.actions_table["new-window"].trigger()
    assert opened == [()]


def test_of_several_files_the_others_can_go_to_windows_of_their_own(
    running: StudioApp, opened: list[tuple[Path, ...]], tmp_path: Path, qtbot
) -> None:
    paths = [photo_file(tmp_path / f"{number}.png") for number in range(3)]
    with qtbot.waitSignal(running.studio.photo_changed):
        running.window.files.open_paths(paths)
    notice = running.window.notices.cards[-1].notice
    assert "0.png was opened" in notice.text
    notice.buttons[0].run()
    assert opened == [(paths[1],), (paths[2],)]


def test_hundreds_of_files_open_no_hundreds_of_windows(
    running: StudioApp, tmp_path: Path, qtbot
) -> None:
    paths = [photo_file(tmp_path / f"{number}.png") for number in range(12)]
    with qtbot.waitSignal(running.studio.photo_changed):
        running.window.files.open_paths(paths)
    words = [button.text for button in running.window.notices.cards[-1].notice.buttons]
    assert words == ["Put all in the queue"]


def test_a_file_that_the_desktop_gives_never_replaces_what_is_open(
    running: StudioApp, opened: list[tuple[Path, ...]], photo_path: Path, tmp_path: Path, qtbot
) -> None:
    with qtbot.waitSignal(running.studio.photo_changed):
        QApplication.sendEvent(QApplication.instance(), QFileOpenEvent(str(photo_path)))
    assert running.studio.photo.path == photo_path
    other = photo_file(tmp_path / "other.png")
    given = QFileOpenEvent(QUrl.fromLocalFile(str(other)))
    QApplication.sendEvent(QApplication.instance(), given)
    assert opened == [(other,)]
    assert running.studio.photo.path == photo_path


def test_a_window_that_cannot_be_opened_is_a_sentence(running: StudioApp) -> None:
    def refuse(_files: object) -> None:
        raise UserError("Another window cannot be opened.", "Start the program again.")

    running.window.windows.open_window = refuse
    running.window.actions_table["new-window"].trigger()
    assert "Another window cannot be opened" in running.window.notices.cards[-1].notice.text


def test_another_window_is_a_program_that_starts(tmp_path: Path, home: Path) -> None:
    arguments = window_arguments([tmp_path / "-odd name, 图.png"])
    assert BESIDE in arguments
    arguments.insert(arguments.index("--"), "--quit-after-shown")
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(PROJECT), "QT_QPA_PLATFORM": "offscreen"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().isdigit()


def test_a_program_is_really_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot
) -> None:
    told = tmp_path / "told"
    script = f"import pathlib, sys; pathlib.Path({str(told)!r}).write_text(sys.argv[-1])"
    monkeypatch.setattr(windows, "window_arguments", lambda files: ["-c", script, str(files[0])])
    open_window([tmp_path / "图.png"])
    qtbot.waitUntil(lambda: told.exists() and told.read_text() == str(tmp_path / "图.png"))


def test_a_program_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows.sys, "executable", "/nowhere/python")
    with pytest.raises(UserError, match="Another window cannot be opened"):
        open_window()
