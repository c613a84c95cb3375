"""Typed texts are kept, saved, followed into notes and restored; nothing is lost and nothing leaks."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError, NotAllowedError, StaleTextError, UnknownNameError
from briefing_app.domain.text import (
    BlockId,
    Paragraph,
    Picture,
    Run,
    SectionId,
    holds,
)
from briefing_app.services.editions import EditionService
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE, paragraph
from .test_notes import meeting
from .typing_texts import engagement_of, marked, place_of, say, sever, severed, typed, words_of


@pytest.fixture
def fee(desk: Desk) -> TextPlace:
    """The section that states the fee."""
    return place_of(desk, "engagement")


class TestSaving:
    def test_a_section_that_is_not_there_is_told(self, desk: Desk) -> None:
        nowhere = TextPlace(SectionId(new_id()), "en")
        for ask in (desk.texts.open, desk.texts.revisions, desk.texts.discard_draft):
            with pytest.raises(UnknownNameError, match="no such section"):
                ask(nowhere)
        with pytest.raises(UnknownNameError, match="no such section"):
            desk.texts.keep_draft(nowhere, (), None)
        with pytest.raises(UnknownNameError, match="no such section"):
            desk.texts.save(nowhere, (), None)

    def test_what_is_saved_is_what_is_opened(self, desk: Desk, fee: TextPlace) -> None:
        saved = say(desk, fee, "Nothing is paid.")
        opened = desk.texts.open(fee)
        assert (opened.blocks, opened.revision, opened.from_draft) == (saved.blocks, saved.revision, False)

    def test_a_text_is_opened_with_the_pictures_there_are(self, desk: Desk, fee: TextPlace) -> None:
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            digests = (unit.pictures.add(b"one"), unit.pictures.add(b"two"), "0" * 64)
        one, two, lost = (
            Picture(id=BlockId(new_id()), digest=digest, media_type="image/png", alternate="A map")
            for digest in digests
        )
        assert desk.texts.open(fee).pictures == {}
        revision = desk.texts.save(fee, (one, lost), desk.texts.open(fee).revision).revision
        assert desk.texts.open(fee).pictures == {one.digest: b"one"}
        desk.texts.keep_draft(fee, (two,), revision)
        assert desk.texts.open(fee).pictures[two.digest] == b"two"

    def test_a_text_is_saved_in_normal_form(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        odd = (replace(opened.blocks[0], content=(Run("Nothing "), Run(""), Run("is paid."))), paragraph(""))
        saved = desk.texts.save(fee, odd, opened.revision)
        assert [block.content for block in saved.blocks if isinstance(block, Paragraph)] == [
            (Run("Nothing is paid."),)
        ]

    def test_an_empty_text_is_a_text(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        assert desk.texts.save(fee, (), opened.revision).blocks == ()
        assert desk.texts.open(fee).blocks == ()

    def test_a_language_without_a_text_begins_with_nothing(self, desk: Desk, fee: TextPlace) -> None:
        french = replace(fee, language="fr")
        opened = desk.texts.open(french)
        assert (opened.blocks, opened.revision) == ((), None)
        desk.texts.save(french, (paragraph("Rien."),), None)
        assert words_of(desk.texts.open(french).blocks) == ["Rien."]
        assert FEE in words_of(desk.texts.open(fee).blocks)[0]

    def test_saving_the_same_makes_no_revision(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        assert desk.texts.save(fee, opened.blocks, opened.revision).revision == opened.revision
        assert len(desk.texts.revisions(fee)) == 1

    def test_a_note_keeps_its_own_language_whatever_is_asked(self, desk: Desk) -> None:
        note = meeting(desk, "HC")
        section = next(one for one in note.sections if one.key == "engagement")
        place = TextPlace(section.id, "fr")
        say(desk, place, "We owe nothing.")
        assert desk.texts.open(place).place.language == "en"
        read = next(one for one in desk.notes.get(note.number).sections if one.key == "engagement")
        assert words_of(read.blocks) == ["We owe nothing."]

    def test_fifty_pages_are_saved_and_opened(self, desk: Desk, fee: TextPlace) -> None:
        many = tuple(paragraph(f"Paragraph {number} says the usual things. " * 8) for number in range(500))
        opened = desk.texts.open(fee)
        desk.texts.save(fee, many, opened.revision)
        assert len(desk.texts.open(fee).blocks) == 500


class TestStaleTexts:
    def test_are_refused_and_kept_as_a_draft(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        say(desk, fee, "Theirs.")
        with pytest.raises(StaleTextError, match="saved by someone else"):
            desk.texts.save(fee, typed(opened.blocks, "Mine."), opened.revision)
        with desk.library.database.read() as unit:
            draft = unit.sections.draft(fee.section, "en")
            assert draft is not None
            assert words_of(draft.blocks) == ["Mine."]
            assert words_of(unit.sections.text(fee.section, "en")[0]) == ["Theirs."]

    def test_stand_among_the_revisions_when_the_newer_text_is_opened(
        self, desk: Desk, fee: TextPlace
    ) -> None:
        opened = desk.texts.open(fee)
        say(desk, fee, "Theirs.")
        with pytest.raises(StaleTextError):
            desk.texts.save(fee, typed(opened.blocks, "Mine."), opened.revision)
        again = desk.texts.open(fee)
        assert (words_of(again.blocks), again.from_draft) == (["Theirs."], False)
        assert again.aside is not None
        newest = desk.texts.revisions(fee)[0]
        assert (newest.id, newest.current, newest.act) == (again.aside, False, ActKind.DRAFT)
        assert words_of(desk.texts.restore(again.aside).blocks) == ["Mine."]

    def test_are_never_overwritten_by_the_draft_of_a_newer_text(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        desk.texts.keep_draft(fee, typed(opened.blocks, "Mine."), opened.revision)
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            blocks, read = unit.sections.text(fee.section, "en")
            newer = typed(blocks, "Theirs.")
            unit.sections.save_text(fee.section, "en", newer, read)
            unit.sections.save_draft(fee.section, "en", typed(blocks, "Mine."), read)
            present = unit.sections.text(fee.section, "en")[1]
        desk.texts.keep_draft(fee, typed(newer, "Theirs and more."), present)
        kept = [desk.texts.revision(one.id) for one in desk.texts.revisions(fee)]
        assert ["Mine."] in [words_of(one.blocks) for one in kept]

    def test_one_of_two_savers_at_once_is_refused(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        start = threading.Barrier(2)
        outcomes: list[str] = []

        def save(words: str) -> None:
            start.wait()
            try:
                desk.texts.save(fee, typed(opened.blocks, words), opened.revision)
                outcomes.append(words)
            except StaleTextError:
                outcomes.append("refused")

        threads = [threading.Thread(target=save, args=(words,)) for words in ("One.", "Two.")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert outcomes.count("refused") == 1
        (won,) = set(outcomes) - {"refused"}
        with desk.library.database.read() as unit:
            assert words_of(unit.sections.text(fee.section, "en")[0]) == [won]
            draft = unit.sections.draft(fee.section, "en")
        assert draft is not None
        assert {won, *words_of(draft.blocks)} == {"One.", "Two."}


class TestDrafts:
    def test_are_opened_instead_of_the_text(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        desk.texts.keep_draft(fee, typed(opened.blocks, "Half a sen"), opened.revision)
        again = desk.texts.open(fee)
        assert (words_of(again.blocks), again.from_draft) == (["Half a sen"], True)
        assert again.revision == opened.revision
        desk.texts.save(fee, again.blocks, again.revision)
        assert not desk.texts.open(fee).from_draft

    def test_of_this_session_are_not_offered(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        desk.texts.keep_draft(fee, typed(opened.blocks, "Half a sen"), opened.revision)
        assert desk.texts.drafts() == ()

    def test_left_by_a_crash_are_offered_with_whose_they_are(
        self, library_path: Path, program: Program
    ) -> None:
        with program.open(library_path) as desk:
            place = place_of(desk, "engagement")
            opened = desk.texts.open(place)
            desk.texts.keep_draft(place, typed(opened.blocks, "Half a sen"), opened.revision)
        with program.open(library_path) as desk:
            (left,) = desk.texts.drafts()
            assert (left.place, left.owner.name, left.outdated) == (place, "Harbour Consultations", False)
            assert left.owner.headings == {"en": "Engagement"}
            assert words_of(desk.texts.open(place).blocks) == ["Half a sen"]
            desk.texts.discard_draft(place)
            assert desk.texts.drafts() == ()
            assert FEE in words_of(desk.texts.open(place).blocks)[0]

    def test_of_a_note_are_offered_with_its_number(self, library_path: Path, program: Program) -> None:
        with program.open(library_path) as desk:
            note = meeting(desk, "HC")
            place = TextPlace(note.sections[0].id, "en")
            desk.texts.keep_draft(place, (paragraph("Half"),), desk.texts.open(place).revision)
        with program.open(library_path) as desk:
            (left,) = desk.texts.drafts()
            assert (left.owner.number, left.owner.name) == (note.number, "Winter talks")

    def test_that_say_what_the_text_says_are_no_drafts(self, library_path: Path, program: Program) -> None:
        with program.open(library_path) as desk:
            place = place_of(desk, "engagement")
            opened = desk.texts.open(place)
            desk.texts.keep_draft(place, typed(opened.blocks, "Other"), opened.revision)
            desk.texts.keep_draft(place, opened.blocks, opened.revision)
        with program.open(library_path) as desk:
            assert desk.texts.drafts() == ()

    def test_are_refused_above_the_ceiling(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        secret = marked(desk, opened.blocks, "SECRET")
        with pytest.raises(NotAllowedError, match="above the ceiling"):
            desk.texts.keep_draft(fee, secret, opened.revision)
        with pytest.raises(NotAllowedError, match="above the ceiling"):
            desk.texts.save(fee, secret, opened.revision)
        assert desk.texts.open(fee) == opened


def test_no_error_and_no_log_holds_a_word_of_a_text(
    desk: Desk, fee: TextPlace, caplog: pytest.LogCaptureFixture
) -> None:
    opened = desk.texts.open(fee)
    canary = typed(opened.blocks, "canary")
    blocks, new = severed(canary, "canary")
    said = []
    with caplog.at_level(logging.DEBUG):
        for text, read, news in (
            (blocks, opened.revision, ()),
            (blocks, None, (new,)),
            (marked(desk, blocks, "SECRET"), opened.revision, (new,)),
        ):
            with pytest.raises(BriefingError) as caught:
                desk.texts.save(fee, text, read, news)
            said.append(str(caught.value))
    assert "canary" not in " ".join((*said, caplog.text))


def test_the_public_edition_stays_refused_until_what_followed_is_decided(desk: Desk, fee: TextPlace) -> None:
    note = meeting(desk, "HC")
    sever(desk, fee, FEE)
    editions = EditionService(desk.library, desk.catalogue)
    with pytest.raises(NotAllowedError, match="public edition") as caught:
        editions.of_note(note.number, EditionKind.PUBLIC)
    assert "165,000" not in str(caught.value)
    assert any(map(holds, engagement_of(desk, note.number)))
