"""What a profile withheld stays withheld in a note when the passage, or its section, is deleted there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.text import Run, SeveranceId, block_words
from briefing_app.services.profile_editing import Done
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind
from briefing_app.ui.sentences import shown

from .conftest import paragraph
from .moving_texts import (
    LINE,
    OTHER,
    PHRASE,
    copy_,
    cut,
    edit,
    free_all,
    hold,
    note_place,
    public,
    put,
    say,
    split,
    words_held,
)
from .test_withheld_whole import withhold_section
from .typing_texts import place_of, sever


def told(desk: Desk) -> list[str]:
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note("1", EditionKind.PUBLIC)
    return [str(one) for one in refused.value.obstacles]


def delete_passage(desk: Desk, place: TextPlace | None = None) -> None:
    """Take the first passage of a section of the profile away."""
    place = place or place_of(desk, "engagement")
    opened = desk.texts.open(place)
    desk.texts.save(place, opened.blocks[1:], opened.revision)


def delete_section(desk: Desk) -> Done:
    profile = desk.profiles.find("HC")
    section = profile.section("engagement")
    assert section is not None
    return desk.profile_editing.delete_section(profile.id, section)


def delete_text(desk: Desk) -> None:
    """Save the profile without what the section says, as an import that replaces it does."""
    profile = desk.profiles.find("HC")
    sections = tuple(replace(one, texts={}) if one.key == "engagement" else one for one in profile.sections)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=sections))


DELETED = {"passage": delete_passage, "section": delete_section, "text": delete_text}


def severed_copy(desk: Desk) -> SeveranceId:
    """A note that holds a copy of a passage, and the words severed in both."""
    say(desk, LINE, OTHER)
    hold(desk, copy_(desk))
    return sever(desk, place_of(desk, "engagement"), PHRASE)


@pytest.mark.parametrize("what", DELETED)
@pytest.mark.parametrize("first", ["freed", "deleted"])
def test_a_copy_that_was_freed_by_hand_is_refused_when_its_source_is_gone(
    desk: Desk, what: str, first: str
) -> None:
    one = severed_copy(desk)
    if first == "freed":
        free_all(desk)
        DELETED[what](desk)
    else:
        DELETED[what](desk)
        free_all(desk)
    (said,) = told(desk)
    assert said == (
        f"“Overview”: withheld in the profile under s. 15(1) and deleted there ({one}); sever it here."
    )
    assert shown(said, "en").endswith("under s.\u00a015(1) and deleted there; sever it here.")
    assert "prélevé dans le profil en vertu de l’art.\u00a015(1), puis supprimé là" in shown(said, "fr")


@pytest.mark.parametrize("what", DELETED)
def test_a_copy_that_withholds_it_is_published_without_it(desk: Desk, what: str) -> None:
    severed_copy(desk)
    DELETED[what](desk)
    said = public(desk)
    assert PHRASE not in said
    assert "The minister asked for the ledger of" in said


def test_it_is_so_for_a_passage_that_was_deleted_before_its_section_was(desk: Desk) -> None:
    severed_copy(desk)
    delete_passage(desk)
    delete_section(desk)
    free_all(desk)
    assert len(told(desk)) == 1


def test_it_is_so_for_a_section_that_is_withheld_whole(desk: Desk) -> None:
    say(desk, LINE)
    hold(desk, copy_(desk))
    withhold_section(desk, "engagement")
    delete_section(desk)
    free_all(desk)
    assert any("and deleted there" in one for one in told(desk))


def test_it_is_so_for_words_that_were_erased_where_the_passage_stays(desk: Desk) -> None:
    severed_copy(desk)
    edit(desk, cut(PHRASE))
    assert PHRASE not in public(desk)
    free_all(desk)
    assert any("and deleted there" in one for one in told(desk))


def test_the_words_are_searched_for_though_the_copy_has_them_no_more(desk: Desk) -> None:
    say(desk, LINE, OTHER)
    sever(desk, place_of(desk, "engagement"), PHRASE)
    mine = copy_(desk, "The minister asked for the ledger.")
    hold(desk, mine)
    delete_section(desk)
    desk.exports.edition_of_note("1", EditionKind.PUBLIC)
    opened = desk.texts.open(note_place(desk))
    typed = paragraph(f"Everybody speaks of {PHRASE}.")
    desk.texts.save(opened.place, (*opened.blocks, typed), opened.revision)
    assert len(told(desk)) == 1


def test_what_was_freed_in_the_profile_before_is_free_in_the_copy(desk: Desk) -> None:
    severed_copy(desk)
    opened = desk.texts.open(place_of(desk, "engagement"))
    bare = replace(opened.blocks[0], content=(Run(block_words(opened.blocks[0])),))
    desk.texts.save(opened.place, (bare, *opened.blocks[1:]), opened.revision)
    free_all(desk)
    delete_passage(desk)
    assert PHRASE in public(desk)


def test_what_went_to_another_passage_and_is_freed_there_is_free_in_the_copy(desk: Desk) -> None:
    severed_copy(desk)
    edit(desk, split("harbour dues"))
    free_all(desk)
    assert told(desk)
    opened = desk.texts.open(place_of(desk, "engagement"))
    bare = [replace(one, content=(Run(block_words(one)),)) for one in opened.blocks]
    desk.texts.save(opened.place, tuple(bare), opened.revision)
    assert PHRASE in public(desk)


def test_a_section_that_comes_back_withholds_as_before(desk: Desk) -> None:
    severed_copy(desk)
    free_all(desk)
    done = delete_section(desk)
    desk.profile_editing.undo(done)
    (said,) = told(desk)
    assert "severed in the profile since" in said
    opened = desk.texts.open(place_of(desk, "engagement"))
    bare = replace(opened.blocks[0], content=(Run(block_words(opened.blocks[0])),))
    desk.texts.save(opened.place, (bare, *opened.blocks[1:]), opened.revision)
    assert PHRASE in public(desk)


def test_a_copy_that_was_made_after_the_words_went_is_not_asked_about_them(desk: Desk) -> None:
    say(desk, LINE, OTHER)
    sever(desk, place_of(desk, "engagement"), PHRASE)
    edit(desk, cut(PHRASE))
    edit(desk, put(" a port", behind="ledger of"))
    hold(desk, copy_(desk))
    delete_section(desk)
    assert "the ledger of a port" in public(desk)
    assert words_held(desk) == []


def test_words_the_note_never_had_of_it_stop_nothing(desk: Desk) -> None:
    say(desk, LINE, OTHER)
    hold(desk, copy_(desk, "the envoy sent a sealed copy to Geneva"))
    sever(desk, place_of(desk, "engagement"), PHRASE)
    delete_passage(desk)
    assert "the envoy sent a sealed copy" in public(desk)
