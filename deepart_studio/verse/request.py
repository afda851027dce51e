"""What a person asks for, checked before any work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from deepart_studio.core.errors import UserError
from deepart_studio.verse.forms import FORMS, Form, find_form
from deepart_studio.verse.lexicon import Lexicon

#: The form taken for an acrostic of so many characters when none is named.
_ACROSTIC_FORMS = {2: "couplet5", 4: "wujue", 8: "wulu"}
_CHINESE = "[\u3400-\u9fff\U00020000-\U000323af]+"


@dataclass(frozen=True)
class PoemRequest:
    """A wish in simplified characters; made with ``PoemRequest.of``."""

    form: Form
    keywords: tuple[str, ...] = ()
    acrostic: str = ""
    seed: int = 0
    allow_known: bool = False
    """Whether whole lines of the training poems may come up."""

    @classmethod
    def of(
        cls,
        form: str | None,
        keywords: Sequence[str] = (),
        acrostic: str = "",
        *,
        seed: int = 0,
        allow_known: bool = False,
        lexicon: Lexicon,
    ) -> PoemRequest:
        """Check a wish; UserError says which part cannot be met and what to change."""
        chosen = find_form(form) if form else _form_for(acrostic)
        words = tuple(dict.fromkeys(word.strip() for word in keywords if word.strip()))
        for word in (*words, *acrostic):
            _check_characters(word, lexicon)
        _check_acrostic(chosen, acrostic)
        _check_keywords(chosen, words, bool(acrostic))
        return cls(chosen, words, acrostic, seed, allow_known)


def split_keywords(text: str) -> list[str]:
    """Keywords between commas or spaces, Chinese or Western."""
    return [word for word in re.split(r"[,，、;；\s]+", text) if word]


def _form_for(acrostic: str) -> Form:
    if acrostic and len(acrostic) not in _ACROSTIC_FORMS:
        raise UserError(
            "No form of regulated verse has {count} lines for the acrostic.",
            "Give 2, 4 or 8 characters, or name a form with as many lines.",
            count=len(acrostic),
        )
    return FORMS[_ACROSTIC_FORMS[len(acrostic)] if acrostic else "wujue"]


def _check_characters(word: str, lexicon: Lexicon) -> None:
    if not re.fullmatch(_CHINESE, word):
        raise UserError(
            '"{word}" is not written in Chinese characters.',
            "Chinese verse needs Chinese keywords, for example 明月.",
            word=word,
        )
    for character in word:
        if character not in lexicon:
            raise UserError(
                'The character "{character}" is too rare: the model has not learned it.',
                "Choose a commoner one of like meaning.",
                character=character,
            )


def _check_acrostic(form: Form, acrostic: str) -> None:
    lines = len(form.lengths)
    if acrostic and len(acrostic) != lines:
        raise UserError(
            "The acrostic has {count} characters, but {form} has {lines} lines.",
            "Give one character for each line, or choose another form.",
            count=len(acrostic),
            form=form.name["zh"],
            lines=lines,
        )

    if acrostic and any(line.repeats is not None for line in form.variants[0]):
        raise UserError(
            "{form} repeats a line and cannot be an acrostic.",
            "Choose another form.",
            form=form.name["zh"],
        )


def _check_keywords(form: Form, words: tuple[str, ...], acrostic: bool) -> None:
    room = max(form.lengths) - acrostic
    lines = sum(line.repeats is None for line in form.variants[0])
    for word in words:
        if len(word) > room:
            raise UserError(
                'The keyword "{word}" is too long: a line has room for {room} characters.',
                "Shorten it, or choose a form with longer lines.",
                word=word,
                room=room,
            )
    if len(words) > lines:
        raise UserError(
            "{count} keywords are too many for the {lines} lines of {form}.",
            "Give at most one for each line.",
            count=len(words),
            lines=lines,
            form=form.name["zh"],
        )
