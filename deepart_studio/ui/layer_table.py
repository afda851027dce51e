"""The rows of the table of actions that are about layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action, Situation

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def _layered(now: Situation) -> bool:
    return now.layered


def _several(now: Situation) -> bool:
    return now.several_layers


def layer_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    layers = window.layers
    return (
        Action(
            "layer-add",
            "Add pictures as layers…",
            "layer",
            layers.add_dialog,
            ("Ctrl+Shift+I",),
            "picture-add",
            "Lay other pictures over the photo",
            _layered,
        ),
        Action(
            "layer-paint",
            "New paint layer",
            "layer",
            window.painting.add_layer,
            ("Ctrl+Shift+N",),
            "layer-new",
            "A transparent layer to paint on",
            _layered,
        ),
        Action(
            "layer-duplicate",
            "Duplicate layer",
            "layer",
            layers.duplicate,
            ("Ctrl+J",),
            "copy",
            enabled=_layered,
        ),
        Action(
            "layer-merge",
            "Merge down",
            "layer",
            layers.merge_down,
            ("Ctrl+Shift+J",),
            "merge-down",
            "Make the layer one with the layer below",
            lambda now: now.mergeable,
        ),
        Action(
            "layer-delete",
            "Delete layer",
            "layer",
            layers.remove,
            ("Ctrl+Del", "Ctrl+Backspace"),
            "trash",
            enabled=lambda now: now.several_layers and not now.layer_locked,
        ),
        Action(
            "layer-reopen",
            "Change this painting",
            "layer",
            layers.reopen,
            ("Ctrl+R",),
            "reopen",
            "Choose the layer's styles and values again, to render it anew in its place",
            lambda now: now.painted_layer and not now.layer_locked,
            separator_before=True,
        ),
        Action(
            "layer-rename",
            "Rename layer",
            "layer",
            layers.rename,
            enabled=_layered,
        ),
        Action(
            "layer-visible",
            "Show or hide the layer",
            "layer",
            layers.toggle_visible,
            ("Shift+H",),
            "eye",
            enabled=_layered,
        ),
        Action(
            "layer-up",
            "Move layer up",
            "layer",
            layers.move_up,
            ("Ctrl+]",),
            "layer-up",
            enabled=_several,
            separator_before=True,
        ),
        Action(
            "layer-down",
            "Move layer down",
            "layer",
            layers.move_down,
            ("Ctrl+[",),
            "layer-down",
            enabled=_several,
        ),
    )
