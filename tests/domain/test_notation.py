"""The readable notation: exact both ways for every text in normal form, and strict about all else."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_app.domain import notation
from briefing_app.domain.edition import release
from briefing_app.domain.errors import NotationError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.notation import LabelledSeverance, Parsed
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    FootnoteReference,
    HardBreak,
    Heading,
    ListItem,
    Marker,
    Paragraph,
    Picture,
    Row,
    Run,
    Scope,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    block_words,
    words,
)
from briefing_app.domain.text_json import text_to_json
from tests.strategies import (
    ACT,
    FRAGMENTS,
    LETTERS,
    PROVED,
    SCHEME,
    SEVERANCES,
    emphatic_texts,
    hostile_words,
    labelled_severances,
    normal_texts,
)

SIX = frozenset({ExemptionId("atia:15(1)")})
NINE = frozenset({ExemptionId("atia:19(1)")})


def parse(text: str) -> Parsed:
    numbers = count(1)
    return notation.parse(text, act=ACT, scheme=SCHEME, new_id=lambda: f"n{next(numbers)}")


def attempt(text: str) -> Parsed | NotationError:
    """What the notation says, or the refusal to read it."""
    try:
        return parse(text)
    except NotationError as error:
        return error


def write(blocks: Text, severances: tuple[LabelledSeverance, ...] = ()) -> str:
    return notation.write(blocks, severances, act=ACT, scheme=SCHEME)


def only(text: str) -> Any:
    """The one block that the notation says."""
    (block,) = parse(text).blocks
    return block


def apart_from_ids(blocks: Text, severances: tuple[LabelledSeverance, ...]) -> object:
    """The text as JSON without ids, pairs and origins, a severance known by its provisions and its places."""
    provisions = {one.id: sorted(one.exemptions) for one in severances}
    places: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
    data = text_to_json(blocks)["blocks"]
    _collect(data, (), places)
    known = {one: repr((where, provisions.get(SeveranceId(one), []))) for one, where in places.items()}
    return _renamed(data, known)


def _held_lists(key: object) -> bool:
    return key in ("severances", "columns")


def _collect(data: Any, path: tuple[object, ...], places: defaultdict[str, list[tuple[object, ...]]]) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "severances":
                for one in value:
                    places[one].append(path)
            elif key == "columns":
                for number, column in enumerate(value):
                    for one in column:
                        places[one].append((*path, "column", number))
            else:
                _collect(value, (*path, key), places)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            _collect(value, (*path, number), places)


def _renamed(data: Any, known: dict[str, str]) -> Any:
    if isinstance(data, list):
        return [_renamed(value, known) for value in data]
    if not isinstance(data, dict):
        return data
    kept = {key: value for key, value in data.items() if key not in ("id", "pair", "origin")}
    if "severances" in kept:
        kept["severances"] = sorted(known[one] for one in kept["severances"])
    if "columns" in kept:
        kept["columns"] = [sorted(known[one] for one in column) for column in kept["columns"]]
    return {key: value if _held_lists(key) else _renamed(value, known) for key, value in kept.items()}


# ---- exact both ways


@PROVED
@given(normal_texts, labelled_severances)
def test_what_is_written_reads_back_as_the_same_text(
    text: Text, severances: tuple[LabelledSeverance, ...]
) -> None:
    found = parse(write(text, severances))
    assert apart_from_ids(found.blocks, found.severances) == apart_from_ids(text, severances)


@PROVED
@given(emphatic_texts, labelled_severances)
def test_emphasis_links_and_severances_in_any_order_read_back_the_same(
    text: Text, severances: tuple[LabelledSeverance, ...]
) -> None:
    found = parse(write(text, severances))
    assert apart_from_ids(found.blocks, found.severances) == apart_from_ids(text, severances)


@PROVED
@given(normal_texts, labelled_severances)
def test_writing_what_was_read_is_a_fixed_point_and_already_in_normal_form(
    text: Text, severances: tuple[LabelledSeverance, ...]
) -> None:
    written = write(text, severances)
    found = parse(written)
    assert write(found.blocks, found.severances) == written
    assert normalise(found.blocks) == found.blocks


@PROVED
@given(normal_texts, labelled_severances)
def test_a_label_given_stays_and_no_two_are_alike(
    text: Text, severances: tuple[LabelledSeverance, ...]
) -> None:
    found = parse(write(text, severances)).severances
    labels = [one.label for one in found if one.label]
    assert len(set(labels)) == len(labels)
    provisions = {one.label: one.exemptions for one in severances if one.label}
    assert all(one.exemptions == provisions[one.label] for one in found if one.label in provisions)


scribbles = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(LETTERS), st.just("\n"), st.just("words")),
    max_size=12,
).map("".join)


@PROVED
@given(scribbles)
def test_any_scribble_is_refused_with_its_place_or_settles_after_one_pass(scribble: str) -> None:
    found = attempt(scribble)
    if isinstance(found, NotationError):
        lines = scribble.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
        return
    written = write(found.blocks, found.severances)
    again = parse(written)
    assert apart_from_ids(again.blocks, again.severances) == apart_from_ids(found.blocks, found.severances)
    assert write(again.blocks, again.severances) == written


def test_lines_may_end_as_any_system_ends_them() -> None:
    unix = "## Aim\n\n- one\\\ntwo\n- three\n"
    assert (
        parse(unix.replace("\n", "\r\n")).blocks
        == parse(unix.replace("\n", "\r")).blocks
        == parse(unix).blocks
    )


def test_nothing_is_an_empty_text_both_ways() -> None:
    assert parse("") == Parsed(())
    assert parse("\n \n\t\n").blocks == ()
    assert write(()) == ""


def test_ids_pairs_and_origins_are_not_written() -> None:
    block = Paragraph(id=BlockId("secret-id"), content=(Run("Words"),))
    assert write((block,)) == "Words\n"


def test_a_severance_that_holds_nothing_is_not_written() -> None:
    unused = LabelledSeverance(id=SEVERANCES[0], exemptions=SIX, label="unused")
    assert "unused" not in write((Paragraph(id=BlockId("a"), content=(Run("Words"),)),), (unused,))


# ---- what the forms mean


@pytest.mark.parametrize(
    ("notation_", "content"),
    [
        ("plain words", (Run("plain words"),)),
        ("**bold** and *italic*", (Run("bold", bold=True), Run(" and "), Run("italic", italic=True))),
        ("***both** italic*", (Run("both", bold=True, italic=True), Run(" italic", italic=True))),
        ("***both* bold**", (Run("both", bold=True, italic=True), Run(" bold", bold=True))),
        ("**bold *both***", (Run("bold ", bold=True), Run("both", bold=True, italic=True))),
        ("in**side**words", (Run("in"), Run("side", bold=True), Run("words"))),
        ("**a**{}*b*", (Run("a", bold=True), Run("b", italic=True))),
        ("[words](https://a.example)", (Run("words", link="https://a.example"),)),
        ("[w](a\\)b(c)", (Run("w", link="a)b(c"),)),
        ("{l:fr:mots}", (Run("mots", language="fr"),)),
        ("one\\\ntwo", (Run("one"), HardBreak(), Run("two"))),
        ("a{f:note *b*}", (Run("a"), FootnoteReference((Run("note "), Run("b", italic=True))))),
        ("**a{f:plain}**", (Run("a", bold=True), FootnoteReference((Run("plain"),)))),
        ("\\{x:15(1):words\\}", (Run("{x:15(1):words}"),)),
        ("\\*\\*a\\*\\*", (Run("**a**"),)),
        ("a\\u{2028}b\\u{20}", (Run("a\u2028b "),)),
        ("{}- not an item", (Run("- not an item"),)),
        ("#tag", (Run("#tag"),)),
        ("of {x:15(1)} and {x}", (Run("of "), Withheld(SIX), Run(" and "), Withheld())),
        (
            "of {x:15(1),19(1)@item=[Redacted]}",
            (Run("of "), Withheld(SIX | NINE, Scope.ITEM, Marker.REDACTED_TITLE)),
        ),
        ("a {x:atia:15(1)}", (Run("a "), Withheld(SIX))),
    ],
)
def test_each_inline_form_says_what_the_grammar_states(notation_: str, content: tuple[object, ...]) -> None:
    block = only(notation_)
    assert isinstance(block, Paragraph)
    assert block.content == content


def test_severed_words_may_begin_and_end_inside_a_word_and_hold_emphasis() -> None:
    found = parse("re{x:15(1),19(1):d**ac**t}ed")
    (severance,) = found.severances
    held = frozenset({severance.id})
    assert severance == LabelledSeverance(id=severance.id, exemptions=SIX | NINE)
    (block,) = found.blocks
    assert block.content == (  # type: ignore[union-attr]
        Run("re"),
        Run("d", severances=held),
        Run("ac", bold=True, severances=held),
        Run("t", severances=held),
        Run("ed"),
    )


def test_emphasis_may_stand_around_severed_words() -> None:
    block = only("**all {x:15(1):of} it**")
    assert [run.bold for run in block.content] == [True, True, True]
    assert words(run for run in block.content if run.severances) == "of"


def test_equal_labels_mean_one_severance_and_no_label_means_another_each_time() -> None:
    found = parse("{x#a:15(1):one} {x#a:15(1):two} {x:15(1):three} {x:15(1):four}")
    assert [one.label for one in found.severances] == ["a", "", ""]
    held = [run.severances for run in found.blocks[0].content if run.severances]  # type: ignore[union-attr]
    assert held[0] == held[1]
    assert len(set(held)) == 3


def test_words_may_be_held_by_two_severances_and_by_one_without_a_provision() -> None:
    found = parse("{x#a:15(1);#b:19(1):both} {x::undecided}")
    assert [(one.label, one.exemptions) for one in found.severances] == [
        ("a", SIX),
        ("b", NINE),
        ("", frozenset()),
    ]
    assert len(found.blocks[0].content[0].severances) == 2  # type: ignore[union-attr]


def test_blocks_are_told_by_their_markers() -> None:
    found = parse(
        "### {c:PB} Aim\n\nWords\n\n- one\n  1. two\n  7. three\n- {x}\n{x:15(1)}\n\n{c:S} {s:19(1)} Held\n"
    ).blocks
    heading, paragraph, first, second, third, redacted, line, held = found
    assert isinstance(heading, Heading)
    assert (heading.level, heading.portion) == (3, SCHEME.parse("PB"))
    assert isinstance(paragraph, Paragraph)
    items = (first, second, third, redacted)
    assert all(isinstance(item, ListItem) for item in items)
    assert [(item.level, item.numbered, item.start) for item in items] == [  # type: ignore[union-attr]
        (1, False, None),
        (2, True, None),
        (2, True, 7),
        (1, False, None),
    ]
    assert redacted.content == (Withheld(scope=Scope.ITEM),)  # type: ignore[union-attr]
    assert isinstance(line, WithheldBlock)
    assert line.withheld == Withheld(SIX, Scope.LINE)
    assert held.portion == SCHEME.parse("SECRET")
    assert len(held.severances) == 1


def test_a_start_of_one_is_told_from_none() -> None:
    items = parse("1. a\n01. b\n0. c\n-2. d\n").blocks
    assert [item.start for item in items] == [None, 1, 0, -2]  # type: ignore[union-attr]


def test_a_table_holds_texts_with_markings_and_severances_at_every_height() -> None:
    found = parse(
        "{s#t:15(1)} {t:2,1,derived|Paid **2019**}\n"
        "{k} | {s#c:19(1)} | |\n"
        "| Payer | Amount |\n"
        "{s#r:15(1)} | {c:PB} Canada | {s#d:19(1)} {x#w:15(1):165 000} |\n"
        "| {c:PA} {+} | {x} |\n"
        "+ {c:S} - an item\\\n  and more\n".replace("{c:S} - an", "- {c:S} an")
        + "  last words\n"
        "| | {c:U} |\n"
    )
    (table,) = found.blocks
    assert isinstance(table, Table)
    assert (table.header_rows, table.header_columns, table.derived) == (2, 1, True)
    assert words(table.caption) == "Paid 2019"
    ids = {one.label: frozenset({one.id}) for one in found.severances}
    assert (table.severances, table.columns) == (ids["t"], (ids["c"], FREE))
    assert [row.severances for row in table.rows] == [FREE, ids["r"], FREE, FREE]
    canada, amount = table.rows[1].cells
    assert canada.portion == SCHEME.parse("PB")
    assert amount.severances == ids["d"]
    assert amount.blocks[0].content == (Run("165 000", severances=ids["w"]),)  # type: ignore[union-attr]
    item, last = table.rows[2].cells[0].blocks
    assert (item.portion, block_words(item), block_words(last)) == (
        SCHEME.parse("S"),
        "an item\nand more",
        "last words",
    )
    assert table.rows[2].cells[1].blocks[0].content == (Withheld(scope=Scope.CELL),)  # type: ignore[union-attr]
    assert table.rows[3].cells == (Cell(), Cell(portion=SCHEME.parse("U")))


def test_a_table_may_stand_in_a_cell_of_a_table() -> None:
    table = only("{t}\n| {+} | b |\n+ {t}\n  | inner |\n  | {+} |\n  + deep\n    deeper\n")
    inner = table.rows[0].cells[0].blocks[0]
    assert [block_words(block) for block in inner.rows[1].cells[0].blocks] == ["deep", "deeper"]


def test_a_picture_has_its_alternate_text_and_caption() -> None:
    picture = only("{c:PA} {p:0a1b image/png|A \\| map\\u{a}of it|Map {x:15(1):here}}")
    assert isinstance(picture, Picture)
    assert (picture.digest, picture.media_type, picture.alternate) == ("0a1b", "image/png", "A | map\nof it")
    assert words(picture.caption) == "Map here"
    assert picture.portion == SCHEME.parse("PA")


def test_a_text_is_written_the_way_a_person_would() -> None:
    written = (
        "## {c:PB} Aim\n\nSee [the site](https://a.example), **all {x:15(1):of} it**{f:A note.}.\n\n"
        "- one\n  1. two\n- three {x:19(1)}\n\n{t|Paid}\n| Payer | Amount |\n"
        "| Canada | {x#a:15(1):165 000} |\n\n"
        "{s#a:15(1)} Held whole.\n"
    )
    found = parse(written)
    assert write(found.blocks, found.severances) == written


# ---- strict about all else


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
    content = parse(write(text)).blocks[0].content  # type: ignore[union-attr]
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


# ---- what cannot be written


def _paragraph(*content: Any, **properties: Any) -> Paragraph:
    return Paragraph(id=BlockId("a"), content=content, **properties)


@pytest.mark.parametrize(
    "unwritable",
    [
        _paragraph(Withheld(frozenset({ExemptionId("other:1")}))),
        _paragraph(Run("a", language="no tag at all")),
        Picture(id=BlockId("a"), digest="no digest", media_type="image/png", alternate=""),
        Picture(id=BlockId("a"), digest="00", media_type="nothing", alternate=""),
    ],
)
def test_what_could_not_be_read_back_is_not_written(unwritable: Any) -> None:
    with pytest.raises(ValueError, match=r"^(a|two) "):
        write((unwritable,))


def test_two_equal_labels_or_one_that_is_none_are_not_written() -> None:
    first, second = (LabelledSeverance(id=one, exemptions=SIX, label="a") for one in SEVERANCES[:2])
    with pytest.raises(ValueError, match="one label"):
        write((), (first, second))
    with pytest.raises(ValueError, match="letters"):
        write((), (LabelledSeverance(id=SEVERANCES[0], exemptions=SIX, label="no label"),))


def test_a_row_severed_under_a_table_stays_with_its_table_and_a_block_after_it_does_not() -> None:
    held = frozenset({SEVERANCES[0]})
    row = Row((Cell(blocks=(_paragraph(Run("a")),)),), severances=held)
    table = Table(id=BlockId("t"), rows=(row,), columns=(FREE,))
    after = _paragraph(Run("| b |"), severances=held)
    outer = Table(id=BlockId("o"), rows=(Row((Cell(blocks=(table, after)),)),), columns=(FREE,))
    inner, behind = only(write((outer,))).rows[0].cells[0].blocks
    assert len(inner.rows) == 1
    assert inner.rows[0].severances == behind.severances
    assert block_words(behind) == "| b |"
