"""Figures of many repetitions, and how fast the machine is while they are taken."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

IDLE = 0.45
"""CPU seconds of the yardstick on an idle core, to which limits in milliseconds are meant."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds of CPU time: the middle, the 95th percentile, the worst."""

    median: float
    p95: float
    worst: float

    @classmethod
    def of(cls, milliseconds: list[float]) -> Figures:
        ordered = sorted(milliseconds)
        return cls(ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1])

    def __str__(self) -> str:
        return f"median {self.median:.1f} ms, p95 {self.p95:.1f} ms, worst {self.worst:.1f} ms"


def milliseconds(work: Callable[[], object]) -> float:
    """What a piece of work takes of this process's CPU."""
    used = time.process_time()
    work()
    return 1000 * (time.process_time() - used)


def yardstick() -> float:
    """CPU seconds of a fixed piece of work: how fast this machine is at this moment."""
    used, total = time.process_time(), 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - used


def slowness(*yardsticks: float) -> float:
    """How many times slower than an idle core the machine was; never less than 1."""
    return max(1.0, sum(yardsticks) / len(yardsticks) / IDLE)
