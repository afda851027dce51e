"""The wall as one picture with captions; for worker threads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deepart_studio.studio.paintings import Painting

Caption = tuple[str, str]


def write_sheet(
    path: Path, title: str, tiles: Sequence[tuple[Painting, Caption]], *, overwrite: bool
) -> str:
    """Write a contact sheet of these tiles, each with a name and its origin.

    Gives the characters for which the system has no font. Raises UserError as for ``save_picture``.
    """
    from deepart_studio.inference.tensors import fit_long_side
    from deepart_studio.storage.contact_sheet import (
        TILE_SIDE,
        SheetTile,
        contact_sheet,
        sheet_layout,
    )
    from deepart_studio.storage.writing import save_picture

    small = [(fit_long_side(painting.picture, TILE_SIDE), words) for painting, words in tiles]
    layout = sheet_layout(len(small), (small[0][0].width, small[0][0].height))
    shown = [SheetTile(picture.flattened(), *words) for picture, words in small]
    page, lacking = contact_sheet(layout, title, shown)
    save_picture(page, path, overwrite=overwrite)
    return lacking
