"""What the notation refuses: everything malformed or unknown, at its place, and never as free words."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_app.domain.errors import NotationError
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.notation import LabelledSeverance
from briefing_app.domain.release import release
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import BlockId, Paragraph, Run, Text, block_words, words
from tests.notated import attempt, parse, write
from tests.strategies import PROVED, SEVERANCES, hostile_words, labelled_severances, normal_texts


@pytest.mark.parametrize(
    ("malformed", "line", "column"),
    [
        ("{x:15(1):secret", 1, 1),
        ("a {x:15(1):secret\n\nb", 1, 3),
        ("a\n\nb {x:15(1):se{x:19(1):cr}et}", 3, 14),
        ("{x:15(1):a {x} b}", 1, 12),
        ("{x:15(1) secret}", 1, 1),
        ("{x:secret words}", 1, 1),
        ("{x:15(99):secret}", 1, 4),
        ("{x:15(1),99:secret}", 1, 10),
        ("{x:pa:26:secret}", 1, 4),
        ("{x:15(1),15(1):secret}", 1, 10),
        ("{x:15(1):}", 1, 1),
        ("{x:15(1):{}}", 1, 1),
        ("{x:}", 1, 1),
        ("{x#a:15(1)}", 1, 1),
        ("{x#a:15(1):one} {x#a:19(1):two}", 1, 19),
        ("{x#a:15(1);#a:15(1):one}", 1, 12),
        ("{x@somewhere}", 1, 4),
        ("{x=[SECRET]}", 1, 4),
        ("{y:15(1):secret}", 1, 1),
        ("{ x:15(1):secret}", 1, 1),
        ("a } b", 1, 3),
        ("a ] b", 1, 3),
        ("{c:ZZ} words", 1, 4),
        ("{c:PB}words", 1, 1),
        ("{c:PB} {c:PA} words", 1, 8),
        ("{c:PB} ", 1, 7),
        ("words {c:PB} words", 1, 7),
        ("{c:PB} - words", 1, 8),
        ("{s:15(1)} {s:19(1)} words", 1, 11),
        ("{s} words", 1, 1),
        ("words {s:15(1)} words", 1, 7),
        ("**bold", 1, 1),
        ("**a *b** c*", 1, 7),
        ("a ****b****", 1, 3),
        ("**a {x:15(1):b** c}", 1, 15),
        ("**a {x:15(1):**b**} c**", 1, 14),
        ("*a [b*](c)", 1, 6),
        ("[words] (a)", 1, 1),
        ("[words](a", 1, 9),
        ("[](a)", 1, 1),
        ("[a [b](c) d](e)", 1, 4),
        ("{l:fr:a {l:en:b} c}", 1, 9),
        ("{l:not a tag:words}", 1, 1),
        ("{f:a {f:b} c}", 1, 6),
        ("back\\slash", 1, 5),
        ("\\u{110000}", 1, 1),
        ("  indented", 1, 1),
        ("trailing ", 1, 9),
        ("-  two blanks", 1, 3),
        ("  - deeper than its parent", 1, 1),
        ("- a\n    - two deeper", 2, 1),
        ("- a\n - one blank", 2, 1),
        ("007. not a number", 1, 1),
        ("one\\", 1, 4),
        ("one\\\n", 1, 4),
        ("one\\\n two", 1, 4),
        ("## {}", 1, 4),
        ("{}", 1, 1),
        ("| a | b |", 1, 1),
        ("+ words", 1, 1),
        ("{t}\n| a | b |\n| c |", 3, 1),
        ("{t}\n| a | b", 2, 7),
        ("{t}\n|a |", 2, 1),
        ("{t}\n| a|", 2, 3),
        ("{t}\n| - a |", 2, 3),
        ("{t}\n| a |\n\n| b |", 4, 1),
        ("{t}\n| {x:15(1):a | b |", 2, 3),
        ("{t}\n| a | {+} |\n\n+ b", 2, 7),
        ("{t}\n| {+} |\n+ {x:15(1):a", 3, 3),
        ("{t}\n| {+} |\n+ a\n  {t}\n  | b | {x:99:c} |", 5, 12),
        ("{t}\n{c:PB} | a |", 2, 8),
        ("{t}\n{k} | {c:PB} |", 2, 7),
        ("{t:1}", 1, 1),
        ("{t} words", 1, 4),
        ("{p:xyz image/png|a|b}", 1, 1),
        ("{p:00 image/png|a}", 1, 18),
        ("{p:00 image/png|a|b} c", 1, 21),
    ],
)
def test_what_is_malformed_is_refused_at_its_place(malformed: str, line: int, column: int) -> None:
    with pytest.raises(NotationError) as refused:
        parse(malformed)
    assert (refused.value.line, refused.value.column) == (line, column)
    assert "secret" not in str(refused.value).casefold()


def _braces(written: str) -> list[tuple[int, int, int]]:
    """Offset of each brace that is none escaped, of the outermost one around it, and of its line's end."""
    found: list[tuple[int, int, int]] = []
    open_at: list[int] = []
    position = 0
    while position < len(written):
        letter = written[position]
        if letter == "{":  # that of a letter by its number belongs to the two signs before it
            open_at.append(position - 2 if written[:position].endswith("\\u") else position)
        if letter in "{}":
            found.append((position, open_at[0], _end_of_line(written, position)))
        if letter == "}":
            open_at.pop()
        position += 2 if letter == "\\" else 1
    return found


