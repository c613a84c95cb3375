"""A real library with two stakeholders of our own words, and the services on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program, start
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    FactId,
    Incumbency,
    Payer,
    ProfileId,
    Statement,
)
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind, Section
from briefing_app.domain.text import BlockId, ListItem, Paragraph, Run, SectionId, Withheld
from briefing_app.storage.records import ActKind, new_id

FEE = "165,000 Canadian dollars"


@pytest.fixture(scope="session")
def program() -> Program:
    return start()


def paragraph(words: str) -> Paragraph:
    return Paragraph(id=BlockId(new_id()), content=(Run(words),))


def item(words: str, level: int = 1) -> ListItem:
    return ListItem(id=BlockId(new_id()), level=level, content=(Run(words),))


def section(key: str, heading: str, *blocks: Paragraph | ListItem) -> Section:
    return Section(id=SectionId(new_id()), key=key, headings={"en": heading}, texts={"en": tuple(blocks)})


def consultations() -> Profile:
    """A forum with a membership fee that its engagement section states."""
    fee = paragraph(f"The department pays a yearly fee of {FEE} and sends Ana Roy, its delegate.")
    profile = ProfileId(new_id())
    return Profile(
        id=profile,
        kind=ProfileKind.FORUM,
        names=(
            Name(text="Harbour Consultations", language="en"),
            Name(text="Consultations du port", language="fr"),
            Name(text="HC", role=NameRole.ACRONYM),
        ),
        sections=(
            section("overview", "", paragraph("Seventeen states talk here, and nobody decides anything.")),
            section("engagement", "Engagement", fee),
            section("next-steps", "Next steps", item("Host two meetings."), item("In Geneva first.", 2)),
        ),
        facts=(
            Contribution(
                id=FactId(new_id()),
                profile=profile,
                amount=Decimal(165000),
                currency="CAD",
                period="a year",
                payers=(Payer("the department"),),
                statements=(Statement(fee.id, FEE),),
            ),
            Incumbency(
                id=FactId(new_id()), profile=profile, person="Ana Roy", post="delegate",
                statements=(Statement(fee.id, "Ana Roy"),),
            ),
        ),
    )  # fmt: skip


def agency() -> Profile:
    """An organization with a received redaction and an engagement typed by hand."""
    profile = ProfileId(new_id())
    held = Paragraph(id=BlockId(new_id()), content=(Run("The agency asked us to "), Withheld(), Run(".")))
    day = FuzzyDate(
        wording="17-18 December 2019",
        kind=DateKind.RANGE,
        earliest=date(2019, 12, 17),
        latest=date(2019, 12, 18),
    )
    return Profile(
        id=profile,
        kind=ProfileKind.ORGANIZATION,
        names=(Name(text="Agency for Shelter", language="en"), Name(text="AFS", role=NameRole.ACRONYM)),
        sections=(
            section("overview", "", held),
            section("engagement", "Engagement", paragraph("We meet often.")),
        ),
        facts=(
            Engagement(id=FactId(new_id()), profile=profile, name="Shelter Forum", when=day, place="Geneva"),
        ),
    )


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, program: Program) -> Path:
    """The library made once a session; each test works on a copy of its own."""
    path = tmp_path_factory.mktemp("library") / "test.bdl"
    program.libraries.create(path)
    with program.open(path) as desk, desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        for profile in (consultations(), agency()):
            unit.profiles.add(profile)
    return path


@pytest.fixture
def library_path(tmp_path: Path, made_once: Path) -> Path:
    return Path(shutil.copyfile(made_once, tmp_path / "test.bdl"))


@pytest.fixture
def desk(library_path: Path, program: Program) -> Iterator[Desk]:
    with program.open(library_path) as opened:
        yield opened
