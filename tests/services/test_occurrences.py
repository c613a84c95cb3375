"""Every occurrence of a name: what is shown is what is severed, everywhere, and nothing else."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import CancelledError, NotAllowedError, UnknownNameError
from briefing_app.domain.facts import FactId, Incumbency
from briefing_app.domain.profile import Name, NameRole
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import BlockId, FootnoteReference, Paragraph, Picture, Run, holds
from briefing_app.domain.withheld_places import held_words
from briefing_app.services.note_editing import NoteProperties
from briefing_app.services.occurrences import Occurrences, SearchedIn, Standing
from briefing_app.services.severance_views import sections_of_note, sections_of_profile
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id

from .conftest import paragraph
from .test_editions import words_of
from .test_notes import meeting
from .test_whole_severing import put
from .typing_texts import say

NAME = "Ana Roy"


def told(found: Occurrences) -> list[tuple[str, str, str]]:
    return [(one.standing.value, one.name, one.words) for one in found.places]


def withheld_words(desk: Desk) -> dict[str, list[str]]:
    """What is withheld in each profile and note of the library, by its name or number."""
    found = {}
    for summary in desk.profiles.list():
        parts = sections_of_profile(desk.profiles.get(summary.id))
        found[summary.name] = sorted(
            words for one in parts for some in held_words(one.blocks).values() for words in some
        )
    for note in desk.notes.list():
        parts = sections_of_note(desk.notes.get(note.number))
        found[note.number] = sorted(
            words for one in parts for some in held_words(one.blocks).values() for words in some
        )
    return {name: words for name, words in found.items() if words}


def test_a_name_is_shown_with_what_is_around_it_in_profiles_facts_and_notes(desk: Desk) -> None:
    note = meeting(desk, "HC")
    found = desk.occurrences.preview([NAME])
    assert told(found) == [
        ("words", "Harbour Consultations", NAME),
        ("fact", "Harbour Consultations", NAME),
        ("words", "Winter talks", NAME),
    ]
    first, fact, here = found.places
    assert (first.heading, first.before[-10:], first.after) == ("Engagement", "and sends ", ", its delegate.")
    assert first.before.startswith("y a yearly") or len(first.before) == 40
    assert (here.number, here.heading, fact.fact is not None) == (note.number, "Engagement", True)
    assert found.severable == found.places
    assert withheld_words(desk) == {}


def test_what_was_shown_is_severed_under_one_severance_and_nothing_else(desk: Desk) -> None:
    meeting(desk, "HC")
    found = desk.occurrences.preview(["ana ROY"])
    done = desk.occurrences.sever(found, ["19(1)"], "Their private life.")
    assert (done.places, done.notices) == (3, ())
    assert withheld_words(desk) == {"Harbour Consultations": [NAME], "1": [NAME]}
    for views in (desk.severances.of_profile("HC"), desk.severances.of_note("1")):
        (view,) = views
        assert view.severance.id == done.severance
        assert (view.severance.state, view.severance.reason) == (
            SeveranceState.PROPOSED,
            "Their private life.",
        )
    desk.severances.approve([done.severance], "Agreed.")
    assert NAME not in words_of(desk.exports.edition_of_note("1", EditionKind.PUBLIC))
    again = desk.occurrences.preview([NAME])
    assert len(again.places) == 3
    assert again.severable == ()
    with pytest.raises(NotAllowedError, match="nothing to sever"):
        desk.occurrences.sever(again, ["19(1)"])


def test_it_is_taken_back_as_one(desk: Desk) -> None:
    meeting(desk, "HC")
    before = desk.profiles.find("HC").facts, desk.notes.get("1").sections
    found = desk.occurrences.preview([NAME])
    done = desk.occurrences.sever(found, ["19(1)"])
    desk.occurrences.undo(done)
    assert withheld_words(desk) == {}
    now = desk.profiles.find("HC").facts, desk.notes.get("1").sections
    assert now == before
    assert desk.occurrences.preview([NAME]) == found


def test_only_the_places_that_are_chosen_are_severed(desk: Desk) -> None:
    meeting(desk, "HC")
    found = desk.occurrences.preview([NAME])
    only = [one for one in found.places if one.number is not None]
    assert desk.occurrences.sever(found, ["19(1)"], places=only).places == 1
    assert withheld_words(desk) == {"1": [NAME]}
    assert desk.profiles.find("HC").facts[1].severances == frozenset()


@pytest.mark.parametrize(
    ("scope", "where"),
    [(SearchedIn.PROFILES, {None}), (SearchedIn.NOTES, {"1"}), (SearchedIn.LIBRARY, {None, "1"})],
)
def test_it_is_looked_for_where_it_is_wished(desk: Desk, scope: SearchedIn, where: set[str | None]) -> None:
    meeting(desk, "HC")
    assert {one.number for one in desk.occurrences.preview([NAME], scope).places} == where


def test_one_profile_or_one_note_is_looked_through_alone(desk: Desk) -> None:
    meeting(desk, "HC")
    meeting(desk, "HC")
    found = desk.occurrences.preview([NAME], number="2")
    assert {one.number for one in found.places} == {"2"}
    desk.occurrences.sever(found, ["19(1)"])
    assert withheld_words(desk) == {"2": [NAME]}
    profile = desk.profiles.find("HC").id
    assert {one.profile for one in desk.occurrences.preview([NAME], profile=profile).places} == {profile}


def test_what_is_severed_in_profiles_alone_is_proposed_in_notes_by_a_severance_of_their_own(
    desk: Desk,
) -> None:
    meeting(desk, "HC")
    done = desk.occurrences.sever(desk.occurrences.preview([NAME], SearchedIn.PROFILES), ["19(1)"])
    of_text, of_fact = desk.severances.of_note("1")  # the fact is its profile's, and decided there
    assert of_text.severance.id != done.severance
    assert of_text.severance.source == done.severance
    assert of_text.words == (NAME,)
    assert of_fact.severance.id == done.severance
    assert of_fact.facts
    assert of_fact.block is None


def test_all_names_of_a_person_with_a_profile_are_found(desk: Desk) -> None:
    profile = desk.profiles.find("AFS")
    names = (*profile.names, Name(text="Shelter Bureau", role=NameRole.VARIANT))
    put(desk, "overview", paragraph("The afs, the Shelter Bureau and the Agency for shelter are one."))
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, names=names))
    found = desk.occurrences.preview(["Agency for Shelter"], profile=desk.profiles.find("HC").id)
    assert [one.words for one in found.places] == ["afs", "Shelter Bureau", "Agency for shelter"]


def test_other_languages_footnotes_captions_and_pictures_are_looked_through(desk: Desk) -> None:
    footnote = FootnoteReference(content=(Run("So said Ana Roy."),))
    shown = Picture(
        id=BlockId(new_id()), digest="0" * 64, media_type="image/png", alternate="Ana Roy at sea",
        caption=(Run("With Ana Roy"),),
    )  # fmt: skip
    place = put(desk, "engagement", Paragraph(id=BlockId(new_id()), content=(Run("Said"), footnote)), shown)
    opened = desk.texts.open(TextPlace(place.section, "fr"))
    desk.texts.save(opened.place, (paragraph("Selon Ana ROY."),), opened.revision)
    found = desk.occurrences.preview([NAME], SearchedIn.PROFILES)
    assert [(one.standing, one.words) for one in found.places] == [
        (Standing.WORDS, NAME),
        (Standing.WORDS, NAME),
        (Standing.PICTURE, NAME),
        (Standing.WORDS, "Ana ROY"),
        (Standing.FACT, NAME),
    ]
    desk.occurrences.sever(found, ["19(1)"])
    assert withheld_words(desk) == {
        "Harbour Consultations": sorted([NAME, "Ana Roy at sea", "With Ana Roy", "Ana ROY"])
    }
    (picture,) = [one for one in desk.texts.open(place).blocks if isinstance(one, Picture)]
    assert picture.severances


def test_headings_and_lines_are_told_and_left_as_they_are(desk: Desk) -> None:
    note = meeting(desk, "HC")
    section = next(one for one in note.sections if one.key == "engagement")
    desk.note_editing.rename_section("1", section.id, "Ana Roy and us")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        now = unit.notes.by_number("1")
        unit.notes.save(replace(now, title="Talks with Ana Roy", place="At Ana Roy’s"))
    found = desk.occurrences.preview([NAME], SearchedIn.NOTES)
    only_told = [one for one in found.places if not one.severable]
    assert [one.standing for one in only_told] == [Standing.TITLE, Standing.LINE, Standing.HEADING]
    desk.occurrences.sever(found, ["19(1)"])
    assert desk.notes.get("1").title == "Talks with Ana Roy"


def test_a_name_that_is_severed_in_part_stands_free(desk: Desk) -> None:
    desk.passages.mark(profile="HC", section="engagement", words="Roy", exemptions=["15(1)"])
    found = desk.occurrences.preview([NAME], SearchedIn.PROFILES)
    assert found.places[0].severable
    desk.occurrences.sever(found, ["19(1)"])
    assert not desk.occurrences.preview([NAME], SearchedIn.PROFILES).places[0].severable


def test_a_text_that_was_changed_meanwhile_is_not_severed(desk: Desk) -> None:
    place = put(desk, "engagement", paragraph("We met Ana Roy."))
    found = desk.occurrences.preview([NAME])
    say(desk, place, "Yesterday we met Ana Roy.")
    with pytest.raises(NotAllowedError, match="changed since"):
        desk.occurrences.sever(found, ["19(1)"])
    assert withheld_words(desk) == {}
    with desk.library.database.read() as unit:
        assert unit.severances.all().by_id == {}


def test_a_copy_that_was_reworded_is_proposed_whole_and_that_is_told(desk: Desk) -> None:
    note = meeting(desk, "HC")
    section = next(one for one in note.sections if one.key == "engagement")
    say(desk, TextPlace(section.id, "en"), "The delegate is Ms. R.")
    done = desk.occurrences.sever(desk.occurrences.preview([NAME]), ["19(1)"])
    assert done.notices == (
        "Passages of notes that were reworded since they were copied are proposed to be withheld whole: "
        "look at them.",
    )
    (block,) = next(one for one in desk.notes.get("1").sections if one.key == "engagement").blocks
    assert holds(block) == {done.severance}


def test_the_trash_is_left_alone(desk: Desk) -> None:
    note = meeting(desk, "AFS")
    section = next(one for one in note.sections if one.blocks)
    say(desk, TextPlace(section.id, "en"), "Ana Roy was there.")
    with desk.library.database.begin(desk.actor.act(ActKind.TRASH)) as unit:
        unit.notes.trash(note.id)
    assert {one.number for one in desk.occurrences.preview([NAME]).places} == {None}


@pytest.mark.parametrize("names", [[], [" "], ["x"], ["—"]])
def test_no_name_is_looked_for_nowhere(desk: Desk, names: list[str]) -> None:
    with pytest.raises(NotAllowedError, match="two letters"):
        desk.occurrences.preview(names)


def test_a_marking_is_no_provision_and_none_is_refused(desk: Desk) -> None:
    found = desk.occurrences.preview([NAME])
    with pytest.raises(UnknownNameError, match="is a marking"):
        desk.occurrences.sever(found, ["SECRET"])
    with pytest.raises(NotAllowedError, match="one at least"):
        desk.occurrences.sever(found, [])


def test_a_fact_that_is_stated_in_no_words_is_severed_by_itself(desk: Desk) -> None:
    profile = desk.profiles.find("AFS")
    post = Incumbency(id=FactId(new_id()), profile=profile.id, person="Ana Roy", post="head")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, facts=(*profile.facts, post)))
    desk.occurrences.sever(desk.occurrences.preview([NAME], profile=profile.id), ["19(1)"])
    assert desk.profile_opening.open(profile.id).withheld == {post.id: "s. 19(1)"}


def test_a_name_of_a_profile_can_be_left_out_and_is_told_with_the_others(desk: Desk) -> None:
    desk.notes.create(kind="meeting-note", title="HC, or Harbour Consultations", names=())
    every = desk.occurrences.preview(["HC"])
    fewer = desk.occurrences.preview(["HC"], left_out=["HC"])
    assert [one.words for one in every.places] == ["HC", "Harbour Consultations"]
    assert [one.words for one in fewer.places] == ["Harbour Consultations"]
    assert fewer.left_out == ("HC",)
    assert sorted((*fewer.names, *fewer.left_out)) == sorted(every.names)
    with pytest.raises(NotAllowedError, match="Say the name"):
        desk.occurrences.preview(["HC"], left_out=every.names)


def test_it_tells_how_far_it_is_and_is_stopped_between_two_steps_with_nothing_changed(desk: Desk) -> None:
    meeting(desk, "HC")
    steps: list[tuple[int, int]] = []
    found = desk.occurrences.preview([NAME], progress=lambda done, total, _what: steps.append((done, total)))
    assert steps == [(number, 3) for number in range(3)]
    with pytest.raises(CancelledError):
        desk.occurrences.preview([NAME], cancelled=lambda: True)
    for last in range(8):  # of looking through the library anew, then of severing text by text
        left = iter(range(last))
        with contextlib.suppress(CancelledError):
            desk.occurrences.sever(found, ["19(1)"], cancelled=lambda left=left: next(left, None) is None)  # type: ignore[misc]  # the default binds the iterator of this turn
            break
        assert withheld_words(desk) == {}
        assert desk.severances.of_note("1") == ()
    assert last == 5
    assert withheld_words(desk) == {"Harbour Consultations": [NAME], "1": [NAME]}


def test_each_place_says_what_a_room_goes_to(desk: Desk) -> None:
    note = meeting(desk, "HC")
    desk.note_editing.rename_section(note.number, note.sections[0].id, f"About {NAME}")
    there = {one.standing: one.there for one in desk.occurrences.preview([NAME]).places}
    fact = next(one for one in desk.profiles.find("HC").facts if NAME in str(one))
    assert there[Standing.FACT] == fact.id
    assert there[Standing.HEADING] == f"{note.sections[0].id}-heading"
    assert there[Standing.WORDS] in {block.id for one in note.sections for block in one.blocks}


# ---- what cannot be seen in the words


def put_link(desk: Desk, number: str, *content: Run) -> None:
    note = desk.notes.get(number)
    part = next(one for one in note.sections if one.key == "overview")
    place = TextPlace(part.id, part.language or note.language)
    opened = desk.texts.open(place)
    block = Paragraph(id=BlockId(new_id()), content=(Run("It is on "), *content, Run(".")))
    desk.texts.save(place, (*opened.blocks, block), opened.revision)


@pytest.mark.parametrize(
    "address",
    [
        "https://petrovsky.example/minutes",
        "mailto:petrovsky@assembly.example",
        "https://example.org/ana%20petrovsky",
        "https://example.org/ana_petrovsky",
    ],
)
def test_a_name_in_the_address_of_a_link_is_a_place_and_its_words_are_severed(
    desk: Desk, address: str
) -> None:
    note = meeting(desk, "HC")
    put_link(desk, note.number, Run("its own", link=address), Run(" page", link=address, bold=True))
    found = desk.occurrences.preview(["Petrovsky"])
    assert told(found) == [("address", "Winter talks", "its own page")]
    assert found.severable == found.places
    done = desk.occurrences.sever(found, ["19(1)"])
    desk.severances.approve([done.severance], "Agreed.")
    assert withheld_words(desk) == {note.number: ["its own page"]}
    edition = desk.exports.edition_of_note(note.number, EditionKind.PUBLIC)
    assert "petrovsky" not in repr(edition).casefold()
    assert desk.occurrences.preview(["Petrovsky"]).severable == ()


def test_a_name_of_two_words_is_found_in_an_address_that_writes_it_as_one(desk: Desk) -> None:
    note = meeting(desk, "HC")
    put_link(desk, note.number, Run("here", link="https://example.org/anapetrovsky"))
    put_link(desk, note.number, Run("there", link="https://example.org/banapetrovsky"))
    assert told(desk.occurrences.preview(["Ana Petrovsky"])) == [("address", "Winter talks", "here")]


def test_names_that_the_program_prints_are_told_to_be_changed_by_hand(desk: Desk) -> None:
    note = meeting(desk, "HC")
    found = desk.occurrences.preview(["HC"], SearchedIn.NOTES)
    printed = [one for one in found.places if one.standing in (Standing.LINE, Standing.TABLE)]
    assert {one.standing for one in printed} == {Standing.LINE, Standing.TABLE}
    assert not any(one.severable for one in printed)
    of_field = next(one for one in printed if one.standing is Standing.LINE)
    assert of_field.words == "Harbour Consultations"
    assert of_field.there == BlockId(f"{note.id}-field:with-whom")
    fields = {**note.fields, "with-whom": "Our hosts"}
    properties = NoteProperties(title=note.title, on=note.on, fields=fields, profiles=note.profiles)
    desk.note_editing.set_properties(note.number, properties)
    again = desk.occurrences.preview(["HC"], SearchedIn.NOTES)
    assert Standing.LINE not in {one.standing for one in again.places}


def test_a_name_is_looked_for_in_a_note_of_a_kind_that_nobody_knows_any_more(desk: Desk) -> None:
    note = meeting(desk, "HC")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(note, kind="sonnet"))
    found = desk.occurrences.preview([NAME], SearchedIn.NOTES)
    assert told(found) == [("words", "Winter talks", NAME)]
