"""Making a large document without the cycle collector looking through the whole library again and again.

Between loaded objects and finished bytes no reference cycles are made, while Python's collector, set off by
many small objects, scans all that is loaded: up to half the time of an export of a thousand profiles.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection while the block runs; afterwards it is as it was, whatever happened."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
