"""The open document out, flattened or with its layers; for worker threads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deepart_studio.studio.exporting import PROJECT, ExportSettings, Written
from deepart_studio.studio.projects import with_photo

if TYPE_CHECKING:
    from deepart_studio.core.pictures import Picture
    from deepart_studio.document.layers import Document


def write_layers(
    document: Document, photo: Picture, path: Path, settings: ExportSettings, *, overwrite: bool
) -> Written:
    """Write what the layers show, or a copy of the project; ``photo`` gives EXIF and profile.

    The recipe is that of the highest painting that is visible. UserError as for paintings.
    """
    if settings.suffix == PROJECT:
        from deepart_studio.document.writing import save_document

        save_document(with_photo(document, photo), path, exif=photo.exif, overwrite=overwrite)
        return Written(path)
    from deepart_studio.inference.tensors import fit_long_side
    from deepart_studio.storage.writing import save_picture

    requests = [layer.request for layer in document.layers if layer.visible and layer.request]
    save_picture(
        fit_long_side(flattened(document, photo), settings.pixels),
        path,
        encoding=settings.encoding(),
        recipe=requests[-1] if requests and settings.recipe != "none" else None,
        beside=settings.recipe == "sidecar",
        overwrite=overwrite,
    )
    return Written(path)


def flattened(document: Document, photo: Picture) -> Picture:
    """What the layers show, with the photo's EXIF and profile."""
    from deepart_studio.core.pictures import Picture
    from deepart_studio.document.compositing import composite

    pixels = composite(document)
    opaque = bool((pixels[..., 3] == 255).all())
    alpha = None if opaque else pixels[..., 3].copy()
    return Picture(pixels[..., :3].copy(), alpha, photo.name, "", photo.exif, photo.icc)
