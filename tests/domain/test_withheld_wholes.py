"""What is withheld whole keeps its place and says what it was: a heading, a picture, a section."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from briefing_app.domain.edition import public_edition
from briefing_app.domain.release import release
from briefing_app.domain.text import (
    Block,
    BlockId,
    Heading,
    Paragraph,
    Picture,
    Run,
    Scope,
    Text,
    Withheld,
    WithheldBlock,
    block_words,
    contents,
)
from tests.notes import APPROVED, FIFTEEN, HELD, NINETEEN, ONE, THREE, cite, note_of, paragraph, public
from tests.strategies import SCHEME, texts

BOTH = frozenset({ONE, THREE})


def heading(level: int = 1, words: str = "Plans") -> Heading:
    return Heading(id=BlockId("h"), level=level, content=(Run(words),))


def held(*blocks: Block, by: frozenset = HELD) -> Text:
    return tuple(replace(block, severances=by) for block in blocks)


def markers(blocks: Text) -> list[tuple[Scope, frozenset]]:
    parts = (part for block in blocks for piece in contents(block) for part in piece)
    return [(part.scope, part.exemptions) for part in parts if isinstance(part, Withheld)]


def test_a_withheld_heading_stays_a_heading_and_says_so():
    (released, _) = release((*held(heading(2)), paragraph(Run("open"))), APPROVED)
    assert isinstance(released, Heading)
    assert released.level == 2
    assert markers((released,)) == [(Scope.HEADING, FIFTEEN)]


def test_a_withheld_picture_says_that_it_was_one():
    picture = Picture(id=BlockId("g"), digest="d", media_type="image/png", alternate="a map")
    (released,) = release(held(picture), APPROVED)
    assert isinstance(released, WithheldBlock)
    assert released.withheld.scope is Scope.PICTURE


def test_a_section_withheld_with_its_heading_is_one_marker_however_much_stood_in_it():
    inside = (paragraph(Run("one")), heading(2), paragraph(Run("two")))
    after = (heading(1, "Next"), paragraph(Run("open")))
    short, long = ((*held(heading(), *inside[:count]), *after) for count in (1, 3))
    assert release(short, APPROVED) == release(long, APPROVED)
    assert markers(release(long, APPROVED)) == [(Scope.SECTION, FIFTEEN)]
    assert isinstance(release(long, APPROVED)[0], Heading)


def test_two_sections_withheld_under_one_decision_keep_their_places():
    two = held(heading(), paragraph(Run("one")), heading(), paragraph(Run("two")))
    assert markers(release(two, APPROVED)) == [(Scope.SECTION, FIFTEEN)] * 2


def test_a_section_of_which_something_is_released_is_not_said_to_be_withheld():
    blocks = (*held(heading(), paragraph(Run("one"))), paragraph(Run("open")))
    assert [scope for scope, _ in markers(release(blocks, APPROVED))] == [Scope.HEADING, Scope.LINE]


def test_the_marker_of_a_section_names_every_provision_its_blocks_are_withheld_under():
    blocks = (*held(heading()), *held(paragraph(Run("one")), by=BOTH))
    assert markers(release(blocks, APPROVED)) == [(Scope.SECTION, FIFTEEN | NINETEEN)]


@given(texts)
def test_what_stands_in_a_withheld_section_does_not_change_the_edition(blocks: Text):
    inside = tuple(one for one in blocks if not (isinstance(one, Heading) and one.level == 1))
    section = (*held(heading()), *(replace(one, severances=one.severances | HELD) for one in inside))
    released = release(section, APPROVED)
    assert len(released) == 1
    assert block_words(released[0]) == ""


def said(blocks: Text) -> str:
    edition = public_edition(
        note_of(blocks), APPROVED, SCHEME, cite, notice=lambda found: f"under {cite(found)}"
    )
    return "\n".join(map(block_words, edition.front))


def test_a_document_that_withholds_something_says_so_at_its_front():
    assert said((paragraph(Run("open"), Run("secret", severances=HELD)),)) == "under s. 15(1)"


def test_a_document_that_withholds_nothing_has_no_such_notice():
    assert said((paragraph(Run("open"), Withheld()),)) == ""
    assert public((Paragraph(id=BlockId("p"), content=(Run("x", severances=HELD),)),)).front == ()
