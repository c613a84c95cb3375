"""Words that came back laid beside those that were sent: what withholds them, and what cannot go."""

from __future__ import annotations

import pytest

from briefing_app.domain.returned.aligned import Aligned, Remark, Sent, aligned
from briefing_app.domain.returned.shown import Letter, PrintedMark
from briefing_app.domain.text import FREE, Content, HardBreak, Run, SeveranceId, Withheld

ONE = frozenset({SeveranceId("one")})
TWO = frozenset({SeveranceId("two")})
RECEIVED = Withheld()


def sent(*parts: tuple[str, frozenset[SeveranceId]] | Withheld | str) -> Sent:
    """A paragraph as it is printed: words with what withholds them, a received redaction, a mark."""
    letters: list[Letter] = []
    for group, part in enumerate(parts):
        if isinstance(part, Withheld):
            letters += [Letter(one, part, PrintedMark.MARKER, group) for one in "[REDACTED]"]
        elif isinstance(part, str):
            kind = PrintedMark.FLAG if part.strip().startswith("[") else PrintedMark.PORTION
            held = parts[group - 1][1] if kind is PrintedMark.FLAG else FREE  # type: ignore[index]
            letters += [Letter(one, None, kind, group, held) for one in part]
        else:
            words, held = part
            letters += [Letter(one, Run(one, severances=held), held=held) for one in words]
    return Sent((Run("".join(one.shown for one in letters)),), tuple(letters))


def came(found: Aligned) -> str:
    """What is in the first paragraph: severed words between brackets."""
    return written(found.contents[0])


def written(content: Content) -> str:
    said = ""
    for part in content:
        if isinstance(part, Run):
            said += f"⟦{part.text}⟧" if part.severances else part.text
        else:
            said += "|" if isinstance(part, HardBreak) else "[REDACTED]"
    return said


PLAIN = sent(("They said ", FREE), ("we will leave", ONE), " [s. 15(1)]", (" in May.", FREE))


@pytest.mark.parametrize(
    ("back", "says", "remarks"),
    [
        ("They said we will leave [s. 15(1)] in May.", "They said ⟦we will leave⟧ in May.", set()),
        ("They say we will leave [s. 15(1)] in May.", "They say ⟦we will leave⟧ in May.", set()),
        (
            "They said we may leave [s. 15(1)] in May.",
            "They said ⟦we may leave⟧ in May.",
            {Remark.SEVERED_CHANGED},
        ),
        (
            "They said we will all leave [s. 15(1)] in May.",
            "They said ⟦we will all leave⟧ in May.",
            {Remark.TYPED_IN_SEVERED},
        ),
        (
            "They said we will leave soon [s. 15(1)] in May.",
            "They said ⟦we will leave soon⟧ in May.",
            {Remark.TYPED_IN_SEVERED},
        ),
        ("They said we will leave [s. 15(1)] late in May.", "They said ⟦we will leave⟧ late in May.", set()),
        ("They said [s. 15(1)] in May.", "They said ⟦we will leave⟧ in May.", {Remark.SEVERED_KEPT}),
        (
            "They said in May.",
            "They said ⟦we will leave⟧ in May.",
            {Remark.SEVERED_KEPT, Remark.FLAG_CHANGED},
        ),
        ("Gone.", "⟦Gone⟧.", {Remark.SEVERED_CHANGED, Remark.FLAG_CHANGED}),
        ("They said we will leave in May.", "They said ⟦we will leave⟧ in May.", {Remark.FLAG_CHANGED}),
        ("They said we will leave [s. 15(1) proposed] in May.", "They said ⟦we will leave⟧ in May.", set()),
    ],
)
def test_what_stands_in_the_place_of_severed_words_is_severed(
    back: str, says: str, remarks: set[Remark]
) -> None:
    found = aligned([PLAIN], [(Run(back),)])
    assert (came(found), found.remarks) == (says, remarks)


@pytest.mark.parametrize(
    ("back", "says"),
    [
        ("Ask [REDACTED] today.", "Ask [REDACTED] today."),
        ("Ask  today.", "Ask [REDACTED] today."),
        ("Ask the minister today.", "Ask [REDACTED]the minister today."),
        ("Ask [REDACTED, that is Ana] today.", "Ask [REDACTED] today."),
        ("", "[REDACTED]"),
    ],
)
def test_a_received_redaction_stays_whatever_is_typed_over_it(back: str, says: str) -> None:
    found = aligned([sent(("Ask ", FREE), RECEIVED, (" today.", FREE))], [(Run(back),) if back else ()])
    assert came(found).replace("  ", " ") == says
    assert (Remark.REDACTION_KEPT in found.remarks) is ("[REDACTED]" not in back)


def test_two_severances_keep_their_words_apart() -> None:
    both = sent(("Alpha", ONE), " [a]", (" and ", FREE), ("omega", TWO), " [b]", (".", FREE))
    found = aligned([both], [(Run("Alpha [a] or omega [b]."),)])
    assert came(found) == "⟦Alpha⟧ or ⟦omega⟧."
    assert {one.severances for one in found.contents[0] if isinstance(one, Run)} == {FREE, ONE, TWO}


def test_a_portion_mark_is_no_word_of_the_note() -> None:
    marked = sent("(PB) ", ("Keep it.", FREE))
    for back in ("(PB) Keep it.", "(PA) Keep it.", "Keep it."):
        found = aligned([marked], [(Run(back),)])
        assert came(found) == "Keep it."
        assert (Remark.PORTION_KEPT in found.remarks) is (not back.startswith("(PB)"))


def test_a_severance_that_begins_inside_a_word_stays_there() -> None:
    found = aligned(
        [sent(("Nor", FREE), ("way", ONE), " [x]", (" pays.", FREE))], [(Run("Norway [x] paid."),)]
    )
    assert came(found) == "Nor⟦way⟧ paid."


def test_words_made_bold_are_bold_and_nothing_else_changes() -> None:
    back = (Run("They said we will leave [s. 15(1)] in "), Run("May", bold=True), Run("."))
    found = aligned([PLAIN], [back])
    assert [one.text for one in found.contents[0] if isinstance(one, Run) and one.bold] == ["May"]
    assert not found.remarks
