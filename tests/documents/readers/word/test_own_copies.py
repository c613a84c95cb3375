"""An internal edition is known by whatever of it is left: imported, its withheld words would stand free."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from briefing_app.documents.writers.word.writer import write_word
from briefing_app.domain.reading import Reading
from tests.documents.example_editions import internal, pictures, public, template, wording
from tests.documents.readers.word.making import docx, p, r, style, table

Read = Callable[..., Reading]
SEVERED = '<w:rStyle w:val="S"/>'


def start(name: str) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>'


def cell(inside: str) -> str:
    return f"<w:tc>{inside}</w:tc>"


BLOCK = start(f"_b{'0a' * 16}")


def without_bookmarks(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<w:bookmark(?:Start|End)[^>]*/>", b"", old.read(name)))
    return made.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        p(r("a"), BLOCK),
        table(["a", cell(p(BLOCK, r("b")))], ["c", "d"]),
        table(["a", cell(table([cell(p(BLOCK, r("b"))), "c"], ["d", "e"]) + "<w:p/>")], ["f", "g"]),
        p(r("a"), start(f"_n{'0a' * 16}")),
        p(r("a"), start(f"_s{'0a' * 19}")),
    ],
    ids=["paragraph", "cell", "table in a cell", "note", "section"],
)
def test_a_copy_is_known_by_any_bookmark_that_is_left(read: Read, body: str) -> None:
    assert read(docx(body), name="copy.docx").is_own_copy


def test_a_copy_is_known_by_a_bookmark_in_a_footnote(read: Read) -> None:
    body = p("a", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    notes = f'<w:footnote w:id="1">{p(BLOCK, r("b"))}</w:footnote>'
    assert read(docx(body, footnotes=notes), name="copy.docx").is_own_copy


def test_a_copy_without_its_bookmarks_is_known_by_its_styles(read: Read) -> None:
    made = write_word(internal(), template(), wording("en"), pictures())
    assert read(without_bookmarks(made), name="copy.docx").is_own_copy


@pytest.mark.parametrize("name", ["Severed Words", "Severance Flag"])
def test_one_run_in_a_style_of_what_is_severed_is_enough(read: Read, name: str) -> None:
    styles = style("S", name, kind="character")
    assert read(
        docx(table(["a", cell(p(r("b", SEVERED)))], ["c", "d"]), styles=styles), name="c.docx"
    ).is_own_copy


def test_what_nobody_severed_in_is_read(read: Read) -> None:
    styles = style("S", "Severed Words", kind="character") + style("T", "Strong", kind="character")
    body = p(r("a", '<w:rStyle w:val="T"/>'), start("_Toc123")) + table(["b", cell(p(start("_b1"), r("c")))])
    assert not read(docx(body, styles=styles), name="c.docx").is_own_copy
    made = write_word(public(), template(), wording("en"), pictures())
    assert not read(made, name="c.docx").is_own_copy
