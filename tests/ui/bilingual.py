"""A library whose profiles have a name of their own in each language, but for those that have one alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from briefing_app.bootstrap import Desk, start
from briefing_app.domain.facts import Engagement, FactId, NextStep, ProfileId
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind, Section
from briefing_app.domain.text import SectionId
from briefing_app.services.line_drafts import PROPERTIES
from briefing_app.storage.records import ActKind, DraftOwner, new_id
from tests.services.conftest import paragraph

ENGLISH = ("Assembly of Lakes", "Quay Office", "Lighthouse Works", "Beacon Board")
FRENCH = ("Réunion des lacs", "Étude des quais", "Œuvre des phares", "Conseil des balises")
SHORT = (("AOL", "RDL"), ("QYO", "EDQ"), None, ("BCB", "CDB"))
EITHER = "Norway"
"""A profile that has one name, in English."""

NOTE = "Note sur les marées"
TRASHED = FRENCH[3]


def _profile(names: tuple[Name, ...], kind: ProfileKind, parent: ProfileId | None = None) -> Profile:
    one = ProfileId(new_id())
    return Profile(
        id=one,
        kind=kind,
        names=names,
        parent=parent,
        reviewed_on=date(2001, 2, 3),
        sections=(
            Section(
                id=SectionId(new_id()),
                key="overview",
                headings={"en": "Tides", "fr": "Marées"},
                texts={"en": (paragraph("High tides."),), "fr": (paragraph("Grandes marées."),)},
            ),
        ),
    )


def _names(number: int) -> tuple[Name, ...]:
    names = [Name(text=ENGLISH[number], language="en"), Name(text=FRENCH[number], language="fr")]
    for short, language in zip(SHORT[number] or (), ("en", "fr"), strict=False):
        names.append(Name(text=short, role=NameRole.ACRONYM, language=language))
    return tuple(names)


def profiles() -> tuple[Profile, ...]:
    """Four with a name in each language, the second part of the first, and one with an English name alone."""
    first = _profile(_names(0), ProfileKind.FORUM)
    second = _profile(_names(1), ProfileKind.ORGANIZATION, parent=first.id)
    third, fourth = (_profile(_names(number), ProfileKind.FORUM) for number in (2, 3))
    return first, second, third, fourth, _profile((Name(text=EITHER, language="en"),), ProfileKind.COUNTRY)


def fill(path: Path) -> Path:
    """Make the library: with dated facts, a note in French, something in the trash and a draft."""
    made = start()
    made.libraries.create(path)
    with made.open(path) as desk:
        every = tuple(replace(one, facts=_facts(one)) for one in profiles())
        with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
            for one in every:
                unit.profiles.add(one)
            draft = DraftOwner(profile=every[2].id)
            unit.line_drafts.keep(draft, PROPERTIES, {"nature": "a works"})
        _note(desk, every[0].id)
        desk.trash.trash_profile(every[3].id)
    return path


def _facts(one: Profile) -> tuple[Engagement | NextStep, ...]:
    soon = _day(date.today() + timedelta(days=9))
    return (
        Engagement(id=FactId(new_id()), profile=one.id, name="Rencontre", when=soon, place="Gimli"),
        NextStep(id=FactId(new_id()), profile=one.id, action="Répondre", due=_day(date(2001, 2, 3))),
        NextStep(id=FactId(new_id()), profile=one.id, action="Inviter", due=soon),
    )


def _day(day: date) -> FuzzyDate:
    return FuzzyDate(wording=day.isoformat(), kind=DateKind.DAY, earliest=day, latest=day)


def _note(desk: Desk, about: ProfileId) -> None:
    desk.notes.create(kind="meeting-note", title=NOTE, profiles=(about,), language="fr", place="Gimli")
