"""Whatever is put elsewhere, written or deleted in a copy is told, and nothing protected comes free."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.documents.returned_file import read_returned
from briefing_app.domain.returned.accepting import accepted
from briefing_app.domain.returned.changes import Standing

from .places_edits import EDITS, Edit
from .test_returned_by_chance import a_copy, marked, received, saying, withheld, words
from .word_edits import WordFile

SEEDS = range(2)


def visible(path: Path) -> list[tuple[str, tuple[int, ...]]]:
    """What a file says, and where: cell by cell."""
    shown = read_returned(path.name, path.read_bytes()).shown
    return [(one.says, one.place) for one in shown if one.says or one.picture]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_edit_passes_for_none_and_none_sets_anything_free(
    seed: int, program: Program, tmp_path: Path
) -> None:
    desk, number, copy = a_copy(program, tmp_path, seed)
    random = Random(seed)
    sent = visible(copy)
    with desk:
        for edit in EDITS:
            check(desk, number, copy, edit, random, sent)


def check(
    desk: Desk, number: str, copy: Path, edit: Edit, random: Random, sent: list[tuple[str, tuple[int, ...]]]
) -> None:
    file = WordFile(copy)
    edit(file, random)
    back = file.save(copy.parent / "back.docx")
    seen = desk.returning.compare(number, back)
    assert seen.changes or visible(back) == sent, edit
    join, before = desk.catalogue.every_scheme.floor, seen.note
    opened = accepted([one for one in seen.changes if one.standing is Standing.OPEN], before, join)
    every = accepted([one for one in seen.changes if one.standing is not Standing.KEPT], before, join)
    assert not words(before, held=True) & words(opened, held=False), edit
    joined = {one for change in seen.changes if change.standing is Standing.OPEN for one in change.gone}
    assert saying(before) - joined <= saying(opened), edit
    for after in (opened, every):
        assert withheld(before) <= withheld(after), edit
        assert received(before) <= received(after), edit
        assert marked(before, after), edit
