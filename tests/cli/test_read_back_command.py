"""read-back: a copy that was edited in Word, looked at and brought in from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.bootstrap import start
from tests.services.reviewed_note import Reviewed, reviewed_note
from tests.services.reviewers_edits import EDITS
from tests.services.word_edits import WordFile


@pytest.fixture
def note(harbour: Path) -> Reviewed:
    with start().open(harbour) as desk:
        return reviewed_note(desk)


@pytest.fixture
def copy(ask, harbour: Path, note: Reviewed, tmp_path: Path) -> Path:
    """The copy with the thirty edits of the reviewer."""
    sent = tmp_path / "sent.docx"
    assert ask("export", note.number, "--edition", "internal", "--out", sent, library=harbour).code == 0
    file = WordFile(sent)
    for edit in EDITS:
        edit.do(file, note)
    return file.save(tmp_path / "back.docx")


def test_changes_are_listed_and_nothing_is_stored(ask, harbour: Path, note: Reviewed, copy: Path):
    before = ask("note", "show", note.number, "--json", library=harbour).json
    answer = ask("read-back", note.number, copy, library=harbour)
    assert answer.code == 0, answer.err
    assert "  - Port cities met twice last year" in answer.out
    assert "  + Port cities met three times last year" in answer.out
    assert "by its id alone" in answer.out
    assert "not to be accepted" in answer.out
    assert "tracked changes" in answer.err
    assert ask("note", "show", note.number, "--json", library=harbour).json == before


def test_the_object_has_every_change(ask, harbour: Path, note: Reviewed, copy: Path):
    found = ask("read-back", note.number, copy, "--json", library=harbour).json
    assert set(found) == {
        "note", "file", "sha256", "exported", "told", "comments", "changes", "accepted",
    }  # fmt: skip
    assert (found["note"], found["file"], found["exported"]) == (note.number, "back.docx", True)
    assert len(found["changes"]) == len(EDITS)
    assert set(found["changes"][0]) == {
        "id", "kind", "standing", "section", "block", "line", "before", "after", "heading", "said",
        "remarks", "comments",
    }  # fmt: skip


def test_what_is_accepted_by_its_id_is_brought_in(ask, harbour: Path, note: Reviewed, copy: Path):
    changes = ask("read-back", note.number, copy, "--json", library=harbour).json["changes"]
    wanted = next(one["id"] for one in changes if one["block"] == note.blocks["envoy"])
    answer = ask("read-back", note.number, copy, "--accept", wanted, "--json", library=harbour)
    assert answer.json["accepted"] == [wanted]
    shown = ask("note", "show", note.number, library=harbour).out
    assert "⟦the harbour will shut⟧" in shown
    assert "Port cities met twice" in shown


def test_all_are_those_that_touch_nothing_severed(ask, harbour: Path, note: Reviewed, copy: Path):
    answer = ask("read-back", note.number, copy, "--accept", "all", library=harbour)
    assert "Brought in: 19 of 30." in answer.out
    shown = ask("note", "show", note.number, library=harbour).out
    assert "Port cities met three times" in shown
    assert "⟦the harbour will close⟧" in shown


@pytest.mark.parametrize("wanted", ["nothing", "000000"])
def test_an_id_that_is_none_is_refused(ask, harbour: Path, note: Reviewed, copy: Path, wanted: str):
    answer = ask("read-back", note.number, copy, "--accept", wanted, library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert f"no change {wanted}" in answer.err
