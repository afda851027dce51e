"""Simplified and traditional characters, by OpenCC (Apache 2.0)."""

from __future__ import annotations

from functools import cache


@cache
def _converter(name: str) -> object:
    import opencc

    return opencc.OpenCC(name)


def to_simplified(text: str) -> str:
    """Any Chinese text in simplified characters."""
    return _convert("t2s", text)


def to_traditional(text: str) -> str:
    """Simplified text in traditional characters; OpenCC decides by the words around them."""
    return _convert("s2t", text)


def _convert(name: str, text: str) -> str:
    return str(_converter(name).convert(text))  # type: ignore[attr-defined]
