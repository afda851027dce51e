"""Options that several commands share: a painting's settings, its file, who paints it."""

from __future__ import annotations

from typing import Annotated

import typer

from deepart_studio.cli.options import Icc

SOME_FAILED = 2
"""Exit code when some of the photos failed."""

Size = Annotated[str, typer.Option(metavar="PIXELS|full", help="Long side of the painting.")]
Quality = Annotated[int, typer.Option(help="Of JPEG and WebP, 1 to 100.")]
IccChoice = Annotated[Icc, typer.Option(help="sRGB colours, or the photo's own profile.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace existing files.")]
ModelId = Annotated[str | None, typer.Option(help="See deepart models list.")]
Provider = Annotated[str, typer.Option(help="auto, cpu, cuda, directml, coreml or openvino.")]
AsJson = Annotated[bool, typer.Option("--json", help="Report as JSON.")]
StyleOption = typer.Option(
    "--style",
    "-s",
    metavar="NAME|PICTURE[:WEIGHT]",
    help="A style's name, or a picture to take it from. Repeat it to blend.",
)

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
