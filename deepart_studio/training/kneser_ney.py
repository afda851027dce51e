"""Interpolated Kneser-Ney 5-gram with three discounts (Chen and Goodman 1999): the baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
ORDER = 5


@dataclass
class _Level:
    keys: Ints
    values: Floats
    """Discounted probability of each n-gram."""
    contexts: Ints
    rest: Floats
    """Of each context: the share that is left to the next lower order."""


class KneserNey:
    """Trained on sequences of ids below ``size``; size ** 5 must fit into 63 bits."""

    def __init__(self, sequences: Sequence[Sequence[int]], size: int) -> None:
        if size**ORDER >= 2**63:
            raise ValueError(f"{size} ids are too many for 5-grams in 64 bits")
        self._size = size
        stream, place = _joined(sequences, size)
        self._levels: list[_Level] = []
        keys, counts = _counted(_ngrams(stream, place, ORDER, size))
        for order in range(ORDER, 0, -1):
            self._levels.append(self._level(keys, counts))
            if order > 1:  # lower orders count how many different characters come before
                keys, counts = _counted(keys % size ** (order - 1))
        self._levels.reverse()

    def _level(self, keys: Ints, counts: Ints) -> _Level:
        ones, twos, threes, fours = (float((counts == n).sum()) or 1.0 for n in (1, 2, 3, 4))
        share = ones / (ones + 2 * twos)
        discounts = np.array(
            [0.0, 1 - 2 * share * twos / ones, 2 - 3 * share * threes / twos,
             3 - 4 * share * fours / threes]
        ).clip(0, [0, 0.99, 1.99, 2.99])  # fmt: skip
        off = discounts[np.minimum(counts, 3)]
        contexts, index = np.unique(keys // self._size, return_inverse=True)
        totals = np.bincount(index, counts.astype(float))
        rest = np.bincount(index, off) / totals
        return _Level(keys, (counts - off) / totals[index], contexts, rest)

    def logarithms(self, sequences: Sequence[Sequence[int]]) -> Floats:
        """Natural logarithm of the probability of each id, one after the other."""
        stream, place = _joined(sequences, self._size)
        grams = _ngrams(stream, place, ORDER, self._size)
        chance = np.full(len(grams), 1.0 / self._size)
        for order, level in enumerate(self._levels, 1):
            keys = grams % self._size**order
            at, there = _find(level.contexts, keys // self._size)
            rest = np.where(there, level.rest[at], 1.0)
            at, known = _find(level.keys, keys)
            chance = rest * chance + np.where(known, level.values[at], 0.0)
        return np.log(chance)


def _joined(sequences: Sequence[Sequence[int]], size: int) -> tuple[Ints, Ints]:
    """All ids with four zeros before each sequence, and where the ids are."""
    parts: list[int] = []
    places: list[int] = []
    for sequence in sequences:
        parts += [0] * (ORDER - 1)
        places += range(len(parts), len(parts) + len(sequence))
        parts += sequence
    stream = np.array(parts, np.int64)
    assert not len(stream) or stream.max() < size  # noqa: S101
    return stream, np.array(places, np.int64)


def _ngrams(stream: Ints, place: Ints, order: int, size: int) -> Ints:
    keys = np.zeros(len(place), np.int64)
    for back in range(order - 1, -1, -1):
        keys = keys * size + stream[place - back]
    return keys


def _counted(keys: Ints) -> tuple[Ints, Ints]:
    values, counts = np.unique(keys, return_counts=True)
    return values, counts.astype(np.int64)


def _find(table: Ints, keys: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
    at = np.searchsorted(table, keys).clip(0, len(table) - 1)
    return at, table[at] == keys
