"""Everything that was painted in a project, oldest first; layers that are gone included.

One line of JSON for each recipe in a file of the project that other programs leave alone.
"""

from __future__ import annotations

Extras = tuple[tuple[str, bytes], ...]

ENTRY = "deepart/recipes.jsonl"
MOST = 500
"""So many are kept; the oldest go first."""
MOST_BYTES = 8 << 20


def with_recipe(extras: Extras, recipe: str) -> Extras:
    """The project's files with one more recipe, unless it is there already or empty."""
    lines = recipes_in(dict(extras).get(ENTRY, b""))
    if not recipe or recipe in lines:
        return extras
    data = "\n".join([*lines, recipe][-MOST:]).encode()
    return (*(extra for extra in extras if extra[0] != ENTRY), (ENTRY, data))


def recipes_in(data: bytes) -> list[str]:
    """The recipes in the file's bytes; none where it is no text."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return []
    return [line for line in text.splitlines() if line.strip()]
