"""How the places of a name are spoken: what is withheld of them is not, nor what stands withheld beside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, start
from briefing_app.services.occurrences import SearchedIn
from briefing_app.services.texts import TextPlace
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.rows import Part, RowWords, spoken_parts
from briefing_app.ui.severing.name_words import place_row
from tests.services.conftest import paragraph

NAME = "Ana Roy"
SAID = f"The envoy met {NAME}, who leads the talks."


@pytest.fixture
def desk(real_library: Path, qapp: object) -> Iterator[Desk]:
    del qapp
    with start().open(real_library) as opened:
        section = opened.profiles.find("HC").section("engagement")
        assert section is not None
        place = TextPlace(section.id, "en")
        opened.texts.save(place, (paragraph(SAID),), opened.texts.open(place).revision)
        yield opened


def row(desk: Desk) -> RowWords:
    """The place of the name in the words of the profile."""
    found = desk.occurrences.preview([NAME], SearchedIn.PROFILES).places
    (place,) = (one for one in found if one.passage is not None)
    return place_row(place)


def sever(desk: Desk, words: str) -> None:
    desk.passages.mark(profile="HC", section="engagement", words=words, exemptions=("15(1)",))


def painted(said: RowWords) -> str:
    return "".join(part.text for part in said.parts)


def test_a_name_that_stands_free_is_spoken_with_the_words_around_it(desk: Desk) -> None:
    said = row(desk)
    assert SAID in said.spoken
    assert painted(said) == SAID


def test_a_name_that_is_withheld_is_painted_and_not_spoken(desk: Desk) -> None:
    sever(desk, NAME)
    said = row(desk)
    assert f"The envoy met {MARKER}, who leads the talks." in said.spoken
    assert painted(said) == SAID
    assert Part(NAME, hit=True, severed=True) in said.parts


@pytest.mark.parametrize("words", [f"met {NAME}", f"{NAME}, who leads", SAID[:-1]])
def test_withheld_words_beside_it_are_not_spoken_either(desk: Desk, words: str) -> None:
    sever(desk, words)
    said = row(desk)
    assert SAID.replace(words, MARKER) in said.spoken
    assert painted(said) == SAID


def test_withheld_words_near_a_name_that_stands_free_are_painted_as_such(desk: Desk) -> None:
    sever(desk, "leads the talks")
    said = row(desk)
    assert f"The envoy met {NAME}, who {MARKER}." in said.spoken
    assert Part("leads the talks", severed=True) in said.parts


def test_so_it_is_of_a_section_that_is_withheld_whole_and_its_heading(desk: Desk) -> None:
    section = desk.profiles.find("HC").section("engagement")
    assert section is not None
    desk.whole_severing.sever_section(section.id, ["15(1)"])
    said = row(desk)
    assert "A section that is withheld whole" in said.spoken
    assert "Engagement" not in said.spoken + said.title
    assert SAID.split()[0] + " envoy" not in said.spoken


def test_a_fact_that_is_withheld_is_not_spoken(desk: Desk) -> None:
    (place,) = (
        one for one in desk.occurrences.preview([NAME], SearchedIn.PROFILES).places if one.fact is not None
    )
    assert place.fact is not None
    assert NAME in place_row(place).spoken
    desk.whole_severing.sever_fact(place.fact, ["15(1)"])
    (place,) = (
        one for one in desk.occurrences.preview([NAME], SearchedIn.PROFILES).places if one.fact is not None
    )
    assert NAME not in place_row(place).spoken
    assert MARKER in place_row(place).spoken


def test_severed_words_that_follow_each_other_have_one_marker() -> None:
    parts = (Part("a "), Part("b", severed=True), Part("c", hit=True, severed=True), Part(" d"))
    assert spoken_parts(parts) == f"a {MARKER} d"
