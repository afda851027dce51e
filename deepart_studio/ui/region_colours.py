"""The colour of a region: in its row and over the canvas."""

from __future__ import annotations

from PySide6.QtGui import QColor

COLOURS = ("#ff5a5f", "#2f9bff", "#22c55e", "#ffb020", "#b16cff", "#14c8c8", "#ff7ac6", "#9aa51f")
"""Bright, far apart, and seen on most photos; the ninth region begins again."""


def region_colour(number: int) -> QColor:
    """The colour of the region with this number, from 1."""
    return QColor(COLOURS[(number - 1) % len(COLOURS)])
