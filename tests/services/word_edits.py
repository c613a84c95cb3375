"""A Word file edited as a reviewer edits it in Word: over its XML, with what Word leaves there.

Words typed split the runs they stand in and get ids of the session (``w:rsid``); with changes tracked, what
is inserted and what is deleted stand side by side.
"""

from __future__ import annotations

import zipfile
from copy import deepcopy
from itertools import count
from pathlib import Path

from lxml import etree

from briefing_app.documents.writers.word.body import bookmark_name, caption_bookmark
from briefing_app.domain.text import BlockId, SectionId

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DATE = "2026-01-05T10:00:00Z"
_ids = count(9000)


class WordFile:
    """A file open in Word; ``save`` writes it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}
        self.body = etree.fromstring(self._parts["word/document.xml"]).find(f"{W}body")
        notes = self._parts.get("word/footnotes.xml")
        self.footnotes = None if notes is None else etree.fromstring(notes)

    def save(self, path: Path) -> Path:
        """Write it as another file."""
        self._parts["word/document.xml"] = etree.tostring(
            self.body.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        if self.footnotes is not None:
            self._parts["word/footnotes.xml"] = etree.tostring(
                self.footnotes, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self._parts.items():
                package.writestr(name, data)
        return path

    # ---- places

    def of(self, block: BlockId) -> etree._Element:
        """The paragraph of a block."""
        return self._named(bookmark_name(block))

    def heading(self, section: SectionId) -> etree._Element:
        """The paragraph of the heading of a section."""
        return self.of(BlockId(f"{section}-heading"))

    def caption(self, block: BlockId) -> etree._Element:
        """The paragraph of the caption of a table or picture."""
        return self._named(caption_bookmark(block))

    def saying(self, words: str) -> etree._Element:
        """The paragraph that holds words."""
        return next(one for one in self.body.iter(f"{W}p") if words in text_of(one))

    def _named(self, name: str) -> etree._Element:
        (mark,) = (one for one in self.body.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == name)
        return next(one for one in mark.iterancestors(f"{W}p"))

    # ---- what a reviewer does

    def write_over(
        self, paragraph: etree._Element, words: str, others: str, *, tracked: bool = False, bold: bool = False
    ) -> None:
        """Put other words in the place of some; "" deletes them."""
        before, run, after = _cut(paragraph, words)
        parent, place = run.getparent(), run.getparent().index(run)
        made = []
        if others:
            typed = _like(run, others)
            if bold:
                _make_bold(typed)
            made.append(_changed("ins", typed) if tracked else typed)
        if tracked:
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            made.append(_changed("del", deepcopy(run)))
        parent[place : place + 1] = made
        _drop_empty(before, after)

    def type_after(self, paragraph: etree._Element, words: str, typed: str, *, tracked: bool = False) -> None:
        """Type words behind others."""
        _, run, after = _cut(paragraph, words)
        new = _like(run, typed)
        run.addnext(_changed("ins", new) if tracked else new)
        _drop_empty(after)

    def embolden(self, paragraph: etree._Element, words: str) -> None:
        """Make words bold."""
        before, run, after = _cut(paragraph, words)
        _make_bold(run)
        _drop_empty(before, after)

    def delete(self, paragraph: etree._Element) -> None:
        """Delete a paragraph with its mark, as Word does: the bookmark goes with it."""
        paragraph.getparent().remove(paragraph)

    def delete_tracked(self, paragraph: etree._Element) -> None:
        """Delete a paragraph with changes tracked: everything in it and its mark."""
        for run in list(paragraph.iter(f"{W}r")):
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            around = etree.Element(
                f"{W}del", {f"{W}id": str(next(_ids)), f"{W}author": "R", f"{W}date": _DATE}
            )
            run.addprevious(around)
            around.append(run)
        _paragraph_mark(paragraph, "del")

    def add_after(self, paragraph: etree._Element, words: str, *, tracked: bool = False) -> etree._Element:
        """Press Enter at the end of a paragraph and type another one of its kind."""
        new = etree.Element(f"{W}p", {f"{W}rsidR": "00AB12CD"})
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            new.append(deepcopy(properties))
        run = _run(words)
        new.append(_changed("ins", run) if tracked else run)
        if tracked:
            _paragraph_mark(new, "ins")
        paragraph.addnext(new)
        return new

    def cut_in_two(self, paragraph: etree._Element, words: str) -> None:
        """Press Enter before words: the bookmark stays on the first half."""
        _, run, after = _cut(paragraph, words)
        new = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            new.append(deepcopy(properties))
        new.extend([run, *_behind(run)])
        for mark in new.findall(f"{W}bookmarkEnd"):
            paragraph.append(mark)
        paragraph.addnext(new)
        _drop_empty(after)

    def join(self, first: etree._Element, second: etree._Element) -> None:
        """Delete the mark between two paragraphs: the first has the words and bookmarks of both."""
        first.extend([one for one in second if one.tag != f"{W}pPr"])
        second.getparent().remove(second)

    def move_after(self, paragraph: etree._Element, other: etree._Element) -> None:
        """Cut a paragraph out and paste it behind another."""
        other.addnext(paragraph)

    def comment(self, paragraph: etree._Element) -> None:
        """Put a comment on a paragraph."""
        run = etree.SubElement(paragraph, f"{W}r")
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": "0"})

    def style(self, paragraph: etree._Element, like: etree._Element) -> None:
        """Give a paragraph the form of another."""
        for properties in paragraph.findall(f"{W}pPr"):
            paragraph.remove(properties)
        properties = like.find(f"{W}pPr")
        if properties is not None:
            paragraph.insert(0, deepcopy(properties))

    def note_holding(self, words: str) -> etree._Element:
        """The paragraph of the footnote that says words."""
        assert self.footnotes is not None
        return next(one for one in self.footnotes.iter(f"{W}p") if words in text_of(one))

    def forget_names(self) -> None:
        """Copy everything into a new document: no bookmark comes along."""
        for tag in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(self.body.iter(f"{W}{tag}")):
                mark.getparent().remove(mark)


def text_of(element: etree._Element) -> str:
    """The words of an element as they stand in it."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _runs(paragraph: etree._Element) -> list[etree._Element]:
    return [one for one in paragraph.iter(f"{W}r") if one.find(f"{W}t") is not None]


