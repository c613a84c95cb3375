"""What stands between a note and its public edition is told before anybody exports it, and tried for once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.documents import record
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError, EditionRefusedError
from briefing_app.domain.note import Note
from briefing_app.domain.release_check import CheckKind, ReleaseCheck, Standing
from briefing_app.domain.release_record import ReleaseRecord
from briefing_app.domain.text import BlockId, Picture, block_words, walk
from briefing_app.services.before_release import BeforeRelease
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE
from .test_editions import sever
from .test_notes import meeting
from .test_release_records import audit_of

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def found(desk: Desk, note: Note, kind: CheckKind) -> list[ReleaseCheck]:
    return [one for one in desk.before_release.of_note(note.number).checks if one.kind is kind]


def sentences(before: BeforeRelease, standing: Standing) -> list[str]:
    return [one.sentence for one in before.checks if one.standing is standing]


def test_what_is_not_approved_is_counted_and_told_with_its_place(desk: Desk) -> None:
    note = meeting(desk, "HC")
    desk.passages.mark(note=note.number, section="engagement", words=FEE, exemptions=["15(1)"])
    before = desk.before_release.of_note(note.number)
    counted, told = (one for one in before.checks if one.standing is Standing.OPEN)
    assert counted.sentence == "1 severance is not approved."
    assert "is not approved" in told.sentence
    blocks = [one for section in desk.notes.get(note.number).sections for one in section.blocks]
    (held,) = (one for one in blocks if FEE in block_words(one))
    assert told.block == held.id
    assert not before.is_clear
    assert FEE not in str(before.checks)


def test_once_all_is_approved_nothing_stands_in_the_way(desk: Desk) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    before = desk.before_release.of_note(note.number)
    assert before.is_clear
    assert sentences(before, Standing.DONE) == [
        "Every severance is approved.", "Nothing stands in the way of the public edition."
    ]  # fmt: skip


def test_a_second_person_has_to_look_again_when_the_words_change(desk: Desk) -> None:
    note = meeting(desk, "HC")
    (first,) = found(desk, note, CheckKind.SECOND_PERSON)
    assert found(desk, note, CheckKind.SECOND_PERSON) == [first]
    sever(desk, note, FEE)
    (second,) = found(desk, note, CheckKind.SECOND_PERSON)
    assert second.key != first.key


def with_pictures(desk: Desk, note: Note, count: int) -> list[BlockId]:
    now = desk.notes.get(note.number)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        digest = unit.pictures.add(PNG)
        pictures = tuple(
            Picture(id=BlockId(new_id()), digest=digest, media_type="image/png", alternate="Their harbour")
            for _ in range(count)
        )
        first = replace(now.sections[0], blocks=(*now.sections[0].blocks, *pictures))
        unit.notes.save(replace(now, sections=(first, *now.sections[1:])))
    return [one.id for one in pictures]


def test_every_picture_that_is_released_is_to_be_looked_at_by_somebody(desk: Desk) -> None:
    note = meeting(desk, "HC")
    ids = with_pictures(desk, note, 2)
    told = found(desk, note, CheckKind.PICTURE)
    assert [one.sentence.partition(":")[0] for one in told] == ["Picture 1 of 2", "Picture 2 of 2"]
    assert [one.block for one in told] == ids
    assert {one.standing for one in told} == {Standing.PEOPLE}
    assert len({one.key for one in told}) == 2
    section = desk.notes.get(note.number).sections[0]
    desk.whole_severing.sever_block(TextPlace(section.id, "en"), ids[0], ["15(1)"])
    assert [one.block for one in found(desk, note, CheckKind.PICTURE)] == ids[1:]


def test_what_was_handed_over_is_told_the_last_first(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    for name in ("one.txt", "two.txt"):
        desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / name)
    told = desk.before_release.of_note(note.number).releases
    assert [one.file_name for one in told] == ["two.txt", "one.txt"]


def test_a_trial_passes_the_checks_of_an_export_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    before = audit_of(desk, note)
    files = set(tmp_path.rglob("*"))
    passed = desk.exports.try_out(note.number)
    assert (set(tmp_path.rglob("*")), desk.releases.of_note(note.number)) == (files, ())
    assert audit_of(desk, note) == before
    desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / "public.docx")
    assert desk.releases.of_note(note.number)[0].checks == passed


def test_a_trial_that_is_refused_is_on_record_like_an_export(desk: Desk) -> None:
    note = meeting(desk, "HC")
    desk.passages.mark(note=note.number, section="engagement", words=FEE, exemptions=["15(1)"])
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.try_out(note.number)
    assert audit_of(desk, note)[-1] == ("export-refused", (), f"{len(refused.value.obstacles)} obstacles")


def test_a_trial_finds_what_only_the_record_would_tell(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    made = record.record_json

    def telling(one: ReleaseRecord) -> bytes:
        return FEE.encode() if one.file_name else made(one)  # without a name: the words that all records have

    monkeypatch.setattr(record, "record_json", telling)
    with pytest.raises(EditionRefusedError, match="release record would hold"):
        desk.exports.try_out(note.number)
    assert audit_of(desk, note)[-1][0] == "export-refused"


def test_a_trial_can_be_stopped(desk: Desk) -> None:
    note = meeting(desk, "HC")
    with pytest.raises(BriefingError, match="cancelled"):
        desk.exports.try_out(note.number, cancelled=lambda: True)


def test_each_block_of_the_internal_edition_knows_its_place_in_the_public_one(desk: Desk) -> None:
    note = meeting(desk, "HC", "AFS")
    sever(desk, note, FEE)
    both = desk.previews.both_of_note(note.number)
    assert both.internal.printed is not None
    assert both.public.printed is not None
    said = {one.id: block_words(one) for one in walk(both.public.printed.blocks)}
    headings = [one for one in both.internal.printed.blocks if one.id in both.places]
    assert len(headings) > 10
    for block in headings:
        there = said[both.places[block.id]]
        assert there == block_words(block) or FEE in block_words(block) or "$" in block_words(block)


def test_a_refused_edition_has_no_places(desk: Desk) -> None:
    note = meeting(desk, "HC")
    desk.passages.mark(note=note.number, section="engagement", words=FEE, exemptions=["15(1)"])
    both = desk.previews.both_of_note(note.number)
    assert (both.public.printed, dict(both.places)) == (None, {})
    assert both.public.obstacles
    assert replace(both.public, printed=both.internal.printed).undecided == 1


def test_hints_stop_nothing_and_lead_to_their_places(desk: Desk) -> None:
    note = meeting(desk, "HC", "AFS")
    sever(desk, note, "Geneva", "next-steps")
    before = desk.before_release.of_note(note.number)
    hinted = [one for one in before.checks if one.standing is Standing.HINT]
    assert [one.sentence for one in hinted] == [str(one) for one in desk.hints.of_note(note.number)]
    assert hinted
    assert before.is_clear
    assert "Geneva" not in str(before.checks)
