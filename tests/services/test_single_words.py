"""A single severed word that stands free elsewhere tells nothing; several words and numbers do."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.documents.gate_needles import Needles
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import FactId, Incumbency
from briefing_app.domain.text import BlockId, Run, SeveranceId
from briefing_app.services.open_words import open_words, wording_words
from tests.documents.example_editions import note as example
from tests.documents.example_editions import paragraph, table, wording

from .test_editions import sever
from .test_free_words import add, obstacles, with_properties
from .test_notes import meeting

WHOLE = "nobody decides anything"


@pytest.mark.parametrize("format_", ["docx", "html", "md", "txt"])
def test_a_single_severed_word_may_stand_in_the_title_and_in_the_name_of_the_file(
    desk: Desk, tmp_path: Path, format_: str
) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, "nobody", "overview")
    with_properties(desk, note, title="Nobody in Geneva", place="Nobody knows")
    assert obstacles(desk, note) == []
    report = desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / f"public.{format_}")
    assert report.path.exists()


@pytest.mark.parametrize("word", ["delegate", "yearly", "Amount", "Contributions", "public"])
def test_a_word_that_the_document_has_of_its_own_stops_nothing(desk: Desk, tmp_path: Path, word: str) -> None:
    note = meeting(desk, "HC")
    add(desk, note.number, "overview", f"Said was {word} and more.")
    sever(desk, note, word, "overview")
    for format_ in ("docx", "html"):
        desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / f"it-public.{format_}")


def test_a_single_severed_word_is_found_where_nobody_wrote_it(desk: Desk, tmp_path: Path) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, WHOLE, "overview")
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.export(note.number, EditionKind.PUBLIC, out=tmp_path / "nobody.txt")
    assert refused.value.obstacles == ("withheld words are in the name of the file",)
    assert list(tmp_path.glob("nobody*")) == []


def test_several_severed_words_may_not_stand_free(desk: Desk) -> None:
    note = meeting(desk, "HC")
    sever(desk, note, WHOLE, "overview")
    with_properties(desk, note, title="Nobody decides anything")
    (told,) = obstacles(desk, note)
    assert told.startswith("The title holds words withheld")


# ---- what stands open


HELD = frozenset({SeveranceId("s")})


def test_open_is_what_is_authored_and_not_withheld_and_said_of_the_document() -> None:
    blocks = (
        paragraph(
            "a", "Free ", Run("hidden", severances=HELD), Run(" linked", link="https://x.org/far%20away")
        ),
        paragraph("b", "Withheld whole", severances=HELD),
        table("t", [["cell"]], caption=(Run("caption"),)),
    )
    said = open_words(example(blocks=blocks), (), (wording_words(wording()),)).casefold()
    for one in ("free", "linked", "cell", "caption", "northern migration", "page", "march"):
        assert one in said
    assert "far away" not in said  # the address of a link is nothing that anybody reads
    assert "hidden" not in said
    assert "withheld whole" not in said


def test_a_table_that_is_drawn_makes_nothing_open_but_what_released_facts_say() -> None:
    drawn = table("t", [["Halvorsen", "Sample"]], derived=True)
    fact = Incumbency(id=FactId("f"), profile=None, person="Robin Sample")
    said = open_words(example(blocks=(paragraph("a", "Free."), drawn)), (fact,), ())
    wanted = Needles.of(["they say Halvorsen and Sample"], beside=said)
    assert wanted.in_words("Halvorsen")
    assert not wanted.in_words("Sample")
    assert BlockId("t") == drawn.id
