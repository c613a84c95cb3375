"""What a piece of work costs, told against a fixed piece of work done beside it in the same run.

A slow machine, or one with other work, is slow at both. What happens to the machine in between cannot be told
from the work itself, so the least of a few tries counts: work that is too much is too much in each.
"""

from __future__ import annotations

import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

TRIES = 3
_WORDS = re.compile(r"\w+|[^\w\s]")


def seconds(work: Callable[[], object], enough: float) -> float:
    """The least CPU seconds of the work in a few tries; the first one within *enough* ends them.

    Where more is taken, they are those of a machine that does the work of ``slowness`` in half a second: on a
    slower or busier one they count less. Coverage is not traced meanwhile: it doubles the time, and what is
    promised is the program's.
    """
    least = float("inf")
    with untraced():
        for _ in range(TRIES):
            started = time.process_time()
            work()
            taken = time.process_time() - started
            least = min(least, taken if taken < enough else taken / max(1.0, slowness()))
            if least < enough:
                break
    return least


def most_bytes(work: Callable[[], object]) -> int:
    """The most bytes of Python's that were in use at once for the work."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@contextmanager
def untraced() -> Iterator[None]:
    """Without the coverage tracer."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


def slowness() -> float:
    """How many times longer than half a second a fixed piece of work takes right now.

    It searches patterns and makes small objects, as reading does: beside other work a machine loses more on
    these, which wait for memory, than on sums.
    """
    started, kept = time.process_time(), []
    for number in range(100_000):
        kept.append(
            [word.casefold() for word in _WORDS.findall(f"Minister Roy met {number} people in Oslo.")]
        )
    return (time.process_time() - started) / 0.5