def _end_of_line(written: str, position: int) -> int:
    """Where the line ends, hard breaks included."""
    end = written.find("\n", position)
    while end > 0 and (end - len(written[:end].rstrip("\\"))) % 2:
        end = written.find("\n", end + 1)
    return len(written) if end < 0 else end


@PROVED
@given(normal_texts, labelled_severances, st.data())
def test_one_brace_taken_away_is_refused_between_its_outermost_brace_and_its_lines_end(
    text: Text, severances: tuple[LabelledSeverance, ...], data: st.DataObject
) -> None:
    written = write(text, severances)
    braces = _braces(written)
    assume(braces)
    place, outermost, end = data.draw(st.sampled_from(braces))
    with pytest.raises(NotationError) as refused:
        parse(written[:place] + written[place + 1 :])
    lines = (written[:place] + written[place + 1 :]).split("\n")
    offset = sum(len(line) + 1 for line in lines[: refused.value.line - 1]) + refused.value.column - 1
    assert outermost <= offset <= end


canaries = st.sampled_from(("CANARY", "26 CANARY", ":CANARY", "15(1):CANARY", "#a:CANARY", "=gap CANARY"))


@given(
    canaries,
    st.sampled_from(("{x:15(1):", "{x#a:15(1):", "{x::", "{x#a:15(1);#b:19(1):", "{x:15(1),19(1):")),
    st.data(),
)
def test_a_letter_lost_in_the_braces_never_sets_severed_words_free(
    canary: str, head: str, data: st.DataObject
) -> None:
    written = f"before {head}{canary}}} after"
    place = data.draw(st.integers(len("before "), written.index("CANARY") - 1))
    found = attempt(written[:place] + written[place + 1 :])
    if isinstance(found, NotationError):
        assert "CANARY" not in str(found)
    else:
        (block,) = found.blocks
        assert "CANARY" not in block_words(release((block,), Severances())[0])


@given(hostile_words)
def test_words_severed_stay_severed_whatever_they_are(secret: str) -> None:
    held = frozenset({SEVERANCES[0]})
    text = normalise((Paragraph(id=BlockId("a"), content=(Run("before "), Run(secret, severances=held))),))
    content = parse(write(text)).blocks[0].content  # type: ignore[union-attr]  # a block of another kind fails right here
    assert words(part for part in content if part.severances) == secret
    assert words(part for part in content if not part.severances) == "before "


@pytest.mark.parametrize(
    "hostile",
    [
        "{" * 20_000,
        "[" * 20_000,
        "**" * 20_000,
        "{x:15(1):" * 5_000,
        "{f:" * 8_000,
        "*a*" * 20_000,
        "\\\n" * 9_000,
    ],
    ids=["braces", "brackets", "asterisks", "severed", "footnotes", "italics", "breaks"],
)
@pytest.mark.timeout(20)
def test_a_wall_of_signs_is_read_or_refused_at_once(hostile: str) -> None:
    found = attempt(hostile)
    assert isinstance(found, NotationError) or found.blocks


def test_tables_nested_without_end_are_refused() -> None:
    deep = "".join(
        "  " * depth + ("+ " if depth else "") + "{t}\n" + "  " * (depth + bool(depth)) + "| {+} |\n"
        for depth in range(40)
    )
    with pytest.raises(NotationError):
        parse(deep)
