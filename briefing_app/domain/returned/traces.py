"""What an internal edition carries so that a copy of it can be read back: which note, and which state of it.

The names of bookmarks: one for the note, one for each of its sections with the revision of its words and a
digest of its heading. A public edition never has them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from briefing_app.domain.note import Note, NoteSection
from briefing_app.domain.text import RevisionId

BLOCK = "_b"
"""How the bookmarks of blocks begin."""

NOTE = "_n"
SECTION = "_s"
_ID = 32
_DIGEST = 6


@dataclass(frozen=True, slots=True)
class Trace:
    """The names that a copy of a note carries: that of the note ("" without one), those of its sections."""

    note: str = ""
    sections: frozenset[str] = frozenset()


def trace_names(note: Note) -> tuple[str, ...]:
    """The names that an internal edition of the note carries."""
    return (note_name(note), *(section_name(one, one.revision) for one in note.sections))


def note_name(note: Note) -> str:
    """The name that stands for a note."""
    return f"{NOTE}{_bare(note.id)}"


def section_name(section: NoteSection, revision: RevisionId | None) -> str:
    """The name that stands for a section with its heading and a revision of its words, None for no words."""
    said = hashlib.sha256(f"{section.id}\n{section.heading}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{section_stem(section, revision)}{said[:_DIGEST]}"


def section_stem(section: NoteSection, revision: RevisionId | None) -> str:
    """The same whatever its heading says."""
    return f"{SECTION}{_bare(revision or section.id)}"


def trace_in(names: Iterable[str]) -> Trace:
    """What a copy carries of it."""
    every = tuple(names)
    note = next((one for one in every if _is_one(one, NOTE, _ID)), "")
    return Trace(note, frozenset(one for one in every if _is_one(one, SECTION, _ID + _DIGEST)))


def _is_one(name: str, opening: str, length: int) -> bool:
    rest = name.removeprefix(opening)
    return name != rest and len(rest) == length and all(one in "0123456789abcdef" for one in rest)


def _bare(identity: str) -> str:
    bare = identity.replace("-", "").lower()
    if len(bare) == _ID and all(one in "0123456789abcdef" for one in bare):
        return bare
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:_ID]
