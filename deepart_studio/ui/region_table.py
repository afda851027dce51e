"""The rows of the table of actions that are about regions and the brush."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action, Situation

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def _photo_in_sight(now: Situation) -> bool:
    return now.photo and not (now.wall or now.film)


def _region(now: Situation) -> bool:
    return now.region and not (now.wall or now.film)


def _brush(now: Situation) -> bool:
    return now.brush


def region_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    regions = window.regions
    return (
        Action(
            "brush",
            "Style brush",
            "region",
            regions.toggle_brush,
            ("B",),
            "brush",
            "Paint where a style goes",
            _photo_in_sight,
            lambda now: now.brush,
        ),
        Action(
            "eraser",
            "Eraser",
            "region",
            regions.toggle_eraser,
            ("X", "E"),
            "eraser",
            "Take the style away; or hold Alt while painting",
            _region,
            lambda now: now.brush and now.erasing,
        ),
        Action(
            "brush-smaller",
            "Smaller brush",
            "region",
            lambda: regions.set_brush(regions.brush.resized(-1)),
            ("[",),
            enabled=_brush,
            separator_before=True,
        ),
        Action(
            "brush-larger",
            "Larger brush",
            "region",
            lambda: regions.set_brush(regions.brush.resized(1)),
            ("]",),
            enabled=_brush,
        ),
        Action(
            "brush-softer",
            "Softer brush",
            "region",
            lambda: regions.set_brush(regions.brush.hardened(-1)),
            ("Shift+[", "{"),
            enabled=_brush,
        ),
        Action(
            "brush-harder",
            "Harder brush",
            "region",
            lambda: regions.set_brush(regions.brush.hardened(1)),
            ("Shift+]", "}"),
            enabled=_brush,
        ),
        Action(
            "mask-shown",
            "Show masks",
            "region",
            regions.toggle_masks,
            ("M",),
            "mask",
            "Show in colour where each region lies, while the brush is in hand",
            _brush,
            lambda now: now.masks_shown,
        ),
        Action(
            "region-add",
            "Add region",
            "region",
            regions.add,
            (),
            "region",
            "Give a part of the photo a style of its own",
            _photo_in_sight,
            separator_before=True,
        ),
        Action(
            "region-fill",
            "Fill region",
            "region",
            regions.fill,
            (),
            "fill",
            "Let the region cover the whole photo",
            _region,
        ),
        Action(
            "region-clear",
            "Clear region",
            "region",
            regions.clear,
            (),
            "clear",
            "Take the region away everywhere",
            _region,
        ),
        Action(
            "region-invert",
            "Invert region",
            "region",
            regions.invert,
            ("Ctrl+I",),
            "invert",
            "Let the region cover what it left out",
            _region,
        ),
        Action(
            "region-delete",
            "Delete region",
            "region",
            regions.delete,
            (),
            "trash",
            enabled=_region,
        ),
        Action(
            "mask-load",
            "Load mask…",
            "region",
            regions.load_dialog,
            (),
            "load",
            "Take the region from a black and white picture",
            _region,
            separator_before=True,
        ),
        Action(
            "mask-save",
            "Save mask…",
            "region",
            regions.save_dialog,
            (),
            "save",
            "Save the region as a black and white picture",
            _region,
        ),
    )
