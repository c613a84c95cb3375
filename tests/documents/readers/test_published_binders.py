"""Every count of the three published binders, reached exactly; skipped where they are not."""

from __future__ import annotations

from collections import Counter
from itertools import count

import pytest

from briefing_app.documents.readers.blocks import to_blocks
from briefing_app.domain.reading import BlockKind
from briefing_app.domain.text import Scope, Withheld, WithheldBlock, contents, received_redactions

A, B, D = "000_97ba651773b5fa5d.txt", "001_657a20a70f71c593.txt", "003_ddae4e6394894154.txt"

COUNTS = {
    A: {
        "title": 1,
        "notice": 1,
        "heading": 42,
        "paragraph": 25,
        "item": 89,
        "attachment": 1,
        "boilerplate": 2,
    },
    B: {"title": 1, "heading": 11, "paragraph": 2, "item": 23, "legend": 3},
    D: {"title": 1, "heading": 2, "paragraph": 12, "boilerplate": 1},
}

PROFILES = [
    ("FCM", "Five Country Ministerial", (2, 1, 2)),
    ("M5", "Migration Five", (1, 1, 2)),
    ("IGC", "Intergovernmental Consultations on Migration, Asylum and Refugees", (2, 1, 1)),
    ("GFMD", "Global Forum for Migration and Development", (1, 1, 2)),
    ("IOM", "International Organization for Migration", (1, 1, 1)),
    ("RCM", "Regional Conference on Migration", (1, 1, 1)),
    ("TCM", "Trans-Atlantic Council on Migration", (2, 2, 2)),
    ("UNHCR", "United Nations High Commissioner for Refugees", (2, 2, 2)),
]


@pytest.fixture(scope="module")
def published(seeds, read):
    """The readings by file name."""
    return {name: read((seeds / name).read_bytes(), name) for name in (A, B, D)}


@pytest.mark.parametrize("name", [A, B, D])
def test_every_kind_of_block_is_counted_exactly(name, published):
    assert Counter(block.kind.value for block in published[name].blocks) == COUNTS[name]


@pytest.mark.parametrize(("name", "lines", "blank"), [(A, 161, 0), (B, 83, 43), (D, 17, 0)])
def test_every_line_is_counted(name, lines, blank, published):
    source = published[name].source
    assert (len(source.lines), sum(not line.strip() for line in source.lines)) == (lines, blank)


@pytest.mark.parametrize("name", [A, B, D])
def test_the_source_is_written_back_character_for_character(name, published, seeds):
    assert published[name].source.as_text().encode() == (seeds / name).read_bytes()


@pytest.mark.parametrize("name", [A, B, D])
def test_every_line_of_text_is_in_exactly_one_block(name, published):
    reading = published[name]
    lines = [n for block in reading.blocks for n in block.lines if reading.source.lines[n - 1].strip()]
    assert lines == [n for n, line in enumerate(reading.source.lines, 1) if line.strip()]


def test_inline_and_whole_redactions_are_where_they_are(published):
    blocks = published[A].blocks
    assert [b.first for b in blocks if b.withheld and not b.wholly] == [21, 23, 53, 55]
    assert [b.first for b in blocks if b.wholly] == [33, 67]
    assert sum(b.withheld for b in blocks) == 6
    assert not any(b.withheld for name in (B, D) for b in published[name].blocks)


def test_the_depth_of_the_posters_items_is_as_shown(published):
    items = list(published[B].blocks_of(BlockKind.ITEM))
    assert Counter(item.level for item in items) == {1: 20, 2: 3}
    assert {(item.first, item.parent) for item in items if item.level == 2} == {(28, 27), (29, 27), (30, 27)}


def test_flattened_items_stay_at_level_one_and_find_their_parents(published):
    items = {item.first: item for item in published[A].blocks_of(BlockKind.ITEM)}
    assert {item.level for item in items.values()} == {1}
    assert [items[n].parent for n in (12, 13, 14, 15, 16, 17)] == [11, 11, 11, None, None, None]
    assert [items[n].parent for n in (95, 96, 97)] == [94, 94, 94]
    assert {items[n].parent for n in range(121, 137)} == {120}
    assert {items[n].parent for n in range(138, 143)} == {137}
    assert [items[n].parent for n in range(151, 160)] == [None, 151, 151, None, 154, 154, 154, None, None]


def test_the_marked_headings_keep_their_levels(published):
    levels = Counter(block.level for block in published[B].blocks_of(BlockKind.HEADING))
    assert levels == {1: 1, 2: 10}


