"""What is to be looked at before a note is handed over: what is done, what is open, what people look at.

The sentences are English, one for each thing, and quote nothing that is withheld.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.text import BlockId


class Standing(StrEnum):
    """How one thing stands: it stops a public edition, wants a person, gives to think, or is done."""

    OPEN = "open"
    PEOPLE = "people"
    HINT = "hint"
    DONE = "done"


class CheckKind(StrEnum):
    """What is looked at."""

    EDITION = "edition"
    SEVERANCES = "severances"
    PICTURE = "picture"
    SECOND_PERSON = "second-person"
    HINT = "hint"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    """One thing with how it stands; ``block`` is where, None for the note as a whole.

    ``key`` names what a person ticks, for as long as it is the same: other words have another key.
    """

    kind: CheckKind
    standing: Standing
    sentence: str
    block: BlockId | None = None
    key: str = ""
