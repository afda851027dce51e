"""Words for the full-text search: FTS5 knows no words in Chinese, so each character is one."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

_CHARACTER = re.compile(
    "([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])"
)
_HASH = re.compile(r"[0-9a-f]{32,}")
_WORD = re.compile(r"[^\W_]+")


def spaced(text: str) -> str:
    """Text with each Chinese, Japanese or Korean character as a word of its own."""
    return _CHARACTER.sub(r" \1 ", unicodedata.normalize("NFC", text))


def match_for(text: str) -> str:
    """The FTS5 query for what a person types: all words, each from its beginning; "" for none.

    Quotes and operators have no meaning; characters in a row are searched in that order.
    """
    phrases = []
    for typed in text.split():
        words = _WORD.findall(spaced(typed))
        if words:
            phrases.append('"' + " ".join(words) + '"*')
    return " ".join(phrases)


def recipe_words(recipe: str) -> str:
    """The words of a recipe's JSON: names of styles, the model's id, but no hashes and numbers."""
    try:
        return " ".join(_texts(json.loads(recipe)))
    except (ValueError, RecursionError):
        return ""


def recipe_styles(recipe: str) -> tuple[str, ...]:
    """The names of all styles in a recipe, those of its regions too, each once."""
    try:
        return tuple(dict.fromkeys(_styles(json.loads(recipe))))
    except (ValueError, RecursionError):
        return ()


def recipe_model(recipe: str) -> str:
    """The id of the model in a recipe, or ""."""
    try:
        data = json.loads(recipe)
    except (ValueError, RecursionError):
        return ""
    return str(data.get("model_id", "")) if isinstance(data, dict) else ""


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str) and not _HASH.fullmatch(data):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item)
    elif isinstance(data, dict):
        for item in data.values():
            yield from _texts(item)


def _styles(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for item in data:
            yield from _styles(item)
    elif isinstance(data, dict):
        for key, item in data.items():
            if key == "styles" and isinstance(item, list):
                yield from (str(s["name"]) for s in item if isinstance(s, dict) and "name" in s)
            else:
                yield from _styles(item)
