"""What both libraries had last, as far as it is known: the texts, and what is no text.

Of texts it is the last revision that both had. Facts, headings and properties have no revisions: of them it
is what the last package said of each, which is kept with the import, as a digest. What our own packages said
comes back with those of whoever had them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from briefing_app.domain.arriving import ABSENT
from briefing_app.storage.record_json import to_json
from briefing_app.storage.repositories.packages import TOLD

if TYPE_CHECKING:
    from briefing_app.domain.text import RevisionId, SectionId, Text
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.packages.opened import OpenedPackage


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a package said of a thing that is no text.

    ``said`` is a digest, "" where it had none; ``note`` the note the package was of; ``ours`` the fact of
    ours that it is about.
    """

    said: str
    note: str = ""
    ours: str = ""


def told(value: object) -> str:
    """What something says as a digest, "" where it says nothing."""
    if not value:
        return ABSENT
    body = [type(value).__name__, to_json(value)]
    return sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


class Bases:
    """What was when both had it last; None where that is not known."""

    def __init__(self, here: UnitOfWork, there: UnitOfWork, package: OpenedPackage) -> None:
        self._here = here
        self._there = there
        self._package = package

    @property
    def note(self) -> str:
        """The note the package is of."""
        return self._package.note

    # ---- texts

    def text(self, section: SectionId, language: str) -> Text | None:
        """What a text was."""
        theirs = self._theirs(section)
        both = (one for one in self._here.packages.revisions_known(section, language) if one in theirs)
        if (last := next(both, None)) is not None:
            return self._here.sections.revision(last).blocks
        return self._brought_text(section, language)

    def had(self, section: SectionId) -> bool:
        """Whether a package brought a section before that is not here any more: somebody deleted it here.

        Or whether one of ours had it.
        """
        given = self._given.get(section_key(section))
        was_ours = given is not None and given.said != ABSENT
        return was_ours or not self._brought.isdisjoint(self._theirs(section))

    def lost_there(self, section: SectionId) -> bool:
        """Whether the last package of the note had a section of ours that this one does not have."""
        given = self._given.get(section_key(section))
        return given is not None and given.note == self.note and given.said != ABSENT

    def brought(self, section: SectionId, language: str) -> Text | None:
        """The last text of a section of ours that a package brought."""
        known = self._here.packages.revisions_known(section, language)
        last = next((one for one in known if one in self._brought), None)
        return None if last is None else self._here.sections.revision(last).blocks

    def _theirs(self, section: SectionId) -> frozenset[RevisionId]:
        return self._there.packages.every_revision(section) | self._package.known.get(section, frozenset())

    def _brought_text(self, section: SectionId, language: str) -> Text | None:
        """The last of their texts that was brought here, of a section that was deleted since."""
        known = self._there.packages.revisions_known(section, language)
        last = next((one for one in known if one in self._brought), None)
        return None if last is None else self._there.sections.revision(last).blocks

    @cached_property
    def _brought(self) -> frozenset[RevisionId]:
        return self._here.packages.brought()

    # ---- what is no text

    def said(self, key: str) -> str | None:
        """What was said of a thing, as :func:`told` gives it."""
        given = self._given.get(key)
        return None if given is None else given.said

    def ours(self, key: str) -> str:
        """The fact of ours that one of theirs was about; "" where there was none."""
        given = self._given.get(key)
        return "" if given is None else given.ours

    def facts_lost_there(self, ours: Iterable[str], known: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Those of our facts the last package of the note had and this has not: the key of each, and ours."""
        there = frozenset(known)
        had = sorted(one for fact in ours for one in self._facts_had.get(fact, ()))
        return tuple((key, fact) for _, key, fact in had if key not in there)

    @cached_property
    def _facts_had(self) -> dict[str, list[tuple[int, str, str]]]:
        """The facts of ours that the last package of the note had: where each was said, its key, ours."""
        found: dict[str, list[tuple[int, str, str]]] = {}
        for at, (key, given) in enumerate(self._given.items()):
            if given.ours and given.said != ABSENT and given.note == self.note:
                found.setdefault(given.ours, []).append((at, key, given.ours))
        return found

    @cached_property
    def _given(self) -> dict[str, Given]:
        back = self._here.packages.given_back(self._package.note, self._package.of(TOLD))
        given = {**self._here.packages.given(), **back}
        return {key: Given(**values) for key, values in given.items()}


def section_key(section: SectionId) -> str:
    """The key under which it is kept that a package had a section."""
    return f"section/{section}/"
