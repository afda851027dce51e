"""The rows of the table of actions that are about text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action, Situation
from deepart_studio.ui.tool_table import tool_action

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def _text(now: Situation) -> bool:
    return now.text_layer and not now.layer_locked


def text_tool(window: MainWindow) -> Action:
    """The tool, for the menu of tools."""
    return tool_action(
        window,
        "text",
        "Text",
        ("T",),
        "text",
        "Click to write; double click on text to change it, drag to move it",
    )


def text_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    texts = window.texts
    return (
        Action(
            "text-change",
            "Change text…",
            "layer",
            texts.open_active,
            ("Ctrl+T",),
            "text",
            "Change what the layer says, its font and its colour",
            _text,
            separator_before=True,
        ),
        Action(
            "text-to-pixels",
            "Turn text into pixels",
            "layer",
            texts.rasterise,
            enabled=_text,
        ),
    )
