"""An act that is taken back leaves nothing behind: the public edition refuses what it refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.text import BlockId, Paragraph, Run
from briefing_app.services.texts import TextPlace
from briefing_app.storage.recorder import stored
from briefing_app.storage.records import new_id
from briefing_app.storage.rows import Base
from briefing_app.storage.severance_rows import CarriedWordsRow, GoneWordsRow

from .moving_texts import PHRASE, cut, edit, free_all, public
from .test_deleted_sources import severed_copy, told
from .test_moved_and_gone import delete_section, moved
from .typing_texts import place_of, sever

BESIDE = (GoneWordsRow, CarriedWordsRow)
ELSEWHERE = ("overview", "next-steps")


def kept_beside(desk: Desk) -> dict[type[Base], list[object]]:
    """Every row of what is kept beside the texts of profiles."""
    with desk.library.database.read() as unit:
        session = unit._transaction.session
        return {kind: sorted(_values(row) for row in session.scalars(select(kind))) for kind in BESIDE}


def _values(row: Base) -> str:
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    return repr(stored({name: value for name, value in values.items() if name != "act_id"}))


def refused(desk: Desk, note: str = "1") -> tuple[str, ...]:
    """What stops the public edition of a note."""
    try:
        desk.exports.edition_of_note(note, EditionKind.PUBLIC)
    except EditionRefusedError as error:
        return tuple(map(str, error.obstacles))
    return ()


def gone_on(desk: Desk, key: str) -> tuple[TextPlace, BlockId]:
    """Words severed in a profile, free in a note, cut there and put into another section, severed still."""
    one = severed_copy(desk)
    free_all(desk)
    edit(desk, cut(PHRASE))
    place = place_of(desk, key)
    opened = desk.texts.open(place)
    block = Paragraph(id=BlockId(new_id()), content=(Run(PHRASE),), severances=frozenset({one}))
    desk.texts.save(place, (*opened.blocks, block), opened.revision)
    return place, block.id


def without(desk: Desk, place: TextPlace, block: BlockId) -> None:
    """Take a passage away."""
    opened = desk.texts.open(place)
    desk.texts.save(place, tuple(one for one in opened.blocks if one.id != block), opened.revision)


# ---- what is undone


def freed_block(desk: Desk, place: TextPlace, block: BlockId) -> None:
    desk.whole_severing.undo(desk.whole_severing.free_block(place, block))


def severed_block(desk: Desk, place: TextPlace, block: BlockId) -> None:
    desk.whole_severing.undo(desk.whole_severing.sever_block(place, block, ["13(1)"]))


def deleted_section(desk: Desk, place: TextPlace, _block: BlockId) -> None:
    profile = desk.profiles.find("HC")
    (section,) = (one for one in profile.sections if one.id == place.section)
    desk.profile_editing.undo(desk.profile_editing.delete_section(profile.id, section))


def moved_section(desk: Desk, place: TextPlace, _block: BlockId) -> None:
    profile = desk.profiles.find("HC")
    desk.profile_editing.undo(desk.profile_editing.move_section(profile.id, place.section, 1))


UNDONE = (freed_block, severed_block, deleted_section, moved_section)


@pytest.mark.parametrize("key", ELSEWHERE)
@pytest.mark.parametrize("undone", UNDONE)
def test_what_was_undone_frees_no_words_that_are_deleted_after(
    desk: Desk, undone: Callable[[Desk, TextPlace, BlockId], None], key: str
) -> None:
    place, block = gone_on(desk, key)
    before = refused(desk), kept_beside(desk)
    undone(desk, place, block)
    assert (refused(desk), kept_beside(desk)) == before
    without(desk, place, block)
    free_all(desk)
    assert any("and deleted there" in one for one in told(desk))


def test_words_freed_where_they_went_and_not_taken_back_are_free(desk: Desk) -> None:
    place, block = gone_on(desk, "overview")
    desk.whole_severing.free_block(place, block)
    without(desk, place, block)
    free_all(desk)
    assert PHRASE in public(desk)


def test_a_section_that_comes_back_leaves_no_word_of_where_its_words_were_from(desk: Desk) -> None:
    place = moved(desk)
    sever(desk, place, PHRASE)
    before = kept_beside(desk)
    deleted_section(desk, place, BlockId(""))
    assert kept_beside(desk) == before
    delete_section(desk, "overview")
    assert kept_beside(desk) != before
    free_all(desk)
    assert any("and deleted there" in one for one in told(desk))


def test_what_was_freed_elsewhere_since_does_not_come_back_with_a_section(desk: Desk) -> None:
    """A later act knew more; the section comes back all the same."""
    place, block = gone_on(desk, "overview")
    profile = desk.profiles.find("HC")
    section = profile.section("engagement")
    assert section is not None
    done = desk.profile_editing.delete_section(profile.id, section)
    desk.whole_severing.free_block(place, block)
    desk.profile_editing.undo(done)
    without(desk, place, block)
    free_all(desk)
    assert PHRASE in public(desk)
