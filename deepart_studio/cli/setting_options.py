"""The options that set a painting's parameters, the same for every command that paints."""

from __future__ import annotations

from typing import Annotated

import typer

Strength = Annotated[
    float | None, typer.Option(help="0 keeps the photo, 1 is all style (default).")
]
Stroke = Annotated[
    float | None, typer.Option(help="0.5 for fine strokes, 2 for broad ones; default 1.")
]
Detail = Annotated[
    float | None, typer.Option(help="1 brings back the photo's fine structure; default 0.")
]
KeepColors = Annotated[
    float | None,
    typer.Option("--keep-colors", help="0 takes the style's colours (default), 1 the photo's."),
]
ColourOnly = Annotated[
    float | None,
    typer.Option(
        "--colour-only",
        "--color-only",
        help="1 takes only the style's colours, not its light and strokes; default 0.",
    ),
]


def given(**settings: float | None) -> dict[str, float]:
    """The settings that were given; the model's defaults are for the others."""
    return {name: value for name, value in settings.items() if value is not None}
