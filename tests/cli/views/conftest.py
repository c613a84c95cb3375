"""A profile and a note that use everything the domain has, in our own words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from briefing_app import paths
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    FactId,
    ImportId,
    Incumbency,
    Membership,
    NextStep,
    Payer,
    ProfileId,
    Project,
    Statement,
    Tenure,
)
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.levels import MarkingId
from briefing_app.domain.marking import Marking, Uplift
from briefing_app.domain.note import Approval, Note, NoteId, NoteSection, SourceChange
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind, Section
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    FootnoteReference,
    HardBreak,
    Heading,
    ListItem,
    Marker,
    Origin,
    Paragraph,
    Picture,
    RevisionId,
    Row,
    Run,
    Scope,
    SectionId,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
)
from briefing_app.services.catalogue import Catalogue, load_catalogue

PB = Marking(frozenset({MarkingId("ca:PB")}))
NOON = datetime(2020, 1, 6, 12, tzinfo=UTC)
HELD = frozenset({SeveranceId("s1")})


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(paths.resources_folder())


def when(wording: str) -> FuzzyDate:
    return FuzzyDate(wording=wording, kind=DateKind.MONTH, edtf="2020-02", document_date=date(2019, 12, 1))


def cell(text: str, **more) -> Cell:
    return Cell(blocks=(Paragraph(id=BlockId(f"cell-{text}"), content=(Run(text),)),), **more)


@pytest.fixture
def blocks() -> Text:
    """Every kind of block, with every way to mark and withhold."""
    origin = Origin(SectionId("sec"), RevisionId("rev"), BlockId("b0"))
    secret = Run("twelve boats", severances=HELD)
    note = FootnoteReference((Run("Counted in May."),), severances=HELD)
    table = Table(
        id=BlockId("t"),
        columns=(FREE, HELD),
        rows=(
            Row((cell("Port"), cell("Boats"))),
            Row((cell("Halifax", portion=PB), cell("12", severances=HELD)), severances=HELD),
        ),
        caption=(Run("Boats by port"),),
    )
    return (
        Heading(id=BlockId("h"), level=2, content=(Run("Fleet"),)),
        Paragraph(
            id=BlockId("p"),
            portion=PB,
            origin=origin,
            content=(Run("We sent "), secret, Run(" and "), Withheld(), note, HardBreak(), Run("more.")),
        ),
        ListItem(id=BlockId("i"), level=1, numbered=True, start=3, content=(Run("First"),)),
        ListItem(id=BlockId("j"), level=1, numbered=True, content=(Run("Second"),), severances=HELD),
        ListItem(id=BlockId("k"), level=2, content=(Withheld(scope=Scope.ITEM), Run("."))),
        WithheldBlock(id=BlockId("w"), withheld=Withheld(frozenset({ExemptionId("atia:15(1)")}), Scope.LINE)),
        table,
        Picture(
            id=BlockId("x"),
            digest="0" * 64,
            media_type="image/png",
            alternate="A chart of boats",
            caption=(Run("Chart"),),
        ),
    )


def facts() -> tuple[Fact, ...]:
    """Every sort of fact, and a withheld field in each that can have one."""
    common = {"profile": ProfileId("u1"), "lines": (3,), "imported": ImportId("im1"), "confirmed": False}
    stated = {"statements": (Statement(BlockId("p"), "twelve boats"),), "portion": PB, "severances": HELD}
    return (
        Incumbency(id=FactId("f1"), person="Ann Marsh", post="Chair", acting=True, role="Sherpa", **common),
        Contribution(
            id=FactId("f2"),
            amount=Decimal("1.650E5"),
            currency="CAD",
            approximate=True,
            period="a year",
            payers=(Payer("Harbour Office", Decimal("62.50")), Payer("Others")),
            purpose="secretariat",
            **common,
            **stated,
        ),
        Contribution(id=FactId("f3"), amount=Withheld(marker=Marker.STAMP), **common),
        Engagement(id=FactId("f4"), name="Autumn session", when=when("October 2022"), place="Oslo", **common),
        Engagement(
            id=FactId("f5"),
            name=Withheld(),
            when=Withheld(),
            place=Withheld(),
            place_certain=False,
            **common,
        ),
        Project(id=FactId("f6"), title="Quiet Harbours", countries=("Chile", "Peru"), **common),
        NextStep(id=FactId("f7"), action="Send a delegate", due=when("May 2022"), owner="Marine", **common),
        Tenure(id=FactId("f8"), holder="Norway", office="chair", when=when("2020 to 2021"), **common),
        Membership(id=FactId("f9"), standing="member", count=9, **common),
    )


@pytest.fixture
def profile(blocks: Text) -> Profile:
    """A profile with two languages, every sort of fact, and a withheld field in each that can have one."""
    return Profile(
        id=ProfileId("u1"),
        kind=ProfileKind.FORUM,
        names=(
            Name(text="Lakeside Assembly", language="en", valid_from=when("February 2020")),
            Name(text="Assemblée riveraine", language="fr"),
            Name(text="LA", role=NameRole.ACRONYM),
            Name(text="Lake Assembly", role=NameRole.VARIANT, valid_to=when("2021")),
        ),
        parent=ProfileId("u0"),
        founded=when("2001"),
        nature="intergovernmental",
        tags=("ocean",),
        reviewed_on=date(2020, 1, 2),
        updated_at=NOON,
        confirmed=False,
        sections=(
            Section(id=SectionId("sec"), key="overview", texts={"en": blocks}, severances=HELD),
            Section(
                id=SectionId("sec2"),
                key="engagement",
                headings={"en": "Engagement", "fr": "Mobilisation"},
                texts={"fr": (Paragraph(id=BlockId("f"), content=(Run("Déjà là."),)),)},
            ),
            Section(id=SectionId("sec3"), key="next-steps"),
        ),
        facts=facts(),
    )


@pytest.fixture
def note(blocks: Text) -> Note:
    """A note with everything a note can have."""
    return Note(
        id=NoteId("n1"),
        number="4",
        kind="meeting-note",
        title="Autumn session",
        language="en",
        profiles=(ProfileId("u1"),),
        on=date(2022, 10, 3),
        place="Oslo",
        fields={"docket": "D-17", "from": ""},
        approvals=(Approval(post="Director", name="J. Roy", at="2022-09-01"),),
        uplift=Uplift(PB, "together they say more", "J. Roy", NOON),
        sections=(
            NoteSection(
                id=SectionId("ns1"),
                key="overview",
                heading="Overview",
                profile=ProfileId("u1"),
                source=SectionId("sec"),
                language="en",
                blocks=blocks,
            ),
            NoteSection(id=SectionId("ns2"), key="people", heading="Key people", derived="people"),
        ),
        created_at=NOON,
        updated_at=NOON,
    )


@pytest.fixture
def changes(note: Note) -> tuple[SourceChange, ...]:
    """A block whose source says something else now, and one whose source is gone."""
    first, second = note.sections[0].blocks[:2]
    return (
        SourceChange(note.sections[0].id, first, first, second),
        SourceChange(note.sections[0].id, second, None, None),
    )
