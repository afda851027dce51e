"""The rows of the table of actions that are about more windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def window_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    windows = window.windows
    return (
        Action(
            "new-window",
            "New window",
            "file",
            windows.new,
            ("Ctrl+N",),
            tip="Work on another picture beside this one",
        ),
        Action(
            "open-in-window",
            "Open in a new window…",
            "file",
            windows.open_dialog,
            ("Ctrl+Alt+O",),
            tip="This picture stays open",
        ),
    )
