"""The hand: moves the picture and the split line. The canvas itself does all of it."""

from __future__ import annotations

from deepart_studio.ui.tools.canvas_tool import CanvasTool


class HandTool(CanvasTool):
    """The tool in hand when no other is."""

    id = "hand"
    compares = True
