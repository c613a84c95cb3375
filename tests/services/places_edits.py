"""What a reviewer does to the places of things in Word: cut and pasted with their bookmarks, anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from .word_edits import W, WordFile, text_of

Edit = Callable[[WordFile, Random], object]


def paragraphs(file: WordFile) -> list[etree._Element]:
    """The paragraphs that say or show something, but for lists of contents."""
    every = (one for one in file.body.iter(f"{W}p") if not _is_listed(one))
    return [one for one in every if text_of(one).strip() or one.find(f".//{W}drawing") is not None]


def _is_listed(paragraph: etree._Element) -> bool:
    return any("TOC" in str(one.get(f"{W}val")) for one in paragraph.iter(f"{W}pStyle"))


def _all(file: WordFile, tag: str) -> list[etree._Element]:
    return [one for one in file.body.iter(f"{W}{tag}") if text_of(one).strip()]


def _take_out(element: etree._Element) -> None:
    """Take something out; a cell keeps a paragraph, a table that has no row is none."""
    parent = element.getparent()
    parent.remove(element)
    if parent.tag == f"{W}tc" and not parent.findall(f"{W}p"):
        etree.SubElement(parent, f"{W}p")
    if parent.tag == f"{W}tbl" and not parent.findall(f"{W}tr"):
        parent.getparent().remove(parent)


def _behind(file: WordFile, element: etree._Element, random: Random) -> etree._Element:
    """Any paragraph that is not in the element itself."""
    return random.choice([one for one in paragraphs(file) if element not in (one, *one.iterancestors())])


def move_paragraph(file: WordFile, random: Random) -> None:
    """Cut a paragraph and paste it behind any other."""
    paragraph = random.choice(paragraphs(file))
    there = _behind(file, paragraph, random)
    _take_out(paragraph)
    there.addnext(paragraph)


def move_out_of_a_cell(file: WordFile, random: Random) -> None:
    """Cut a paragraph of a cell and paste it behind any other."""
    inside = [one for one in paragraphs(file) if one.getparent().tag == f"{W}tc"]
    if inside:
        paragraph = random.choice(inside)
        there = _behind(file, paragraph, random)
        _take_out(paragraph)
        there.addnext(paragraph)


def swap_cells(file: WordFile, random: Random) -> None:
    """Cut the words of two cells and paste each into the other."""
    cells = _all(file, "tc")
    if len(cells) > 1:
        one, other = random.sample(cells, 2)
        words, others = ([each for each in cell if each.tag != f"{W}tcPr"] for cell in (one, other))
        one.extend(others)
        other.extend(words)


def move_row(file: WordFile, random: Random) -> None:
    """Cut a row and paste it behind another, of any table."""
    rows = _all(file, "tr")
    if len(rows) > 1:
        row, other = random.sample(rows, 2)
        _take_out(row)
        other.addnext(row)


def move_table(file: WordFile, random: Random) -> None:
    """Cut a table and paste it behind any paragraph."""
    tables = _all(file, "tbl")
    if tables:
        table = random.choice(tables)
        there = _behind(file, table, random)
        _take_out(table)
        there.addnext(table)
        table.addnext(etree.Element(f"{W}p"))


def make_text(file: WordFile, random: Random) -> None:
    """Convert a table to text: every paragraph of it behind the other."""
    tables = _all(file, "tbl")
    if tables:
        table = random.choice(tables)
        for paragraph in list(table.iter(f"{W}p")):
            table.addprevious(paragraph)
        table.getparent().remove(table)


def delete(file: WordFile, random: Random) -> None:
    """Delete a paragraph, a row or a table."""
    _take_out(random.choice([*paragraphs(file), *_all(file, "tr"), *_all(file, "tbl")]))


def write(file: WordFile, random: Random) -> None:
    """Put another word in the place of one, in any paragraph; marks of ours in brackets are none."""
    paragraph = random.choice(paragraphs(file))
    said = re.sub(r"\[[^\[\]]*\]", " ", text_of(paragraph)).split()
    if not said:
        return
    word = random.choice(said)
    file.write_over(paragraph, word, random.choice(("", "elsewhere")))


def copy(file: WordFile, random: Random) -> None:
    """Copy a paragraph behind any other; Word leaves the bookmark where it was, others take it along."""
    paragraph = random.choice(paragraphs(file))
    made = deepcopy(paragraph)
    if random.random() < 0.7:
        for mark in [one for one in made.iter() if "bookmark" in str(one.tag)]:
            mark.getparent().remove(mark)
    _behind(file, made, random).addnext(made)


def copy_row(file: WordFile, random: Random) -> None:
    """Copy a row behind another, of any table."""
    rows = _all(file, "tr")
    if rows:
        made = deepcopy(random.choice(rows))
        for mark in [one for one in made.iter() if "bookmark" in str(one.tag)]:
            mark.getparent().remove(mark)
        random.choice(rows).addnext(made)


EDITS: tuple[Edit, ...] = (
    move_paragraph, move_paragraph, move_out_of_a_cell, swap_cells, move_row, move_table, make_text, delete,
    write, write, copy, copy_row,
)  # fmt: skip
