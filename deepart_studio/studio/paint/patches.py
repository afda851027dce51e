"""What a stroke changed, kept to undo and to redo it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from deepart_studio.core.pictures import Pixels
from deepart_studio.studio.paint.boxes import Box

_LEVEL = 1


@dataclass(frozen=True, eq=False)
class _Piece:
    box: Box
    data: bytes | Pixels


class Patch:
    """Differences (exclusive or) of the pixels of one layer before and after, piece by piece.

    ``toggle`` leads from either to the other. Where nothing changed there are zeros, which pack
    well. For any thread.
    """

    def __init__(self) -> None:
        self._pieces: tuple[_Piece, ...] = ()

    def fill(self, pieces: Iterable[tuple[Box, Pixels]]) -> None:
        """Boxes within the layer's array, and the differences there, uint8 (H, W, 4)."""
        self._pieces = tuple(_Piece(box, data) for box, data in pieces)

    def pack(self) -> None:
        """Take less memory."""
        self._pieces = tuple(
            piece
            if isinstance(piece.data, bytes)
            else _Piece(piece.box, zlib.compress(piece.data.tobytes(), _LEVEL))
            for piece in self._pieces
        )

    def toggle(self, pixels: Pixels) -> None:
        """Go from before to after, or back, in place."""
        for piece in self._pieces:
            data = piece.data
            if isinstance(data, bytes):
                shape = (piece.box.height, piece.box.width, 4)
                data = np.frombuffer(zlib.decompress(data), np.uint8).reshape(shape)
            pixels[piece.box.place] ^= data

    @property
    def boxes(self) -> list[Box]:
        return [piece.box for piece in self._pieces]

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return sum(
            len(piece.data) if isinstance(piece.data, bytes) else piece.data.nbytes
            for piece in self._pieces
        )


def differences(before: Pixels, after: Pixels) -> Pixels | None:
    """For ``Patch.fill``; None where both are equal."""
    different = before ^ after
    return different if different.any() else None
