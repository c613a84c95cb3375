"""What a document says of its marking as a whole marks the rest of it, unless an officer says no."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.marking import Marking
from briefing_app.domain.reading import Reading, StatedMarking
from briefing_app.domain.text import portions
from briefing_app.services.document_markings import document_marking
from briefing_app.ui.sentences import shown

TEXT = """Binder 2021

Lakes Forum (LF)

The Lakes Forum (LF) is a forum of lake states.

Engagement

- (U) The Minister spoke at the Lakes Forum in May 2021.
- The Forum met in Oslo in June 2021.
"""


@pytest.fixture
def empty_desk(tmp_path: Path, program: Program) -> Iterator[Desk]:
    path = tmp_path / "empty.bdl"
    program.libraries.create(path)
    with program.open(path) as desk:
        yield desk


@pytest.fixture
def reading(tmp_path: Path, program: Program) -> Reading:
    path = tmp_path / "binder.txt"
    path.write_text(TEXT, encoding="utf-8")
    return program.read(path)


def stating(reading: Reading, *stated: str) -> Reading:
    return replace(reading, stated=tuple(StatedMarking("header", one) for one in stated))


def markings(desk: Desk, program: Program) -> list[str]:
    profile = desk.profiles.find("LF")
    banner = program.catalogue.every_scheme.banner
    return [banner(one, "en") for section in profile.sections for one in portions(section.texts["en"])]


def test_what_has_no_mark_of_its_own_is_marked_as_the_document_is(
    empty_desk: Desk, reading: Reading, program: Program
) -> None:
    report = empty_desk.imports.import_reading(stating(reading, "PROTECTED A / PROTÉGÉ A"))
    assert report.marked == "PROTECTED A"
    assert markings(empty_desk, program) == ["PROTECTED A", "UNCLASSIFIED", "PROTECTED A"]


def test_a_document_that_states_nothing_above_the_lowest_marks_nothing(
    empty_desk: Desk, reading: Reading, program: Program
) -> None:
    report = empty_desk.imports.import_reading(
        stating(reading, "UNCLASSIFIED", "Page 3", "Draft for comment")
    )
    assert report.marked is None
    assert markings(empty_desk, program) == ["UNCLASSIFIED"]


def test_a_document_above_the_ceiling_is_refused_and_nothing_is_stored(
    empty_desk: Desk, reading: Reading
) -> None:
    with pytest.raises(NotAllowedError, match=r"of itself \(header\) that it is SECRET, above the ceiling"):
        empty_desk.imports.import_reading(stating(reading, "SECRET"))
    assert empty_desk.imports.list() == ()


def test_an_officer_who_knows_better_leaves_it_unmarked_and_can_take_that_back(
    empty_desk: Desk, reading: Reading, program: Program, tmp_path: Path
) -> None:
    review = program.review(tmp_path / "binder.txt")
    review = type(review)(stating(review.original, "SECRET"), lambda _text: None)
    assert review.leave_unmarked(left=True)
    assert not review.reading.stated
    review.undo()
    assert review.reading.stated
    review.redo()
    assert empty_desk.imports.import_reading(review.reading).marked is None
    assert markings(empty_desk, program) == ["UNCLASSIFIED"]


@pytest.mark.parametrize(
    ("wording", "banner"),
    [
        ("PROTECTED B - Cabinet matters", "PROTECTED B"),
        ("Protected B", "PROTECTED B"),
        ("Classification: Secret", "SECRET"),
        ("SECRET//NOFORN", None),
        ("PROTÉGÉ A\nPage 4", "PROTECTED A"),
        ("Not protected by copyright", None),
        ("Protected B (when completed)", "PROTECTED B"),
        ("Protégé B – Ébauche", "PROTECTED B"),
        ("Cote : Protégé B (une fois rempli)", "PROTECTED B"),
        ("Secret [draft]", "SECRET"),
        ("Secret gardens (draft)", None),
    ],
)
def test_wordings_are_understood_as_in_lines(
    reading: Reading, program: Program, wording: str, banner: str | None
) -> None:
    schemes = program.catalogue.every_scheme
    found: Marking | None = document_marking(stating(reading, wording), schemes)
    if banner is None:
        assert found is None or schemes.banner(found, "en") not in ("SECRET", "PROTECTED B")
    else:
        assert found is not None
        assert schemes.banner(found, "en") == banner


def test_a_refusal_tells_all_that_stands_in_the_way_and_where_each_is_undone(
    empty_desk: Desk, tmp_path: Path, program: Program
) -> None:
    path = tmp_path / "both.txt"
    path.write_text("Lakes Forum\n\n(PB) Rents rise.\n\nIt meets often.\n", encoding="utf-8")
    both = stating(program.read(path), "SECRET")
    with pytest.raises(NotAllowedError) as refused:
        empty_desk.imports.import_reading(both)
    told = str(refused.value)
    assert "(--leave-unmarked)" in told
    in_window = shown(told, "en")
    assert "untick “Mark the rest” in the review" in in_window
    assert in_window.endswith("(passages: 1, at line 3, under “Lakes Forum”): take them out too.")
    assert "décochez «\u00a0Marquer le reste\u00a0»" in shown(told, "fr")
    assert "(passages\u00a0: 1, à la ligne 3, sous «\u00a0Lakes Forum\u00a0»)" in shown(told, "fr")
    assert "still marked above the ceiling (passages: 1, at line 3, under “Lakes Forum”)" in told
    with pytest.raises(NotAllowedError, match=r"\(passages: 1, at line 3, under “Lakes Forum”\)"):
        empty_desk.imports.import_reading(replace(both, stated=()))
