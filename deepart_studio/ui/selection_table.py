"""The rows of the table of actions that are about the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action, Situation
from deepart_studio.ui.tool_table import tool_action, tool_possible

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def _selected(now: Situation) -> bool:
    return now.selection


def _selected_pixels(now: Situation) -> bool:
    return now.selection and not now.layer_locked


def selection_tools(window: MainWindow) -> tuple[Action, ...]:
    """The tools that select, for the menu of tools."""
    return (
        tool_action(
            window,
            "select-rectangle",
            "Select a rectangle",
            ("S",),
            "select-rectangle",
            "Drag from corner to corner",
        ),
        tool_action(
            window,
            "select-lasso",
            "Lasso",
            ("Shift+S",),
            "select-lasso",
            "Draw around what is selected",
        ),
        tool_action(
            window,
            "select-colour",
            "Select by colour",
            ("Shift+W",),
            "select-colour",
            "Click on a colour to select what looks like it",
        ),
    )


def selection_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    selecting = window.selecting
    return (
        Action(
            "select-all",
            "Select all",
            "select",
            selecting.everything,
            ("Ctrl+A",),
            enabled=tool_possible,
        ),
        Action(
            "select-none",
            "Deselect",
            "select",
            selecting.drop,
            ("Ctrl+D",),
            "",
            "Paint and change everything again",
            _selected,
        ),
        Action(
            "select-invert",
            "Invert selection",
            "select",
            selecting.invert,
            ("Ctrl+Shift+A",),
            "",
            "Select what was not selected",
            _selected,
        ),
        Action(
            "select-layer",
            "Select what the layer covers",
            "select",
            selecting.transparency,
            (),
            "",
            "Take the selection from the active layer's transparency",
            tool_possible,
        ),
        Action(
            "select-grow",
            "Grow…",
            "select",
            selecting.grow,
            enabled=_selected,
            separator_before=True,
        ),
        Action("select-shrink", "Shrink…", "select", selecting.shrink, enabled=_selected),
        Action(
            "select-feather",
            "Feather…",
            "select",
            selecting.feather,
            ("Shift+F6",),
            "",
            "Soften the edge of the selection",
            _selected,
        ),
        Action(
            "select-load",
            "Load selection…",
            "select",
            selecting.load_dialog,
            (),
            "load",
            "Take the selection from a black and white picture",
            tool_possible,
            separator_before=True,
        ),
        Action(
            "select-save",
            "Save selection…",
            "select",
            selecting.save_dialog,
            (),
            "save",
            "Save the selection as a black and white picture",
            _selected,
        ),
        Action(
            "select-to-layer",
            "New layer from selection",
            "select",
            selecting.to_layer,
            ("Ctrl+Alt+J",),
            "",
            "Copy what is selected of the active layer into a layer of its own",
            _selected,
            separator_before=True,
        ),
        Action(
            "select-clear",
            "Delete what is selected",
            "select",
            selecting.clear,
            ("Del",),
            "",
            "Make the active layer transparent there",
            _selected_pixels,
        ),
    )


def clipboard_table(window: MainWindow) -> tuple[Action, ...]:
    """Cut, copy and paste, for the menu Edit."""
    selecting = window.selecting
    return (
        Action(
            "cut",
            "Cut",
            "edit",
            selecting.cut,
            ("Ctrl+X",),
            "",
            "Take what is selected of the active layer to the clipboard",
            _selected_pixels,
            separator_before=True,
        ),
        Action(
            "copy",
            "Copy",
            "edit",
            selecting.copy,
            ("Ctrl+C",),
            "copy",
            "Copy what is selected of the active layer, or the painting",
            lambda now: now.painting or now.selection,
        ),
        Action(
            "paste",
            "Paste as photo",
            "edit",
            window.files.paste,
            ("Ctrl+V",),
            "paste",
        ),
        Action(
            "paste-layer",
            "Paste as layer",
            "edit",
            selecting.paste,
            ("Ctrl+Shift+V",),
            "",
            "Lay the picture on the clipboard over the active layer",
            tool_possible,
        ),
    )
