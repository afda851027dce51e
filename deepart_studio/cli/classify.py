"""``deepart classify``: what a classifier says of pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from deepart_studio.cli.shared_options import SOME_FAILED, AsJson
from deepart_studio.core.errors import UserError
from deepart_studio.document.opening import load_photo
from deepart_studio.inference.catalog import Catalog, ModelEntry
from deepart_studio.inference.classifier import ClassifierPipeline
from deepart_studio.inference.sessions import SessionCache
from deepart_studio.storage.model_roots import model_roots


def classify(
    images: Annotated[list[Path], typer.Argument(metavar="IMAGE...")],
    model: Annotated[str | None, typer.Option(help="See deepart models list.")] = None,
    top: Annotated[int, typer.Option(min=1, help="How many classes to tell.")] = 3,
    as_json: AsJson = False,
) -> None:
    """Tell which class a picture belongs to, with probabilities."""
    catalog = Catalog(model_roots())
    entry = catalog.get(model) if model else _first(catalog)
    pipeline = ClassifierPipeline(entry, SessionCache())
    rows: list[dict[str, Any]] = []
    failed = 0
    for image in images:
        try:
            found = pipeline.classify(load_photo(image))[:top]
        except UserError as error:
            failed += 1
            rows.append({"input": str(image), "error": str(error)})
            typer.echo(f"deepart: {error}", err=True)
            continue
        classes = [{"class": name, "probability": round(share, 4)} for name, share in found]
        rows.append({"input": str(image), "classes": classes})
        if not as_json:
            words = ", ".join(f"{name} {share:.1%}" for name, share in found)
            typer.echo(f"{image}: {words}")
    if as_json:
        typer.echo(json.dumps({"results": rows}, ensure_ascii=False, indent=2))
    if failed:
        raise typer.Exit(SOME_FAILED)


def _first(catalog: Catalog) -> ModelEntry:
    try:
        return catalog.first("classifier")
    except UserError as error:
        raise UserError(
            "There is no classifier yet.", "Train one with: deepart train classifier --out digits"
        ) from error
