"""A part of an internal edition comes back: what was withheld there is withheld where it is pasted."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefing_app.documents.writers.html import write_html
from briefing_app.documents.writers.markdown import write_markdown
from briefing_app.documents.writers.text import write_text
from briefing_app.domain.edition import InternalEdition, internal_edition
from briefing_app.domain.pasted import Pasted
from briefing_app.domain.stated_markings import with_stated_markings
from briefing_app.domain.text import Run, Text
from briefing_app.services.clipboard import paste_html, paste_plain
from tests.copies import WORDING
from tests.documents.example_editions import catalogue
from tests.notes import note_of
from tests.retelling import as_authored, things_in, told_apart
from tests.strategies import PROVED, SCHEME, SEVERANCES, normal_texts

FLAGS = dict(
    zip(
        SEVERANCES,
        (
            "s. 15(1) proposed",
            "s. 19(1), 21(1)(a) approved",
            "withheld: proposed",
            "s. 15(1); (b)(6) recommended",
        ),
        strict=True,
    )
)
PAIR = re.compile("\u27e6[^\u27e6\u27e7]*\u27e7")


def pasted(data: str, *, page: bool) -> Pasted:
    numbers = count(1)

    def new_id() -> str:
        return f"new{next(numbers)}"

    read = paste_html if page else paste_plain
    return read(data, new_id, catalogue().cited)


def free_words(blocks: Text) -> str:
    return " ".join(repr(thing) for thing, held in things_in(blocks) if not held and isinstance(thing, Run))


def withheld_words(blocks: Text) -> list[str]:
    return [thing.text for thing, held in things_in(blocks) if held and isinstance(thing, Run)]


def edition_of(blocks: Text) -> InternalEdition:
    """The internal edition of a text in which what is drawn from facts is like everything else."""
    told = told_apart(as_authored(blocks))
    return internal_edition(note_of(told, contents_depth=2), SCHEME, FLAGS)


def part_of_page(page: str, first: int, last: int) -> str:
    """What a browser copies of a page: the letters from one to another, in the elements they stand in."""
    root = html.document_fromstring(page)
    at = 0
    for element, holder in _texts(root.find("body")):
        text = getattr(element, holder)
        setattr(element, holder, text[max(first - at, 0) : max(last - at, 0)])
        at += len(text)
    return html.tostring(root, encoding="unicode")


def _texts(root: html.HtmlElement) -> Iterable[tuple[html.HtmlElement, str]]:
    if root.text:
        yield root, "text"
    for child in root:
        yield from _texts(child)
        if child.tail:
            yield child, "tail"


def cut(text: str, seed: int) -> tuple[int, int]:
    random = Random(seed)
    first, last = sorted(random.randrange(len(text) + 1) for _ in range(2))
    return first, last


def through_writer(page: str) -> str:
    """The page as a word processor hands it on: a ground of its own in place of the classes."""
    grounded = "<span style='background:#FFE8A3'>"
    bare = page.replace('<mark class="severed">', grounded).replace("</mark>", "</span>")
    return re.sub(' class="[a-z]+"', "", bare)


@PROVED
@given(normal_texts, st.integers(0, 1 << 30), st.sampled_from([str, through_writer]))
def test_no_withheld_word_of_any_part_of_a_page_comes_out_free(
    blocks: Text, seed: int, handed_on: Callable[[str], str]
) -> None:
    page = handed_on(write_html(edition_of(blocks), WORDING, {}).decode())
    body = "".join(getattr(*one) for one in _texts(html.document_fromstring(page).find("body")))
    for first, last in ((0, len(body)), cut(body, seed)):
        part = part_of_page(page, first, last)
        found = pasted(part, page=True)
        assert "canary" not in free_words(found.blocks), part
        if (first, last) == (0, len(body)) and not found.unclear:
            assert "free" not in " ".join(withheld_words(found.blocks)), part


@PROVED
@given(normal_texts, st.integers(0, 1 << 30), st.sampled_from([write_text, write_markdown]))
def test_no_withheld_word_of_any_part_of_a_text_comes_out_free(
    blocks: Text, seed: int, write: Callable[..., bytes]
) -> None:
    text = write(edition_of(blocks), WORDING, {}).decode()
    for first, last in ((0, len(text)), cut(text, seed)):
        pairs = [one.span() for one in PAIR.finditer(text)]
        if any(start < first and last < end for start, end in pairs):
            continue  # nothing in the part shows that it is withheld
        part = text[first:last]
        found = pasted(part, page=False)
        assert "canary" not in free_words(found.blocks), part
        if part == text and not found.unclear:
            assert "free" not in " ".join(withheld_words(found.blocks)), part


def test_flags_beside_each_other_hide_no_word_between_brackets() -> None:
    for many in range(1, 6):
        flags = " ".join(["[s. 15(1) proposed]", "[s. 16(2) approved]"] * many)
        found = pasted(f"{flags} ab \u27e65\u27e7 x", page=False)
        assert withheld_words(found.blocks) == ["5"]
        assert "5" not in free_words(found.blocks)


@given(
    st.sampled_from([*FLAGS.values(), "art. 15(1), 19(1) approuvé", "prélevé\u00a0: proposé"]),
    st.integers(14, 100),
    st.sampled_from(["", "> ", "> > ", "| "]),
    st.sampled_from([str, str.upper, lambda text: text.replace("[", "**\\[").replace("]", "\\]**")]),
)
def test_a_flag_alone_tells_in_capitals_and_in_lines_that_were_folded_and_quoted(
    flag: str, width: int, quoted: str, changed: Callable[[str], str]
) -> None:
    said = f"Something. The envoy said that the canary will sing in May [{flag}] and later."
    lines = textwrap.wrap(changed(said), width)
    found = pasted("\n".join(quoted + line for line in lines), page=False)
    assert "canary" not in free_words(found.blocks).casefold()
    assert "later" in free_words(found.blocks).casefold()


def test_a_word_alone_between_brackets_is_a_flag_beside_other_signs_only() -> None:
    assert not pasted("a plan [approved] b", page=False).withheld
    beside = pasted("a plan [approved] b\n\nc [s. 15(1) proposed] d", page=False)
    assert withheld_words(beside.blocks) == ["a plan", "c"]
    assert pasted("\u27e6a\u27e7 [12] b", page=False).blocks[0].content[-1].text.endswith("[12] b")


def test_a_flag_that_a_drawn_table_parts_withholds_all_of_the_table() -> None:
    table = "| Asylum | The canary sings | Chair |\n|        | [s. 15(1)        | of    |\n"
    table += "|        | approved]        | both  |"
    found = pasted(f"Before.\n\n{table}\n\nAfter.", page=False)
    assert "canary" not in free_words(found.blocks)
    assert "Before" in free_words(found.blocks)
    assert "After" in free_words(found.blocks)
    assert found.unclear


def stated(blocks: Text) -> Text:
    return with_stated_markings(blocks, catalogue().every_scheme)


@pytest.mark.parametrize(
    "marked",
    [
        *(
            "PROTECTED B\n\n{}",
            "{}\n\nUNCLASSIFIED",
            "(PB) {}",
            "- (NC) {}",
            "PROTÉGÉ A\n\n{}",
            "(U) Plan\n\n{}",
        ),
        *("> UNCLASSIFIED\n\n{}", "> > (PB) {}", "**PROTECTED A**\n\n{}", "Marking: UNCLASSIFIED\n\n{}"),
        *("Catégorie\u00a0: PROTÉGÉ B\n\n{}", "PROTECTED A / PROTÉGÉ A\n\n{}"),
    ],
)
def test_a_word_alone_between_brackets_is_a_flag_in_a_text_that_is_marked(marked: str) -> None:
    said = marked.format("We ask for the canary [proposed] in May.")
    for read, data in (
        (paste_plain, said),
        (paste_html, "".join(f"<p>{line}</p>" for line in said.split("\n\n"))),
    ):
        made = read(data, lambda: "new", catalogue().cited, stated)
        assert "canary" not in free_words(made.blocks)
        assert "in May" in free_words(made.blocks)
        assert not made.alone
        assert made.unclear == 1


def test_what_may_be_a_flag_and_is_left_as_words_is_counted() -> None:
    made = paste_plain("The budget [approved] and more [proposed].", lambda: "new", catalogue().cited, stated)
    assert (made.alone, made.withheld) == (2, 0)
    assert "budget" in free_words(made.blocks)
    assert not paste_plain("(PB) It is [ ] done [x].", lambda: "new", catalogue().cited, stated).withheld


def test_boxes_to_tick_are_no_flags_beside_signs_of_ours() -> None:
    made = paste_plain("\u27e6a\u27e7 [s. 15(1) proposed]\n\n[ ] canvas", lambda: "new", catalogue().cited)
    assert "[ ] canvas" in free_words(made.blocks)
