"""What an internal edition prints among words and is none: portion marks, flags behind severed words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class OurMarks:
    """Finds them in the words of a file.

    A flag says how far a severance is decided, which changes: it is one whatever it says of that.
    """

    portion: re.Pattern[str] = re.compile(_NEVER)
    flag: re.Pattern[str] = re.compile(_NEVER)

    def stand_in(self, says: str) -> bool:
        """Whether there are any in words."""
        return bool(self.portion.match(says) or self.flag.search(says))

    def places(self, says: str) -> frozenset[int]:
        """Where their letters are."""
        found = [*self.flag.finditer(says), *self.portion.finditer(says)]
        return frozenset(at for one in found for at in range(*one.span()))

    def without_flags(self, says: str) -> str:
        """The words without what is printed behind severed ones."""
        return " ".join(self.flag.sub("", says).split())


def our_marks(portions: Iterable[str], provisions: Iterable[str], states: Iterable[str]) -> OurMarks:
    """The marks of an edition: portion marks, provisions and the states of severances as they are printed."""
    stated = [one for one in states if one]
    decided = f"(?: (?:{_any(stated)}))?" if stated else ""
    one = f"(?:{_any({_without(each, stated) for each in provisions})}){decided}"
    return OurMarks(re.compile(rf"\A\s*(?:{_any(portions)})\s*"), re.compile(rf"\s?\[{one}(?:; {one})*\]"))


def _without(flag: str, states: Iterable[str]) -> str:
    return next((flag.removesuffix(f" {one}") for one in states if flag.endswith(f" {one}")), flag)


def _any(some: Iterable[str]) -> str:
    wanted = sorted({one for one in some if one.strip()}, key=lambda one: (-len(one), one))
    return "|".join(map(re.escape, wanted)) or _NEVER
