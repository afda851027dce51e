"""The style wall: the opened photo in every style at once."""

from deepart_studio.ui.wall.wall_view import WallView

__all__ = ["WallView"]
