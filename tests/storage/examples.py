"""Small libraries and what is put in them, in the words of nobody's binder."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.facts import Contribution, Engagement, FactId, ImportId, Payer, ProfileId, Statement
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.imported import Import
from briefing_app.domain.marking import Marking
from briefing_app.domain.note import Approval, Note, NoteId, NoteSection
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind, Section
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Holds,
    Paragraph,
    Run,
    SectionId,
    SeveranceId,
    Text,
    Withheld,
)
from briefing_app.storage.library import Library, create_library, open_library
from briefing_app.storage.records import Act, ActKind, new_id
from tests.strategies import SCHEME

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
CLERK = "clerk"


class Rules:
    """The rules of Canada's scheme."""

    def fits(self, marking: Marking, ceiling: Marking) -> bool:
        return SCHEME.within_ceiling(marking, ceiling)

    def name(self, marking: Marking) -> str:
        return SCHEME.banner(marking, "en")


def make_library(path: Path, ceiling: str = "PROTECTED A") -> Path:
    create_library(path, ceiling=SCHEME.parse(ceiling), at=NOW, by=CLERK)
    return path


def opened(path: Path, at: datetime = NOW) -> Library:
    return open_library(path, at=at, by=CLERK, rules=Rules())


def act(kind: ActKind = ActKind.EDIT, at: datetime = NOW, by: str = CLERK) -> Act:
    return Act(kind=kind, by=by, at=at)


def run(words: str, *held: SeveranceId) -> Run:
    return Run(words, severances=frozenset(held))


def paragraph(*runs: Run | str, portion: str | None = None, held: Holds = FREE, block: str = "") -> Paragraph:
    content = tuple(Run(one) if isinstance(one, str) else one for one in runs)
    marking = SCHEME.parse(portion) if portion else None
    return Paragraph(id=BlockId(block or new_id()), content=content, portion=marking, severances=held)


def section(*blocks: Paragraph, key: str = "overview", language: str = "en", **others: object) -> Section:
    texts: dict[str, Text] = {language: blocks}
    return Section(id=SectionId(new_id()), key=key, headings={"en": key.title()}, texts=texts, **others)


def profile(
    name: str = "Harbour Forum", *sections: Section, acronym: str | None = None, **others: object
) -> Profile:
    names = [Name(text=name, language="en")]
    if acronym:
        names.append(Name(text=acronym, role=NameRole.ACRONYM))
    known = {"id": ProfileId(new_id()), "kind": ProfileKind.FORUM} | others
    return Profile(names=tuple(names), sections=sections, **known)


def full_profile() -> Profile:
    """A profile with something in every field."""
    one = ProfileId(new_id())
    when = FuzzyDate(wording="spring 2019", kind=DateKind.SEASON, edtf="2019-21", earliest=date(2019, 3, 1))
    statement = Statement(BlockId("b1"), "gave 1,000")
    facts = (
        Contribution(
            id=FactId(new_id()),
            profile=one,
            statements=(statement,),
            portion=SCHEME.parse("PROTECTED A"),
            confirmed=False,
            lines=(3, 4),
            amount=Decimal("1000.50"),
            currency="CAD",
            payers=(Payer("Ministry", Decimal("60")), Payer("Agency")),
        ),
        Engagement(id=FactId(new_id()), profile=one, name=Withheld(), when=when, place="Lisbon"),
    )
    names = (
        Name(text="Harbour Forum", valid_from=when),
        Name(text="HF", role=NameRole.ACRONYM, language="en"),
    )
    return Profile(
        id=one,
        kind=ProfileKind.FORUM,
        names=names,
        founded=when,
        nature="informal",
        tags=("ports",),
        reviewed_on=date(2026, 1, 5),
        confirmed=False,
        sections=(section(paragraph("It meets in Lisbon.", block="b1")), section(key="next-steps")),
        facts=facts,
    )


def note(number: str = "1", *sections: NoteSection, **others: object) -> Note:
    known = {
        "id": NoteId(new_id()),
        "kind": "meeting-note",
        "title": "Visit to Lisbon",
        "language": "en",
    } | others
    return Note(number=number, sections=sections, approvals=(Approval(post="Director"),), **known)


def note_section(*blocks: Paragraph, heading: str = "Overview", **others: object) -> NoteSection:
    return NoteSection(id=SectionId(new_id()), key="overview", heading=heading, blocks=blocks, **others)


def severance(one: SeveranceId | None = None, **others: object) -> Severance:
    known = {
        "id": one or SeveranceId(new_id()),
        "exemptions": frozenset({ExemptionId("atia:15(1)")}),
        "state": SeveranceState.PROPOSED,
        "by": CLERK,
        "at": NOW,
    }
    return Severance(**(known | others))


def imported(name: str = "binder.txt", lines: tuple[str, ...] = ("One\n", "Two\r\n", "Three")) -> Import:
    return Import(
        id=ImportId(new_id()), name=name, sha256="0" * 64, language="en", at=NOW, by=CLERK, lines=lines
    )
