"""A picture in memory, as every room passes it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture, rotation already applied, colours already in sRGB.

    ``rgb`` is uint8 (H, W, 3); ``alpha`` is uint8 (H, W) or None when everything is opaque.
    ``sha256`` identifies the content: of the file's bytes, or of the pixels (``of_pixels``).
    ``exif`` is the EXIF block with orientation 1; ``icc`` the colour profile that the file had.
    """

    rgb: Pixels
    alpha: Pixels | None = None
    name: str = ""
    sha256: str = ""
    exif: bytes | None = None
    icc: bytes | None = None

    def __post_init__(self) -> None:
        if self.rgb.dtype != np.uint8 or self.rgb.ndim != 3 or self.rgb.shape[2] != 3:
            raise ValueError(f"rgb must be uint8 (H, W, 3), not {self.rgb.dtype} {self.rgb.shape}")
        if 0 in self.rgb.shape:
            raise ValueError("a picture has at least one pixel")
        if self.alpha is not None and (
            self.alpha.dtype != np.uint8 or self.alpha.shape != self.rgb.shape[:2]
        ):
            raise ValueError(f"alpha must be uint8 {self.rgb.shape[:2]}, not {self.alpha.shape}")

    @classmethod
    def of_pixels(cls, rgb: Pixels, alpha: Pixels | None = None, name: str = "") -> Picture:
        """A picture that comes from no file, identified by its pixels."""
        digest = hashlib.sha256(str(rgb.shape).encode())
        digest.update(np.ascontiguousarray(rgb).data)
        if alpha is not None:
            digest.update(np.ascontiguousarray(alpha).data)
        return cls(rgb, alpha, name, digest.hexdigest())

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return int(self.rgb.shape[1])

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return int(self.rgb.shape[0])

    @property
    def megapixels(self) -> float:
        """Millions of pixels."""
        return self.width * self.height / 1e6

    def flattened(self, background: int | tuple[int, int, int] = 255) -> Pixels:
        """The colours laid over a ``background``, a grey or a colour 0..255: uint8 (H, W, 3)."""
        if self.alpha is None:
            return self.rgb
        alpha = self.alpha[..., None].astype(np.uint16)
        mixed = self.rgb * alpha + np.asarray(background, np.uint16) * (255 - alpha)
        return ((mixed + 127) // 255).astype(np.uint8)
