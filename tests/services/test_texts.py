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
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.passages import find, withhold
from briefing_app.domain.severance import NewSeverance, SeveranceState
from briefing_app.domain.text import (
    BlockId,
    Cell,
    Paragraph,
    RevisionId,
    Row,
    Run,
    SectionId,
    SeveranceId,
    Table,
    Text,
    block_words,
    holds,
)
from briefing_app.services.editions import EditionService
from briefing_app.services.texts import SavedText, TextPlace
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE, paragraph
from .test_notes import meeting

PRESS = frozenset({ExemptionId("atia:15(1)")})


def place_of(desk: Desk, key: str, name: str = "HC") -> TextPlace:
    section = desk.profiles.find(name).section(key)
    assert section is not None
    return TextPlace(section.id, "en")


@pytest.fixture
def fee(desk: Desk) -> TextPlace:
    """The section that states the fee."""
    return place_of(desk, "engagement")


def words_of(blocks: Text) -> list[str]:
    return [block_words(block) for block in blocks]


def typed(blocks: Text, words: str) -> Text:
    """The text with other words in its first block."""
    return (replace(blocks[0], content=(Run(words),)), *blocks[1:])


def severed(blocks: Text, words: str) -> tuple[Text, NewSeverance]:
    new = NewSeverance(SeveranceId(new_id()), PRESS)
    passages = find(blocks, words)
    assert passages
    return withhold(blocks, passages, new.id), new


def marked(desk: Desk, blocks: Text, marking: str) -> Text:
    return (replace(blocks[0], portion=desk.catalogue.marking(marking)), *blocks[1:])


def sever(desk: Desk, place: TextPlace, words: str) -> SeveranceId:
    opened = desk.texts.open(place)
    blocks, new = severed(opened.blocks, words)
    desk.texts.save(place, blocks, opened.revision, [new])
    return new.id


def say(desk: Desk, place: TextPlace, words: str) -> SavedText:
    opened = desk.texts.open(place)
    return desk.texts.save(place, typed(opened.blocks, words), opened.revision)


def record(desk: Desk, severance: SeveranceId):
    with desk.library.database.read() as unit:
        return unit.severances.get(severance)


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


