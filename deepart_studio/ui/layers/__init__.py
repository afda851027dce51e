"""The list of the document's layers and what stands around it."""

from deepart_studio.ui.layers.layers_panel import LayersPanel

__all__ = ["LayersPanel"]
