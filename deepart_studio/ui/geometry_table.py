"""The rows of the table of actions that change the picture's geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action, Situation
from deepart_studio.ui.tool_table import tool_action, tool_possible

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def _free(now: Situation) -> bool:
    return tool_possible(now) and not now.layer_locked


def geometry_tools(window: MainWindow) -> tuple[Action, ...]:
    """The tools, for the menu of tools."""
    return (
        tool_action(window, "move", "Move layer by hand", ("V",), "move", "Move the active layer"),
        tool_action(window, "crop", "Crop", ("K",), "crop", "Crop and straighten the picture"),
    )


def geometry_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    shapes = window.shapes
    return (
        Action(
            "rotate-right",
            "Rotate right",
            "image",
            lambda: shapes.turn(1),
            ("Shift+R",),
            "rotate-right",
            enabled=tool_possible,
        ),
        Action(
            "rotate-left",
            "Rotate left",
            "image",
            lambda: shapes.turn(3),
            ("Shift+L",),
            "rotate-left",
            enabled=tool_possible,
        ),
        Action(
            "rotate-half",
            "Rotate by 180°",
            "image",
            lambda: shapes.turn(2),
            enabled=tool_possible,
        ),
        Action(
            "flip-across",
            "Flip horizontally",
            "image",
            lambda: shapes.flip(across=True),
            (),
            "flip-across",
            "Exchange left and right",
            tool_possible,
            separator_before=True,
        ),
        Action(
            "flip-down",
            "Flip vertically",
            "image",
            lambda: shapes.flip(across=False),
            (),
            "flip-down",
            "Exchange top and bottom",
            tool_possible,
        ),
        Action(
            "image-size",
            "Image size…",
            "image",
            shapes.image_size,
            ("Ctrl+Alt+I",),
            "",
            "Scale the picture and all its layers",
            tool_possible,
            separator_before=True,
        ),
        Action(
            "canvas-size",
            "Canvas size…",
            "image",
            shapes.canvas_size,
            ("Ctrl+Alt+C",),
            "",
            "More or less room around the picture, without scaling it",
            tool_possible,
        ),
        Action(
            "layer-flip-across",
            "Flip layer horizontally",
            "layer",
            lambda: shapes.flip_layer(across=True),
            enabled=_free,
            separator_before=True,
        ),
        Action(
            "layer-flip-down",
            "Flip layer vertically",
            "layer",
            lambda: shapes.flip_layer(across=False),
            enabled=_free,
        ),
    )
