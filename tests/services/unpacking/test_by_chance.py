"""Libraries by chance: unpacked in an empty library a note gives the same editions and the same obstacles."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.severance import SeveranceState
from tests.services.random_libraries import RandomLibrary


def approved(desk: Desk, number: str) -> frozenset[str]:
    views = desk.severances.of_note(number)
    return frozenset(one.severance.id for one in views if one.severance.state is SeveranceState.APPROVED)


def public(desk: Desk, number: str, path: Path) -> bytes | str:
    """The bytes of the public edition, or what stops it."""
    try:
        return desk.exports.export(number, EditionKind.PUBLIC, out=path).path.read_bytes()
    except BriefingError as error:
        return str(error)


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_public_edition_of_a_package_is_that_of_the_library_it_comes_from(program: Program, seed: int):
    with tempfile.TemporaryDirectory() as folder:
        there, here = Path(folder) / "there", Path(folder) / "here"
        for one in (there, here):
            one.mkdir()
            program.libraries.create(one / "library.bdl")
        with program.open(there / "library.bdl") as theirs, program.open(here / "library.bdl") as ours:
            number = RandomLibrary(theirs, Random(seed)).number
            package = theirs.packing.package(number, there / "a.bdpack").path
            note = ours.unpacking.unpack(package).note
            assert note == number
            assert not approved(ours, note)
            if waiting := sorted(approved(theirs, number)):
                assert isinstance(public(ours, note, here / "early.docx"), str)
                ours.severances.approve(waiting, "harm")
            assert public(ours, note, here / "note.docx") == public(theirs, number, there / "note.docx")
            assert ours.unpacking.preview(package).is_nothing_new
            back = ours.packing.package(note, here / "back.bdpack").path
            assert theirs.unpacking.preview(back).is_nothing_new
