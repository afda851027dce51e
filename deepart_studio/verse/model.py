"""What the search needs of a network; ``inference`` gives one on onnxruntime."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class StepNetwork(Protocol):
    """One step of a recurrent network over many rows."""

    state_size: int

    def step(
        self, token: Ints, place: Ints, keyword: Ints, theme: Ints, state: Floats
    ) -> tuple[Floats, Floats]:
        """Logarithms of the next characters (B, ids) and the state after (B, S).

        ``token`` (B,), ``place`` (B, 4) as form, line, characters left, rhyme, ``keyword`` (B, 4)
        and ``theme`` (B, 6) as in ``conditions``, ``state`` (B, S).
        """
