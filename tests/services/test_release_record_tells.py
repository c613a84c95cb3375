"""A release record tells no more than its document does, and names who decided what that was made of."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import FactId, Incumbency
from briefing_app.domain.note import Note
from briefing_app.domain.severance import SeveranceState
from briefing_app.services.exports import ExportService
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id

from .conftest import FEE, paragraph
from .test_editions import sever
from .test_notes import meeting
from .test_release_records import audit_of, everything_in, words_of

PUBLIC = EditionKind.PUBLIC
_IDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIMES = re.compile(r"\d{4}-\d{2}-\d{2}[T ][0-9:]+(\+00:00| UTC)?")


def withheld_whole(desk: Desk, more: Callable[[Desk, Note], None]) -> Note:
    """A note of which the section about the engagement is withheld whole, and *more* before that."""
    note = meeting(desk, "HC")
    more(desk, note)
    section = next(one for one in desk.notes.get(note.number).sections if one.key == "engagement")
    done = desk.whole_severing.sever_section(section.id, ["13(1)"])
    desk.severances.approve([done.severance], "Given in confidence.")
    return note


def nothing_more(_: Desk, __: Note) -> None:
    """Only the section."""


def a_passage_inside(desk: Desk, note: Note) -> None:
    """A passage of the section is withheld by itself."""
    sever(desk, note, FEE, provision="21(1)(a)")


def further_paragraphs(desk: Desk, note: Note) -> None:
    """The section has more to withhold."""
    section = next(one for one in note.sections if one.key == "engagement")
    place = TextPlace(section.id, "en")
    said = ("A first word of theirs.", "A second one, much longer than it.", "And a third.")
    blocks = (*section.blocks, *map(paragraph, said))
    desk.texts.save(place, blocks, desk.texts.open(place).revision)


def a_fact(desk: Desk, _: Note) -> None:
    """A fact is withheld, whose row was never there."""
    profile = desk.profiles.find("HC").id
    fact = Incumbency(id=FactId(new_id()), profile=profile, person="Zoltan Bergmann", post="Envoy")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profile_parts.add_fact(fact)
    done = desk.whole_severing.sever_fact(fact.id, ["15(1)"])
    desk.severances.approve([done.severance], "Their envoy.")


def told(records: tuple[Path, ...]) -> tuple[str, str]:
    """What a record says in Word and in JSON, but for ids and times."""
    word, data = words_of(records[0]), everything_in(records[1])
    return _TIMES.sub("then", word), _TIMES.sub("then", _IDS.sub("one", data))


@pytest.mark.parametrize("more", [a_passage_inside, further_paragraphs, a_fact])
def test_the_record_is_the_same_whatever_is_withheld_behind_a_single_marker(
    tmp_path: Path, made_once: Path, program: Program, more: Callable[[Desk, Note], None]
) -> None:
    found = []
    for number, how in enumerate((nothing_more, more)):
        with program.open(Path(shutil.copyfile(made_once, tmp_path / f"{number}.bdl"))) as desk:
            note = withheld_whole(desk, how)
            (folder := tmp_path / str(number)).mkdir()
            report = desk.exports.export(note.number, PUBLIC, out=folder / "public.txt")
            found.append((report.path.read_bytes(), *told(report.records)))
    assert found[0] == found[1]


def test_the_library_keeps_what_the_record_beside_the_document_leaves_out(desk: Desk, tmp_path: Path) -> None:
    note = withheld_whole(desk, a_passage_inside)
    desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.md")
    (kept,) = desk.releases.of_note(note.number)
    assert [one.label for one in kept.counts] == ["s. 13(1)"]
    assert sorted(one.label for one in kept.decisions) == ["s. 13(1)", "s. 21(1)(a)"]
    assert kept.checks[0].figures["phrases"] > 1


def test_the_record_lists_each_decision_that_a_marker_stands_for(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    sever(desk, note, "Ana Roy", provision="19(1)")
    report = desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.html", with_provisions=False)
    told_in_word = words_of(report.records[0])
    assert told_in_word.count("s. 15(1)") == told_in_word.count("s. 19(1)") == 2  # counted, and decided


# ---- what was decided while the document was made


def as_somebody_else(desk: Desk, act: Callable[[], object]) -> None:
    name = desk.actor.name
    object.__setattr__(desk.actor, "name", "Somebody Else")
    act()
    object.__setattr__(desk.actor, "name", name)


def withdrawn(desk: Desk, _: Note, one: str) -> None:
    desk.severances.withdraw([one], "no longer")


def approved_again(desk: Desk, _: Note, one: str) -> None:
    desk.severances.approve([one], "Seen too.")


def more_severed(desk: Desk, note: Note, _: str) -> None:
    desk.passages.mark(note=note.number, section="overview", words="nobody decides", exemptions=["15(1)"])


def exported(desk: Desk, note: Note, out: Path) -> object:
    return desk.exports.export(note.number, PUBLIC, out=out)


def tried(desk: Desk, note: Note, _: Path) -> object:
    return desk.exports.try_out(note.number, PUBLIC)


@pytest.mark.parametrize("change", [withdrawn, approved_again, more_severed])
@pytest.mark.parametrize("go", [exported, tried], ids=["exported", "tried"])
def test_what_was_decided_meanwhile_stops_the_document_and_is_on_record(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Desk, Note, str], None],
    go: Callable[[Desk, Note, Path], object],
) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    (view,) = desk.severances.of_note(note.number)
    check_twins = ExportService._check_twins

    def and_meanwhile(self: ExportService, *given: object) -> None:
        check_twins(self, *given)  # type: ignore[arg-type]  # it is called as the service calls it
        as_somebody_else(desk, lambda: change(desk, note, view.severance.id))

    monkeypatch.setattr(ExportService, "_check_twins", and_meanwhile)
    with pytest.raises(EditionRefusedError, match=r"changed meanwhile.*export it again"):
        go(desk, note, tmp_path / "public.txt")
    assert list(tmp_path.glob("public*")) == []
    assert desk.releases.of_note(note.number) == ()
    assert audit_of(desk, note)[-1] == ("export-refused", (), "changed meanwhile")


def test_who_approved_is_named_as_the_document_was_made(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    (view,) = desk.severances.of_note(note.number)
    as_somebody_else(desk, lambda: approved_again(desk, note, view.severance.id))
    report = desk.exports.export(note.number, PUBLIC, out=tmp_path / "public.txt")
    (kept,) = desk.releases.of_note(note.number)
    assert [one.approved_by for one in kept.decisions] == ["Somebody Else"]
    assert "Somebody Else" in words_of(report.records[0])
    (view,) = desk.severances.of_note(note.number)
    assert view.severance.state is SeveranceState.APPROVED
