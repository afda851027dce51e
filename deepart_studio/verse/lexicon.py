"""The characters that a model knows, with rhyme and tone of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from deepart_studio.core.errors import UserError
from deepart_studio.verse.phonetics import rhyme_group, tone

BEGIN, UNKNOWN, FIRST = 1, 2, 3
"""Ids of no character: 0 is "nothing", then the beginning of a poem and a rare character."""

_COMMON = 1500
"""Characters come by how common they are: so many of the first count as rhyme words."""

Mask = npt.NDArray[np.bool_]


class Lexicon:
    """Ids of characters; ``groups`` and ``tones`` have one entry per id."""

    def __init__(self, characters: Sequence[str], readings: Sequence[str]) -> None:
        """``readings``: pinyin with the tone at its end, the commonest one of each character."""
        self.characters = tuple(characters)
        self.readings = tuple(readings)
        self._ids = {c: i + FIRST for i, c in enumerate(characters)}
        self.groups = ("",) * FIRST + tuple(rhyme_group(r) for r in readings)
        self.tones = ("",) * FIRST + tuple(tone(r) for r in readings)

        common = slice(FIRST, FIRST + _COMMON)
        self._common = Counter(zip(self.groups[common], self.tones[common], strict=True))

    @classmethod
    def from_json(cls, text: str) -> Lexicon:
        """Read what ``to_json`` wrote; UserError when it is something else."""
        try:
            rows = json.loads(text)
            characters, readings = rows["characters"], rows["readings"].split()
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UserError(
                "The model's vocabulary cannot be read.", "Install the model again."
            ) from error
        return cls(characters, readings)

    def to_json(self) -> str:
        """The text of vocabulary.json."""
        rows = {"characters": "".join(self.characters), "readings": " ".join(self.readings)}
        return json.dumps(rows, ensure_ascii=False) + "\n"

    def __len__(self) -> int:
        return len(self.characters) + FIRST

    def __contains__(self, character: str) -> bool:
        return character in self._ids

    def id(self, character: str) -> int:
        """The id of a character, ``UNKNOWN`` for a rare one."""
        return self._ids.get(character, UNKNOWN)

    def character(self, number: int) -> str:
        """The character of an id; only those from ``FIRST`` on have one."""
        return self.characters[number - FIRST]

    def tone_of(self, character: str) -> str:
        """``LEVEL``, ``OBLIQUE`` or "" where it is not known."""
        return self.tones[self.id(character)]

    def group_of(self, character: str) -> str:
        """The rhyme group, or "" where it is not known."""
        return self.groups[self.id(character)]

    def common_rhymes(self, group: str, tone: str) -> int:
        """How many common characters rhyme in this group with this tone."""
        return self._common[group, tone]

    def with_tone(self, wanted: str) -> Mask:
        """bool (ids,): which characters have this tone; with "*" all characters."""
        mask = np.array([bool(t) and wanted in ("*", t) for t in self.tones])
        mask[:FIRST] = False
        return mask

    def in_group(self, group: str) -> Mask:
        """bool (ids,): which characters rhyme in this group, of any tone."""
        return np.array([g == group for g in self.groups])
