"""Plans: which tonal pattern, which rhymes, and where keywords and acrostic stand.

After Wang et al. 2016, "Chinese Poetry Generation with Planning": each keyword gets a line of its
own before any line is written. Here it gets its place in the line too, one where the tones suit.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.verse.forms import Line
from deepart_studio.verse.lexicon import Lexicon
from deepart_studio.verse.phonetics import GROUPS, LEVEL, OBLIQUE
from deepart_studio.verse.request import PoemRequest

_WORD_STARTS = {3: (0, 1), 4: (0, 2), 5: (0, 2, 3), 6: (0, 2, 4), 7: (0, 2, 4, 5)}
_LEAST_RHYMES = 10
"""Common characters that a rhyme needs."""
_TRIES = 200


@dataclass
class Plan:
    """One way to meet a request."""

    lines: tuple[Line, ...]
    groups: dict[str, str] = field(default_factory=dict)
    """Rhyme letter (lower case) to rhyme group."""
    fixed: dict[tuple[int, int], str] = field(default_factory=dict)
    """(line, place) to the character that must stand there."""
    keywords: dict[int, str] = field(default_factory=dict)
    """Line to the characters that it is told to hold."""
    breaches: int = 0
    """Places where a given character has the wrong tone."""

    def wanted(self, line: int, place: int) -> str:
        """Tone wanted at a place: level, oblique or "*"."""
        return self.lines[line].pattern[place]


def draw_plans(
    request: PoemRequest, lexicon: Lexicon, count: int, random: np.random.Generator
) -> list[Plan]:
    """``count`` plans with as few wrong tones as can be; UserError when there is none at all."""
    plans: list[Plan] = []
    for _ in range(_TRIES):
        plan = _draw(request, lexicon, random)
        if plan is not None:
            plans.append(plan)
        if sum(plan.breaches == 0 for plan in plans) == count:
            break
    if not plans:
        raise UserError(
            "The keywords and the acrostic leave no place for a rhyme in {form}.",
            "Give fewer or shorter keywords, or choose another form.",
            form=request.form.name["zh"],
        )
    fewest = min(plan.breaches for plan in plans)
    return [plan for plan in plans if plan.breaches == fewest][:count]


def _draw(request: PoemRequest, lexicon: Lexicon, random: np.random.Generator) -> Plan | None:
    variants = request.form.variants
    plan = Plan(variants[int(random.integers(len(variants)))])
    for index, character in enumerate(request.acrostic):
        if not _fix(plan, index, 0, character, lexicon):
            return None
    for word, line in zip(request.keywords, _lines_for(plan, request, random), strict=True):
        if not _place(plan, line, word, lexicon, random):
            return None
    for letter in sorted({line.rhyme.lower() for line in plan.lines if line.rhyme}):
        if letter not in plan.groups:
            plan.groups[letter] = _draw_group(plan, letter, lexicon, random)
    return plan


def _lines_for(plan: Plan, request: PoemRequest, random: np.random.Generator) -> list[int]:
    """A line for each keyword, in the order given."""
    free = [i for i, line in enumerate(plan.lines) if line.repeats is None]
    chosen = random.choice(free, min(len(free), len(request.keywords)), replace=False)
    return sorted(int(line) for line in chosen)


def _place(plan: Plan, line: int, word: str, lexicon: Lexicon, random: np.random.Generator) -> bool:
    """Put a keyword where the tones suit best; one that is there by the acrostic stays there."""
    text = "".join(plan.fixed.get((line, i), " ") for i in range(len(plan.lines[line])))
    plan.keywords[line] = word
    if word in text:
        return True
    starts = [s for s in range(len(text)) if not text[s : s + len(word)].strip()]
    starts = [s for s in starts if s + len(word) <= len(text)]
    usual = _WORD_STARTS.get(len(text), ())
    if len(word) == 2:
        starts = [s for s in starts if s in usual] or starts
    ranked = []
    for start in random.permutation(starts).tolist():
        places = range(start, start + len(word))
        wrong = sum(
            plan.wanted(line, i) not in ("*", lexicon.tone_of(c))
            for i, c in zip(places, word, strict=True)
        )
        ranked.append((wrong, start))
    for _, start in sorted(ranked, key=lambda item: item[0]):
        end = start + len(word) == len(text)
        if end and plan.lines[line].rhyme and not _may_rhyme(plan, line, word[-1], lexicon):
            continue
        return all(_fix(plan, line, start + i, c, lexicon) for i, c in enumerate(word))
    return False


def _fix(plan: Plan, line: int, place: int, character: str, lexicon: Lexicon) -> bool:
    rhyme = plan.lines[line].rhyme
    if plan.lines[line].repeats is not None:
        return False
    if rhyme and place == len(plan.lines[line]) - 1:
        if not _may_rhyme(plan, line, character, lexicon):
            return False
        plan.groups[rhyme.lower()] = lexicon.group_of(character)
    plan.fixed[line, place] = character
    plan.breaches += plan.wanted(line, place) not in ("*", lexicon.tone_of(character))
    return True


def _may_rhyme(plan: Plan, line: int, character: str, lexicon: Lexicon) -> bool:
    rhyme = plan.lines[line].rhyme
    wanted = LEVEL if rhyme.isupper() else OBLIQUE
    group = lexicon.group_of(character)
    if lexicon.tone_of(character) != wanted or not group:
        return False
    known = plan.groups.get(rhyme.lower())
    return group == known if known else lexicon.common_rhymes(group, wanted) >= _LEAST_RHYMES


def _draw_group(plan: Plan, letter: str, lexicon: Lexicon, random: np.random.Generator) -> str:
    """A rhyme group by how many common characters it has in every tone that is needed."""
    tones = {
        LEVEL if line.rhyme.isupper() else OBLIQUE
        for line in plan.lines
        if line.rhyme.lower() == letter
    }
    taken = set(plan.groups.values())
    counts = [min(lexicon.common_rhymes(group, tone) for tone in tones) for group in GROUPS]
    enough = [n >= _LEAST_RHYMES and g not in taken for g, n in zip(GROUPS, counts, strict=True)]
    weights = np.array(counts, float) * (enough if any(enough) else np.ones(len(GROUPS)))
    return GROUPS[int(random.choice(len(GROUPS), p=weights / weights.sum()))]
