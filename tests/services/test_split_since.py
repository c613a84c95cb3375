"""A passage of a profile was divided, joined or moved since it was copied: copies follow all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.severance import NewSeverance
from briefing_app.domain.text import (
    FREE,
    SeveranceId,
    block_words,
)
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import new_id

from .conftest import paragraph
from .moving_texts import (
    END,
    LINE,
    OTHER,
    PART,
    PHRASE,
    assert_followed,
    copy_,
    cut,
    edit,
    hold,
    join,
    note_place,
    paste,
    public,
    put,
    say,
    split,
    words_held,
)
from .typing_texts import PRESS, place_of, sever, severed

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
