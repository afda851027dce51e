"""How large a tile is and where its parts are: arithmetic without widgets."""

from __future__ import annotations

from dataclasses import dataclass

PICTURE_LEAST = 96
PICTURE_WANTED = 112
"""Tiles are at least this wide where two of them fit; a narrow dock goes down to the least."""
GAP = 12
NAME_GAP = 5


@dataclass(frozen=True)
class Grid:
    """Cells of ``cell_width`` × ``cell_height`` with square pictures of ``picture`` pixels."""

    columns: int
    cell_width: int
    cell_height: int
    picture: int


def grid_for(width: int, line_height: int) -> Grid:
    """The grid that fills this width evenly. A cell holds half a gap on each side."""
    columns = width // (PICTURE_WANTED + GAP)
    if columns < 2:
        columns = max(1, width // (PICTURE_LEAST + GAP))
    cell = max(width // columns, PICTURE_LEAST + GAP)
    picture = cell - GAP
    return Grid(columns, cell, GAP + picture + NAME_GAP + line_height, picture)
