"""The rows of the table of actions that compare pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Action, Situation
from deepart_studio.ui.compare import Mode

if TYPE_CHECKING:
    from deepart_studio.ui.main_window import MainWindow


def _in_sight(now: Situation) -> bool:
    return now.photo and not (now.wall or now.queue or now.library or now.brush)


def _in_use(mode: Mode) -> Callable[[Situation], bool]:
    return lambda now: now.comparing and now.comparison == mode.value


def compare_table(window: MainWindow) -> tuple[Action, ...]:
    """One row per action, in the order of the menu."""
    comparing = window.comparing
    return (
        Action(
            "compare-side-by-side",
            "Side by side",
            "view",
            lambda: comparing.toggle(Mode.SIDE_BY_SIDE),
            ("Shift+C",),
            "side-by-side",
            "Compare up to four pictures, zoomed and moved together",
            _in_sight,
            _in_use(Mode.SIDE_BY_SIDE),
        ),
        Action(
            "compare-onion",
            "Onion skin",
            "view",
            lambda: comparing.toggle(Mode.ONION),
            ("Shift+O",),
            "",
            "See one picture through the other",
            _in_sight,
            _in_use(Mode.ONION),
        ),
        Action(
            "compare-difference",
            "Difference",
            "view",
            lambda: comparing.toggle(Mode.DIFFERENCE),
            ("Shift+D",),
            "",
            "See where two pictures differ, amplified",
            _in_sight,
            _in_use(Mode.DIFFERENCE),
        ),
        Action(
            "keep-painting",
            "Keep this painting to compare",
            "view",
            comparing.keep,
            ("Shift+K",),
            "",
            "Remember the painting as it is now",
            lambda now: now.painting,
        ),
    )
