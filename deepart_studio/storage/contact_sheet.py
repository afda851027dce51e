"""A contact sheet: many small pictures with captions on one page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from deepart_studio.core.pictures import Picture, Pixels
from deepart_studio.storage.fonts import Font, font_for

PAPER, INK, FAINT = (255, 255, 255), (30, 30, 30), (110, 110, 110)
TILE_SIDE = 384
"""Long side of a tile in pixels unless another is wanted."""
PAGE_SHAPE = 0.75
"""Height by width of the page that is aimed at when the number of columns is free."""


@dataclass(frozen=True)
class SheetLayout:
    """Where everything is, in pixels. Tiles are all of one size."""

    count: int
    columns: int
    tile: tuple[int, int]  # width, height
    margin: int
    gap: int
    line: int  # height of a caption
    header: int

    @property
    def rows(self) -> int:
        return math.ceil(self.count / self.columns)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the page."""
        width, height = self.tile
        across = self.columns * width + (self.columns - 1) * self.gap
        down = self.rows * (height + self.line) + (self.rows - 1) * self.gap
        return across + 2 * self.margin, down + 2 * self.margin + self.header

    def place(self, index: int) -> tuple[int, int]:
        """Left and top of a tile."""
        row, column = divmod(index, self.columns)
        left = self.margin + column * (self.tile[0] + self.gap)
        return left, self.margin + self.header + row * (self.tile[1] + self.line + self.gap)


def sheet_layout(count: int, tile: tuple[int, int], columns: int | None = None) -> SheetLayout:
    """Room for ``count`` tiles of width and height ``tile``; a landscape page by itself."""
    long_side = max(tile)
    line, gap = max(28, round(long_side * 0.15)), max(8, long_side // 20)
    if columns is None:
        cell = (tile[0] + gap) / (tile[1] + line + gap)
        columns = min(count, max(1, round(math.sqrt(count / PAGE_SHAPE / cell))))
    margin = max(16, long_side // 8)
    return SheetLayout(count, min(columns, count), tile, margin, gap, line, round(line * 1.2))


@dataclass(frozen=True, eq=False)
class SheetTile:
    """A picture, uint8 (H, W, 3) of the layout's size, its name, and fainter words below it."""

    pixels: Pixels
    name: str
    by: str = ""


def contact_sheet(
    layout: SheetLayout, title: str, tiles: Sequence[SheetTile]
) -> tuple[Picture, str]:
    """The page, and the characters for which the system has no font. Long captions are cut."""
    texts = [title, "…", *(text for tile in tiles for text in (tile.name, tile.by))]
    name_font, lacking = font_for(texts, max(11, round(layout.line * 0.36)))
    by_font, _ = font_for(texts, max(9, round(layout.line * 0.28)))
    title_font, _ = font_for(texts, round(layout.line * 0.6))
    page = Image.new("RGB", layout.size, PAPER)
    draw = ImageDraw.Draw(page)
    across = layout.size[0] - 2 * layout.margin
    corner = (layout.margin, layout.margin)
    draw.text(corner, shortened(title, title_font, across), INK, title_font)
    for index, tile in enumerate(tiles):
        left, top = layout.place(index)
        page.paste(Image.fromarray(tile.pixels), (left, top))
        below = top + layout.tile[1]
        for words, font, colour, down in (
            (tile.name, name_font, INK, 0.12),
            (tile.by, by_font, FAINT, 0.58),
        ):
            place = (left, below + round(layout.line * down))
            draw.text(place, shortened(words, font, layout.tile[0]), colour, font)
    return Picture.of_pixels(np.asarray(page), name=title), lacking


def shortened(text: str, font: Font, width: int) -> str:
    """The text, cut with an ellipsis where it is wider than this many pixels."""
    if font.getlength(text) <= width:
        return text
    return next(
        (
            short
            for end in range(len(text) - 1, 0, -1)
            if font.getlength(short := f"{text[:end].rstrip()}…") <= width
        ),
        "",
    )
