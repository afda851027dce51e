"""The meter: what each line of a poem has of its form, for a display and for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deepart_studio.verse.forms import Form, Line
from deepart_studio.verse.lexicon import Lexicon
from deepart_studio.verse.phonetics import LEVEL, OBLIQUE


@dataclass(frozen=True)
class LineReport:
    """One line against its pattern; ``rhymes`` is None where no rhyme is wanted."""

    length_right: bool
    tones: str
    """Tones as they are: "p", "z", or "?" where not known."""
    pattern: str
    tones_right: int
    rhymes: bool | None


def check_poem(form: Form, lines: Sequence[str], lexicon: Lexicon) -> list[LineReport]:
    """Reports by the variant of the form that fits best."""
    reports = [_check(variant, lines, lexicon) for variant in form.variants]
    return max(reports, key=lambda rows: sum(r.tones_right + 20 * bool(r.rhymes) for r in rows))


def tone_share(reports: Sequence[LineReport]) -> float:
    """Share of the places of the pattern that have the right tone."""
    return sum(r.tones_right for r in reports) / max(1, sum(len(r.pattern) for r in reports))


def _check(variant: Sequence[Line], lines: Sequence[str], lexicon: Lexicon) -> list[LineReport]:
    groups: dict[str, str] = {}
    reports = []
    for line, text in zip(variant, lines, strict=False):
        tones = "".join(lexicon.tone_of(c) or "?" for c in text)
        right = sum(p in ("*", t) for p, t in zip(line.pattern, tones, strict=False))
        rhymes = None
        if line.rhyme and text:
            wanted = LEVEL if line.rhyme.isupper() else OBLIQUE
            group = lexicon.group_of(text[-1])
            first = groups.setdefault(line.rhyme.lower(), group)
            rhymes = bool(group) and group == first and tones[-1] == wanted
        elif line.rhyme:
            rhymes = False
        reports.append(LineReport(len(text) == len(line), tones, line.pattern, right, rhymes))
    return reports
