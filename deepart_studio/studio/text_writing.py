"""Writes text into pixels, horizontally or as Chinese and Japanese are written downwards.

Qt shapes the text and takes other fonts for glyphs that the chosen one lacks.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTextLayout

from deepart_studio.core.errors import UserError
from deepart_studio.studio.text_fonts import font_of, spaced_font

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Pixels
    from deepart_studio.document.text_layers import Writing

MOST_PIXELS = 64_000_000
EM_BOX = 0.88
"""Baseline below the top of an ideographic em box, as a share of it (OpenType's default)."""
_TURNED = set("—–―…‥ー～〜()[]{}<>（）［］｛｝＜＞「」『』【】〔〕《》〈〉〖〗")
_CORNERED = set("，。、．")
_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, eq=False)
class _Piece:
    """Something drawn at a place, turned by so many degrees."""

    layout: QTextLayout
    at: QPointF
    turned: float = 0.0


def write(writing: Writing) -> tuple[Pixels, tuple[int, int]]:
    """The text as uint8 (H, W, 4), cut to what is seen, and where in it the text begins.

    It begins at the left of the first line's top (or its middle, or right end, as aligned); in
    vertical writing at the top right. UserError for a text of nothing and one that is too large.
    The same pixels again on the same computer; for any thread.
    """
    from deepart_studio.document.text_layers import check_said

    check_said(writing.text)
    pieces, box = _down(writing) if writing.vertical else _across(writing)
    # glyphs may reach out of their lines
    margin = math.ceil(writing.size)
    left, top = math.floor(box.left()) - margin, math.floor(box.top()) - margin
    width = math.ceil(box.right()) + margin - left
    height = math.ceil(box.bottom()) + margin - top
    if width * height > MOST_PIXELS:
        raise UserError(
            "The text is too large: {width} × {height} pixels.",
            "Make it smaller, or break it into lines.",
            width=width,
            height=height,
        )
    return _cut(_drawn(writing, pieces, (left, top, width, height)), (-left, -top))


def _across(writing: Writing) -> tuple[list[_Piece], QRectF]:
    font = spaced_font(writing)
    metrics = QFontMetricsF(font)
    step = metrics.height() * writing.line_spacing
    share = _SHARE[writing.align]
    pieces, box = [], QRectF()
    for number, line in enumerate(_lines(writing.text)):
        layout = _layout(line, font)
        width = layout.lineAt(0).naturalTextWidth() - font.letterSpacing()  # none behind the last
        place = QPointF(-share * width, number * step + metrics.ascent())
        pieces.append(_Piece(layout, place))
        box = box.united(QRectF(place.x(), number * step, max(width, 1), metrics.height()))
    return pieces, box


def _down(writing: Writing) -> tuple[list[_Piece], QRectF]:
    """Columns from right to left; the first one's right side is at 0."""
    font = font_of(writing)
    upright = QFont(font)
    upright.setFeature(QFont.Tag("vert"), 1)
    em, space = writing.size, writing.letter_spacing * writing.size
    sideways = spaced_font(writing)
    step = QFontMetricsF(font).height() * writing.line_spacing
    pieces: list[_Piece] = []
    box = QRectF()
    for number, line in enumerate(_lines(writing.text)):
        middle = -number * step - em / 2
        column: list[_Piece] = []
        y = 0.0
        for run, stands in _runs(line):
            if stands:
                column.append(_standing(run, font, upright, em, QPointF(middle, y)))
                y += em + space
            else:
                layout = _layout(run, sideways)
                height = QFontMetricsF(sideways).capHeight()
                column.append(_Piece(layout, QPointF(middle - height / 2, y), 90))
                y += layout.lineAt(0).naturalTextWidth()
        shift = -_SHARE[writing.align] * y
        pieces += [_Piece(p.layout, p.at + QPointF(0, shift), p.turned) for p in column]
        box = box.united(QRectF(middle - em / 2, shift, em, max(y, 1)))
    return pieces, box


def _standing(cluster: str, font: QFont, upright: QFont, em: float, top: QPointF) -> _Piece:
    """One character in its square, whose top has its middle at ``top``.

    Fonts for vertical writing have forms of their own for punctuation; in others brackets and
    dashes are turned, and stops go to the upper right corner.
    """
    layout = _layout(cluster, upright)
    own = _glyphs(layout) != _glyphs(_layout(cluster, font))
    width = layout.lineAt(0).naturalTextWidth()
    if not own and cluster in _TURNED:
        centre = (QFontMetricsF(font).ascent() - QFontMetricsF(font).descent()) / 2
        start = top + QPointF(-centre, (em - width) / 2)
        return _Piece(layout, start, 90)
    at = top + QPointF(-width / 2, EM_BOX * em)
    if not own and cluster in _CORNERED:
        at += QPointF(0.55 * em, -0.55 * em)
    return _Piece(layout, at)


def _runs(line: str) -> list[tuple[str, bool]]:
    """Characters that stand upright one by one, and runs of others, which are turned.

    Wide and full-width ones stand (Unicode Standard Annex 50 in short); marks stay with theirs.
    """
    runs: list[tuple[str, bool]] = []
    for character in line:
        mark = unicodedata.combining(character) or character in "\u200d\ufe0e\ufe0f"
        stands = unicodedata.east_asian_width(character) in "WF" or character in "…—―‥“”‘’"
        if mark and runs:
            runs[-1] = (runs[-1][0] + character, runs[-1][1])
        elif not stands and runs and not runs[-1][1]:
            runs[-1] = (runs[-1][0] + character, False)
        else:
            runs.append((character, stands))
    return runs


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").split("\n")


def _layout(text: str, font: QFont) -> QTextLayout:
    """One line that is never broken, its baseline at 0."""
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(max(1, len(text)))
    line.setPosition(QPointF(0, -line.ascent()))
    layout.endLayout()
    return layout


def _glyphs(layout: QTextLayout) -> list[tuple[int, ...]]:
    return [tuple(run.glyphIndexes()) for run in layout.glyphRuns()]


def _drawn(writing: Writing, pieces: list[_Piece], box: tuple[int, int, int, int]) -> QImage:
    left, top, width, height = box
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDotsPerMeterX(3780)
    image.setDotsPerMeterY(3780)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(QColor(writing.colour))
    for piece in pieces:
        painter.save()
        painter.translate(piece.at - QPointF(left, top))
        painter.rotate(piece.turned)
        piece.layout.draw(painter, QPointF(0, 0))
        painter.restore()
    painter.end()
    return image


def _cut(image: QImage, origin: tuple[int, int]) -> tuple[Pixels, tuple[int, int]]:
    import numpy as np

    from deepart_studio.document.selecting import bounds

    flat = image.convertToFormat(QImage.Format.Format_RGBA8888)
    data = np.frombuffer(flat.constBits(), np.uint8)
    pixels = data.reshape(flat.height(), flat.bytesPerLine() // 4, 4)[:, : flat.width()]
    found = bounds(pixels[..., 3])
    if found is None:
        raise UserError(
            "The font has no glyphs for this text: nothing would be seen.", "Choose another font."
        )
    left, top, right, bottom = found
    return pixels[top:bottom, left:right].copy(), (origin[0] - left, origin[1] - top)
