"""How rows of the queue are written in the terminal."""

from __future__ import annotations

from typing import Any

from deepart_studio.batch.rows import Recipe, Row
from deepart_studio.core.texts import pick


def said_count(number: int) -> str:
    """ "1 photo", "3 photos"."""
    return f"{number} photo" if number == 1 else f"{number} photos"


def said_blend(recipe: Recipe) -> str:
    """The names of the styles."""
    return " + ".join(pick(style.name) for style in recipe.styles)


def row_line(place: int, row: Row) -> str:
    """One row for a person to read."""
    end = f"→ {row.output}" if row.output else f"→ {row.destination.folder}"
    if row.problem is not None:
        end = str(row.problem.error())
    return f"{place:>4}  {row.state.value:<9}  {row.source} ({said_blend(row.recipe)}) {end}"


def row_json(place: int, row: Row) -> dict[str, Any]:
    """One row for a program to read."""
    recipe, to = row.recipe, row.destination
    return {
        "number": place,
        "id": row.id,
        "input": row.source,
        "status": row.state.value,
        "output": row.output or None,
        "error": str(row.problem.error()) if row.problem else None,
        "styles": [
            {"name": pick(style.name), "weight": style.weight, "code_sha256": style.code_sha256}
            for style in recipe.styles
        ],
        "values": dict(recipe.values),
        "long_side": recipe.long_side,
        "model_id": recipe.model_id,
        "folder": to.folder,
        "format": to.format or None,
        "seconds": round(row.seconds, 3),
    }
