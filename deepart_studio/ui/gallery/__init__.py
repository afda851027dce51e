"""The style gallery: large pictures to choose from, to search, and to drop new ones on."""

from deepart_studio.ui.gallery.gallery import StyleGallery
from deepart_studio.ui.gallery.model import StyleRow

__all__ = ["StyleGallery", "StyleRow"]
