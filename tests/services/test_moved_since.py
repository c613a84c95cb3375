"""Tables, footnotes, late arrivals: copies follow what was divided, joined or moved since, all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    FootnoteReference,
    Origin,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
    block_words,
    origins_of,
    walk,
)
from briefing_app.services.taking_over import Outcome
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import new_id

from .conftest import paragraph
from .moving_texts import (
    LINE,
    OTHER,
    PART,
    PHRASE,
    assert_followed,
    copy_,
    edit,
    hold,
    join,
    note_place,
    say,
    split,
    words_held,
)
from .typing_texts import place_of, sever

# ---- tables and footnotes


def table(*words: str) -> Table:
    cells = tuple(Cell(blocks=(paragraph(one),)) for one in words)
    return Table(id=BlockId(new_id()), rows=(Row(cells),), columns=(FREE,) * len(words), header_rows=0)


def copied_table(desk: Desk, place: TextPlace) -> Block:
    opened = desk.texts.open(place)

    def one(block: Block) -> Block:
        origin = Origin(place.section, opened.revision, block.id)
        return replace(block, origin=origin, id=BlockId(new_id()))

    (made,) = map_blocks(opened.blocks, one)
    return made


def in_cell(made: Block, words: str) -> Block:
    """The table with what its first cell says put otherwise."""

    def one(block: Block) -> Block:
        return replace(block, content=(Run(words),)) if LINE in block_words(block) else block

    (changed,) = map_blocks((made,), lambda b: one(b) if isinstance(b, Paragraph) else b)
    return changed


def test_what_was_moved_from_cell_to_cell_is_severed(desk: Desk) -> None:
    place = say(desk, table(LINE, "Crates"))
    hold(desk, in_cell(copied_table(desk, place), PART))
    opened = desk.texts.open(place)

    def moved(block: Block) -> Block:
        if not isinstance(block, Paragraph):
            return block
        said = block_words(block)
        new = LINE.replace(" of harbour dues", "") if said == LINE else f"{said} of harbour dues"
        return replace(block, content=(Run(new),))

    desk.texts.save(place, map_blocks(opened.blocks, moved), opened.revision)
    assert_followed(desk, sever(desk, place, "of harbour dues"), ["of harbour"])


def test_what_was_divided_in_a_cell_is_severed(desk: Desk) -> None:
    place = say(desk, table(LINE, "Crates"))
    hold(desk, in_cell(copied_table(desk, place), PART))
    opened = desk.texts.open(place)
    (whole,) = opened.blocks
    cell, other = whole.rows[0].cells
    (line,) = cell.blocks
    head, tail = LINE[: LINE.index("ledger")], LINE[LINE.index("ledger") :]
    halves = (replace(line, content=(Run(head),)), paragraph(tail))
    row = Row((replace(cell, blocks=halves), other))
    desk.texts.save(place, (replace(whole, rows=(row,)),), opened.revision)
    assert_followed(desk, sever(desk, place, PHRASE), ["harbour"])


def test_a_footnote_that_went_with_the_new_half_is_severed(desk: Desk) -> None:
    note = FootnoteReference((Run("Said by the clerk of the harbour office."),))
    line = Paragraph(id=BlockId(new_id()), content=(Run("The minister asked for the ledger"), note, Run(".")))
    place = say(desk, line)
    copy = copy_(desk)
    mine = FootnoteReference((Run("Said by the clerk of the harbour"),))
    hold(desk, replace(copy, content=(Run("The minister asked for the ledger"), mine, Run("."))))
    edit(desk, split("ledger"))
    assert_followed(desk, sever(desk, place, "harbour office"), ["harbour"])


# ---- what arrives later, and what was looked at


def test_what_is_pasted_after_it_was_divided_and_severed_is_severed(desk: Desk) -> None:
    place = say(desk, LINE)
    clip = copy_(desk, PART)
    edit(desk, split("ledger"))
    severance = sever(desk, place, PHRASE)
    hold(desk, clip)
    assert_followed(desk, severance, ["harbour"])


def test_what_was_copied_before_it_was_ever_saved_is_severed(desk: Desk) -> None:
    place = say(desk, OTHER)
    clip = copy_(desk, PART)
    opened = desk.texts.open(place)
    new = paragraph(LINE)
    clip = replace(clip, origin=replace(clip.origin, block=new.id))
    head, tail = LINE[: LINE.index("ledger")], LINE[LINE.index("ledger") :]
    first = replace(new, content=(Run(head),))
    desk.texts.save(place, (*opened.blocks, first, paragraph(tail)), opened.revision)
    hold(desk, clip)
    assert_followed(desk, sever(desk, place, PHRASE), [PART])  # nobody knows any more what is of which


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_copy_that_was_kept_as_it_is_goes_on_following_both_halves(desk: Desk, is_taken: bool) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, PART))
    edit(desk, split("ledger"))
    (update,) = desk.note_editing.updates("1")
    desk.note_editing.take_over("1", *(((update,), ()) if is_taken else ((), (update,))))
    sever(desk, place, PHRASE)
    kept = block_words(desk.texts.open(note_place(desk)).blocks[0])
    assert words_held(desk) == ([] if is_taken else [PART])
    assert ("harbour" in kept) is not is_taken


def test_a_copy_whose_source_was_joined_away_and_that_was_kept_follows_its_successor(desk: Desk) -> None:
    place = say(desk, LINE, OTHER)
    hold(desk, copy_(desk, of=1))
    edit(desk, join())
    (update,) = desk.note_editing.updates("1")
    assert update.outcome is Outcome.GONE
    desk.note_editing.take_over("1", (), (update,))
    assert desk.note_editing.updates("1") == ()
    first = desk.texts.open(place).blocks[0].id
    (block,) = desk.texts.open(note_place(desk)).blocks
    assert first in {one.block for one in origins_of(block)}
    assert_followed(desk, sever(desk, place, "to Geneva.Nobody told"), ["Nobody told"])


@pytest.mark.parametrize("is_taken", [False, True])
def test_joined_words_whose_source_was_joined_away_follow_its_successor(desk: Desk, is_taken: bool) -> None:
    place = say(desk, LINE, OTHER)
    elsewhere = place_of(desk, "overview")
    other = copy_(desk, of=1)
    mine = copy_(desk, place=elsewhere)
    both = replace(mine, content=(*mine.content, Run(" "), *other.content))
    hold(desk, replace(both, origin=replace(mine.origin, others=(other.origin,))))
    edit(desk, join())
    (update,) = desk.note_editing.updates("1")
    assert update.outcome is Outcome.PARTED
    desk.note_editing.take_over("1", *(((update,), ()) if is_taken else ((), (update,))))
    first = desk.texts.open(place).blocks[0].id
    (block,) = desk.texts.open(note_place(desk)).blocks
    assert first in {one.block for one in origins_of(block)}
    sever(desk, place, "to Geneva.Nobody told")
    assert "Nobody told" in " ".join(words_held(desk))


def test_every_cell_of_the_note_is_looked_at(desk: Desk) -> None:
    place = say(desk, LINE)
    cell = table("x", "y")
    inner = copy_(desk, PART)
    first, second = cell.rows[0].cells
    hold(desk, replace(cell, rows=(Row((replace(first, blocks=(inner,)), second)),)))
    edit(desk, split("ledger"))
    severance = sever(desk, place, PHRASE)
    assert [one.origin is not None for one in walk(text_of(desk)) if isinstance(one, Paragraph)] == [
        True,
        False,
    ]
    assert_followed(desk, severance, ["harbour"])


def text_of(desk: Desk) -> Text:
    return desk.texts.open(note_place(desk)).blocks
