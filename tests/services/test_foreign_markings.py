"""A note that holds what another country marked: shown, exported and released with both markings."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.edition import EditionKind, InternalEdition
from briefing_app.domain.errors import EditionRefusedError, NotAllowedError
from briefing_app.domain.note import Note
from briefing_app.ui.mark import mark_of
from briefing_app.ui.showing import Subject, everything_in, joined, met_words, prepare

from .conftest import FEE
from .test_editions import sever, words_of
from .test_notes import meeting

INTERNAL, PUBLIC = EditionKind.INTERNAL, EditionKind.PUBLIC
WHOLE = "Seventeen states talk here, and nobody decides anything."


@pytest.fixture
def note(desk: Desk) -> Note:
    """A note with a passage of the United States and one that is Protected A, which the device may hold."""
    desk.ceilings.change("us:S", "An agreement of 2020.")
    found = meeting(desk, "HC")
    desk.passages.mark(note=found.number, section="overview", words=WHOLE, marking="us:S//NF")
    desk.passages.mark(note=found.number, section="engagement", words=FEE, marking="PROTECTED A")
    return found


def test_a_ceiling_without_a_foreign_level_holds_none(desk: Desk) -> None:
    found = meeting(desk, "HC")
    with pytest.raises(
        NotAllowedError, match="USA: SECRET//NOFORN is above the ceiling of this library, PROTECTED A"
    ):
        desk.passages.mark(note=found.number, section="overview", words=WHOLE, marking="us:S//NF")


def test_a_foreign_level_is_added_to_the_ceiling_and_taken_off_with_a_reason(desk: Desk) -> None:
    with pytest.raises(NotAllowedError, match="state by whom this device is accredited"):
        desk.ceilings.change("us:S")
    change = desk.ceilings.change("us:S", "An agreement of 2020.")
    assert desk.ceilings.name(change.now) == "PROTECTED A / USA: SECRET"
    assert desk.ceilings.name(desk.ceilings.change("us:U").now) == "PROTECTED A"


def test_the_internal_edition_shows_both_banners_and_each_mark_as_it_is(desk: Desk, note: Note) -> None:
    edition = desk.exports.edition_of_note(note.number, INTERNAL)
    assert isinstance(edition, InternalEdition)
    assert edition.banner == "PROTECTED A / USA: SECRET//NOFORN"
    assert {"(PA)", "(S//NF)"} <= set(edition.portion_marks.values())


@pytest.mark.parametrize("format_", ["docx", "html", "md", "txt"])
def test_the_note_is_exported_in_every_format(desk: Desk, note: Note, tmp_path: Path, format_: str) -> None:
    target = tmp_path / f"note.{format_}"
    desk.exports.export(note.number, INTERNAL, out=target)
    assert target.stat().st_size > 0


def test_the_window_previews_it_under_both(desk: Desk, note: Note) -> None:
    subject = Subject("note", note.number, note.title)
    shown = prepare(subject, INTERNAL, "en", desk)
    assert shown.printed is not None
    assert mark_of([shown.marking], desk.catalogue).words == "PROTECTED A / PROTÉGÉ A / USA: SECRET//NOFORN"
    assert joined(everything_in(subject, desk), desk.catalogue) == shown.marking
    assert met_words([shown.marking], desk.catalogue, "fr") == "PROTÉGÉ A / USA: SECRET//NOFORN"
    assert prepare(subject, PUBLIC, "en", desk).obstacles


def test_it_is_released_only_where_both_schemes_say_so(desk: Desk, note: Note) -> None:
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note(note.number, PUBLIC)
    assert any("marked USA: SECRET//NOFORN" in one for one in refused.value.obstacles)
    assert any("marked PROTECTED A" in one for one in refused.value.obstacles)
    sever(desk, note, WHOLE, "overview", "13(1)(a)")
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note(note.number, PUBLIC)
    assert not any("USA" in one for one in refused.value.obstacles)
    desk.passages.mark(
        note=note.number, section="engagement", words=FEE, marking="U", reason="Public since May."
    )
    edition = desk.exports.edition_of_note(note.number, PUBLIC)
    assert edition.banner == "UNCLASSIFIED"
    assert "Seventeen" not in words_of(edition)


def test_a_note_is_raised_above_what_stands_there_in_either_scheme(desk: Desk, note: Note) -> None:
    with pytest.raises(
        NotAllowedError, match="Its parts make the note PROTECTED A / USA: SECRET//NOFORN already"
    ):
        desk.note_editing.uplift(note.number, desk.catalogue.marking("us:C"), "Taken together.")


def test_a_library_of_the_united_states_is_kept_by_their_markings(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "there.bdl"
    program.libraries.create(path, "us:S", "Accredited by the post.")
    with program.open(path) as there:
        assert there.catalogue.scheme.id == "us"
        assert there.catalogue.marking("S//NF") == there.catalogue.marking("us:S//NF")
        found = meeting(there)
        assert there.exports.edition_of_note(found.number, PUBLIC).banner == "UNCLASSIFIED"
        with pytest.raises(
            NotAllowedError, match=r"^CAN: PROTECTED A is above the ceiling of this library, SECRET: "
        ):
            there.note_editing.uplift(
                found.number, there.catalogue.marking("ca:PA"), "Together it says more."
            )
        there.note_editing.uplift(found.number, there.catalogue.marking("S//NF"), "Together it says more.")
        assert there.exports.edition_of_note(found.number, INTERNAL).banner == "SECRET//NOFORN"
