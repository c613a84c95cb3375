"""Words that came back laid beside those that were sent: what withholds them, and what cannot go."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

import pytest

from briefing_app.domain.returned.aligned import Aligned, Sent, aligned
from briefing_app.domain.returned.remarks import Remark
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
            held = parts[group - 1][1] if kind is PrintedMark.FLAG else FREE  # type: ignore[index]  # before a flag stand words with what withholds them
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


OFFER = sent(("Offer of ", FREE), ("500", ONE), " [s. 15(1)]", (" in May.", FREE))
CALL = sent(("Call ", FREE), ("Ann", TWO), " [s. 19(1)]", (".", FREE))


@pytest.mark.parametrize(
    ("was", "back", "says"),
    [
        (OFFER, "Offer of 1500 [s. 15(1)] in May.", "Offer of ⟦1500⟧ in May."),
        (OFFER, "Offer of up to 1,500 [s. 15(1)] in May.", "Offer of up to ⟦1,500⟧ in May."),
        (OFFER, "Offer of 500,000 [s. 15(1)] in May.", "Offer of ⟦500,000⟧ in May."),
        (OFFER, "Offer of 500 [s. 15(1)],000 in May.", "Offer of ⟦500,000⟧ in May."),
        (CALL, "Call Joann [s. 19(1)].", "Call ⟦Joann⟧."),
        (CALL, "Call Mary-Ann [s. 19(1)].", "Call ⟦Mary-Ann⟧."),
        (CALL, "Call Anna [s. 19(1)].", "Call ⟦Anna⟧."),
    ],
)
def test_what_is_typed_against_a_severed_word_is_severed_with_it(was: Sent, back: str, says: str) -> None:
    found = aligned([was], [(Run(back),)])
    assert came(found) == says
    assert found.remarks & {Remark.TYPED_IN_SEVERED, Remark.SEVERED_CHANGED}


@pytest.mark.parametrize(
    "back", ["Offer of about 500 [s. 15(1)] in May.", "Offer of a 500 [s. 15(1)] in May"]
)
def test_words_typed_before_a_severed_one_are_free_and_asked_about(back: str) -> None:
    found = aligned([OFFER], [(Run(back),)])
    assert came(found) == back.replace("500 [s. 15(1)]", "⟦500⟧")
    assert found.remarks == {Remark.TYPED_BESIDE}


def test_a_sentence_that_ends_behind_a_flag_is_no_part_of_what_is_severed() -> None:
    found = aligned([OFFER], [(Run("Offer of 500 [s. 15(1)], in May."),)])
    assert came(found) == "Offer of ⟦500⟧, in May."


@pytest.mark.parametrize("seed", range(400))
def test_no_letter_typed_against_a_severed_one_comes_in_free(seed: int) -> None:
    """Whatever is typed at one place: free letters next to severed ones are those that were there before."""
    random = Random(seed)
    words = [("".join(random.choices("ab1, ", k=random.randint(1, 4))), random.choice((FREE, ONE, TWO)))
             for _ in range(4)]  # fmt: skip
    parts = [part for one in words for part in ((one, " [s. 15(1)]") if one[1] else (one,))]
    was = sent(*parts)
    shown = "".join(one.shown for one in was.letters)
    places = [at for at in range(len(shown) + 1) if not _in_flag(shown, at)]
    at = random.choice(places)
    typed = "".join(random.choices("xyz", k=random.randint(1, 3)))
    found = aligned([was], [(Run(shown[:at] + typed + shown[at:]),)])
    runs = [part for part in found.contents[0] if isinstance(part, Run)]
    said = [(one, part.severances) for part in runs for one in part.text]
    for (one, held), (other, beside) in pairwise(said):
        if one in "xyz" and not held and other not in "xyz":
            assert not beside, (shown, at, typed, came(found))
        if other in "xyz" and not beside and one not in "xyz":
            assert not held, (shown, at, typed, came(found))


def _in_flag(shown: str, at: int) -> bool:
    """Whether a place is inside what is printed behind severed words."""
    return any(one.start() < at < one.end() for one in re.finditer(r" \[s\. 15\(1\)\]", shown))
