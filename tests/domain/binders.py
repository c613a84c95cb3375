"""Readings for the tests of corrections: a text of two profiles, the fixtures, and what is asked of them."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from briefing_app.documents.readers import read_source
from briefing_app.documents.readers.lexicon import Lexicons, load_lexicons
from briefing_app.documents.readers.recognise import section_key
from briefing_app.domain.reading import Reading

ROOT = Path(__file__).parents[2]
BINDERS = sorted((ROOT / "tests" / "fixtures" / "binders").iterdir())

TWO = """Mountain Book 2019

[REDACTED] appears where text was removed under the Access to Information Act.

Alpine Forum

The Alpine Forum (AF) is a forum of mountain states.

Engagement

- Talks on huts:
- October 2019: the first round in Bern, Switzerland
- [REDACTED]
- [REDACTED]

Next Steps

- Canada will give $20,000 to the Alpine Forum.

Glacier Council

The Glacier Council (GC) is a council of ten countries.

Engagement

1. Minister Roy met the Council in May 2019.
2. [REDACTED] pays for the office.

Next Steps

- [ REDACTED ]

Date modified: 2019-05-01
"""


@cache
def lexicons() -> Lexicons:
    return load_lexicons(ROOT / "resources" / "lexicon")


@cache
def read(text: str, name: str = "binder.txt") -> Reading:
    return read_source(name, text.encode(), lexicons())


@cache
def fixture(path: Path) -> Reading:
    return read_source(path.name, path.read_bytes(), lexicons())


def key_of(reading: Reading):
    return partial(section_key, lexicon=lexicons().joined(reading.language))


def line_of(reading: Reading, words: str, nth: int = 0) -> int:
    return [block.first for block in reading.blocks if words in block.text][nth]


def at(reading: Reading, line: int):
    return next(block for block in reading.blocks if block.first <= line <= block.last)


def profile(reading: Reading, name: str):
    return next(one for one in reading.profiles if one.name == name)


def shape(reading: Reading, name: str) -> dict[str, list[str]]:
    """The sections of a profile with the words of their blocks."""
    return {
        one.key: [reading.blocks[place].text for place in one.blocks]
        for one in profile(reading, name).sections
    }
