"""The training of the network for verse: one run in one folder, stopped and resumed freely."""

from __future__ import annotations

import dataclasses
import json
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from deepart_studio.training.checkpoints import write_checkpoint
from deepart_studio.training.kneser_ney import KneserNey
from deepart_studio.training.poem_batches import Batch, PoemBatches
from deepart_studio.training.poems import LABELS, Poem, with_couplets
from deepart_studio.training.text_network import VerseNetwork
from deepart_studio.verse.lexicon import UNKNOWN, Lexicon

Report = Callable[[dict[str, Any]], None]
_NEW_LINE = 1
"""In the baseline's sequences: the id of the network's "begin", which it does not use there."""


@dataclasses.dataclass(frozen=True)
class TextRecipe:
    """The numbers of a run; the fall of the learning rate is planned for all its epochs."""

    epochs: float = 5.0
    """How often each poem is seen."""
    width: int = 192
    state: int = 512
    dropout: float = 0.05
    batch: int = 2000
    """Characters in a batch."""
    learning_rate: float = 3e-3
    weight_decay: float = 0.02
    least_count: int = 8
    """Rarer characters are left out of the vocabulary."""
    held_out: float = 0.04
    """Share of the authors that are held out."""
    every: float = 0.2
    """Epochs between two validations; the checkpoint is written then."""
    patience: int = 5
    """Validations without progress before the run ends."""
    seed: int = 0


class TextTrainer:
    """Trains, validates, saves; files go to ``folder``: checkpoint.pt, best.pt, stats.jsonl."""

    def __init__(
        self,
        recipe: TextRecipe,
        lexicon: Lexicon,
        training: Sequence[Poem],
        held_out: Sequence[Poem],
        folder: Path,
    ) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe, self.lexicon, self.folder = recipe, lexicon, folder
        self._poems = training, held_out
        self._training = PoemBatches(with_couplets(training), lexicon)
        self._held_out = PoemBatches(held_out, lexicon)
        self.network = new_network(recipe, lexicon)
        self._optimizer = torch.optim.AdamW(
            self.network.parameters(),
            lr=recipe.learning_rate,
            weight_decay=recipe.weight_decay,
            fused=True,
        )
        self.step, self.seconds, self.characters = 0, 0.0, 0
        self.best, self.misses = math.inf, 0
        self.on_report: Report = lambda _: None
        folder.mkdir(parents=True, exist_ok=True)

    def resume(self) -> bool:
        """Go on from checkpoint.pt, where there is one."""
        file = self.folder / "checkpoint.pt"
        if not file.exists():
            return False
        state = torch.load(file, weights_only=True)
        self.network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])
        for name in ("step", "seconds", "characters", "best", "misses"):
            setattr(self, name, state[name])
        return True

    def save(self) -> None:
        """Write checkpoint.pt, wholly or not at all."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "random": torch.get_rng_state(),
            **{n: getattr(self, n) for n in ("step", "seconds", "characters", "best", "misses")},
        }
        write_checkpoint(state, self.folder / "checkpoint.pt")

    def run(self) -> None:
        """Train until the epochs are over, or until the held-out poems gain nothing more."""
        every = self.recipe.every * self._training.characters
        total, count, begun = 0.0, 0, time.monotonic()
        while not self.finished():
            rng = np.random.default_rng((self.recipe.seed, self.step))
            for batch in self._training.epoch(self.recipe.batch, rng):
                loss, characters = self._step(batch)
                total, count = total + loss * characters, count + characters
                self.characters += characters
                if count >= every or self.finished():
                    self.seconds += time.monotonic() - begun
                    self._check(total / count)
                    total, count, begun = 0.0, 0, time.monotonic()
                if self.finished():
                    return

    @property
    def progress(self) -> float:
        """How much of the run is done, up to 1."""
        return min(1.0, self.characters / (self.recipe.epochs * self._training.characters))

    def finished(self) -> bool:
        """Whether all epochs are over, or early stopping has ended the run."""
        return self.progress >= 1 or self.misses >= self.recipe.patience

    def _step(self, batch: Batch) -> tuple[float, int]:
        """One step of the optimizer: mean loss, and how many characters it counted."""
        warm = min(1.0, (self.step + 1) / 100)
        falling = 0.02 + 0.98 * (1 + math.cos(math.pi * self.progress)) / 2
        rate = self.recipe.learning_rate * warm * falling
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.network(batch)
        loss = F.cross_entropy(scores.float(), batch.target[batch.target >= 0])
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimizer.step()
        self.step += 1
        return loss.item(), len(scores)

    def _check(self, loss: float) -> None:
        perplexity = self.perplexity()
        row = {
            "step": self.step,
            "minutes": round(self.seconds / 60, 2),
            "epoch": round(self.progress * self.recipe.epochs, 2),
            "training_perplexity_with_hints": round(math.exp(loss), 2),
            "held_out_perplexity": round(perplexity, 2),
        }
        if perplexity < self.best:
            self.best, self.misses = perplexity, 0
            write_checkpoint(self.network.state_dict(), self.folder / "best.pt")
        else:
            self.misses += 1
        self._log(row)
        self.save()

    def perplexity(self) -> float:
        """Per character of the held-out poems, with form and place but no hints."""
        self.network.eval()
        total, count = 0.0, 0
        with torch.no_grad():
            for batch in self._held_out.epoch(self.recipe.batch, None):
                with torch.autocast("cpu", torch.bfloat16):
                    scores = self.network(batch)
                target = batch.target[batch.target >= 0]
                total += float(F.cross_entropy(scores.float(), target, reduction="sum"))
                count += len(target)
        return math.exp(total / max(1, count))

    def baseline(self) -> float:
        """Held-out perplexity of a Kneser-Ney 5-gram of the same poems, on the same characters.

        It sees the ends of lines as signs of their own; they and rare characters are not judged.
        """
        sequences = [[self._flat(poem) for poem in poems] for poems in self._poems]
        model = KneserNey(sequences[0], len(self.lexicon))
        judged = np.array([i > UNKNOWN for sequence in sequences[1] for i in sequence], bool)
        result = math.exp(-float(model.logarithms(sequences[1])[judged].mean()))
        self._log({"kneser_ney_5_gram_perplexity": round(result, 2)})
        return result

    def _flat(self, poem: Poem) -> list[int]:
        return [i for line in poem.lines for i in (*map(self.lexicon.id, line), _NEW_LINE)]

    def _log(self, values: dict[str, Any]) -> None:
        with (self.folder / "stats.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(values) + "\n")
        self.on_report(values)


def new_network(recipe: TextRecipe, lexicon: Lexicon) -> VerseNetwork:
    """An untrained network of the recipe's sizes."""
    return VerseNetwork(len(lexicon), len(LABELS), recipe.width, recipe.state, recipe.dropout)
