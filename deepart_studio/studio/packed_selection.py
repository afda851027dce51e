"""What is selected, as the history keeps it: packed, so that a step costs some KB."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it loads numpy, which the first paint need not wait for
    from deepart_studio.core.masks import Mask, Values

_QUICK = 1


@dataclass(frozen=True, eq=False)
class PackedSelection:
    """A mask of ``width`` × ``height`` bytes in ``packed``; ``sha256`` is that of its ``Mask``.

    Without pixels (``NOTHING``) nothing is selected.
    """

    width: int = 0
    height: int = 0
    packed: bytes = b""
    sha256: str = ""

    @classmethod
    def of(cls, mask: Mask) -> PackedSelection:
        """Pack a mask; 24 megapixels take some 0.1 s."""
        packed = zlib.compress(mask.values.tobytes(), _QUICK)
        return cls(mask.width, mask.height, packed, mask.sha256)

    def __bool__(self) -> bool:
        return bool(self.packed)

    def held(self) -> Iterator[tuple[int, int]]:
        """Name and bytes of what the history holds with it."""
        yield id(self.packed), len(self.packed)

    def unpacked(self) -> Mask:
        """The mask again; 24 megapixels take 30 ms."""
        import numpy as np

        from deepart_studio.core.masks import Mask

        values: Values = np.frombuffer(zlib.decompress(self.packed), np.uint8)
        return Mask(values.reshape(self.height, self.width), "", self.sha256)


NOTHING = PackedSelection()
"""No selection: everything can be changed."""
