"""Fonts for text layers, and what a font cannot write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont

if TYPE_CHECKING:
    from deepart_studio.document.text_layers import Writing

_NAMED = 12
_SIGNS = range(0x20)
_UNSEEN = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)}


def font_of(writing: Writing) -> QFont:
    """The font as it is drawn: the same pixels every time, whatever the screen is like."""
    font = QFont(writing.family)
    font.setPixelSize(max(1, round(writing.size)))
    font.setWeight(QFont.Weight(_nearest(writing.weight)))
    font.setItalic(writing.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(
        QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias
    )
    font.setKerning(True)
    return font


def spaced_font(writing: Writing) -> QFont:
    """The same with the space between letters."""
    font = font_of(writing)
    pixels = writing.letter_spacing * writing.size
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels)
    return font


def has_family(family: str) -> bool:
    """Whether this computer has the font."""
    return QFontDatabase.hasFamily(family)


def lacking(writing: Writing) -> tuple[str, str]:
    """Characters that the font has no glyphs for: those for which another font stands in, and those
    that no font has, which are drawn as boxes; each once, at most 12.
    """
    font = font_of(writing)
    raw, metrics = QRawFont.fromFont(font), QFontMetricsF(font)
    helped, boxes = "", ""
    for character in dict.fromkeys(writing.text):
        code = ord(character)
        if character.isspace() or code in _SIGNS or code in _UNSEEN or 0xD800 <= code < 0xE000:
            continue
        if not raw.supportsCharacter(code):
            if metrics.inFontUcs4(code):
                helped += character
            else:
                boxes += character
    return helped[:_NAMED], boxes[:_NAMED]


def _nearest(weight: int) -> int:
    return min(900, max(100, round(weight / 100) * 100))
