"""A person who renders what is chosen."""

from __future__ import annotations

from deepart_studio.app import StudioApp


def render(running: StudioApp, qtbot, style: str = "") -> None:
    """Choose a style, or keep the one that is chosen, and wait until the painting is a layer."""
    studio = running.studio
    if style:
        running.window.styles.choose([style])
    before = studio.document.stack
    studio.render()
    qtbot.waitUntil(lambda: studio.document.stack is not before)
