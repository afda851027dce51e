"""Works around a fault of PySide6 6.12.0 that ends a process on Python 3.11.

Calls of that version that return nothing, True or False give away a reference that they do not own.
Since Python 3.12 these objects cannot die (PEP 683); before, the interpreter aborts after some
thousand calls with "none_dealloc: deallocating None". 6.11.3 is free of it. Measured with
sys.getrefcount.
"""

from __future__ import annotations

import ctypes
import platform
import sys

import PySide6

PLENTY = 1 << 40
"""More references than any session can lose; PEP 683 makes the objects immortal in this way too."""


def keep_singletons_alive() -> None:
    """Give None, True and the like references to lose, where Python and PySide6 need it."""
    affected = PySide6.__version_info__[:2] >= (6, 12) and sys.version_info < (3, 12)
    if not affected or platform.python_implementation() != "CPython":
        return
    for single in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(single) < PLENTY:
            # the reference count is the first field of an object
            ctypes.c_ssize_t.from_address(id(single)).value += PLENTY