def _cut(paragraph: etree._Element, words: str) -> tuple[etree._Element, etree._Element, etree._Element]:
    """The run of just these words, cut out of those they stand in, and what is left on both sides."""
    _one_by_one(paragraph)
    runs = _runs(paragraph)
    at = "".join(map(text_of, runs)).index(words)
    inside = []
    for run in runs:
        length = len(text_of(run))
        if at < length and len("".join(map(text_of, inside))) < len(words):
            inside.append(run)
        at -= length
        if at < 0:
            at = 0 if inside else at
    return _as_one(inside, words)


def _as_one(
    inside: list[etree._Element], words: str
) -> tuple[etree._Element, etree._Element, etree._Element]:
    whole = "".join(map(text_of, inside))
    at = whole.index(words)
    first = inside[0]
    before, run, after = (_like(first, text) for text in (whole[:at], words, whole[at + len(words) :]))
    parent, place = first.getparent(), first.getparent().index(first)
    for one in inside:
        one.getparent().remove(one)
    parent[place:place] = [before, run, after]
    return before, run, after


def _one_by_one(paragraph: etree._Element) -> None:
    """Every run has one text, as Word leaves it."""
    for run in list(paragraph.iter(f"{W}r")):
        texts = run.findall(f"{W}t")
        for text in texts[1:]:
            new = _run("")
            new.find(f"{W}t").text = text.text
            properties = run.find(f"{W}rPr")
            if properties is not None:
                new.insert(0, deepcopy(properties))
            run.remove(text)
            run.addnext(new)


def _like(run: etree._Element, words: str) -> etree._Element:
    made = _run(words)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        made.insert(0, deepcopy(properties))
    return made


def _run(words: str) -> etree._Element:
    run = etree.Element(f"{W}r", {f"{W}rsidR": "00AB12CD"})
    text = etree.SubElement(run, f"{W}t", {_XML_SPACE: "preserve"})
    text.text = words
    return run


def _make_bold(run: etree._Element) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    etree.SubElement(properties, f"{W}b")


def _changed(tag: str, run: etree._Element) -> etree._Element:
    around = etree.Element(f"{W}{tag}", {f"{W}id": str(next(_ids)), f"{W}author": "R", f"{W}date": _DATE})
    around.append(run)
    return around


def _paragraph_mark(paragraph: etree._Element, tag: str) -> None:
    """Say that the end of a paragraph was inserted or deleted."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    look = etree.SubElement(properties, f"{W}rPr")
    etree.SubElement(look, f"{W}{tag}", {f"{W}id": str(next(_ids)), f"{W}author": "R", f"{W}date": _DATE})


def _behind(run: etree._Element) -> list[etree._Element]:
    return list(run.itersiblings())


def _drop_empty(*runs: etree._Element) -> None:
    for run in runs:
        if not text_of(run) and run.getparent() is not None:
            run.getparent().remove(run)
