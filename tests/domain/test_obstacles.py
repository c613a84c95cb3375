"""What stops a public edition: each case once, named by its place, without a severed word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from briefing_app.domain.edition import (
    obstacles,
)
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.named_places import NamedPlaces
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    FootnoteReference,
    Heading,
    Picture,
    Row,
    Run,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    holds,
)
from tests.notes import (
    APPROVED,
    HELD,
    UNKNOWN,
    in_a_cell,
    note_of,
    paragraph,
    public,
    records_in_any_state,
)
from tests.retelling import (
    markings_in_the_way,
    told_apart,
)
from tests.strategies import (
    PROVED,
    SCHEME,
    SEVERANCES,
    normal_texts,
)


@PROVED
@given(normal_texts, records_in_any_state)
def test_obstacles_are_every_undecided_severance_and_every_released_marking_and_no_more(
    blocks: Text, severances: Severances
) -> None:
    found = obstacles(note_of(blocks), severances, SCHEME)
    undecided = {one for block in blocks for one in severances.undecided(holds(block))}
    assert sum("is not approved" in sentence for sentence in found) == len(undecided)
    assert {one for one in SEVERANCES if any(one in sentence for sentence in found)} == undecided
    assert sum("would be released" in sentence for sentence in found) == markings_in_the_way(blocks)
    assert len(found) == len(undecided) + markings_in_the_way(blocks)


@PROVED
@given(normal_texts, records_in_any_state)
def test_obstacles_never_repeat_a_severed_word(blocks: Text, severances: Severances) -> None:
    assert not any(
        "canary" in sentence for sentence in obstacles(note_of(told_apart(blocks)), severances, SCHEME)
    )


@PROVED
@given(normal_texts, records_in_any_state)
def test_the_public_edition_is_refused_exactly_when_something_stops_it(
    blocks: Text, severances: Severances
) -> None:
    stopped = obstacles(note_of(blocks), severances, SCHEME)
    if not stopped:
        assert public(blocks, severances).banner == SCHEME.banner(SCHEME.lowest, "en")
        return
    with pytest.raises(EditionRefusedError) as refused:
        public(blocks, severances)
    assert refused.value.obstacles == stopped


def test_a_severance_of_several_passages_is_told_of_once_with_the_first() -> None:
    held = frozenset({UNKNOWN})
    blocks = (
        Heading(id=BlockId("h"), level=1, content=(Run("Funding"),)),
        replace(paragraph(Run("a", severances=held)), id=BlockId("a")),
        replace(paragraph(Run("b")), id=BlockId("b"), severances=held),
        in_a_cell(paragraph(Run("c", severances=held))),
    )
    (told,) = obstacles(note_of(blocks), APPROVED, SCHEME)
    assert told.block == "a"
    assert UNKNOWN in told


def test_the_refusal_names_the_heading_under_which_it_stands() -> None:
    blocks = (
        Heading(id=BlockId("h"), level=1, content=(Run("Funding"),)),
        paragraph(Run("a", severances=frozenset({UNKNOWN}))),
        paragraph(Run("b"), portion=SCHEME.parse("PB")),
    )
    first, second = obstacles(note_of(blocks), APPROVED, SCHEME)
    assert "“Funding”" in first
    assert UNKNOWN in first
    assert "PROTECTED B" in second


def test_places_are_looked_up_only_where_something_stands_in_the_way() -> None:
    asked: list[str] = []

    def tells(said: str) -> bool:
        asked.append(said)
        return False

    free, marked = in_a_cell(paragraph(Run("a"))), paragraph(Run("b"), portion=SCHEME.parse("PB"))
    for blocks in ((free,), (free, marked)):
        stopped = obstacles(note_of(blocks), APPROVED, SCHEME, NamedPlaces("Talks", blocks, tells=tells))
        assert bool(asked) is bool(stopped) is (marked in blocks)


def test_a_heading_with_severed_words_lends_its_name_to_no_refusal() -> None:
    blocks = (
        Heading(id=BlockId("h"), level=1, content=(Run("Talks with "), Run("canary", severances=HELD))),
        paragraph(Run("b"), portion=SCHEME.parse("PB")),
    )
    (sentence,) = obstacles(note_of(blocks), APPROVED, SCHEME)
    assert "Talks" not in sentence
    assert "canary" not in sentence


@pytest.mark.parametrize(
    "shown",
    [
        Picture(id=BlockId("a"), digest="0a", media_type="image/png", alternate=""),
        paragraph(Run(" ", link="https://a.example")),
        paragraph(FootnoteReference((Run("a"),))),
        in_a_cell(in_a_cell(paragraph(Run("a")))),
    ],
)
def test_a_marked_cell_stops_the_edition_whatever_it_shows(shown: Block) -> None:
    marked = Table(
        id=BlockId("t"), rows=(Row((Cell(blocks=(shown,), portion=SCHEME.parse("S")),)),), columns=(FREE,)
    )
    assert len(obstacles(note_of((marked,)), APPROVED, SCHEME)) == 1


def test_a_marked_block_inside_a_cell_stops_the_edition_until_its_row_is_severed() -> None:
    marked = in_a_cell(in_a_cell(paragraph(Run("a"), portion=SCHEME.parse("PA"))))
    assert len(obstacles(note_of((marked,)), APPROVED, SCHEME)) == 1
    severed = replace(marked, rows=(replace(marked.rows[0], severances=HELD),))
    assert obstacles(note_of((severed,)), APPROVED, SCHEME) == ()


def test_a_marked_block_of_which_nothing_is_left_stops_nothing() -> None:
    secret = SCHEME.parse("SECRET")
    blocks = (
        paragraph(Run("a"), portion=secret, severances=HELD),
        paragraph(Run("a", severances=HELD), Withheld(), Run(" "), portion=secret),
        WithheldBlock(id=BlockId("w"), withheld=Withheld(), portion=secret),
    )
    assert obstacles(note_of(blocks), APPROVED, SCHEME) == ()


def test_a_note_raised_as_a_whole_is_refused_until_that_ends() -> None:
    blocks = (paragraph(Run("a")),)
    raised = note_of(blocks, marking=SCHEME.parse("PA"), uplifted=True)
    (sentence,) = obstacles(raised, APPROVED, SCHEME)
    assert "PROTECTED A" in sentence
    assert obstacles(note_of(blocks, marking=SCHEME.lowest, uplifted=True), APPROVED, SCHEME) == ()


@pytest.mark.parametrize("first", [Cell(), Cell(blocks=(paragraph(Withheld()),))], ids=["empty", "redacted"])
def test_the_mark_of_a_row_drawn_from_facts_stops_it_where_the_first_cell_says_nothing(first: Cell) -> None:
    marked = replace(first, portion=SCHEME.parse("PROTECTED A"))
    post = Cell(blocks=(paragraph(Run("Head of liaison")),))
    head = Row((Cell(blocks=(paragraph(Run("Name")),)), Cell(blocks=(paragraph(Run("Post")),))))
    table = Table(id=BlockId("t"), rows=(head, Row((marked, post))), columns=(FREE, FREE), derived=True)
    (found,) = obstacles(note_of((table,)), APPROVED, SCHEME)
    assert "PROTECTED A would be released" in found
    assert obstacles(note_of((replace(table, derived=False),)), APPROVED, SCHEME) == ()
