"""Every text of the interface exists in Chinese, with the same placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from deepart_studio.core.paths import resources_folder
from tools.translations import collected

TS = resources_folder() / "translations" / "deepart_zh.ts"


def messages() -> Iterator[tuple[str, str, str]]:
    root = ElementTree.parse(TS).getroot()  # noqa: S314  our own file
    for context in root.iter("context"):
        for message in context.iter("message"):
            source, translation = message.findtext("source"), message.findtext("translation")
            yield context.findtext("name") or "", source or "", translation or ""


def test_nothing_is_left_in_english() -> None:
    assert [source for _, source, translation in messages() if not translation] == []


def test_placeholders_are_the_same() -> None:
    for _, source, translation in messages():
        wanted = set(re.findall(r"{\w+}", source))
        assert set(re.findall(r"{\w+}", translation)) <= wanted, source


def test_the_messages_of_all_rooms_are_collected() -> None:
    known = {(context, source) for context, source, _ in messages()}
    missing = [
        text
        for context, texts in collected().items()
        for text in texts
        if (context, text) not in known
    ]
    assert missing == [], "run python tools/translations.py"


def test_the_compiled_file_is_there() -> None:
    assert TS.with_suffix(".qm").stat().st_size > 1000
