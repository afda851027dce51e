"""A small index that knows every training line, so that none is copied (Bloom 1970).

It never misses a line that it holds; of other lines it takes about two in a hundred for known
ones, which only means that the search drops them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

HASHES = 5
BITS_PER_LINE = 8
#: Shorter lines are common property ("春风起"); they are neither kept nor looked for.
SHORTEST = 5

Bits = npt.NDArray[np.uint8]


class LineIndex:
    """Membership of whole lines (simplified characters, no punctuation)."""

    def __init__(self, bits: Bits) -> None:
        """``bits``: packed, uint8 (N,)."""
        self._bits = bits

    @classmethod
    def of(cls, lines: Iterable[str]) -> LineIndex:
        """The index of these lines; shorter ones than ``SHORTEST`` are left out."""
        kept = {line for line in lines if len(line) >= SHORTEST}
        index = cls(np.zeros(max(64, len(kept) * BITS_PER_LINE // 8), np.uint8))
        for line in kept:
            for place in index._places(line):
                index._bits[place >> 3] |= 1 << (place & 7)
        return index

    @property
    def bits(self) -> Bits:
        """What to store."""
        return self._bits

    def __contains__(self, line: str) -> bool:
        if len(line) < SHORTEST:
            return False
        return all(self._bits[place >> 3] >> (place & 7) & 1 for place in self._places(line))

    def _places(self, line: str) -> list[int]:
        digest = hashlib.blake2b(line.encode(), digest_size=16).digest()
        first, second = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")
        size = len(self._bits) * 8
        return [(first + i * (second | 1)) % size for i in range(HASHES)]
