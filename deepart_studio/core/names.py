"""Names that people type: finding what was meant."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable


def fold(name: str) -> str:
    """A name without case, accents, width and outer or doubled blanks, for comparing."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.split())


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of ``names`` that ``name`` most likely meant, or None when none is near."""
    by_folded = {fold(n): n for n in names}
    wanted = fold(name)
    inside = sorted((f for f in by_folded if wanted and wanted in f), key=len)
    found = inside or difflib.get_close_matches(wanted, by_folded, n=1, cutoff=0.5)
    return by_folded[found[0]] if found else None
