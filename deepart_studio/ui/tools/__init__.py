"""Tools of the canvas: one is in hand at a time, and it gets the pointer's events first."""

from deepart_studio.ui.tools.canvas_tool import CanvasTool
from deepart_studio.ui.tools.hand_tool import HandTool
from deepart_studio.ui.tools.options_bar import OptionsBar
from deepart_studio.ui.tools.tool_box import ToolBox
from deepart_studio.ui.tools.tool_strip import ToolStrip

__all__ = ["CanvasTool", "HandTool", "OptionsBar", "ToolBox", "ToolStrip"]
