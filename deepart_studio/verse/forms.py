"""Forms of verse: how many lines, how long, which tones, what rhymes.

Regulated verse is put together from four kinds of line (Wang Li, 诗词格律, 1977). A pattern has
one letter per character: "p" level, "z" oblique, "*" either. A rhyme letter names the group of
lines that rhyme with each other; a capital is a level rhyme, a small letter an oblique one.
"""

from __future__ import annotations

from dataclasses import dataclass

from deepart_studio.core.errors import UserError
from deepart_studio.core.names import nearest
from deepart_studio.core.texts import Text
from deepart_studio.verse.tunes import TUNES


@dataclass(frozen=True)
class Line:
    """One line (a half of a couplet): its tones, its rhyme, or the line that it repeats."""

    pattern: str
    rhyme: str = ""
    repeats: int | None = None

    def __len__(self) -> int:
        return len(self.pattern)


@dataclass(frozen=True)
class Form:
    """A form and the patterns that it allows; all have the same line lengths."""

    id: str
    name: Text
    variants: tuple[tuple[Line, ...], ...]
    stanza: int = 0
    """Lines before the break of a two-part form; 0 for none."""

    @property
    def lengths(self) -> tuple[int, ...]:
        """Characters of each line."""
        return tuple(len(line) for line in self.variants[0])


_A, _B, _C, _D = "*z*pz", "pp*zp", "*ppzz", "*zzpp"
_LONG = {_A: "*p*z*pz", _B: "*zpp*zp", _C: "*z*ppzz", _D: "*p*zzpp"}
#: Beginnings of four lines; the first of each pair does not rhyme in its first line.
_FOURS = ((_A, _B, _C, _D), (_D, _B, _C, _D), (_C, _D, _A, _B), (_B, _D, _A, _B))
_PLAIN = {_D: (_A, _B, _C, _D), _B: (_C, _D, _A, _B)}


def _regulated(long: bool, lines: int) -> tuple[tuple[Line, ...], ...]:
    variants = []
    for four in _FOURS:
        kinds = four if lines == 4 else four + _PLAIN[four[3]]
        patterns = [_LONG[kind] if long else kind for kind in kinds]
        variants.append(tuple(Line(p, "A" if p.endswith("p") else "") for p in patterns))
    return tuple(variants)


def _couplet(long: bool) -> tuple[tuple[Line, ...], ...]:
    pairs = ((_A, _B), (_C, _D))
    return tuple(tuple(Line(_LONG[k] if long else k) for k in pair) for pair in pairs)


def _tune(rows: str) -> tuple[tuple[Line, ...], ...]:
    lines: list[Line] = []
    for word in rows.replace("/", " ").split():
        pattern, _, rhyme = word.partition(":")
        again = rhyme.endswith("=")
        lines.append(Line(pattern, rhyme.rstrip("="), len(lines) - 1 if again else None))
    return (tuple(lines),)


def _all() -> dict[str, Form]:
    forms = [
        Form("wujue", {"en": "Five-character jueju", "zh": "五言绝句"}, _regulated(False, 4)),
        Form("qijue", {"en": "Seven-character jueju", "zh": "七言绝句"}, _regulated(True, 4)),
        Form("wulu", {"en": "Five-character lüshi", "zh": "五言律诗"}, _regulated(False, 8)),
        Form("qilu", {"en": "Seven-character lüshi", "zh": "七言律诗"}, _regulated(True, 8)),
        Form("couplet5", {"en": "Five-character couplet", "zh": "五言对联"}, _couplet(False)),
        Form("couplet7", {"en": "Seven-character couplet", "zh": "七言对联"}, _couplet(True)),
    ]
    for tune_id, (name, english, rows) in TUNES.items():
        stanza = len(rows.split("/")[0].split()) if "/" in rows else 0
        forms.append(Form(tune_id, {"en": english, "zh": name}, _tune(rows), stanza))
    return {form.id: form for form in forms}


FORMS = _all()


def find_form(name: str) -> Form:
    """A form by id or Chinese name; UserError suggests the nearest."""
    for form in FORMS.values():
        if name.strip().lower() in (form.id, form.name["zh"], form.name["en"].lower()):
            return form
    meant = nearest(name, list(FORMS))
    raise UserError(
        'There is no form named "{name}".',
        'Did you mean "{nearest}"?' if meant else "Choose one of {names}.",
        name=name,
        nearest=meant,
        names=", ".join(FORMS),
    )
