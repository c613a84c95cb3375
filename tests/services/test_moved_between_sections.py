"""A passage of a profile went to another section since it was copied: copies follow it there too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.text import (
    FREE,
    BlockId,
    FootnoteReference,
    Paragraph,
    Run,
    block_words,
    origins_of,
)
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id

from .conftest import paragraph
from .moving_texts import (
    LINE,
    OTHER,
    PART,
    PHRASE,
    assert_followed,
    copy_,
    cut,
    edit,
    hold,
    note_place,
    paste,
    public,
    put,
    say,
    split,
    words_held,
)
from .typing_texts import place_of, sever, severed

SENTENCE = "The minister asked for the ledger of harbour dues."


def overview(desk: Desk) -> TextPlace:
    return place_of(desk, "overview")


def third(desk: Desk) -> TextPlace:
    """A section that has no text yet: the other language of the first one."""
    return TextPlace(overview(desk).section, "fr")


def add(desk: Desk, place: TextPlace, *blocks: Paragraph) -> None:
    """Put passages behind those of a section."""
    opened = desk.texts.open(place)
    desk.texts.save(place, (*opened.blocks, *blocks), opened.revision)


@pytest.mark.parametrize("order", ["cut first", "pasted first"])
def test_a_sentence_that_was_cut_and_became_a_passage_of_another_section_is_severed(
    desk: Desk, order: str
) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    there = say(desk, "A ferry was late.", place=overview(desk))
    hold(desk, copy_(desk))
    if order == "cut first":
        edit(desk, cut(f"{SENTENCE} "))
        add(desk, there, paragraph(SENTENCE))
    else:
        add(desk, there, paragraph(SENTENCE))
        edit(desk, cut(f"{SENTENCE} "))
    assert_followed(desk, sever(desk, there, PHRASE), [PHRASE])


@pytest.mark.parametrize("order", ["cut first", "pasted first"])
def test_words_that_were_put_into_a_passage_of_another_section_are_severed(desk: Desk, order: str) -> None:
    say(desk, LINE)
    there = say(desk, OTHER, place=overview(desk))
    hold(desk, copy_(desk, PART))
    words = "the ledger of harbour dues"
    if order == "cut first":
        edit(desk, cut(words))
        edit(desk, paste(f" with {words}", behind="crates"), place=there)
    else:
        edit(desk, paste(f" with {words}", behind="crates"), place=there)
        edit(desk, cut(words))
    assert_followed(desk, sever(desk, there, f"crates with {words}"), ["the ledger of harbour"])


def test_it_is_so_when_it_is_put_there_and_severed_at_once(desk: Desk) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    there = say(desk, "A ferry was late.", place=overview(desk))
    hold(desk, copy_(desk))
    edit(desk, cut(f"{SENTENCE} "))
    edit(desk, paste(f" {SENTENCE}", behind="late."), place=there, sever_=PHRASE)
    assert_followed(desk, None, [PHRASE])


def test_it_is_so_when_the_text_it_came_to_is_new_and_in_another_language(desk: Desk) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    hold(desk, copy_(desk))
    edit(desk, cut(f"{SENTENCE} "))
    say(desk, SENTENCE, place=third(desk))
    assert_followed(desk, sever(desk, third(desk), PHRASE), [PHRASE])


def test_it_is_so_between_the_texts_of_the_other_language(desk: Desk) -> None:
    said = "Le ministre a demandé le registre des droits de port."
    here, there = (TextPlace(place_of(desk, key).section, "fr") for key in ("engagement", "overview"))
    say(desk, f"{said} Un bac était en retard.", place=here)
    say(desk, "Personne n’en a parlé.", place=there)
    hold(desk, copy_(desk, place=here))
    edit(desk, cut(f"{said} "), place=here)
    add(desk, there, paragraph(said))
    assert_followed(desk, sever(desk, there, "droits de port"), ["droits de port"])


def test_it_is_so_when_it_is_worked_on_there_and_divided(desk: Desk) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    there = say(desk, "A ferry was late.", place=overview(desk))
    hold(desk, copy_(desk))
    edit(desk, cut(f"{SENTENCE} "))
    add(desk, there, paragraph(SENTENCE))
    edit(desk, split("ledger"), place=there)
    edit(desk, put("port", instead_of="harbour"), place=there)
    assert_followed(desk, sever(desk, there, "port dues"), [PHRASE])


def test_it_is_so_when_it_went_on_to_a_third_text(desk: Desk) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    second, last = overview(desk), third(desk)
    hold(desk, copy_(desk))
    edit(desk, cut(f"{SENTENCE} "))
    say(desk, SENTENCE, place=second)
    say(desk, "Nothing more.", place=second)
    say(desk, f"It is said: {SENTENCE}", place=last)
    assert_followed(desk, sever(desk, last, PHRASE), [PHRASE])


def test_it_is_so_in_a_footnote_of_another_section(desk: Desk) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    there = overview(desk)
    hold(desk, copy_(desk))
    edit(desk, cut(f"{SENTENCE} "))
    mark = FootnoteReference((Run(SENTENCE),))
    say(desk, Paragraph(id=BlockId(new_id()), content=(Run("A ferry was late"), mark)), place=there)
    assert_followed(desk, sever(desk, there, PHRASE), [PHRASE])


def test_what_stands_in_both_sections_is_severed_where_either_is(desk: Desk) -> None:
    say(desk, SENTENCE)
    hold(desk, copy_(desk))
    there = say(desk, f"It is said: {SENTENCE}", place=overview(desk))
    assert_followed(desk, sever(desk, there, PHRASE), [PHRASE])


def test_what_is_pasted_after_it_went_and_was_severed_is_severed(desk: Desk) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    clip = copy_(desk)
    edit(desk, cut(f"{SENTENCE} "))
    there = say(desk, SENTENCE, place=overview(desk))
    severance = sever(desk, there, PHRASE)
    hold(desk, clip)
    assert_followed(desk, severance, [PHRASE])


def test_a_section_that_is_withheld_whole_since_stops_the_public_edition(desk: Desk) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    hold(desk, copy_(desk))
    edit(desk, cut(f"{SENTENCE} "))
    there = say(desk, SENTENCE, place=overview(desk))
    say(desk, OTHER, place=third(desk))
    severance = sever(desk, third(desk), "the press")
    profile = desk.profiles.find("HC")
    sections = tuple(
        replace(one, severances=FREE | {severance}) if one.id == there.section else one
        for one in profile.sections
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=sections))
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note("1", EditionKind.PUBLIC)
    assert any("severed in the profile since" in str(one) for one in refused.value.obstacles)


def test_a_marking_there_raises_the_copy(desk: Desk) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    hold(desk, copy_(desk))
    edit(desk, cut(f"{SENTENCE} "))
    there = say(desk, SENTENCE, place=overview(desk))
    opened = desk.texts.open(there)
    high = desk.catalogue.marking("PROTECTED A")
    desk.texts.save(there, (replace(opened.blocks[0], portion=high),), opened.revision)
    (block,) = desk.texts.open(note_place(desk)).blocks
    assert block.portion == high


def test_a_copy_that_was_kept_as_it_is_goes_on_following_both_sections(desk: Desk) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    hold(desk, copy_(desk))
    edit(desk, cut(f"{SENTENCE} "))
    there = say(desk, SENTENCE, place=overview(desk))
    (update,) = desk.note_editing.updates("1")
    desk.note_editing.take_over("1", (), (update,))
    (block,) = desk.texts.open(note_place(desk)).blocks
    assert {one.section for one in origins_of(block)} == {place_of(desk, "engagement").section, there.section}
    sever(desk, there, PHRASE)
    assert words_held(desk) == [PHRASE]


# ---- no false alarm


def test_another_section_that_shares_common_words_stops_nothing(desk: Desk) -> None:
    say(desk, LINE)
    hold(desk, copy_(desk))
    there = overview(desk)
    opened = desk.texts.open(there)
    new = paragraph("The envoy asked for the minister, and the press of Geneva was told of the ledger.")
    blocks, severance = severed((*opened.blocks, new), block_words(new))
    desk.texts.save(there, blocks, opened.revision, [severance])
    assert words_held(desk) == []
    assert LINE in public(desk)


def test_what_was_severed_in_another_section_before_anything_moved_stops_nothing(desk: Desk) -> None:
    say(desk, f"{SENTENCE} {OTHER}")
    there = say(desk, "A ferry was late on Monday.", place=overview(desk))
    hold(desk, copy_(desk))
    edit(desk, cut(f"{SENTENCE} "))
    add(desk, there, paragraph(SENTENCE))
    sever(desk, there, "late on Monday")
    assert words_held(desk) == []
    assert SENTENCE in public(desk)
