"""A photo and its painting as the layers of a project."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from deepart_studio.core.errors import UserError
from deepart_studio.core.pictures import Picture
from deepart_studio.core.requests import StyleRequest
from deepart_studio.document.layers import Document, Layer
from deepart_studio.document.opening import has_layers, load_document
from deepart_studio.document.reading import Say
from deepart_studio.document.recipe_history import with_recipe

PLAIN_NAME = "Painting"
"""Of a layer that is not to tell how it was made."""


def painted_document(
    photo: Picture,
    painting: Picture,
    request: StyleRequest,
    *,
    recipe: bool = True,
    source: Path | None = None,
    say: Say | None = None,
) -> Document:
    """The painting as a new layer over the photo; both have the same size.

    Where ``source``, the photo's file, is a project of that size, its own layers are kept in place
    of the flattened photo. The painting's layer remembers its request when ``recipe`` is on, and
    ``say`` is called with what is missing in the project.
    """
    names = [style.name for style in request.styles]
    names += [style.name for region in request.plan.regions for style in region.styles]
    title = " + ".join(dict.fromkeys(names)) if recipe else PLAIN_NAME
    layer = Layer.of(painting, title, request.to_json() if recipe else "")
    project = _project(source, photo.sha256, say) if source is not None else None
    if project is None or (project.width, project.height) != (painting.width, painting.height):
        size = photo.width, photo.height
        project = Document(*size, (Layer.of(photo, photo.name),))
    whole = project.with_layer(layer)
    return replace(whole, extras=with_recipe(whole.extras, layer.request))


def _project(source: Path, sha256: str, say: Say | None) -> Document | None:
    """The project that was painted; None when the file is none, or was changed meanwhile."""
    if not has_layers(source):
        return None
    try:
        document, found = load_document(source, say)
    except UserError:
        return None
    return document if found == sha256 else None
