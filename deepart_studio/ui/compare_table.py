"""The rows of the table of actions that compare pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action, Situation
from deepart_studio.ui.compare import Mode

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def _in_sight(now: Situation) -> bool:
    return now.photo and not (now.wall or now.queue or now.library or now.brush)


def compare_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    comparing = window.comparing
    ways = (
        (Mode.SIDE_BY_SIDE, "Side by side", "Shift+C", "Up to four pictures, moved together"),
        (Mode.ONION, "Onion", "Shift+O", "See one picture through the other"),
        (Mode.DIFFERENCE, "Difference", "Shift+D", "See where two pictures differ, amplified"),
    )
    rows = [
        Action(
            f"compare-{mode.value}",
            text,
            "view",
            lambda mode=mode: comparing.toggle(mode),
            (keys,),
            "compare" if mode is Mode.SIDE_BY_SIDE else "",
            tip,
            _in_sight,
            lambda now, mode=mode: now.comparing and now.comparison == mode.value,
        )
        for mode, text, keys, tip in ways
    ]
    keep = Action(
        "keep-painting",
        "Keep this painting to compare",
        "view",
        comparing.keep,
        ("Shift+K",),
        "",
        "Remember the painting as it is now",
        lambda now: now.painting,
    )
    return (*rows, keep)
