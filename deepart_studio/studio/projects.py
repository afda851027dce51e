"""Projects in and out: the layers, and what the photo below them was; for worker threads."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from deepart_studio.core.errors import UserError
from deepart_studio.studio.kept_recipes import keep_recipes, with_kept_recipes

if TYPE_CHECKING:  # they load numpy, which the first paint need not wait for
    from deepart_studio.core.pictures import Picture
    from deepart_studio.document.journal import Journal, Orphan
    from deepart_studio.document.layers import Document
    from deepart_studio.document.png_cache import PngCache

SMALL_SIDE = 512
PHOTO = "deepart/photo.json"
"""Our entry in a project: hash, EXIF and profile of the photo that its layers began with."""


def read_project(
    path: Path, say: Callable[[UserError], object] | None = None
) -> tuple[Picture, Document]:
    """The photo to be painted and all layers; ``say`` is called with what is missing.

    The photo is what the layers below the lowest painting show. UserError when nothing is readable.
    """
    from deepart_studio.document.layers import Document, Layer
    from deepart_studio.document.opening import load_document, load_photo

    try:
        document, sha256 = load_document(path, say)
    except UserError:
        document = None
    if document is None or not document.layers:
        picture = load_photo(path, say=say)
        layers = (Layer.of(picture, picture.name),)
        return picture, Document(picture.width, picture.height, layers)
    document = with_kept_recipes(document, PHOTO)
    return photo_of(document, path.name, sha256), document


def read_recovered(
    orphan: Orphan, say: Callable[[UserError], object] | None = None
) -> tuple[Picture, Document]:
    """The photo and the layers of a document that was not saved; as for ``read_project``."""
    document, title, sha256 = orphan.read(say)
    if not document.layers:
        raise UserError("An unsaved document cannot be read.")
    return photo_of(document, title.name, sha256), document


def photo_of(document: Document, name: str, sha256: str) -> Picture:
    """The photo below the paintings, with the hash, EXIF and profile that the project kept."""
    from deepart_studio.core.pictures import Picture

    pixels, ours = _photo_pixels(document)
    opaque = bool((pixels[..., 3] == 255).all())
    alpha = None if opaque else pixels[..., 3].copy()
    picture = Picture.of_pixels(pixels[..., :3].copy(), alpha, name)
    kept = _kept(document)
    if not ours:
        return replace(picture, sha256=sha256)
    if kept.get("pixels") != picture.sha256:
        return picture
    return replace(
        picture,
        sha256=str(kept.get("sha256")),
        exif=_bytes(kept.get("exif")),
        icc=_bytes(kept.get("icc")),
    )


def with_photo(document: Document, photo: Picture) -> Document:
    """The document with our entry about its photo.

    Where its layer was moved or masked, what is painted next time is another picture.
    """
    import numpy as np

    from deepart_studio.core.pictures import Picture

    pixels, _ = _photo_pixels(document)
    opaque = bool((pixels[..., 3] == 255).all())
    shown = Picture.of_pixels(pixels[..., :3], None if opaque else pixels[..., 3])
    same = photo.alpha is not None or np.array_equal(shown.rgb, photo.rgb)
    entry = {
        "version": 1,
        "sha256": photo.sha256 if same else shown.sha256,
        "pixels": shown.sha256,
        "exif": _text(photo.exif),
        "icc": _text(photo.icc),
    }
    others = tuple(extra for extra in document.extras if extra[0] != PHOTO)
    return replace(document, extras=(*others, (PHOTO, json.dumps(entry).encode())))


def _photo_pixels(document: Document) -> tuple[Any, bool]:
    """What the layers below the lowest painting show, and whether we made the project."""
    from deepart_studio.document.compositing import composite

    painted = [place for place, layer in enumerate(document.layers) if layer.request]
    lowest = painted[0] if painted and painted[0] > 0 else len(document.layers)
    ours = any(name == PHOTO for name, _ in document.extras)
    return composite(replace(document, layers=document.layers[:lowest])), ours


def _kept(document: Document) -> dict[str, Any]:
    data = dict(document.extras).get(PHOTO, b"{}")
    try:
        found = json.loads(data)
    except ValueError:  # damaged: the photo is known by its pixels
        return {}
    return found if isinstance(found, dict) else {}


def _text(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode()


def _bytes(text: object) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True) if isinstance(text, str) else None
    except ValueError:
        return None


def project_saver(
    document: Document, photo: Picture, path: Path, encode: PngCache, flat: QImage | None
) -> Callable[[], QImage]:
    """What writes the project in a worker thread and gives a small picture of it.

    ``flat`` is what the layers look like, where it is known.
    """

    def save() -> QImage:
        from deepart_studio.core.pictures import Picture
        from deepart_studio.document.compositing import composite
        from deepart_studio.document.text_layers import without_lost_texts
        from deepart_studio.document.writing import save_document
        from deepart_studio.inference.tensors import fit_long_side
        from deepart_studio.studio.pictures import layer_pixels, to_qimage

        merged = composite(document) if flat is None else layer_pixels(flat)
        whole = with_photo(without_lost_texts(document), photo)
        save_document(
            whole,
            path,
            exif=photo.exif,
            overwrite=True,
            merged=merged,
            encode=encode,
        )
        keep_recipes(whole, PHOTO)
        return to_qimage(fit_long_side(Picture(merged[..., :3], merged[..., 3]), SMALL_SIDE))

    return save


def journal_writer(
    journal: Journal,
    document: Document,
    photo: Picture,
    title: tuple[str, Path | None],
    encode: PngCache,
) -> Callable[[], None]:
    """What writes a snapshot of the document in a worker thread."""

    def write() -> None:
        from deepart_studio.document.journal import Title

        journal.write(with_photo(document, photo), Title(*title), encode)

    return write
