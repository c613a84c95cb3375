"""A passage of a profile was divided, joined or moved since it was copied: copies follow all of it."""

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
    Cell,
    FootnoteReference,
    Origin,
    Paragraph,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    block_words,
    map_content,
    origins_of,
    walk,
)
from briefing_app.domain.withheld_places import held_words
from briefing_app.services.taking_over import Outcome
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import new_id

from .conftest import paragraph
from .test_notes import meeting
from .typing_texts import PRESS, place_of, record, sever, severed

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


# ---- divided


def test_a_phrase_in_the_new_half_is_severed_where_a_copy_has_a_part_of_it(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, PART))
    edit(desk, split("ledger"))
    assert_followed(desk, sever(desk, place, PHRASE), ["harbour"])


def test_a_whole_copy_has_the_phrase(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk))
    edit(desk, split("ledger"))
    assert_followed(desk, sever(desk, place, PHRASE), [PHRASE])


def test_a_copy_of_words_that_are_not_severed_is_left_alone(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, PART))
    edit(desk, split("ledger"))
    sever(desk, place, END)
    assert words_held(desk) == []
    assert PART in public(desk)


def test_it_is_so_for_the_half_of_a_half(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, PART))
    edit(desk, split("ledger"))
    edit(desk, split(PHRASE))
    assert_followed(desk, sever(desk, place, PHRASE), ["harbour"])


def test_it_is_so_when_both_are_made_and_severed_at_once(desk: Desk) -> None:
    say(desk, LINE)
    hold(desk, copy_(desk, PART))
    edit(desk, split("ledger"), split(PHRASE), sever_=PHRASE)
    assert_followed(desk, None, ["harbour"])


def test_it_is_so_when_it_is_divided_inside_a_word(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, PART))
    edit(desk, split("bour dues"))
    assert_followed(desk, sever(desk, place, "bour dues"), ["bour"])


@pytest.mark.parametrize("at_once", [False, True])
def test_it_is_so_when_a_word_of_the_half_was_put_otherwise(desk: Desk, at_once: bool) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, PART))
    if at_once:
        edit(desk, split("ledger"), put("Accounts", instead_of="ledger"))
    else:
        edit(desk, split("ledger"))
        edit(desk, put("Accounts", instead_of="ledger"))
    assert_followed(desk, sever(desk, place, "Accounts of harbour dues"), ["ledger of harbour"])


def test_it_is_so_when_a_word_of_the_phrase_was_put_otherwise(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, PART))
    edit(desk, split("ledger"))
    edit(desk, put("port", instead_of="harbour"))
    assert_followed(desk, sever(desk, place, "port dues"), ["harbour"])


def test_it_is_so_when_the_first_half_is_gone(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, PART))
    edit(desk, split("ledger"))
    edit(desk, cut("The minister asked for the "))
    assert_followed(desk, sever(desk, place, PHRASE), ["harbour"])


def test_a_copy_that_was_worked_on_is_severed_where_the_words_are(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, "Our minister asked them for the old ledger of harbour"))
    edit(desk, split("ledger"))
    assert_followed(desk, sever(desk, place, PHRASE), ["harbour"])


def test_words_of_a_copy_that_took_the_place_of_severed_ones_are_severed(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, "The minister asked for the ledger of port fees"))
    edit(desk, split("ledger"))
    assert_followed(desk, sever(desk, place, PHRASE), ["port fees"])


def test_a_copy_in_another_language_follows_its_own_text(desk: Desk) -> None:
    section = place_of(desk, "engagement").section
    french = TextPlace(section, "fr")
    say(
        desk,
        "Le ministre a demandé le registre des droits de port, et l’envoyé en a remis copie.",
        place=french,
    )
    hold(desk, copy_(desk, "Le ministre a demandé le registre des droits", place=french))
    edit(desk, split("registre"), place=french)
    assert_followed(desk, sever(desk, french, "droits de port"), ["droits"])


def test_a_later_marking_of_the_half_raises_the_copy(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, PART))
    edit(desk, split("ledger"))
    opened = desk.texts.open(place)
    high = desk.catalogue.marking("PROTECTED A")
    first, second = opened.blocks
    desk.texts.save(place, (first, replace(second, portion=high)), opened.revision)
    (block,) = desk.texts.open(note_place(desk)).blocks
    assert block.portion == high


