"""One style that is chosen."""

from __future__ import annotations

from dataclasses import dataclass

FULL_WEIGHT = 1.0


@dataclass(frozen=True)
class StyleChoice:
    """One style in the blend; ``weight`` in 0..1, relative to the other weights."""

    style_id: str
    weight: float = FULL_WEIGHT
