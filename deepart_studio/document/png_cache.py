"""Layers as PNG bytes, kept for the next time a document is written."""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable

from deepart_studio.core.pictures import Pixels

Encode = Callable[[Pixels], bytes]


class PngCache:
    """Remembers what ``encode`` made of arrays that are still alive, up to ``limit`` bytes.

    Pixels of layers are never written to, so that an array names its content. For any thread.
    """

    def __init__(self, encode: Encode, limit: int = 256 << 20) -> None:
        self._encode, self._limit = encode, limit
        self._lock = threading.Lock()
        self._known: OrderedDict[int, tuple[weakref.ref[Pixels], bytes]] = OrderedDict()

    def __call__(self, pixels: Pixels) -> bytes:
        """The PNG file of uint8 (H, W, 4)."""
        key = id(pixels)
        with self._lock:
            known = self._known.get(key)
            if known is not None and known[0]() is pixels:
                self._known.move_to_end(key)
                return known[1]
        data = self._encode(pixels)
        with self._lock:
            self._known[key] = weakref.ref(pixels), data
            self._known.move_to_end(key)
            self._shrink()
        return data

    def _shrink(self) -> None:
        for key in [key for key, (alive, _) in self._known.items() if alive() is None]:
            del self._known[key]
        while len(self._known) > 1 and sum(len(d) for _, d in self._known.values()) > self._limit:
            self._known.popitem(last=False)
