"""No document is refused for nothing: common words that are severed somewhere stand everywhere."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.documents.gate import Finding, check
from briefing_app.documents.gate_fixed import fixed_words
from briefing_app.documents.writers import load_writers
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    FactId,
    Incumbency,
    Payer,
    ProfileId,
    Statement,
)
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.note import Note, NoteId, NoteSection
from briefing_app.domain.passages import find, withhold
from briefing_app.domain.profile import Name, Profile, ProfileKind
from briefing_app.domain.severance import Severance, Severances, SeveranceState
from briefing_app.domain.text import FREE, BlockId, Heading, Paragraph, Run, SectionId, Text
from briefing_app.paths import resources_folder
from briefing_app.services.editions import EditionService
from briefing_app.services.exports import default_file_name
from briefing_app.services.note_reading import NoteReading
from tests.bench.binder import EXEMPTION, SEVERANCE, Binder
from tests.documents.example_editions import NOW, RESOURCES, catalogue

WORDS, NOTES = 300, 200
FORMATS = ("txt", "md", "html", "docx")
EVERY_FORMAT = "BRIEFING_EVERY_FORMAT"
"""Set it to try each word in each format; otherwise they take turns."""
SEVERANCES = Severances.of(
    [
        Severance(
            id=SEVERANCE,
            exemptions=frozenset({EXEMPTION}),
            state=SeveranceState.APPROVED,
            by="A. Tremblay",
            at=NOW,
            reason="their confidence",
        )
    ]
)
WRITERS = load_writers(RESOURCES / "templates")
pytestmark = pytest.mark.no_cover
"""Eleven hundred editions come to no statement that the tests of editions, the gate and withheld rows do not;
counting them takes as long as making them."""


def findings(note: Note, number: int, profile: Profile | None = None) -> list[Finding]:
    """What stops the public edition of a note, in the formats whose turn it is; an obstacle raises."""
    service = EditionService(None, catalogue())  # type: ignore[arg-type]  # reads no library
    profiles = {profile.id: profile} if profile else {}
    reading = NoteReading(note, profiles, SEVERANCES)
    prepared = service.of_reading(reading, EditionKind.PUBLIC)
    assert prepared.needles
    found: list[Finding] = []
    for format_ in FORMATS if os.environ.get(EVERY_FORMAT) else (FORMATS[number % len(FORMATS)],):
        write = _writer(format_, note.language)
        wanted = prepared.wanted.beside(fixed_words(format_, prepared.edition, write))
        name = default_file_name(note.number, note.title, EditionKind.PUBLIC, format_)
        found += check(format_, write(prepared.edition, {}), name, wanted)
    return found


def _writer(format_: str, language: str) -> Callable[..., bytes]:
    return lambda edition, pictures: WRITERS[format_](edition, catalogue().wording(language), pictures)


def a_note(blocks: Text, language: str = "en", **properties: object) -> Note:
    middle = len(blocks) // 2
    sections = (
        NoteSection(id=SectionId("s1"), key="overview", heading="Overview", blocks=blocks[:middle]),
        NoteSection(id=SectionId("s2"), key="engagement", heading="Engagement", blocks=blocks[middle:]),
    )
    stated = {
        "title": "Meeting",
        "number": "2026-0042",
        "on": date(2026, 3, 2),
        "place": "Ottawa",
        **properties,
    }
    return Note(id=NoteId("n"), kind="meeting-note", language=language, sections=sections, **stated)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def paragraphs(lines: list[str]) -> Text:
    return tuple(
        Paragraph(id=BlockId(f"b{number}"), content=(Run(line),)) for number, line in enumerate(lines)
    )


def each_severed(blocks: Text, language: str) -> list[str]:
    """The words that stopped an edition although nothing but one place of the word was withheld."""
    every = dict.fromkeys(
        word for block in blocks for word in re.findall(r"[^\W\d_]{3,}", block.content[0].text)
    )
    chosen = list(every)[:: max(1, len(every) // WORDS)][:WORDS]
    assert len(chosen) == WORDS
    stopped = []
    for number, word in enumerate(chosen):
        places = find(blocks, word)
        severed = withhold(blocks, places[:1], SEVERANCE)
        if findings(a_note(severed, language), number):
            stopped.append(word)
    return stopped


@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_three_hundred_single_words_severed_in_turn_stop_nothing(language: str) -> None:
    help_pages = sorted((resources_folder() / "help" / language).glob("*.md"))
    lines = [
        line for page in help_pages for line in page.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    assert (
        each_severed(paragraphs([line.strip("#-* ") for line in lines if len(line) > 90][:45]), language)
        == []
    )


@pytest.mark.timeout(900)
def test_single_words_of_the_published_binder_severed_in_turn_stop_nothing(seeds: Path) -> None:
    lines = [
        line.strip()
        for one in sorted(seeds.glob("*.txt"))
        for line in one.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.strip()
    ]
    assert each_severed(paragraphs(lines), "en") == []


def a_profile(draw: random.Random, number: int) -> tuple[Profile, Text]:
    """A profile of three facts, each stated, typed by hand or withheld, and the words that state some."""
    own = ProfileId(f"profile{number}")
    held = [frozenset({SEVERANCE}) if draw.random() < 0.3 else FREE for _ in range(3)]
    said = f"Person{_letters(draw)} Name{_letters(draw)}"
    block = Paragraph(
        id=BlockId(f"stated{number}"), content=(Run("Led by "), Run(said, severances=held[0]), Run("."))
    )
    day = date(2027, 1, 1) + timedelta(days=draw.randrange(700))
    when = FuzzyDate(
        wording=day.isoformat(), kind=DateKind.DAY, edtf=day.isoformat(), earliest=day, latest=day
    )
    facts: tuple[Fact, ...] = (
        Incumbency(
            id=FactId("1"), profile=own, person=said, post="Chair", statements=(Statement(block.id, said),)
        ),
        Engagement(
            id=FactId("2"), profile=own, name=f"Forum {_letters(draw)}", when=when, place="Geneva",
            severances=held[1],
        ),
        Contribution(
            id=FactId("3"), profile=own, amount=Decimal(10_000_001 + draw.randrange(10**6)), currency="CAD",
            period="2026", payers=(Payer("the department"),), severances=held[2],
        ),
    )  # fmt: skip
    names = (Name(text=f"Council {_letters(draw)}", language="en"),)
    return Profile(id=own, kind=ProfileKind.FORUM, names=names, facts=facts), (block,)


def _letters(draw: random.Random) -> str:
    return "".join(draw.choice("abdefgiklmnoprstuvz") for _ in range(7))


@pytest.mark.timeout(900)
def test_two_hundred_clean_notes_are_not_refused() -> None:
    stopped = []
    for number in range(NOTES):
        draw = random.Random(number)
        binder = Binder(number)
        profile, stated = a_profile(draw, number)
        text = tuple(_unlike_derived(block) for block in binder.text(1))
        title = text[0].content[0].text if isinstance(text[0], Heading) else ""
        note = a_note((*text, *stated), ("en", "fr")[number % 2], title=title, profiles=(profile.id,))
        tables = ("people", "engagements", "contributions")
        drawn = tuple(
            NoteSection(id=SectionId(one), key=one, heading=one.title(), blocks=(), derived=one)
            for one in tables
        )
        note = replace(note, sections=(*note.sections, *drawn))
        stopped += [(number, one) for one in findings(note, number, profile)]
    assert stopped == []


def _unlike_derived(block):
    """Headings of a note's own text stand below those of its sections."""
    return replace(block, level=2) if isinstance(block, Heading) else block
