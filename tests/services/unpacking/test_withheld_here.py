"""Words that are withheld here stay withheld wherever a package says them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import Text, holds
from briefing_app.domain.withheld_places import free_words
from briefing_app.services.unpacking.unpacking import Conflicts
from briefing_app.storage.records import ActKind
from tests.services.conftest import paragraph
from tests.services.unpacking.conftest import rewrite, text_of, with_words
from tests.services.unpacking.test_unpacking import FORUM

WORDS = "nobody decides anything"
FEE = "the yearly fee falls to 40,000 in May"
ELSEWHERE = f"They say that {WORDS}, and mean it."


def reworded(text: Text) -> Text:
    """The words are gone where they stood, and are said in a new passage."""
    return (*with_words("Seventeen states talk here, and that is all.")(text), paragraph(ELSEWHERE))


def sever(desk: Desk) -> None:
    desk.passages.mark(profile=FORUM, section="overview", words=WORDS, exemptions=["15(1)"])


@pytest.mark.parametrize("rule", [Conflicts.KEEP, Conflicts.TAKE])
def test_what_a_colleague_says_elsewhere_of_severed_words_is_withheld_there(
    desk: Desk, mine: Desk, number: str, tmp_path: Path, rule: Conflicts
) -> None:
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "a.bdpack").path)
    sever(mine)
    (severance,) = holds(text_of(mine, FORUM, "overview")[0])
    rewrite(desk, FORUM, "overview", reworded)
    package = desk.packing.package(number, tmp_path / "b.bdpack").path
    assert mine.unpacking.unpack(package, conflicts=rule).withheld == 1
    text = text_of(mine, FORUM, "overview")
    assert any("They say" in words for words in free_words(text))
    assert not any(WORDS in words for words in free_words(text))
    assert severance in holds(text[-1])


def in_the_first_section(desk: Desk, number: str, change: Callable[[Text], Text]) -> None:
    """Change the text of a note's first section."""
    note = desk.notes.get(number)
    first, *others = note.sections
    sections = (replace(first, blocks=change(first.blocks)), *others)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(note, sections=sections))


@pytest.mark.parametrize("rule", [Conflicts.KEEP, Conflicts.TAKE])
def test_a_note_keeps_withheld_what_a_package_says_elsewhere_in_it(
    desk: Desk, mine: Desk, number: str, tmp_path: Path, rule: Conflicts
) -> None:
    in_the_first_section(desk, number, lambda _: (paragraph(f"Here {FEE}."),))
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "a.bdpack").path)
    (note,) = mine.notes.list()
    first = mine.notes.get(note.number).sections[0]
    mine.passages.mark(note=note.number, section=first.key, words=FEE, exemptions=["15(1)"])
    (severance,) = (one.severance for one in mine.severances.of_note(note.number))
    mine.severances.approve([severance.id], "Harm to relations.")
    in_the_first_section(
        desk, number, lambda text: (*with_words("Here all is said.")(text), paragraph(f"They say {FEE}."))
    )
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "b.bdpack").path, conflicts=rule)
    now = mine.notes.get(note.number).sections[0].blocks
    assert not any(FEE in words for words in free_words(now))
    assert severance.id in holds(now[-1])
    (after,) = (one.severance for one in mine.severances.of_note(note.number))
    assert after.state is SeveranceState.PROPOSED


@pytest.mark.parametrize("rule", [Conflicts.KEEP, Conflicts.TAKE])
def test_what_stands_open_here_too_comes_in_open(
    desk: Desk, mine: Desk, number: str, tmp_path: Path, rule: Conflicts
) -> None:
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "a.bdpack").path)
    rewrite(mine, FORUM, "overview", lambda text: (*text, paragraph(f"All know: {WORDS}.")))
    mine.passages.mark(profile=FORUM, section="overview", words=WORDS, nth=1, exemptions=["15(1)"])
    rewrite(desk, FORUM, "overview", reworded)
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "b.bdpack").path, conflicts=rule)
    free = list(free_words(text_of(mine, FORUM, "overview")))
    assert any(f"All know: {WORDS}" in words for words in free)
    assert ELSEWHERE in free


def test_what_the_colleague_withholds_a_part_of_is_withheld_whole(
    desk: Desk, mine: Desk, number: str, tmp_path: Path
) -> None:
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "a.bdpack").path)
    sever(mine)
    rewrite(desk, FORUM, "overview", reworded)
    desk.passages.mark(profile=FORUM, section="overview", words="decides", exemptions=["13(1)(a)"])
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "b.bdpack").path, conflicts=Conflicts.TAKE)
    free = " ".join(free_words(text_of(mine, FORUM, "overview")))
    assert "They say" in free
    assert "nobody" not in free
    assert "anything" not in free


def test_severed_words_that_begin_a_sentence_elsewhere_are_the_same_words(
    desk: Desk, mine: Desk, number: str, tmp_path: Path
) -> None:
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "a.bdpack").path)
    sever(mine)
    begins = f"{WORDS.capitalize()}, they say."
    rewrite(desk, FORUM, "overview", lambda text: (*reworded(text)[:1], paragraph(begins)))
    mine.unpacking.unpack(desk.packing.package(number, tmp_path / "b.bdpack").path, conflicts=Conflicts.TAKE)
    text = text_of(mine, FORUM, "overview")
    assert holds(text[-1])
    assert not any("decides" in words for words in free_words(text))
