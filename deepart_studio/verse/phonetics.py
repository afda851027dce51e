"""Rhyme and tone of a reading, by the fourteen groups of 中华新韵 (Chinese Poetry Society, 2005).

A reading is pinyin with the tone at its end: "yue4", "lü4", "er2". Level tones (平) are the first
and the second, oblique ones (仄) the third and the fourth, as modern Mandarin has them.
"""

from __future__ import annotations

LEVEL, OBLIQUE = "p", "z"
GROUPS = ("麻", "波", "皆", "开", "微", "豪", "尤", "寒", "文", "唐", "庚", "齐", "支", "姑")
_FINALS = {
    "麻": ("a", "ia", "ua"),
    "波": ("o", "e", "uo"),
    "皆": ("ie", "üe", "ê"),
    "开": ("ai", "uai"),
    "微": ("ei", "ui"),
    "豪": ("ao", "iao"),
    "尤": ("ou", "iu"),
    "寒": ("an", "ian", "uan", "üan"),
    "文": ("en", "in", "un", "ün"),
    "唐": ("ang", "iang", "uang"),
    "庚": ("eng", "ing", "ong", "iong", "ueng"),
    "齐": ("i", "er", "ü"),
    "姑": ("u",),
}
_GROUP_OF = {final: group for group, finals in _FINALS.items() for final in finals}
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcs")
_HISSING = ("zh", "ch", "sh", "r", "z", "c", "s")
_WRITTEN = {"yi": "i", "ya": "ia", "ye": "ie", "yao": "iao", "you": "iu", "yan": "ian"} | {
    "yin": "in", "yang": "iang", "ying": "ing", "yong": "iong", "yo": "o", "yu": "ü",
    "yue": "üe", "yuan": "üan", "yun": "ün", "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai",
    "wei": "ui", "wan": "uan", "wen": "un", "wang": "uang", "weng": "ueng",
}  # fmt: skip


def tone(reading: str) -> str:
    """``LEVEL`` or ``OBLIQUE``; "" for the neutral tone and for what is no reading."""
    return {"1": LEVEL, "2": LEVEL, "3": OBLIQUE, "4": OBLIQUE}.get(reading[-1:], "")


def rhyme_group(reading: str) -> str:
    """The rhyme group of a reading, one of ``GROUPS``; "" where it has none (a hum such as "m")."""
    syllable = reading.rstrip("12345").replace("v", "ü")
    if syllable in _WRITTEN:
        return _GROUP_OF.get(_WRITTEN[syllable], "")
    initial = next((i for i in _INITIALS if syllable.startswith(i)), "")
    final = syllable[len(initial) :]
    if final == "i" and initial in _HISSING:
        return "支"
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    return _GROUP_OF.get(final, "")