class TestSeverancesMadeWhileTyping:
    def test_are_proposed_with_the_first_draft(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        blocks, new = severed(opened.blocks, FEE)
        desk.texts.keep_draft(fee, blocks, opened.revision, [new])
        stored = record(desk, new.id)
        assert (stored.state, stored.exemptions, stored.closed_at) == (SeveranceState.PROPOSED, PRESS, None)
        tag = desk.texts.open(fee).severances[new.id]
        assert (tag.label, tag.state) == ("s. 15(1)", SeveranceState.PROPOSED)

    def test_are_closed_with_a_discarded_draft_and_never_erased(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        blocks, new = severed(opened.blocks, FEE)
        desk.texts.keep_draft(fee, blocks, opened.revision, [new])
        desk.texts.discard_draft(fee)
        assert record(desk, new.id).closed_at is not None

    def test_are_closed_when_the_next_draft_lets_them_go_and_opened_when_they_are_back(
        self, desk: Desk, fee: TextPlace
    ) -> None:
        opened = desk.texts.open(fee)
        blocks, new = severed(opened.blocks, FEE)
        desk.texts.keep_draft(fee, blocks, opened.revision, [new])
        desk.texts.keep_draft(fee, opened.blocks, opened.revision)
        assert record(desk, new.id).closed_at is not None
        desk.texts.keep_draft(fee, blocks, opened.revision, [new])
        assert record(desk, new.id).closed_at is None

    def test_stay_open_while_a_draft_holds_what_the_text_lets_go(self, desk: Desk, fee: TextPlace) -> None:
        one = sever(desk, fee, FEE)
        opened = desk.texts.open(fee)
        other = place_of(desk, "overview")
        held = desk.texts.open(other)
        blocks = (*held.blocks, replace(paragraph("Kept."), severances=frozenset({one})))
        desk.texts.keep_draft(other, blocks, held.revision)
        desk.texts.save(fee, typed(opened.blocks, "Nothing."), opened.revision)
        assert record(desk, one).closed_at is None

    def test_that_the_text_does_not_hold_are_not_stored(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        new = NewSeverance(SeveranceId(new_id()), PRESS)
        desk.texts.save(fee, typed(opened.blocks, "Nothing."), opened.revision, [new])
        with pytest.raises(UnknownNameError):
            record(desk, new.id)

    def test_without_a_record_are_refused(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        blocks, _ = severed(opened.blocks, FEE)
        for keep in (desk.texts.keep_draft, desk.texts.save):
            with pytest.raises(NotAllowedError, match="no record"):
                keep(fee, blocks, opened.revision)

    def test_take_the_provision_typed_last_until_they_are_approved(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        blocks, new = severed(opened.blocks, FEE)
        desk.texts.keep_draft(fee, blocks, opened.revision, [new])
        corrected = replace(new, exemptions=frozenset({ExemptionId("atia:19(1)")}))
        saved = desk.texts.save(fee, blocks, opened.revision, [corrected])
        assert saved.severances[new.id].label == "s. 19(1)"
        desk.severances.approve([new.id], "It is a name.")
        desk.texts.save(fee, blocks, saved.revision, [new])
        assert record(desk, new.id).exemptions == corrected.exemptions

    def test_under_a_repealed_provision_are_refused(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        blocks, new = severed(opened.blocks, FEE)
        gone = replace(new, exemptions=frozenset({ExemptionId("atia:16.31")}))
        with pytest.raises(NotAllowedError, match="repealed"):
            desk.texts.save(fee, blocks, opened.revision, [gone])

    def test_are_told_by_what_was_done(self, desk: Desk, fee: TextPlace) -> None:
        sever(desk, fee, FEE)
        opened = desk.texts.open(fee)
        desk.texts.save(fee, marked(desk, opened.blocks, "PROTECTED A"), opened.revision)
        say(desk, fee, "Nothing.")
        acts = [one.act for one in desk.texts.revisions(fee)]
        assert acts == [ActKind.EDIT, ActKind.MARK, ActKind.SEVER, ActKind.CREATE]


class TestFollowingIntoNotes:
    def test_what_is_severed_is_proposed_there(self, desk: Desk, fee: TextPlace) -> None:
        note = meeting(desk, "HC", "AFS")
        one = sever(desk, fee, FEE)
        (view,) = desk.severances.of_note(note.number)
        assert (view.words, view.severance.source) == ((FEE,), one)
        assert view.severance.state is SeveranceState.PROPOSED

    def test_a_draft_is_not_followed(self, desk: Desk, fee: TextPlace) -> None:
        note = meeting(desk, "HC")
        opened = desk.texts.open(fee)
        blocks, new = severed(opened.blocks, FEE)
        desk.texts.keep_draft(fee, blocks, opened.revision, [new])
        assert desk.severances.of_note(note.number) == ()

    def test_words_that_stand_twice_are_severed_where_they_were_severed(
        self, desk: Desk, fee: TextPlace
    ) -> None:
        say(desk, fee, "We know that no state says no.")
        note = meeting(desk, "HC")
        opened = desk.texts.open(fee)
        new = NewSeverance(SeveranceId(new_id()), PRESS)
        blocks = withhold(opened.blocks, find(opened.blocks, "no")[1:2], new.id)
        desk.texts.save(fee, blocks, opened.revision, [new])
        (copy,) = engagement_of(desk, note.number)
        (place,) = (one for one in copy.content if isinstance(one, Run) and one.severances)
        assert copy.content.index(place) == 1
        assert copy.content[0] == Run("We know that ")

    def test_words_typed_at_the_end_of_severed_ones_withhold_nothing_more_there(
        self, desk: Desk, fee: TextPlace
    ) -> None:
        one = sever(desk, fee, FEE)
        note = meeting(desk, "HC")
        opened = desk.texts.open(fee)
        run = next(part for part in opened.blocks[0].content if part.severances)
        longer = replace(run, text=run.text + " and more")
        content = tuple(longer if part is run else part for part in opened.blocks[0].content)
        saved = desk.texts.save(fee, (replace(opened.blocks[0], content=content),), opened.revision)
        assert set(saved.severances) == {one}
        (view,) = desk.severances.of_note(note.number)
        assert (view.words, view.severance.id) == ((FEE,), one)

    def test_a_severance_that_grows_over_words_of_the_note_is_proposed_there(
        self, desk: Desk, fee: TextPlace
    ) -> None:
        one = sever(desk, fee, "a yearly fee of")
        note = meeting(desk, "HC")
        opened = desk.texts.open(fee)
        blocks = withhold(opened.blocks, find(opened.blocks, FEE), one)
        desk.texts.save(fee, blocks, opened.revision)
        words = {word for view in desk.severances.of_note(note.number) for word in view.words}
        assert any(FEE in word for word in words)

    def test_words_rewritten_and_severed_at_once_withhold_the_older_ones(
        self, desk: Desk, fee: TextPlace
    ) -> None:
        note = meeting(desk, "HC")
        opened = desk.texts.open(fee)
        renewed = typed(opened.blocks, words_of(opened.blocks)[0].replace(FEE, "200,000 francs a quarter"))
        blocks, new = severed(renewed, "200,000 francs a quarter")
        desk.texts.save(fee, blocks, opened.revision, [new])
        (view,) = desk.severances.of_note(note.number)
        (held,) = view.words
        assert "165,000" in held
        assert "delegate" not in held

    def test_a_rewritten_copy_is_withheld_whole(self, desk: Desk, fee: TextPlace) -> None:
        note = meeting(desk, "HC")
        section = next(one for one in note.sections if one.key == "engagement")
        say(desk, TextPlace(section.id, "en"), "They pay us.")
        sever(desk, fee, FEE)
        (view,) = desk.severances.of_note(note.number)
        assert view.words == ("They pay us.",)

    def test_a_severed_cell_is_severed_in_the_copy(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        table = Table(
            id=BlockId(new_id()),
            rows=(Row((Cell(blocks=(paragraph("Vote"),)), Cell(blocks=(paragraph("Against"),)))),),
            columns=(frozenset(), frozenset()),
        )
        saved = desk.texts.save(fee, (*opened.blocks, table), opened.revision)
        note = meeting(desk, "HC")
        new = NewSeverance(SeveranceId(new_id()), PRESS)
        (row,) = table.rows
        held = replace(row.cells[1], severances=frozenset({new.id}))
        renewed = replace(table, rows=(replace(row, cells=(row.cells[0], held)),))
        desk.texts.save(fee, (*opened.blocks, renewed), saved.revision, [new])
        (view,) = desk.severances.of_note(note.number)
        assert view.words == ("Against",)

    def test_a_raised_marking_raises_the_copies(self, desk: Desk, fee: TextPlace) -> None:
        note = meeting(desk, "HC")
        opened = desk.texts.open(fee)
        desk.texts.save(fee, marked(desk, opened.blocks, "PROTECTED A"), opened.revision)
        (copy,) = engagement_of(desk, note.number)
        assert copy.portion == desk.catalogue.marking("PROTECTED A")

    def test_a_lowered_marking_does_not_lower_them_and_is_said(self, desk: Desk, fee: TextPlace) -> None:
        note = meeting(desk, "HC")
        opened = desk.texts.open(fee)
        saved = desk.texts.save(fee, marked(desk, opened.blocks, "PROTECTED A"), opened.revision)
        assert saved.notices == ()
        again = desk.texts.save(fee, opened.blocks, saved.revision)
        assert again.notices == ("PROTECTED A was lowered to UNCLASSIFIED and no reason was given.",)
        (copy,) = engagement_of(desk, note.number)
        assert copy.portion == desk.catalogue.marking("PROTECTED A")

    def test_a_reason_for_lowering_is_kept(self, desk: Desk, fee: TextPlace) -> None:
        opened = desk.texts.open(fee)
        saved = desk.texts.save(fee, marked(desk, opened.blocks, "PROTECTED A"), opened.revision)
        again = desk.texts.save(fee, opened.blocks, saved.revision, reason="Published since.")
        assert again.notices == ()
        with desk.library.database.read() as unit:
            assert "Published since." in {entry.reason for entry in unit.audit.list()}


class TestReceivedRedactions:
    def test_that_go_with_their_block_are_said_and_recorded_without_words(self, desk: Desk) -> None:
        place = place_of(desk, "overview", "AFS")
        opened = desk.texts.open(place)
        saved = desk.texts.save(place, (paragraph("Canary."),), opened.revision)
        (notice,) = saved.notices
        assert notice.startswith("1 received redaction went away")
        with desk.library.database.read() as unit:
            (entry,) = [one for one in unit.audit.list() if one.action == "delete-received-redactions"]
        assert (entry.fields, entry.reason) == (("text (en)",), "1 received redaction deleted")
        assert entry.object_id == desk.profiles.find("AFS").id

    def test_that_moved_to_another_block_are_not(self, desk: Desk) -> None:
        place = place_of(desk, "overview", "AFS")
        opened = desk.texts.open(place)
        moved = (replace(opened.blocks[0], id=BlockId(new_id())),)
        assert desk.texts.save(place, moved, opened.revision).notices == ()


class TestRestoring:
    def test_an_old_revision_is_the_text_again_as_a_new_one(self, desk: Desk, fee: TextPlace) -> None:
        first = desk.texts.open(fee)
        say(desk, fee, "Nothing.")
        assert first.revision is not None
        restored = desk.texts.restore(first.revision)
        assert (restored.blocks, restored.notices) == (first.blocks, ())
        newest = desk.texts.revisions(fee)[0]
        assert (newest.id, newest.act, newest.current) == (restored.revision, ActKind.RESTORE, True)
        assert len(desk.texts.revisions(fee)) == 3

    def test_a_revision_that_is_not_there_is_told(self, desk: Desk) -> None:
        for ask in (desk.texts.revision, desk.texts.restore):
            with pytest.raises(UnknownNameError, match="no revision"):
                ask(RevisionId(new_id()))

    def test_what_was_severed_since_stays_severed(self, desk: Desk, fee: TextPlace) -> None:
        first = desk.texts.open(fee)
        one = sever(desk, fee, FEE)
        assert first.revision is not None
        restored = desk.texts.restore(first.revision)
        assert set(restored.severances) == {one}
        assert restored.notices == ("What was withheld or marked since that revision was kept.",)

    def test_what_was_marked_since_stays_marked(self, desk: Desk, fee: TextPlace) -> None:
        first = desk.texts.open(fee)
        desk.texts.save(fee, marked(desk, first.blocks, "PROTECTED A"), first.revision)
        assert first.revision is not None
        (block,) = desk.texts.restore(first.revision).blocks
        assert block.portion == desk.catalogue.marking("PROTECTED A")

    def test_a_closed_severance_of_an_old_text_is_open_again_and_followed(
        self, desk: Desk, fee: TextPlace
    ) -> None:
        one = sever(desk, fee, FEE)
        held = desk.texts.open(fee)
        bare = typed(held.blocks, words_of(held.blocks)[0])
        desk.texts.save(fee, bare, held.revision)
        assert record(desk, one).closed_at is not None
        note = meeting(desk, "HC")
        assert held.revision is not None
        desk.texts.restore(held.revision)
        assert record(desk, one).closed_at is None
        (view,) = desk.severances.of_note(note.number)
        assert view.words == (FEE,)

    def test_a_draft_is_kept_among_the_revisions(self, desk: Desk, fee: TextPlace) -> None:
        first = desk.texts.open(fee)
        say(desk, fee, "Second.")
        opened = desk.texts.open(fee)
        desk.texts.keep_draft(fee, typed(opened.blocks, "Half"), opened.revision)
        assert first.revision is not None
        desk.texts.restore(first.revision)
        kept = [words_of(desk.texts.revision(one.id).blocks) for one in desk.texts.revisions(fee)]
        assert ["Half"] in kept


def engagement_of(desk: Desk, number: str) -> Text:
    return next(one.blocks for one in desk.notes.get(number).sections if one.key == "engagement")


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
