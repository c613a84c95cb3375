"""What a compared file is: how it is made, and what other tools are known to get wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of ours and what the other tool has in their place, in one part of the document."""

    ours: str
    theirs: str = ""
    part: str = "body"

    def __str__(self) -> str:
        return f"{self.part}: “{self.ours}” here, “{self.theirs}” there"


@dataclass(frozen=True, slots=True)
class Defect:
    """What another tool is known to get wrong: the reason, and every difference that comes of it."""

    why: str
    differences: tuple[Difference, ...]


def loses(why: str, *ours: str, part: str = "body") -> Defect:
    """The tool lacks these words."""
    return Defect(why, tuple(Difference(one, "", part) for one in ours))


def adds(why: str, *theirs: str, part: str = "body") -> Defect:
    """The tool has these words, which nobody sees in the document."""
    return Defect(why, tuple(Difference("", one, part) for one in theirs))


def changes(why: str, *pairs: tuple[str, str], part: str = "body") -> Defect:
    """The tool has other words in the place of ours."""
    return Defect(why, tuple(Difference(*pair, part) for pair in pairs))


@dataclass(frozen=True, slots=True)
class Compared:
    """A Word file that three readers read.

    ``make`` gives its bytes; where LibreOffice makes it, ``source`` is the name and text of what it opens.
    """

    name: str
    maker: str
    make: Callable[[], bytes] | None = None
    source: tuple[str, str] | None = None
    pandoc: tuple[Defect, ...] = ()
    python_docx: tuple[Defect, ...] = ()
