"""From a request to a poem: plans, drafts, and the best of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from deepart_studio.core.errors import UserError
from deepart_studio.core.progress import Progress
from deepart_studio.verse.checking import check_poem, tone_share
from deepart_studio.verse.conditions import KEYWORDS, THEME
from deepart_studio.verse.decoding import Draft, Search
from deepart_studio.verse.forms import Form
from deepart_studio.verse.lexicon import BEGIN, Lexicon
from deepart_studio.verse.line_index import LineIndex
from deepart_studio.verse.model import StepNetwork
from deepart_studio.verse.planning import Plan, draw_plans
from deepart_studio.verse.request import PoemRequest

CANDIDATES = 8
_ROUNDS = 3
_TOPIC, _TONES = 0.5, 4.0
"""Weights of topic and tones beside fluency, in logarithms per character."""


@dataclass(frozen=True)
class Poem:
    """A finished poem in simplified characters, without punctuation."""

    form: Form
    lines: tuple[str, ...]
    rhymes: tuple[str, ...]
    """The rhyme group of each line that rhymes, "" for the others."""
    fluency: float
    """Mean logarithm of the probability of a character."""
    topic: float
    """How much likelier the words became by the keywords, per character."""
    tones: float
    """Share of places with the right tone."""

    @property
    def text(self) -> str:
        """The poem with punctuation, a line of text for each couplet or sentence."""
        marks = ["。" if self._ends(i) else "，" for i in range(len(self.lines))]
        parts: list[str] = []
        for i, (line, mark) in enumerate(zip(self.lines, marks, strict=True)):
            parts += [line, mark]
            if mark == "。" and i + 1 < len(self.lines):
                parts.append("\n\n" if i + 1 == self.form.stanza else "\n")
        return "".join(parts)

    def _ends(self, line: int) -> bool:
        last = line == len(self.lines) - 1
        if len(set(self.form.lengths)) == 1 and not self.form.stanza:
            return last or line % 2 == 1
        return last or bool(self.rhymes[line]) or line + 1 == self.form.stanza


class Poet:
    """Writes with one model."""

    def __init__(
        self, network: StepNetwork, lexicon: Lexicon, known: LineIndex, labels: Sequence[str]
    ) -> None:
        """``labels``: the forms' ids in the order of the network's training."""
        self.lexicon = lexicon
        self._network, self._known, self._labels = network, known, tuple(labels)

    def write(self, request: PoemRequest, progress: Progress | None = None) -> Poem:
        """The best of several candidates; the same request gives the same poem.

        Raises UserError when no poem meets the request, Cancelled on the person's wish.
        """
        progress = progress or Progress()
        random = np.random.default_rng(request.seed)
        search = self._search(request.form)
        for _ in range(_ROUNDS):
            plans = draw_plans(request, self.lexicon, CANDIDATES, random)
            drafts = search.write(plans, random, request.allow_known, progress)
            if drafts:
                return self._best(request, drafts, search)
        raise UserError(
            "No poem was found that meets all wishes.",
            "Give fewer keywords, another form or another seed.",
        )

    def _search(self, form: Form) -> Search:
        if form.id not in self._labels:
            raise UserError(
                "The model has not learned the form {form}.",
                "Choose another form, or install a newer model.",
                form=form.name["zh"],
            )
        label = self._labels.index(form.id)
        return Search(self._network, self.lexicon, self._known, label)

    def _best(self, request: PoemRequest, drafts: Sequence[Draft], search: Search) -> Poem:
        told, alone = (self._fluency(drafts, search, hints) for hints in (True, False))
        poems = [
            self._poem(request.form, draft, float(fluency), float(topic))
            for draft, fluency, topic in zip(drafts, told, told - alone, strict=True)
        ]
        worth = [
            draft.score + _TOPIC * poem.topic + _TONES * poem.tones
            for draft, poem in zip(drafts, poems, strict=True)
        ]
        return poems[int(np.argmax(worth))]

    def _poem(self, form: Form, draft: Draft, fluency: float, topic: float) -> Poem:
        rhymes = tuple(draft.plan.groups.get(line.rhyme.lower(), "") for line in draft.plan.lines)
        tones = tone_share(check_poem(form, draft.lines, self.lexicon))
        return Poem(form, draft.lines, rhymes, fluency, topic, tones)

    def _fluency(self, drafts: Sequence[Draft], search: Search, hints: bool) -> np.ndarray:
        """Mean logarithm per character of each draft, with or without keywords and theme."""
        plans: list[Plan] = [draft.plan for draft in drafts]
        token = np.full(len(drafts), BEGIN, np.int64)
        state = np.zeros((len(drafts), self._network.state_size), np.float32)
        total = np.zeros(len(drafts))
        rows = np.arange(len(drafts))
        for line, pattern in enumerate(plans[0].lines):
            for place in range(len(pattern)):
                places, keyword, theme = search.told(plans, line, place)
                if not hints:
                    keyword = np.zeros((len(drafts), KEYWORDS), np.int64)
                    theme = np.zeros((len(drafts), THEME), np.int64)
                logs, state = self._network.step(token, places, keyword, theme, state)
                token = np.array([self.lexicon.id(draft.lines[line][place]) for draft in drafts])
                total += logs[rows, token]
        return total / sum(len(pattern) for pattern in plans[0].lines)