def test_a_title_over_two_lines_is_one_block(published):
    title = published[D].blocks[0]
    assert (title.first, title.last, title.kind) == (1, 2, BlockKind.TITLE)
    assert "\n" in title.raw
    assert "\n" not in title.text


def test_edition_and_notice_are_read_from_the_first_lines(published):
    assert [published[name].edition for name in (A, B, D)] == ["2019", None, None]
    assert [published[name].notice is None for name in (A, B, D)] == [False, True, True]
    assert published[A].blocks[1].withheld == 0
    assert {reading.language for reading in published.values()} == {"en"}


def test_the_eight_profiles_have_their_sections(published):
    found = published[A].profiles
    assert [(p.acronym, p.name, tuple(len(s.lines) for s in p.sections)) for p in found] == PROFILES
    assert {tuple(s.key for s in p.sections) for p in found} == {("overview", "engagement", "next-steps")}
    assert {p.sections[0].heading for p in found} == {None}
    assert not published[B].profiles
    assert not published[D].profiles


def test_projects_and_their_countries_are_all_found(published):
    projects = published[A].projects
    assert len(projects) == 23
    assert len({country for project in projects for country in project.countries}) == 25
    assert all(project.implementer for project in projects)
    assert not published[B].projects
    assert not published[D].projects


def test_every_statement_of_money_is_found(published):
    assert [(c.amount, c.currency, c.approximate) for c in published[A].contributions] == [
        ("165000", "CAD", False),
        ("25000", "USD", False),
        ("2400000", "CAD", False),
        ("60000000", "CAD", True),
        ("100000", "CAD", False),
        ("300000", None, True),
        ("700000", None, True),
        ("21000000", None, False),
    ]
    assert [(c.amount, c.lines) for c in published[B].contributions] == [
        ("300000", (28,)),
        ("700000", (29,)),
        ("21000000", (30,)),
    ]
    assert not published[D].contributions


def test_shares_and_periods_are_read_beside_the_amounts(published):
    fee, _, dues, projects, grant, *_, envelope = published[A].contributions
    assert [c.period for c in (fee, dues, grant, envelope)] == [
        "annual",
        "each year",
        "2018/2019 and 2019/2020",
        "3 years",
    ]
    assert [payer.name for payer in dues.payers] == ["IRCC"]
    assert [(payer.name, str(payer.share)) for payer in projects.payers] == [("IRCC", "60"), ("GAC", "40")]


def test_the_eight_people_are_found_and_nobody_else(published):
    people = published[A].people
    assert [(p.name.rpartition(" ")[2], p.acting, p.lines) for p in people] == [
        ("Hussen", False, (21,)),
        ("Goodale", False, (21,)),
        ("Papademetriou", False, (64,)),
        ("Selee", False, (65,)),
        ("MacDonald", True, (65,)),
        ("Morgan", False, (65,)),
        ("Tapley", False, (65,)),
        ("Illesinghe", False, (134,)),
    ]
    assert not published[B].people
    assert not published[D].people


def test_an_event_said_twice_is_one_event(published):
    events = {event.lines: event for event in published[A].events}
    forum = events[(14, 77)]
    assert (forum.when.edtf, forum.place) == ("2019-12-17/2019-12-18", "Geneva")
    council = events[(12, 68)]
    assert (council.when.edtf, council.place_certain) == ("2019-10-10/2019-10-11", False)
    assert events[(25,)].when.edtf == "2020-23"


def test_what_is_odd_is_flagged_at_its_line(published, codes):
    assert codes(published[A]) >= {
        (15, "orphan-item"),
        (16, "orphan-item"),
        (61, "missing-word"),
        (77, "sentence-cut-off"),
        (79, "lost-link-target"),
        (101, "acronym-misspelled"),
        (104, "duplicate-content"),
        (113, "name-variant"),
        (127, "no-space-after-dash"),
        (133, "unclosed-parenthesis"),
        (153, "name-variant"),
    }
    assert (13, "acronym-misspelled") in codes(published[D])
    assert not codes(published[B])


def test_blocks_of_the_text_model_hold_all_words_and_redactions(published):
    reading = published[A]
    blocks = to_blocks(reading, map(str, count()).__next__)
    assert len(blocks) == len(reading.blocks)
    assert sum(received_redactions(block) for block in blocks.values()) == 6
    scopes = [
        part.scope for b in blocks.values() for c in contents(b) for part in c if isinstance(part, Withheld)
    ]
    assert Counter(scopes) == {Scope.INLINE: 4, Scope.ITEM: 2}
    assert not any(isinstance(block, WithheldBlock) for block in blocks.values())
