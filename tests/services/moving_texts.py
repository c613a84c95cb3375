"""What an officer does to passages that a note has copies of: divides, joins and moves them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.editing import erasing, pasting, writing
from briefing_app.domain.editing.session import EditingSession
from briefing_app.domain.editing.sheet import Means, Place, Sheet
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.passages import find, map_blocks, withhold
from briefing_app.domain.severance import NewSeverance
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Origin,
    Paragraph,
    Run,
    SeveranceId,
    block_words,
    map_content,
)
from briefing_app.domain.withheld_places import held_words
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import new_id

from .conftest import paragraph
from .test_notes import meeting
from .typing_texts import PRESS, place_of, record

LINE = "The minister asked for the ledger of harbour dues, and the envoy sent a sealed copy to Geneva."
OTHER = "Nobody told the press which ferry carried the crates."
PART = "The minister asked for the ledger of harbour"  # of LINE; ends inside of PHRASE
PHRASE = "harbour dues"
END = "the envoy sent a sealed"


# ---- what is done


def say(desk: Desk, *words: str | Block, place: TextPlace | None = None) -> TextPlace:
    """Let a section of the profile say some passages."""
    place = place or place_of(desk, "engagement")
    opened = desk.texts.open(place)
    blocks = tuple(paragraph(one) if isinstance(one, str) else one for one in words)
    desk.texts.save(place, blocks, opened.revision)
    return place


def note_place(desk: Desk, key: str = "overview") -> TextPlace:
    return next(TextPlace(one.id, "en") for one in desk.notes.get("1").sections if one.key == key)


def copy_(desk: Desk, *passages: str, of: int = 0, place: TextPlace | None = None) -> Paragraph:
    """Words of a passage of the profile as the only thing a note says; without any: all of them."""
    place = place or place_of(desk, "engagement")
    opened = desk.texts.open(place)
    source = opened.blocks[of]
    said = "".join(passages) or block_words(source)
    origin = Origin(place.section, opened.revision, source.id)
    return Paragraph(id=BlockId(new_id()), content=(Run(said),), origin=origin)


def hold(desk: Desk, *blocks: Block, about: str = "AFS", language: str = "en") -> None:
    """Make a note that says nothing but these."""
    note = meeting(desk, about)
    for section in note.sections:
        opened = desk.texts.open(TextPlace(section.id, language))
        desk.texts.save(opened.place, blocks if section.key == "overview" else (), opened.revision)


def edit(
    desk: Desk, *acts: Callable[[Sheet, Means], Sheet], place: TextPlace | None = None, sever_: str = ""
) -> None:
    """Do some things to the text of the profile, and save it once."""
    place = place or place_of(desk, "engagement")
    opened = desk.texts.open(place)
    session = EditingSession(Means(new_id, desk.catalogue.scheme.floor), opened.blocks)
    for act in acts:
        session.do(act)
    new = [session.new_severance(PRESS)] if sever_ else []
    blocks = session.text()
    if sever_:
        blocks = withhold(blocks, find(blocks, sever_), new[0].id)
    desk.texts.save(place, blocks, opened.revision, [NewSeverance(one.id, PRESS) for one in new])


def at(sheet: Sheet, words: str, *, behind: bool = False) -> Place:
    (passage,) = find(sheet.blocks, words)
    number = next(n for n, block in enumerate(sheet.blocks) if block.id == passage.block)
    return Place(number, passage.end if behind else passage.start)


def split(before: str) -> Callable[[Sheet, Means], Sheet]:
    """Enter in front of some words."""

    def act(sheet: Sheet, means: Means) -> Sheet:
        place = at(sheet, before)
        return writing.split(replace(sheet, anchor=place, head=place), means)

    return act


def join(number: int = 1) -> Callable[[Sheet, Means], Sheet]:
    """Backspace at the start of a passage."""

    def act(sheet: Sheet, means: Means) -> Sheet:
        end = Place(number - 1, sum(len(part.text) for part in sheet.blocks[number - 1].content))
        here = Place(number, 0)
        return erasing.erase_between(replace(sheet, anchor=here, head=here), end, here, means)

    return act


def put(words: str, instead_of: str = "", behind: str = "") -> Callable[[Sheet, Means], Sheet]:
    """Type words in the place of others, or behind them."""

    def act(sheet: Sheet, means: Means) -> Sheet:
        wanted = instead_of or behind
        start, end = at(sheet, wanted, behind=not instead_of), at(sheet, wanted, behind=True)
        return writing.write(replace(sheet, anchor=start, head=end), words, means)

    return act


def cut(words: str) -> Callable[[Sheet, Means], Sheet]:
    def act(sheet: Sheet, means: Means) -> Sheet:
        chosen = replace(sheet, anchor=at(sheet, words), head=at(sheet, words, behind=True))
        return erasing.erase(chosen, means)

    return act


def paste(words: str, behind: str) -> Callable[[Sheet, Means], Sheet]:
    def act(sheet: Sheet, means: Means) -> Sheet:
        place = at(sheet, behind, behind=True)
        return pasting.insert(replace(sheet, anchor=place, head=place), (paragraph(words),), means)

    return act


# ---- what follows


def words_held(desk: Desk, key: str = "overview") -> list[str]:
    blocks = desk.texts.open(note_place(desk, key)).blocks
    return [word.strip() for words in held_words(blocks).values() for word in words]


def free_all(desk: Desk) -> None:
    """Let go in the note of everything that was proposed there."""
    opened = desk.texts.open(note_place(desk))
    bare = map_blocks(
        opened.blocks,
        lambda block: replace(
            map_content(block, lambda some: tuple(replace(one, severances=FREE) for one in some)),
            severances=FREE,
        ),
    )
    desk.texts.save(opened.place, bare, opened.revision)


def public(desk: Desk) -> str:
    """What the public edition says once everything that waits in the note is approved."""
    waiting = [one.severance.id for one in desk.severances.of_note("1")]
    desk.severances.approve(waiting, "harm")
    return "\n".join(map(block_words, desk.exports.edition_of_note("1", EditionKind.PUBLIC).blocks))


def assert_followed(desk: Desk, severance: SeveranceId | None, words: Iterable[str]) -> None:
    """It is proposed in the note for just these words; freed there, the edition waits."""
    assert words_held(desk) == list(words)
    if severance is not None:
        held = held_words(desk.texts.open(note_place(desk)).blocks)
        assert {record(desk, one).source for one in held} == {severance}
    said = public(desk)
    assert not [one for one in words if one in said]
    free_all(desk)
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note("1", EditionKind.PUBLIC)
    assert any("severed in the profile since" in str(one) for one in refused.value.obstacles)
