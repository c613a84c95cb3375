"""A form that is half typed, brought over what stands there by now: only what was typed takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Brought:
    """What is to stand in a form by now; ``clashes`` are the fields that were changed on both sides."""

    words: dict[str, Any]
    clashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What stands in a form by field, and what stood there when typing began: {} where nobody knows."""

    words: Words
    base: Words = field(default_factory=dict)

    def over(self, present: Words) -> Brought:
        """What was typed over what stands there *present*; a field nobody typed in says what it says by now.

        Where nobody knows what stood there, every field that says something else was changed on both sides.
        """
        words, clashes = dict(present), []
        for name, now in present.items():
            typed = self.words.get(name, now)
            known = name in self.base
            if typed == now or (known and typed == self.base[name]):
                continue
            words[name] = typed
            if not known or self.base[name] != now:
                clashes.append(name)
        return Brought(words, tuple(clashes))
