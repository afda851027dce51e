"""What the network is told beside the last character; trainer and search share these numbers."""

from __future__ import annotations

from deepart_studio.verse.lexicon import Lexicon
from deepart_studio.verse.phonetics import GROUPS, LEVEL

KEYWORDS, THEME = 4, 6
"""Most characters of the keywords of a line, and of the theme."""
MOST_LEFT, MOST_LINES = 12, 20
RHYMES = 1 + 2 * len(GROUPS)


def rhyme_number(group: str, tone: str) -> int:
    """The id of a rhyme, 1 to ``RHYMES`` - 1."""
    return 1 + 2 * GROUPS.index(group) + (tone == LEVEL)


def rhyme_id(lexicon: Lexicon, character: int) -> int:
    """The id of the rhyme of a character; 0 where it has none."""
    group, tone = lexicon.groups[character], lexicon.tones[character]
    return rhyme_number(group, tone) if group and tone else 0
