"""In whatever form a colleague says what was severed here, no public edition after taking it has it free."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.bootstrap import Program
from briefing_app.services.unpacking.unpacking import Conflicts
from briefing_app.storage.records import ActKind
from tests.services.conftest import paragraph
from tests.services.unpacking.conftest import rewrite, with_words
from tests.services.unpacking.test_unpacking import FORUM
from tests.services.unpacking.test_words_replaced import FORMS, opened
from tests.services.unpacking.ways_to_say import say

VOCABULARY = ("ministers", "met", "in", "secret", "Évora", "zanzibar", "l’accord", "40,000", "euros", "no")
TELLING = ("Évora", "zanzibar", "secret", "40,000")
INSTEAD = "Here all is well."


@st.composite
def severed_words(draw: st.DrawFn) -> str:
    """Words of which one at least tells something by itself, in any order."""
    others = draw(st.lists(st.sampled_from(VOCABULARY), max_size=4, unique=True))
    telling = draw(st.sampled_from(TELLING))
    at = draw(st.integers(0, len(others)))
    some = [one for one in others if one != telling]
    return " ".join((*some[:at], telling, *some[at:]))


@settings(max_examples=8, deadline=None)
@given(
    words=severed_words(),
    forms=st.lists(st.sampled_from(FORMS), min_size=1, max_size=2, unique=True),
    rule=st.sampled_from([Conflicts.KEEP, Conflicts.TAKE]),
    in_profile=st.booleans(),
)
def test_no_public_edition_after_a_package_was_taken_has_what_was_severed_before(
    program: Program, made_once: Path, words: str, forms: list[str], rule: Conflicts, *, in_profile: bool
):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copyfile(made_once, folder / "theirs.bdl")
        program.libraries.create(folder / "mine.bdl")
        first = f"Here {words} is said."
        with program.open(folder / "theirs.bdl") as theirs:
            rewrite(theirs, FORUM, "overview", with_words(first))
            ids = [one.id for one in theirs.profiles.list()]
            number = theirs.notes.create(
                kind="meeting-note", title="Visit", profiles=ids, language="en"
            ).number
            if not in_profile:
                rewrite(theirs, FORUM, "overview", with_words(INSTEAD))
                note = theirs.notes.get(number)
                sections = tuple(
                    replace(one, blocks=tuple(paragraph(INSTEAD) if b.origin else b for b in one.blocks))
                    for one in note.sections
                )
                own = replace(sections[0], blocks=(paragraph(first),))
                with theirs.library.database.begin(theirs.actor.act(ActKind.EDIT)) as unit:
                    unit.notes.save(replace(note, sections=(own, *sections[1:])))
        with opened(program, folder, number) as pair:
            pair.received()
            pair.sever(words, profile=FORUM if in_profile else "")
            if in_profile:
                rewrite(pair.theirs, FORUM, "overview", with_words(INSTEAD))
            pair.reworded_where(words, INSTEAD)
            for form in forms:
                say(pair.theirs, number, form, words)
            pair.received(conflicts=rule)
            assert pair.saying(words) == []
