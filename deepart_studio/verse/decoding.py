"""A beam search that writes several plans at once and never leaves the form.

Characters of the wrong tone, rhyme or already used are masked at every step, so each finished poem
is right by construction. A little Gumbel noise on the choice of beams makes seeds differ. The work
is bounded: plans × beams rows, one step per character, no second tries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from deepart_studio.core.progress import Progress
from deepart_studio.verse.conditions import KEYWORDS, MOST_LEFT, THEME, rhyme_number
from deepart_studio.verse.lexicon import BEGIN, FIRST, Lexicon
from deepart_studio.verse.line_index import LineIndex
from deepart_studio.verse.model import Floats, Ints, StepNetwork
from deepart_studio.verse.phonetics import LEVEL, OBLIQUE
from deepart_studio.verse.planning import Plan

BEAMS = 6
BRANCHES = 16
"""Most likely characters that a beam may go on with."""
NOISE = 1.0
RARITY = 0.45
"""How much rarer characters are favoured against the network's taste for the commonest ones (an
idea of Li et al. 2016, "A Diversity-Promoting Objective Function")."""
_COMMON = 20.0
_DOUBLED = {5: (1, 3), 7: (1, 3), 6: (1, 3), 4: (1, 3)}
"""Places where a line may double the character before (悠悠), by its length."""

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Draft:
    """A finished candidate; ``score`` is the search's own, with its favour for rarer characters."""

    plan: Plan
    lines: tuple[str, ...]
    score: float


