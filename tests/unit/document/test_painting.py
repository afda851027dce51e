"""A photo and its painting become one project."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from deepart_studio.core.pictures import Picture
from deepart_studio.core.requests import StyleRequest, StyleWeight
from deepart_studio.document.opening import load_photo
from deepart_studio.document.painting import painted_document
from deepart_studio.document.writing import save_document
from tests.support.drawn import landscape

REQUEST = StyleRequest("p", "m", "h", (StyleWeight("Great Wave", "c"),))


def painting() -> Picture:
    return Picture.of_pixels(landscape()[::-1].copy(), name="sea.jpg")


def test_without_its_recipe_a_painting_does_not_tell_its_style(photo: Picture) -> None:
    layer = painted_document(photo, painting(), REQUEST, recipe=False).layers[-1]
    assert (layer.name, layer.request) == ("Painting", "")


def test_a_project_that_was_changed_meanwhile_is_not_mixed_with_the_old_painting(
    photo: Picture, tmp_path: Path
) -> None:
    path = tmp_path / "a.ora"
    first = painted_document(photo, painting(), REQUEST)
    save_document(first, path)
    opened = load_photo(path)
    names = [layer.name for layer in first.layers]
    kept = painted_document(opened, painting(), REQUEST, source=path)
    assert [layer.name for layer in kept.layers] == [*names, "Great Wave"]
    save_document(kept, path, overwrite=True)
    again = painted_document(opened, painting(), REQUEST, source=path)
    assert [layer.name for layer in again.layers] == ["a.ora", "Great Wave"]
    assert (again.layers[0].pixels[..., :3] == opened.rgb).all()


def test_transparency_and_camera_data_go_into_the_project(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    alpha = np.zeros((64, 96), np.uint8)
    alpha[:, 40:] = 255
    cut = Picture(landscape(), alpha, "cut.png", exif=exif.tobytes())
    save_document(painted_document(cut, cut, REQUEST), tmp_path / "a.ora", exif=cut.exif)
    opened = load_photo(tmp_path / "a.ora")
    assert opened.alpha is not None
    assert (opened.alpha == alpha).all()
    assert b"Camera" in (opened.exif or b"")
