"""The recurrent network for verse.

A GRU (Cho et al. 2014) and not an LSTM: at equal size as stored it has a state one third wider,
and verse needs no memory beyond a few dozen characters. Input and output share one embedding
(Press and Wolf 2017); forms, places, rhymes and words are told by adding to the input.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from deepart_studio.training.poem_batches import Batch
from deepart_studio.verse.conditions import MOST_LEFT, MOST_LINES, RHYMES


class VerseNetwork(nn.Module):
    """Next-character network over a vocabulary of ``characters`` ids."""

    def __init__(
        self, characters: int, labels: int, width: int, state: int, dropout: float
    ) -> None:
        super().__init__()
        self.state = state
        self.embedding = nn.Embedding(characters, width)
        self.forms = nn.Embedding(labels + 1, width)
        self.lines = nn.Embedding(MOST_LINES + 1, width)
        self.left = nn.Embedding(MOST_LEFT + 1, width)
        self.rhymes = nn.Embedding(RHYMES, width)
        self.keywords = nn.Linear(width, width, bias=False)
        self.themes = nn.Linear(width, width, bias=False)
        self.dropout = nn.Dropout(dropout)
        self.recurrent = nn.GRU(width, state)
        self.narrow = nn.Linear(state, width)
        self.bias = nn.Parameter(torch.zeros(characters))
        for table in (self.embedding, self.forms, self.lines, self.left, self.rhymes):
            nn.init.normal_(table.weight, std=0.08)

    def inputs(self, token: Tensor, place: Tensor, keyword: Tensor, theme: Tensor) -> Tensor:
        """What goes into the GRU; ``place`` (..., 4) is form, line, left, rhyme."""
        value = self.embedding(token) + self.forms(place[..., 0]) + self.lines(place[..., 1])
        value = value + self.left(place[..., 2]) + self.rhymes(place[..., 3])
        value = value + self.keywords(self._mean(keyword))
        return value + self.themes(self._mean(theme))

    def _mean(self, words: Tensor) -> Tensor:
        there = (words > 0).unsqueeze(-1).to(self.embedding.weight.dtype)
        return (self.embedding(words) * there).sum(-2) / there.sum(-2).clamp(min=1.0)

    def logits(self, states: Tensor) -> Tensor:
        """Scores of the next character (..., characters)."""
        return nn.functional.linear(self.narrow(states), self.embedding.weight, self.bias)

    def forward(self, batch: Batch) -> Tensor:
        """Scores at every target that counts: (N, characters), in the order of ``target >= 0``."""
        place = torch.stack([batch.form, batch.line, batch.left, batch.rhyme], -1)
        value = self.inputs(batch.token, place, batch.keyword, batch.theme)
        states, _ = self.recurrent(self.dropout(value))
        return self.logits(self.dropout(states[batch.target >= 0]))


class Step(nn.Module):
    """One step for the exported graph: state in and out, logarithms of probabilities."""

    def __init__(self, network: VerseNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, token: Tensor, place: Tensor, keyword: Tensor, theme: Tensor, state: Tensor
    ) -> tuple[Tensor, Tensor]:
        """``token`` (B,), ``place`` (B, 4), ``state`` (B, S) -> (B, characters), (B, S)."""
        net = self.network
        weights = dict(net.recurrent.named_parameters())
        given = nn.functional.linear(
            net.inputs(token, place, keyword, theme), weights["weight_ih_l0"], weights["bias_ih_l0"]
        )
        kept = nn.functional.linear(state, weights["weight_hh_l0"], weights["bias_hh_l0"])
        given_r, given_z, given_n = given.chunk(3, -1)
        kept_r, kept_z, kept_n = kept.chunk(3, -1)
        reset, update = torch.sigmoid(given_r + kept_r), torch.sigmoid(given_z + kept_z)
        new = torch.tanh(given_n + reset * kept_n)
        after = (1 - update) * new + update * state
        return torch.log_softmax(net.logits(after), -1), after
