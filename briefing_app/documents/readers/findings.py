"""All that was found in one document, for those who look for what is odd in it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.documents.readers.acronyms import Definition
from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.lexicon import Lexicon
from briefing_app.documents.readers.profiles import FoundProfiles
from briefing_app.domain.reading import ProposedProject, Source


@dataclass(frozen=True, slots=True)
class Findings:
    """A document read: ``literal`` are the first lines of blocks whose mark-up was too much to render."""

    drafts: list[Draft]
    lexicon: Lexicon
    source: Source
    profiles: FoundProfiles
    defined: tuple[Definition, ...]
    projects: tuple[ProposedProject, ...]
    literal: frozenset[int]
