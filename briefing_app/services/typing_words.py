"""The words by which what is typed into forms is read: those of dates, currencies, and names of sections."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.section_headings import KnownSection
from briefing_app.domain.typed_values import Reader

if TYPE_CHECKING:
    from briefing_app.documents.readers.lexicon import Lexicons
    from briefing_app.domain.fuzzy_date import DateWords


class TypingWords:
    """Words in every language there is a lexicon of; read when they are first needed."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "lexicon"

    def reader(self, today: date) -> Reader:
        """What reads the fields of a form; "last year" leans on *today*."""
        return Reader(words=self._dates, today=today, currencies=self.currencies)

    @cached_property
    def currencies(self) -> frozenset[str]:
        """The codes of the world's currencies."""
        from babel.numbers import list_currencies  # loads its data once, on the worker

        return frozenset(list_currencies())

    @cached_property
    def sections(self) -> tuple[KnownSection, ...]:
        """The sections known by name, in the order of the lexicon."""
        headings: dict[str, dict[str, tuple[str, ...]]] = {}
        for lexicon in self._lexicons.each:
            for key, words in lexicon.sections:
                headings.setdefault(key, {})[lexicon.language] = words
        return tuple(KnownSection(key, words) for key, words in headings.items())

    @cached_property
    def _lexicons(self) -> Lexicons:
        from briefing_app.documents.readers.lexicon import load_lexicons

        return load_lexicons(self._folder)

    @cached_property
    def _dates(self) -> DateWords:
        return self._lexicons.joined("en").dates
