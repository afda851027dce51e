"""The library's page: a grid of pictures, a search, filters, and what is known of a picture."""

from deepart_studio.ui.library.library_view import LibraryView

__all__ = ["LibraryView"]
