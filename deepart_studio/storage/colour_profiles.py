"""ICC profiles: into sRGB for work, and back for export (Little CMS through Pillow)."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageCms

_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "Lab": "LAB"}
"""The Pillow mode in which pixels of a profile's colour space are kept."""


@cache
def srgb_profile() -> bytes:
    """Little CMS's sRGB profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image | None:
    """``image`` (no alpha) converted from its profile to sRGB, mode RGB, perceptual.

    None when there is no profile, or it is damaged or for pictures of another kind. A picture in
    Lab needs none.
    """
    try:
        if image.mode == "LAB":
            profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        elif icc:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        else:
            return None
        mode = _MODES.get(profile.profile.xcolor_space.strip())
        if mode == "RGB" and image.mode == "L":
            image = image.convert("RGB")
        return _transform(image, profile, _srgb()) if image.mode == mode else None
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def from_srgb(image: Image.Image, icc: bytes) -> Image.Image | None:
    """An sRGB ``image`` (RGB) converted to an RGB profile; None for profiles of another kind."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if profile.profile.xcolor_space.strip() != "RGB":
            return None
        return _transform(image, _srgb(), profile)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _transform(
    image: Image.Image, source: ImageCms.ImageCmsProfile, target: ImageCms.ImageCmsProfile
) -> Image.Image | None:
    return ImageCms.profileToProfile(
        image, source, target, renderingIntent=ImageCms.Intent.PERCEPTUAL, outputMode="RGB"
    )


def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
