"""What all writers print alike: markers, flags, portion marks, spaces between, dates."""

from __future__ import annotations

import pytest

from briefing_app.documents.writers.outline import outline_levels
from briefing_app.documents.writers.printing import Mark, Printing, language_tag, plain_words, printed_date
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.text import Content, HardBreak, Marker, Run, Scope, SeveranceId, Withheld
from tests.documents.example_editions import PROTECTED_B, heading, internal, paragraph, public, wording

HELD = frozenset({SeveranceId("s-amount")})
OURS = Withheld(frozenset({ExemptionId("atia:15(1)")}), Scope.INLINE, Marker.OURS)


def said(content: Content, *, held: frozenset[SeveranceId] = frozenset()) -> str:
    """The content as an internal edition prints it."""
    edition = internal(blocks=(paragraph("p", *content, portion=PROTECTED_B),))
    return plain_words(Printing(edition, wording()).pieces(content, held))


def said_in_public(*content: object) -> str:
    """The content as a public edition prints it."""
    blocks = (paragraph("q", Run("x", severances=HELD)),)
    return plain_words(Printing(public(blocks=blocks), wording()).pieces(content))  # type: ignore[arg-type]  # inline content, built by the tests


def test_one_flag_stands_behind_neighbours_held_by_the_same():
    assert said((Run("one ", severances=HELD), Run("two", bold=True, severances=HELD), Run(" three"))) == (
        "one two [s. 15(1) proposed] three"
    )


def test_neighbours_held_by_different_severances_have_a_flag_each():
    other = frozenset({SeveranceId("s-person")})
    assert said((Run("one", severances=HELD), Run("two", severances=other))) == (
        "one [s. 15(1) proposed] two [s. 19(1) recommended]"
    )


def test_a_block_that_is_held_is_flagged_once_at_its_end():
    assert said((Run("one "), HardBreak(), Run("two")), held=HELD) == "one two [s. 15(1) proposed]"


def test_something_empty_that_is_held_says_so():
    assert said((), held=HELD) == "[s. 15(1) proposed]"


def test_a_severance_without_a_flag_is_still_said():
    assert said((Run("one", severances=frozenset({SeveranceId("unknown")})),)) == "one [REDACTED]"


def test_a_marker_of_ours_names_its_provisions_and_keeps_apart_from_words():
    assert said_in_public(Run("before"), OURS, Run("after")) == "before [REDACTED – s. 15(1)] after"


def test_a_received_redaction_stands_exactly_where_it_stood():
    assert said_in_public(Run("pre"), Withheld(), Run("fix")) == "pre[REDACTED]fix"


def test_two_received_redactions_stay_two():
    assert said_in_public(Withheld(), Withheld()) == "[REDACTED][REDACTED]"


def test_provisions_nobody_can_print_give_the_bare_marker():
    unknown = Withheld(frozenset({ExemptionId("atia:99")}), Scope.INLINE, Marker.OURS)
    assert said_in_public(unknown) == "[REDACTED]"


def test_the_portion_mark_comes_first():
    edition = internal(blocks=(paragraph("p", "Words.", portion=PROTECTED_B),))
    first = next(Printing(edition, wording()).pieces((Run("Words."),), portion=PROTECTED_B))
    assert isinstance(first, Mark)
    assert first.text == "(PB) "


@pytest.mark.parametrize(
    ("stated", "language", "printed"),
    [
        ("2026-12-01", "en", "December 1, 2026"),
        ("2026-12-01", "fr", "1er décembre 2026"),
        ("2026-12-21", "fr-CA", "21 décembre 2026"),
        ("fall 2026", "en", "fall 2026"),
        ("", "fr", ""),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(stated, language, printed):
    assert printed_date(stated, language) == printed


@pytest.mark.parametrize(
    ("language", "tag"),
    [("en", "en-CA"), ("fr", "fr-CA"), ("fr-FR", "fr-FR"), (None, ""), ('x" y', ""), ("zh-Hant", "zh-Hant")],
)
def test_a_language_that_is_no_tag_is_not_stated(language, tag):
    assert language_tag(language) == tag


def test_heading_levels_close_up():
    levels = outline_levels(
        [heading(name, level) for name, level in (("a", 3), ("b", 7), ("c", 4), ("d", 3), ("e", 1))]
    )
    assert list(levels.values()) == [1, 2, 2, 1, 1]
