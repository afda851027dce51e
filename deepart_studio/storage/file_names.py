"""Names of files that are not too long for file systems: 255 bytes, or UTF-16 units."""

from __future__ import annotations

MOST_BYTES = 255
_RESERVED = len(b".xmp")
"""A recipe beside the file adds this to its name."""


def fitting_name(stem: str, rest: str) -> str:
    """``stem`` and ``rest`` as one name, the stem cut where both together are too long.

    No character is cut in two; a name within the limit is left as it is.
    """
    room = MOST_BYTES - _RESERVED - len(rest.encode("utf-8", "surrogateescape"))
    packed = stem.encode("utf-8", "surrogateescape")
    if len(packed) <= room:
        return stem + rest
    return packed[: max(1, room)].decode("utf-8", "ignore").rstrip(" .") + rest
