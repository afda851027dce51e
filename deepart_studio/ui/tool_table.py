"""The rows of the table of actions that are tools of the canvas, and what brushes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action, Situation

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def tool_possible(now: Situation) -> bool:
    """Whether there are layers in sight for a tool to work on."""
    return now.layered and not now.film


def _brush(now: Situation) -> bool:
    return now.brush or now.tool_sized


def tool_action(
    window: MainWindow, tool_id: str, text: str, keys: tuple[str, ...], icon: str, tip: str
) -> Action:
    """The row of one tool: takes it in hand, checked while it is."""
    return Action(
        f"tool-{tool_id}",
        text,
        "tool",
        lambda: window.tools.choose(tool_id),
        keys,
        icon,
        tip,
        tool_possible,
        lambda now: now.tool == tool_id and not now.brush,
    )


def tool_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    from deepart_studio.ui.selection_table import selection_tools  # which need this module
    from deepart_studio.ui.text_table import text_tool

    tools = window.tools
    return (
        tool_action(window, "hand", "Hand", ("H",), "hand", "Move the picture"),
        *selection_tools(window),
        tool_action(window, "paint", "Brush", ("B",), "brush", "Paint on the layer"),
        tool_action(
            window, "eraser", "Eraser", ("E",), "eraser", "Make the layer transparent where you rub"
        ),
        text_tool(window),
        Action(
            "brush-smaller",
            "Smaller brush",
            "tool",
            lambda: tools.resize(-1),
            ("[",),
            enabled=_brush,
            separator_before=True,
        ),
        Action(
            "brush-larger",
            "Larger brush",
            "tool",
            lambda: tools.resize(1),
            ("]",),
            enabled=_brush,
        ),
        Action(
            "brush-softer",
            "Softer brush",
            "tool",
            lambda: tools.harden(-1),
            ("Shift+[", "{"),
            enabled=_brush,
        ),
        Action(
            "brush-harder",
            "Harder brush",
            "tool",
            lambda: tools.harden(1),
            ("Shift+]", "}"),
            enabled=_brush,
        ),
    )
