"""Stories of a library that cannot be read."""

from __future__ import annotations

from deepart_studio.storage.paths import library_file
from deepart_studio.ui.library.library_view import INVITATION, PROBLEM
from tests.support.notices import said
from tests.ui.conftest import Launch

WAIT_MS = 15_000


def test_a_library_that_cannot_be_opened_says_why_and_can_be_tried_again(
    launch: Launch, qtbot
) -> None:
    library_file().parent.mkdir(parents=True, exist_ok=True)
    library_file().mkdir()
    app = launch()
    qtbot.waitUntil(lambda: app.library.problem is not None, timeout=WAIT_MS)
    app.window.actions_table["library"].trigger()
    view = app.window.library.view
    assert view.pages.currentIndex() == PROBLEM
    assert "library" in view.problem_text.text()
    library_file().rmdir()
    view.again_button.click()
    qtbot.waitUntil(lambda: view.pages.currentIndex() == INVITATION, timeout=WAIT_MS)


def test_a_damaged_library_is_repaired_and_that_is_told(launch: Launch, qtbot) -> None:
    library_file().parent.mkdir(parents=True, exist_ok=True)
    library_file().write_bytes(b"garbage" * 3000)
    app = launch()
    qtbot.waitUntil(lambda: "has been repaired" in said(app), timeout=WAIT_MS)
    assert app.library.is_loaded
