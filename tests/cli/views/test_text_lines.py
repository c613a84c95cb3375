"""Blocks as lines for people."""

from __future__ import annotations

from briefing_app.cli.views.text_lines import TextLines
from briefing_app.domain.text import BlockId, ListItem, Paragraph, Run, SeveranceId, Text
from briefing_app.services.catalogue import Catalogue


def test_a_text_is_shown_with_its_marks_numbers_and_severed_words(blocks: Text, catalogue: Catalogue):
    assert list(TextLines(catalogue).of(blocks)) == [
        "Fleet",
        "(PB) We sent ⟦twelve boats⟧ and [REDACTED]⟦[*]⟧ more.",
        "  [*] ⟦Counted in May.⟧",
        "3. First",
        "4. ⟦Second⟧",
        "  - [REDACTED].",
        "[REDACTED]",
        "Boats by port",
        "Port            ⟦Boats⟧",
        "⟦(PB) Halifax⟧  ⟦12⟧",
        "[A chart of boats] Chart",
    ]


def test_a_french_note_has_french_portion_marks(blocks: Text, catalogue: Catalogue):
    marked = [line for line in TextLines(catalogue, "fr").of(blocks) if "We sent" in line]
    assert marked == ["(PB) We sent ⟦twelve boats⟧ and [REDACTED]⟦[*]⟧ more."]


def test_a_list_that_was_interrupted_counts_anew(catalogue: Catalogue):
    def item(name: str, level: int = 1) -> ListItem:
        return ListItem(id=BlockId(name), level=level, numbered=True, content=(Run(name),))

    blocks = (
        item("a"),
        item("b", 2),
        item("c", 2),
        item("d"),
        item("e", 2),
        Paragraph(id=BlockId("p"), content=(Run("-"),)),
        item("f"),
    )
    assert list(TextLines(catalogue).of(blocks)) == [
        "1. a",
        "  1. b",
        "  2. c",
        "2. d",
        "  1. e",
        "-",
        "1. f",
    ]


def test_words_under_two_severances_are_bracketed_once(catalogue: Catalogue):
    first, second = frozenset({SeveranceId("s1")}), frozenset({SeveranceId("s2")})
    runs = (Run("a", severances=first), Run("b", severances=second), Run(" c"))
    assert list(TextLines(catalogue).of((Paragraph(id=BlockId("p"), content=runs),))) == ["⟦ab⟧ c"]