def test_a_half_that_is_withheld_whole_is_severed_in_the_copy(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk, PART))
    edit(desk, split("ledger"))
    opened = desk.texts.open(place)
    new = NewSeverance(SeveranceId(new_id()), PRESS)
    first, second = opened.blocks
    desk.texts.save(place, (first, replace(second, severances=FREE | {new.id})), opened.revision, [new])
    assert_followed(desk, new.id, ["ledger of harbour"])


# ---- joined


def test_what_was_joined_to_its_neighbour_is_severed_across_the_border(desk: Desk) -> None:
    place = say(desk, LINE, OTHER)
    hold(desk, copy_(desk, of=1))
    edit(desk, join())
    assert_followed(desk, sever(desk, place, "to Geneva.Nobody told"), ["Nobody told"])


def test_the_neighbour_it_was_joined_to_is_severed_too(desk: Desk) -> None:
    place = say(desk, LINE, OTHER)
    hold(desk, copy_(desk))
    edit(desk, join())
    assert_followed(desk, sever(desk, place, "to Geneva.Nobody told"), ["to Geneva."])


def test_a_part_of_what_was_joined_is_severed(desk: Desk) -> None:
    place = say(desk, LINE, OTHER)
    hold(desk, copy_(desk, "which ferry carried", of=1))
    edit(desk, join())
    assert_followed(desk, sever(desk, place, "told the press which ferry"), ["which ferry"])


def test_what_was_joined_and_severed_elsewhere_leaves_the_copy_alone(desk: Desk) -> None:
    place = say(desk, LINE, OTHER)
    hold(desk, copy_(desk, of=1))
    edit(desk, join())
    sever(desk, place, PHRASE)
    assert words_held(desk) == []
    assert OTHER in public(desk)


def test_what_was_joined_and_divided_again_is_severed(desk: Desk) -> None:
    place = say(desk, LINE, OTHER)
    hold(desk, copy_(desk, "Nobody told the press", of=1))
    edit(desk, join())
    edit(desk, split("the press"))
    assert_followed(desk, sever(desk, place, "press which ferry"), ["press"])


# ---- moved


@pytest.mark.parametrize("saved_between", [False, True])
def test_words_that_were_cut_and_put_into_another_passage_are_severed(
    desk: Desk, saved_between: bool
) -> None:
    place = say(desk, LINE, OTHER)
    hold(desk, copy_(desk, PART))
    acts = (cut(" of harbour dues"), paste(" of harbour dues", behind="the crates"))
    if saved_between:
        for act in acts:
            edit(desk, act)
    else:
        edit(desk, *acts)
    assert_followed(desk, sever(desk, place, "crates of harbour dues"), ["of harbour"])


def test_words_that_were_copied_first_and_taken_away_later_are_severed(desk: Desk) -> None:
    place = say(desk, LINE, OTHER)
    hold(desk, copy_(desk, PART))
    edit(desk, paste(" of harbour dues", behind="the crates"))
    edit(desk, cut(" of harbour dues, and"))
    assert_followed(desk, sever(desk, place, "crates of harbour dues"), ["of harbour"])


# ---- no false alarm


def test_a_new_passage_that_shares_common_words_stops_nothing(desk: Desk) -> None:
    say(desk, LINE)
    hold(desk, copy_(desk))
    opened = desk.texts.open(place_of(desk, "engagement"))
    new = paragraph("The envoy asked for the minister, and the press of Geneva was told of the ledger.")
    blocks, severance = severed((*opened.blocks, new), block_words(new))
    desk.texts.save(opened.place, blocks, opened.revision, [severance])
    assert words_held(desk) == []
    assert LINE in public(desk)


def test_a_passage_that_took_the_place_of_another_and_shares_common_words_stops_nothing(desk: Desk) -> None:
    say(desk, LINE, OTHER)
    hold(desk, copy_(desk, of=1))
    opened = desk.texts.open(place_of(desk, "engagement"))
    new = paragraph("A clerk of the press office wrote to the envoy.")
    blocks, severance = severed((opened.blocks[0], new), block_words(new))
    desk.texts.save(opened.place, blocks, opened.revision, [severance])
    assert words_held(desk) == []
    assert OTHER in public(desk)


def test_what_is_divided_behind_severed_words_stops_nothing(desk: Desk) -> None:
    place = say(desk, LINE)
    hold(desk, copy_(desk))
    sever(desk, place, "The minister")
    edit(desk, split(" asked for"))
    assert words_held(desk) == ["The minister"]
    assert "harbour dues" in public(desk)


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
