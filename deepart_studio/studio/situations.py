"""What is possible now, as far as the application's state tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deepart_studio.studio.actions import Situation

if TYPE_CHECKING:
    from deepart_studio.studio.studio import Studio


def situation_of(
    studio: Studio, *, compare: bool, exported: bool, queue: bool, library: bool
) -> Situation:
    """What is possible now."""
    return Situation(
        photo=studio.photo is not None,
        styles=bool(studio.blend()),
        model=studio.room.pipeline is not None,
        painting=studio.painting is not None,
        rendering=studio.renderer.order is not None,
        undo=studio.history.stack.canUndo(),
        redo=studio.history.stack.canRedo(),
        compare=compare,
        exported=exported,
        wall=studio.wall.is_open,
        queue=queue,
        film=studio.photo is not None and studio.photo.film is not None,
        filming=studio.filming,
        reshaping=studio.reshaper.busy,
        library=library,
    )
