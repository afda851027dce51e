"""The canvas: the photo and its painting, compared, zoomed, dropped and dragged out."""

from deepart_studio.ui.canvas.empty_state import Example
from deepart_studio.ui.canvas.view import CanvasView

__all__ = ["CanvasView", "Example"]
