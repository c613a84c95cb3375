"""A note is filled from profiles, owns its words, and says when its sources changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import BriefingError, UnknownNameError
from briefing_app.domain.note import Note
from briefing_app.domain.text import Paragraph, Run, block_words
from briefing_app.storage.records import ActKind


def meeting(desk: Desk, *names: str, language: str = "en") -> Note:
    return desk.notes.create(
        kind="meeting-note",
        title="Winter talks",
        names=names,
        on=date(2019, 12, 17),
        place="Geneva",
        language=language,
    )


def test_a_note_without_a_title_is_refused_in_a_sentence(desk: Desk) -> None:
    with pytest.raises(BriefingError, match="needs a title"):
        desk.notes.create(kind="meeting-note", title="  ")


@pytest.mark.parametrize("title", ["x" * 301, "two\nlines"])
def test_a_title_that_is_no_line_is_refused(desk: Desk, title: str) -> None:
    with pytest.raises(BriefingError, match="one line"):
        desk.notes.create(kind="meeting-note", title=title)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "sonnet"}, "kind"),
        ({"names": ["Nobody"]}, "Nobody"),
        ({"language": "de"}, "de"),
        ({"fields": {"shoe-size": "44"}}, "shoe-size"),
    ],
)
def test_what_does_not_exist_is_named(desk: Desk, given: dict[str, object], said: str) -> None:
    wanted: dict[str, object] = {"kind": "meeting-note", "title": "Talks", **given}
    with pytest.raises(UnknownNameError, match=said):
        desk.notes.create(**wanted)
    assert desk.notes.list() == ()


def test_with_one_profile_the_sections_are_its_own(desk: Desk) -> None:
    note = meeting(desk, "HC")
    engagement = next(one for one in note.sections if one.key == "engagement")
    assert engagement.level == 1
    assert "yearly fee" in block_words(engagement.blocks[0])


def test_with_two_profiles_each_has_its_part_below_the_section(desk: Desk) -> None:
    note = meeting(desk, "HC", "Agency for Shelter")
    parts = [(one.heading, one.level) for one in note.sections if one.key == "engagement"]
    assert parts == [("Engagement", 1), ("Harbour Consultations (HC)", 2), ("Agency for Shelter (AFS)", 2)]


def test_a_profile_named_twice_comes_once(desk: Desk) -> None:
    assert len(meeting(desk, "HC", "harbour consultations").profiles) == 1


def test_the_blocks_are_the_notes_own_and_remember_their_origin(desk: Desk) -> None:
    note = meeting(desk, "HC")
    source = desk.profiles.find("HC")
    theirs = {block.id for section in source.sections for block in section.texts["en"]}
    ours = [block for section in note.sections for block in section.blocks]
    assert ours
    assert all(block.id not in theirs and block.origin and block.origin.block in theirs for block in ours)


def test_an_unchanged_source_is_not_reported(desk: Desk) -> None:
    assert desk.notes.changes(meeting(desk, "HC", "AFS")) == ()


def test_a_changed_source_is_reported_with_what_it_was_and_is(desk: Desk) -> None:
    note = meeting(desk, "HC")
    profile = desk.profiles.find("HC")
    old = profile.sections[0].texts["en"][0]
    assert isinstance(old, Paragraph)
    new = replace(old, content=(Run("Eighteen states talk here now."),))
    section = replace(profile.sections[0], texts={"en": (new,)})
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=(section, *profile.sections[1:])))
    (change,) = desk.notes.changes(desk.notes.get(note.number))
    assert change.before is not None
    assert change.now is not None
    assert block_words(change.before).startswith("Seventeen")
    assert block_words(change.now).startswith("Eighteen")
    assert block_words(change.block).startswith("Seventeen")


def test_a_french_note_takes_the_english_words_and_says_so(desk: Desk) -> None:
    note = meeting(desk, "HC", language="fr")
    overview = next(one for one in note.sections if one.key == "overview")
    assert overview.language == "en"


def test_numbers_are_given_once_each(desk: Desk) -> None:
    assert meeting(desk, "HC").number != meeting(desk, "HC").number
