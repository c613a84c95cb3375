"""Profiles: a stakeholder's record with its names, its sections in each language, and its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from briefing_app.domain.facts import Fact, ProfileId
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.note import held_by_section
from briefing_app.domain.profile_summary import OWN, in_language
from briefing_app.domain.profile_summary import ProfileKind as ProfileKind
from briefing_app.domain.profile_summary import ProfileSummary as ProfileSummary
from briefing_app.domain.text import FREE, Holds, RevisionId, SectionId, Text


class NameRole(StrEnum):
    """How a name is used: the name itself, a short form, or another spelling that is met."""

    NAME = "name"
    ACRONYM = "acronym"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a language ("en", "fr", or None for any), and the years it was valid."""

    text: str
    role: NameRole = NameRole.NAME
    language: str | None = None
    valid_from: FuzzyDate | None = None
    valid_to: FuzzyDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of a profile: one text per language.

    ``key`` is "overview", "engagement", "next-steps" or a slug; ``headings`` holds the heading in each
    language and lacks it where the source gave none; ``revisions`` the revision each text is at;
    ``severances`` withhold the section whole.
    """

    id: SectionId
    key: str
    headings: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Text] = field(default_factory=dict)
    revisions: Mapping[str, RevisionId] = field(default_factory=dict)
    severances: Holds = FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A stakeholder as the library knows it; ``founded`` and ``reviewed_on`` are None where unknown."""

    id: ProfileId
    kind: ProfileKind
    names: tuple[Name, ...]
    parent: ProfileId | None = None
    founded: FuzzyDate | None = None
    nature: str = ""
    tags: tuple[str, ...] = ()
    reviewed_on: date | None = None
    updated_at: datetime | None = None
    confirmed: bool = True
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()

    def name(self, language: str = OWN) -> str:
        """The name in *language*, else in any."""
        return self._best(NameRole.NAME, language) or self._best(NameRole.ACRONYM, language) or ""

    def acronym(self, language: str = OWN) -> str | None:
        """The short form in *language*, else in any, else None."""
        return self._best(NameRole.ACRONYM, language)

    def full_name(self, language: str = OWN) -> str:
        """The name with its short form in brackets, where there is one."""
        name, acronym = self.name(language), self.acronym(language)
        return f"{name} ({acronym})" if acronym and acronym != name else name

    def section(self, key: str) -> Section | None:
        """The section with this key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    def _best(self, role: NameRole, language: str) -> str | None:
        return in_language([(one.text, one.language) for one in self.names if one.role is role], language)


def text_in(section: Section, language: str) -> tuple[Text, str]:
    """The section's text in *language*, else in English, else in what there is; and the language it is in."""
    for choice in (language, "en", *sorted(section.texts)):
        if section.texts.get(choice):
            return section.texts[choice], choice
    return (), language


def profile_text(profile: Profile) -> Text:
    """The blocks of all sections in all languages, each also held by what withholds its section."""
    return tuple(
        block
        for section in profile.sections
        for text in section.texts.values()
        for block in held_by_section(text, section.severances)
    )
