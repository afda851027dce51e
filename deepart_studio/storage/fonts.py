"""A font of the system for captions, by Pillow, without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

CHINESE = (
    *("NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf"),
    *("SourceHanSansSC-Regular.otf", "SourceHanSansCN-Regular.otf", "msyh.ttc", "PingFang.ttc"),
    *("Hiragino Sans GB.ttc", "STHeiti Light.ttc", "simhei.ttf", "simsun.ttc"),
    *("wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "Arial Unicode.ttf"),
)
LATIN = (
    *("Inter-Regular.ttf", "NotoSans-Regular.ttf", "segoeui.ttf", "SFNS.ttf", "Helvetica.ttc"),
    *("Arial.ttf", "arial.ttf", "LiberationSans-Regular.ttf", "DejaVuSans.ttf"),
)
"""File names that Pillow looks for where the system keeps its fonts, best first."""
MOST_FACES = 12
_NOT_A_CHARACTER = "\uffff"


def font_for(texts: Iterable[str], size: int) -> tuple[Font, str]:
    """A font of ``size`` pixels that can write these texts, and the characters that it cannot.

    Pillow's own font is the last resort; it knows Latin letters only.
    """
    wanted = {c for text in texts for c in text if not c.isspace()}
    latin = all(ord(c) < 0x250 for c in wanted)
    names = (*LATIN, *CHINESE) if latin else (*CHINESE, *LATIN)
    best: tuple[Font, str] | None = None
    for name in names:
        face = _face(name)
        if face is None:
            continue
        font = ImageFont.truetype(name, size, index=face)
        lacking = "".join(sorted(c for c in wanted if not _can_write(font, c)))
        if not lacking:
            return font, ""
        if best is None or len(lacking) < len(best[1]):
            best = font, lacking
    if best is None:
        plain = ImageFont.load_default(size)
        best = plain, "".join(sorted(c for c in wanted if not _can_write(plain, c)))
    return best


@cache
def _face(name: str) -> int | None:
    """Which font of a file to use: the simplified Chinese one of a collection; None if missing."""
    try:
        ImageFont.truetype(name, 16)
    except OSError:
        return None
    if not name.lower().endswith(".ttc"):
        return 0
    for index in range(MOST_FACES):
        try:
            family = ImageFont.truetype(name, 16, index=index).getname()[0] or ""
        except OSError:
            break
        if family.endswith((" SC", "CJK SC")) or "YaHei" in family:
            return index
    return 0


def _can_write(font: Font, character: str) -> bool:
    """Whether the font draws something else than its sign for what it lacks."""
    drawn, lacking = font.getmask(character), font.getmask(_NOT_A_CHARACTER)
    return drawn.size != lacking.size or bytes(drawn) != bytes(lacking)
