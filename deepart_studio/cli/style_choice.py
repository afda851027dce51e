"""Reading ``--style``: the name of a style or a picture's path, with an optional ``:weight``."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from deepart_studio.core.errors import UserError
from deepart_studio.document.formats import PHOTO_SUFFIXES


@dataclass(frozen=True)
class StyleChoice:
    """One ``--style``: ``picture`` is set when it is a file, else ``name`` is to be looked up."""

    name: str
    weight: float
    picture: Path | None = None


def read_style(text: str, is_known: Callable[[str], bool]) -> StyleChoice:
    """What ``text`` asks for; ``is_known`` says whether a name is that of a style.

    The whole text is tried first, as a path and as a name, so that ``C:\\art\\sea.jpg`` and a style
    with a colon in its name need no rules; only then is what follows the last colon a weight.
    Raises UserError for an empty name, a weight that is not above 0, and a missing picture.
    """
    whole = _as_chosen(text, 1.0, is_known)
    if whole is not None:
        return whole
    name, colon, weight_text = text.rpartition(":")
    weight = _number(weight_text) if colon else None
    if weight is None:
        return _missing(text)
    if not (math.isfinite(weight) and weight > 0):
        raise UserError(
            "The weight of the style {name} is {weight}; it must be above 0.",
            'Write it as --style "{name}:0.6".',
            name=name,
            weight=weight_text,
        )
    return _as_chosen(name, weight, is_known) or _missing(name, weight)


def _as_chosen(text: str, weight: float, is_known: Callable[[str], bool]) -> StyleChoice | None:
    if not text.strip():
        raise UserError("A style has no name.", "See deepart styles for the names.")
    if is_known(text):
        return StyleChoice(text, weight)
    path = Path(text)
    if path.exists():
        return StyleChoice(path.stem, weight, path)
    return None


def _missing(text: str, weight: float = 1.0) -> StyleChoice:
    """A picture that is not there is said at once; any other name is left to the catalogue."""
    path = Path(text)
    if path.suffix.lower() in PHOTO_SUFFIXES or len(path.parts) > 1:
        raise UserError("Cannot find the style picture {path}.", "Check the path.", path=text)
    return StyleChoice(text, weight)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
