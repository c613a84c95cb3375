"""Each part of the example, pretty-printed, against what it was when somebody last looked at the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from briefing_app.documents.writers.word.writer import write_word
from tests.documents.docx_reading import parts
from tests.documents.example_editions import internal, pictures, public, template, wording

GOLDEN = Path(__file__).parents[3] / "golden" / "word"
EDITIONS = {"internal-en": internal("en"), "public-fr": public("fr")}


def printed_parts(edition: str) -> dict[str, str]:
    """Every part that is XML, one element a line."""
    made = EDITIONS[edition]
    data = write_word(made, template(), wording(made.language), pictures())
    return {
        name: etree.tostring(etree.fromstring(content), pretty_print=True, encoding="unicode")
        for name, content in parts(data).items()
        if name.endswith((".xml", ".rels"))
    }


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_parts_of_the_example_are_those_that_were_looked_at(edition, update_golden):
    folder = GOLDEN / edition
    found = {
        name.replace("/", "-").replace("[", "").replace("]", ""): text
        for name, text in printed_parts(edition).items()
    }
    if update_golden:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*"):
            old.unlink()
        for name, text in found.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    assert sorted(found) == sorted(path.name for path in folder.iterdir())
    for name, text in found.items():
        assert text == (folder / name).read_text(encoding="utf-8"), (
            f"{name} changed: look at it, then --update-golden"
        )
