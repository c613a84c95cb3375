"""Severances and markings made while typing are stored, followed into notes, and kept by restoring."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.passages import find, withhold
from briefing_app.domain.severance import NewSeverance, SeveranceState
from briefing_app.domain.text import (
    BlockId,
    Cell,
    RevisionId,
    Row,
    Run,
    SeveranceId,
    Table,
)
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE, paragraph
from .test_notes import meeting
from .typing_texts import PRESS, engagement_of, marked, place_of, record, say, sever, severed, typed, words_of


@pytest.fixture
def fee(desk: Desk) -> TextPlace:
    """The section that states the fee."""
    return place_of(desk, "engagement")


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

    def test_a_reason_for_lowering_that_names_a_provision_is_remarked(
        self, desk: Desk, fee: TextPlace
    ) -> None:
        opened = desk.texts.open(fee)
        saved = desk.texts.save(fee, marked(desk, opened.blocks, "PA"), opened.revision)
        again = desk.texts.save(fee, opened.blocks, saved.revision, reason="It is severed under s. 15(1).")
        assert again.notices == (
            "The reason names the provision 15(1): being withheld gives no security category. "
            "Say what injury the level speaks of.",
        )

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
