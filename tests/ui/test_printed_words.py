"""The words of the program on the pages of the window are those a written document prints, in its order."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument

from briefing_app.documents.writers.printing import Printing
from briefing_app.documents.writers.text import write_text
from briefing_app.domain.edition import Edition
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    Marker,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
)
from briefing_app.ui.page_layout import lay_out
from briefing_app.ui.printed_words import PrintedWords
from tests.documents import example_editions as example

LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])
MAKE = {"internal": example.internal, "public": example.public}
EDITIONS = pytest.mark.parametrize("kind", MAKE)
MARKER = r"\[(?:REDACTED|CAVIARDÉ|s\.|art\.)[^\]]*\]"


def plain(text: str) -> str:
    """The text with the spaces and hyphens a line may break at."""
    return text.replace("\u00a0", " ").replace("\u2011", "-")


def said_by_the_program(text: str) -> list[str]:
    """The markers, flags and portion marks in a text, in its order."""
    portion = r"\((?:U|NC|PA|PB|PC|C|S|TS|TRÈS SECRET)\)"
    return re.findall(f"{MARKER}|{portion}", plain(text))


def on_pages(edition: Edition) -> list[str]:
    document: QTextDocument = lay_out(edition, example.wording(edition.language)).document
    return said_by_the_program(document.toPlainText())


def in_text(edition: Edition) -> list[str]:
    return said_by_the_program(write_text(edition, example.wording(edition.language), {}).decode())


@LANGUAGES
@EDITIONS
def test_pages_and_text_say_the_same_markers_flags_and_portion_marks(kind: str, language: str) -> None:
    edition = MAKE[kind](language)
    said = on_pages(edition)
    assert said == in_text(edition)
    if kind == "public":
        own = {"en": "[REDACTED – s. 15(1)]", "fr": "[CAVIARDÉ – art. 15(1)]"}[language]
        assert own in said
        assert not any(one.startswith("(") for one in said)
    else:
        assert {"[s. 15(1) proposed]", "[s. 19(1) recommended]", "[s. 15(1), 21(1)(a) approved]"} < set(said)
        assert {"en": "(PB)", "fr": "(PB)"}[language] in said
    assert {"en": "[REDACTED]", "fr": "[CAVIARDÉ]"}[language] in said


@LANGUAGES
@EDITIONS
def test_each_form_is_printed_letter_by_letter_alike(kind: str, language: str) -> None:
    edition = MAKE[kind](language)
    shown = PrintedWords(edition, example.wording(language))
    written = Printing(edition, example.wording(language))
    provisions = [frozenset({ExemptionId(f"atia:{one}")}) for one in ("15(1)", "19(1)", "20(1)(c)")]
    for exemptions in (frozenset(), *provisions):
        for marker in Marker:
            withheld = Withheld(exemptions=exemptions, marker=marker)
            assert shown.marker(withheld) == written.marker(withheld)
    for held in ((example.AMOUNT,), (example.PERSON, example.WHOLE), (SeveranceId("gone"),)):
        assert shown.flag(frozenset(held)) == written.flag(frozenset(held))
    for portion in (None, example.UNCLASSIFIED, example.PROTECTED_A, example.PROTECTED_B):
        assert shown.portion(portion) == written.portion(portion)


def awkward() -> dict[str, Text]:
    """Texts in which the order of flags and markers is easily got wrong."""
    held, whole = frozenset({example.AMOUNT}), frozenset({example.WHOLE})
    inner = Table(
        id=BlockId("inner"),
        rows=(Row((Cell(blocks=(example.paragraph("deep", "$5"),), severances=held),)),),
        columns=(FREE,),
        header_rows=0,
    )
    return {
        "a redaction in a paragraph severed whole": (
            example.paragraph("p", "Before ", Withheld(), " and after.", severances=whole),
        ),
        "a received line severed again": (
            WithheldBlock(id=BlockId("w"), withheld=Withheld(), severances=whole),
        ),
        "two severances side by side": (
            example.paragraph(
                "p", Run("one ", severances=held), Run("two", severances=whole), " three", severances=FREE
            ),
        ),
        "a heading with a portion mark and a severed name": (
            example.heading(
                "h", 1, "Visit of ", Run("Ms. Roy", severances=held), portion=example.PROTECTED_A
            ),
        ),
        "a heading severed whole": (example.heading("h", 1, "Ms. Roy", severances=whole),),
        "a table in a cell": (
            Table(id=BlockId("t"), rows=(Row((Cell(blocks=(inner,)),)),), columns=(FREE,), header_rows=0),
        ),
        "a table that is nothing but its caption": (
            Table(
                id=BlockId("t"),
                rows=(),
                columns=(),
                header_rows=0,
                caption=(Run("Amounts"),),
                portion=example.PROTECTED_A,
            ),
        ),
    }


@pytest.mark.parametrize("case", awkward())
def test_awkward_texts_are_flagged_on_pages_as_in_writing(case: str) -> None:
    edition = example.internal(blocks=awkward()[case])
    said = on_pages(edition)
    assert said
    assert said == in_text(edition)


def test_words_and_a_marker_between_them_do_not_run_together() -> None:
    held = frozenset({example.AMOUNT})
    block = example.paragraph("p", "We pay", Run(" a million ", severances=held), "in spring.")
    edition = example.public(blocks=(replace(block, portion=None),))
    text = plain(lay_out(edition, example.wording()).document.toPlainText())
    assert "We pay [REDACTED – s. 15(1)] in spring." in text