class Search:
    """Writes drafts with one network."""

    def __init__(
        self, network: StepNetwork, lexicon: Lexicon, known: LineIndex, label: int
    ) -> None:
        """``label``: the form's number in the network's training."""
        self._network, self._lexicon, self._known, self._label = network, lexicon, known, label
        ranks = np.maximum(np.arange(len(lexicon)) - FIRST, 0)
        self._rarity = RARITY * np.log(ranks + _COMMON)
        self._tones = {tone: lexicon.with_tone(tone) for tone in (LEVEL, OBLIQUE, "*")}

    def write(
        self,
        plans: Sequence[Plan],
        random: np.random.Generator,
        allow_known: bool,
        progress: Progress,
    ) -> list[Draft]:
        """The best poem of each plan; plans that lead nowhere are left out."""
        rows = len(plans) * BEAMS
        lengths = [len(line) for line in plans[0].lines]
        total = sum(lengths)
        history = np.zeros((rows, total), np.int64)
        used = np.repeat(np.stack([self._given(plan) for plan in plans]), BEAMS, 0)
        score = np.full((len(plans), BEAMS), -np.inf)
        score[:, 0] = 0.0
        state: Floats = np.zeros((rows, self._network.state_size), np.float32)
        token: Ints = np.full(rows, BEGIN, np.int64)
        starts = np.cumsum([0, *lengths])
        for at in range(total):
            progress.check_cancelled()
            line = int(np.searchsorted(starts, at, "right")) - 1
            place = at - int(starts[line])
            told = self.told(plans, line, place)
            places, keyword, theme = (np.repeat(t, BEAMS, 0) for t in told)
            logs, state = self._network.step(token, places, keyword, theme, state)
            allowed = self._allowed(plans, line, place, history, starts, used)
            logs = np.where(allowed, logs + self._rarity, -np.inf)
            branch = np.argpartition(-logs, BRANCHES, 1)[:, :BRANCHES]
            gain = np.take_along_axis(logs, branch, 1)
            sums = (score.reshape(-1, 1) + gain).reshape(len(plans), -1)
            noisy = sums + NOISE * random.gumbel(size=sums.shape)
            ends = place == lengths[line] - 1 and not allow_known
            keep = np.zeros((len(plans), BEAMS), np.int64)
            for p, plan in enumerate(plans):
                check = ends and not _given_line(plan, line)
                chosen = self._choose(noisy[p], branch, history, p, int(starts[line]), at, check)
                keep[p, : len(chosen)] = chosen
                score[p] = -np.inf
                score[p, : len(chosen)] = sums[p, chosen]
            parent = (np.arange(len(plans))[:, None] * BEAMS + keep // BRANCHES).ravel()
            token = branch[parent, (keep % BRANCHES).ravel()]
            history, used, state = history[parent], used[parent], state[parent]
            history[:, at] = token
            used[np.arange(rows), token] = True
        drafts = []
        for p, plan in enumerate(plans):
            best = int(np.argmax(score[p]))
            if np.isfinite(score[p, best]):
                text = "".join(self._lexicon.character(int(i)) for i in history[p * BEAMS + best])
                lines = tuple(text[a:b] for a, b in pairwise(starts))
                drafts.append(Draft(plan, lines, float(score[p, best]) / total))
        return drafts

    def told(self, plans: Sequence[Plan], line: int, place: int) -> tuple[Ints, Ints, Ints]:
        """Place, keyword and theme of each plan, as ``StepNetwork.step`` takes them."""
        left = min(len(plans[0].lines[line]) - place, MOST_LEFT)
        places = [[self._label + 1, line + 1, left, self._rhyme(p, line)] for p in plans]
        keywords = [self._ids(plan.keywords.get(line, ""), KEYWORDS) for plan in plans]
        themes = [self._ids("".join(plan.keywords.values()), THEME) for plan in plans]
        return np.array(places), np.array(keywords), np.array(themes)

    def _rhyme(self, plan: Plan, line: int) -> int:
        rhyme = plan.lines[line].rhyme
        if not rhyme:
            return 0
        return rhyme_number(plan.groups[rhyme.lower()], LEVEL if rhyme.isupper() else OBLIQUE)

    def _ids(self, text: str, most: int) -> list[int]:
        return ([self._lexicon.id(c) for c in text] + [0] * most)[:most]

    def _given(self, plan: Plan) -> Bools:
        """Characters with a place of their own: they come up nowhere else."""
        mask = np.zeros(len(self._lexicon), bool)
        mask[[self._lexicon.id(c) for c in plan.fixed.values()]] = True
        return mask

    def _allowed(
        self,
        plans: Sequence[Plan],
        line: int,
        place: int,
        history: Ints,
        starts: Ints,
        used: Bools,
    ) -> Bools:
        """bool (rows, ids): what may come next."""
        allowed = ~used
        at = int(starts[line]) + place
        if place in _DOUBLED.get(len(plans[0].lines[line]), ()):
            self._let_double(allowed, history, at)
        for p, plan in enumerate(plans):
            rows = slice(p * BEAMS, (p + 1) * BEAMS)
            here = plan.lines[line]
            given = plan.fixed.get((line, place))
            if given is not None:
                allowed[rows] = False
                allowed[rows, self._lexicon.id(given)] = True
            elif here.repeats is not None:
                allowed[rows] = False
                before = history[rows, int(starts[here.repeats]) + place]
                allowed[np.arange(rows.start, rows.stop), before] = True
            else:
                allowed[rows] &= self._tones[here.pattern[place]]
                if here.rhyme and place == len(here) - 1:
                    allowed[rows] &= self._lexicon.in_group(plan.groups[here.rhyme.lower()])
        return allowed

    def _let_double(self, allowed: Bools, history: Ints, at: int) -> None:
        """Allow the character before once more, in rows where nothing is doubled yet."""
        past = history[:, :at]
        none_yet = ~(past[:, 1:] == past[:, :-1]).any(1)
        rows = np.flatnonzero(none_yet)
        allowed[rows, past[rows, -1]] = True

    def _choose(
        self,
        noisy: npt.NDArray[np.float64],
        branch: Ints,
        history: Ints,
        plan: int,
        start: int,
        at: int,
        check: bool,
    ) -> list[int]:
        """The best continuations of a plan; at the end of a line only of lines that are new."""
        chosen: list[int] = []
        for index in np.argsort(-noisy):
            if not np.isfinite(noisy[index]) or len(chosen) == BEAMS:
                break
            if check:
                row = plan * BEAMS + int(index) // BRANCHES
                ids = [*history[row, start:at], branch[row, int(index) % BRANCHES]]
                if "".join(self._lexicon.character(int(i)) for i in ids) in self._known:
                    continue
            chosen.append(int(index))
        return chosen


def _given_line(plan: Plan, line: int) -> bool:
    return all((line, place) in plan.fixed for place in range(len(plan.lines[line])))
