"""Comparing up to four pictures: side by side, one through the other, or their difference."""

from deepart_studio.ui.compare.compare_view import CompareView, Mode, Shown

__all__ = ["CompareView", "Mode", "Shown"]
