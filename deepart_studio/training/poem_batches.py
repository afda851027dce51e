"""Poems as tensors: characters and what the network is told beside each of them.

Told are form, line number, characters left in the line, the rhyme the line ends on, keywords that
the line holds and a theme (words from elsewhere in the poem). Each of the last three is often left
out, so that the network can do without. All ids are int64; 0 is "none".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from deepart_studio.training.poems import LABELS, Poem
from deepart_studio.verse.conditions import KEYWORDS, MOST_LEFT, MOST_LINES, THEME, rhyme_id
from deepart_studio.verse.lexicon import BEGIN, UNKNOWN, Lexicon

_P_KEYWORD, _P_SECOND, _P_THEME, _P_RHYME = 0.5, 0.15, 0.5, 0.5
_WORDS = {4: (0, 2), 5: (0, 2, 3), 6: (0, 2, 4), 7: (0, 2, 4, 5)}
"""Where two-character words begin in lines of each length, by the usual caesuras."""


def count_characters(poems: Iterable[Poem], least: int) -> list[str]:
    """The characters that occur at least ``least`` times, commonest first."""
    counts = Counter(c for poem in poems for line in poem.lines for c in line)
    return [c for c, n in counts.most_common() if n >= least]


@dataclass
class Batch:
    """Tensors (T, B), keywords (T, B, KEYWORDS), theme (T, B, THEME); target is -1 for padding."""

    token: Tensor
    target: Tensor
    form: Tensor
    line: Tensor
    left: Tensor
    rhyme: Tensor
    keyword: Tensor
    theme: Tensor


@dataclass(frozen=True)
class _Piece:
    label: int
    ids: tuple[tuple[int, ...], ...]
    rhymes: tuple[int, ...]


class PoemBatches:
    """The poems of one split, ready to be drawn from."""

    def __init__(self, poems: Sequence[Poem], lexicon: Lexicon) -> None:
        rhymes = np.array([rhyme_id(lexicon, i) for i in range(len(lexicon))])
        self._pieces = []
        for poem in poems:
            ids = tuple(tuple(lexicon.id(c) for c in line) for line in poem.lines[:MOST_LINES])
            ends = tuple(int(rhymes[line[-1]]) for line in ids)
            self._pieces.append(_Piece(LABELS.index(poem.label), ids, ends))
        self.characters = sum(len(line) for piece in self._pieces for line in piece.ids)
        self._lengths = np.array([sum(map(len, piece.ids)) for piece in self._pieces])

    def __len__(self) -> int:
        return len(self._pieces)

    def epoch(self, characters: int, rng: np.random.Generator | None) -> Iterator[Batch]:
        """All poems once, in batches of about ``characters``.

        With ``rng``: shuffled, with drawn keywords, themes and rhymes. Without: none of these, for
        a perplexity that no hint improves.
        """
        order = np.arange(len(self._pieces))
        if rng is not None:
            rng.shuffle(order)
            noise = rng.integers(0, 4, len(order))
        else:
            noise = np.zeros(len(order), np.int64)
        order = order[np.argsort(self._lengths[order] + noise, kind="stable")]
        groups: list[list[int]] = [[]]
        for index in order:
            if (len(groups[-1]) + 1) * self._lengths[index] > characters and groups[-1]:
                groups.append([])
            groups[-1].append(int(index))
        if rng is not None:
            rng.shuffle(groups)
        for group in groups:
            yield _batch([self._pieces[i] for i in group], rng)


def _batch(pieces: Sequence[_Piece], rng: np.random.Generator | None) -> Batch:
    shape = (max(sum(map(len, p.ids)) for p in pieces), len(pieces))
    token, form, line, left, rhyme = (np.zeros(shape, np.int64) for _ in range(5))
    target = np.full(shape, -1, np.int64)
    keyword = np.zeros((*shape, KEYWORDS), np.int64)
    theme = np.zeros((*shape, THEME), np.int64)
    for b, piece in enumerate(pieces):
        flat = [c for ids in piece.ids for c in ids]
        n = len(flat)
        target[:n, b] = flat
        target[:n, b][target[:n, b] == UNKNOWN] = -1
        token[:n, b] = [BEGIN, *flat[:-1]]
        form[:n, b] = piece.label + 1
        if rng is not None and rng.random() < _P_THEME:
            theme[:n, b] = _theme(piece, rng)
        start = 0
        for i, ids in enumerate(piece.ids):
            stop = start + len(ids)
            line[start:stop, b] = i + 1
            left[start:stop, b] = np.minimum(np.arange(len(ids), 0, -1), MOST_LEFT)
            if rng is not None:
                if rng.random() < _P_RHYME:
                    rhyme[start:stop, b] = piece.rhymes[i]
                if rng.random() < _P_KEYWORD:
                    keyword[start:stop, b] = _keywords(ids, rng)
            start = stop
    arrays = (token, target, form, line, left, rhyme, keyword, theme)
    return Batch(*(torch.from_numpy(a) for a in arrays))


def _word(ids: tuple[int, ...], rng: np.random.Generator) -> tuple[int, ...]:
    starts = _WORDS.get(len(ids), (0,))
    start = starts[int(rng.integers(len(starts)))]
    return ids[start : start + (1 if rng.random() < 0.25 else 2)]


def _keywords(ids: tuple[int, ...], rng: np.random.Generator) -> list[int]:
    chosen = list(_word(ids, rng))
    if rng.random() < _P_SECOND:
        chosen += [c for c in _word(ids, rng) if c not in chosen]
    return (chosen + [0] * KEYWORDS)[:KEYWORDS]


def _theme(piece: _Piece, rng: np.random.Generator) -> list[int]:
    chosen: list[int] = []
    for _ in range(int(rng.integers(1, 4))):
        chosen += _word(piece.ids[int(rng.integers(len(piece.ids)))], rng)
    return (chosen + [0] * THEME)[:THEME]
