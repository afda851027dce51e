"""Reading Chinese poems for training: one writing, lines, forms, a split by author.

A file is gzipped JSON lines with "author", "lines" and "title" or "tune". Everything is turned
into simplified characters: that joins variants, and is the lossless direction.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import opencc

from deepart_studio.core.errors import UserError
from deepart_studio.verse.forms import FORMS

#: Conditions of the network that are no form one can ask for: old-style verse and other tunes.
LOOSE = ("five", "seven", "mixed", "ci")
LABELS = (*FORMS, *LOOSE)
LONGEST = 64
"""Characters of a piece; longer poems are cut between lines."""

_BREAKS = re.compile(r"[，。！？；、：,.!?;:\s]+")
_TUNES = {form.name["zh"]: form.id for form in FORMS.values()}
_SAME_TUNE = {"望江南": "yijiangnan", "丑奴儿": "caisangzi"}


@dataclass(frozen=True)
class Poem:
    """A poem or a part of a long one; ``label`` is one of ``LABELS``."""

    author: str
    label: str
    lines: tuple[str, ...]


def read_poems(files: Iterable[Path]) -> list[Poem]:
    """The usable poems of some files; those with gaps (□) or other signs are left out."""
    to_simplified = opencc.OpenCC("t2s").convert
    found: dict[tuple[str, ...], Poem] = {}
    for file in files:
        for row in _rows(file):
            text = to_simplified("\n".join(row["lines"]))
            lines = tuple(line for line in _BREAKS.split(text) if line)
            if not lines or not all(_is_plain(line) for line in lines):
                continue
            tune = re.split("[・·]", to_simplified(row.get("tune", "")))[0]
            label = _label(lines, tune)
            for piece in _pieces(lines, label):
                found.setdefault(piece, Poem(row["author"], label, piece))
    return list(found.values())


def _rows(file: Path) -> Iterable[dict[str, str]]:
    try:
        with gzip.open(file, "rt", encoding="utf-8") as stream:
            yield from map(json.loads, stream)
    except (OSError, ValueError, EOFError) as error:
        raise UserError(
            "Cannot read the poems in {file}.", "It must be a .jsonl.gz file.", file=str(file)
        ) from error


def _is_plain(line: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in line)


def _label(lines: tuple[str, ...], tune: str) -> str:
    lengths = tuple(len(line) for line in lines)
    if tune:
        tune_id = _SAME_TUNE.get(tune) or _TUNES.get(tune, "ci")
        return tune_id if _fits(lengths, tune_id) else "ci"
    for form_id in ("wujue", "qijue", "wulu", "qilu"):
        if lengths == FORMS[form_id].lengths:
            return form_id
    return {frozenset({5}): "five", frozenset({7}): "seven"}.get(frozenset(lengths), "mixed")


def _fits(lengths: tuple[int, ...], tune_id: str) -> bool:
    form = FORMS.get(tune_id)
    return form is not None and lengths in (form.lengths, form.lengths * 2)


def _pieces(lines: tuple[str, ...], label: str) -> Iterable[tuple[str, ...]]:
    if label in FORMS:
        step = len(FORMS[label].lengths)
        yield from (lines[i : i + step] for i in range(0, len(lines), step))
        return
    piece: list[str] = []
    for line in lines:
        if len(line) > LONGEST // 4:
            return
        if sum(map(len, piece)) + len(line) > LONGEST:
            yield tuple(piece)
            piece = []
        piece.append(line)
    if len(piece) > 1:
        yield tuple(piece)


def split_by_author(
    poems: Iterable[Poem], seed: int, share: float
) -> tuple[list[Poem], list[Poem]]:
    """(training, held-out) by a hash of the author; poems that share half their lines stay out."""
    training: list[Poem] = []
    held_out: list[Poem] = []
    for poem in poems:
        digest = hashlib.sha256(f"{seed}:{poem.author}".encode()).digest()
        held = int.from_bytes(digest[:4], "big") / 2**32 < share
        (held_out if held else training).append(poem)
    known = {line for poem in training for line in poem.lines}
    new = [p for p in held_out if sum(line in known for line in p.lines) * 2 < len(p.lines)]
    return training, new


def with_couplets(poems: Iterable[Poem]) -> list[Poem]:
    """The poems, and the parallel middle couplets of every second lüshi as couplets."""
    result = list(poems)
    eights = [poem for poem in result if poem.label in ("wulu", "qilu")][::2]
    for poem in eights:
        label = f"couplet{len(poem.lines[0])}"
        result += [Poem(poem.author, label, poem.lines[i : i + 2]) for i in (2, 4)]
    return result
