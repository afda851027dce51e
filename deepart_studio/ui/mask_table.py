"""The rows of the table of actions that are about masks of layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action, Situation

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def _maskable(now: Situation) -> bool:
    return now.maskable


def _masked(now: Situation) -> bool:
    return now.masked_layer


def mask_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    masks = window.masks
    return (
        Action(
            "mask-add",
            "Add mask",
            "layer",
            masks.add,
            ("Ctrl+Shift+M",),
            "mask",
            "Black in the mask hides the layer, white shows it",
            _maskable,
            separator_before=True,
        ),
        Action(
            "mask-from-transparency",
            "Mask from transparency",
            "layer",
            masks.add_from_transparency,
            enabled=_maskable,
        ),
        Action(
            "mask-from-region",
            "Mask from the region",
            "layer",
            masks.add_from_region,
            (),
            "",
            "Show the layer where the region is that is worked on",
            lambda now: now.maskable and now.region,
        ),
        Action(
            "mask-from-file",
            "Mask from a file…",
            "layer",
            masks.add_from_file,
            enabled=_maskable,
        ),
        Action(
            "mask-on",
            "Use the mask",
            "layer",
            masks.toggle,
            ("Ctrl+Alt+M",),
            "",
            "Let the mask count, or show all of the layer for now",
            _masked,
            lambda now: now.mask_on,
        ),
        Action("mask-invert", "Invert mask", "layer", masks.invert, enabled=_masked),
        Action(
            "mask-apply",
            "Apply mask",
            "layer",
            masks.apply,
            (),
            "",
            "Delete what the mask hides",
            _masked,
        ),
        Action("mask-delete", "Delete mask", "layer", masks.remove, enabled=_masked),
    )
