"""Short texts in the languages of the interface."""

from __future__ import annotations

from collections.abc import Mapping

Text = Mapping[str, str]
"""Language ("en", "zh") to words; "en" is always there."""


def pick(text: Text, language: str = "en") -> str:
    """The words in ``language`` ("zh_CN" counts as "zh"), else in English."""
    return text.get(language.replace("-", "_").partition("_")[0]) or text["en"]
