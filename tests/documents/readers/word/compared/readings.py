"""The words of a Word file as our reader, pandoc and python-docx tell them, part by part."""

from __future__ import annotations

import io
import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

import docx
from docx.document import Document
from docx.table import Table

from briefing_app.documents.readers.structured.drafts import (
    Draft,
    NoteDraft,
    PictureDraft,
    TableDraft,
    WordsDraft,
)
from briefing_app.documents.readers.structured.page import StructuredPage
from briefing_app.documents.readers.structured.parts import LineEnd, Said
from briefing_app.documents.readers.word.reading import read_word
from briefing_app.documents.readers.word.story import BOX
from tests.documents.readers.word.compared.case import Difference

Words = dict[str, list[str]]
"""The words by part: those of the body in their order, those of any other part in any.

Pictures, told by their descriptions, come after the paragraph they stand in here and within it elsewhere."""

_MARGINS = ("word-header", "word-footer")


# ---- ours


def ours(data: bytes) -> Words:
    """What our reader tells: the words of every line of its page, without numbers of lists and notes."""
    page = read_word("compared.docx", data)
    found: dict[str, list[str]] = {"body": [], "notes": [], "boxes": [], "pictures": [], "margins": []}
    told: list[int] = []
    for part, draft in _drafts(page.drafts, "body"):
        found[part] += _said(draft).split()
        told.append(draft.line)
    _nothing_is_told_apart(page, told)
    return found


def _nothing_is_told_apart(page: StructuredPage, told: list[int]) -> None:
    """Each line of the page is one block, and the other way round: what is compared is all there is."""
    assert sorted(told) == [number for number, line in enumerate(page.lines, start=1) if number in set(told)]
    assert [line for number, line in enumerate(page.lines, start=1) if line and number not in told] == []


def _drafts(drafts: Iterable[Draft], part: str) -> Iterator[tuple[str, WordsDraft | PictureDraft]]:
    for draft in drafts:
        match draft:
            case WordsDraft():
                margin = "margins" if draft.rule in _MARGINS else part
                yield ("boxes" if draft.rule == BOX else margin), draft
            case PictureDraft():
                yield "pictures", draft
            case NoteDraft():
                yield from _drafts(draft.drafts, "notes")
            case TableDraft():
                yield from _drafts(draft.caption, part)
                for row in draft.rows:
                    for cell in row:
                        yield from _drafts(cell.drafts, part)


def _said(draft: WordsDraft | PictureDraft) -> str:
    if isinstance(draft, PictureDraft):
        return draft.alternate
    return "".join(
        part.text if isinstance(part, Said) else "\n" if isinstance(part, LineEnd) else ""
        for part in draft.parts
    )


# ---- pandoc

_BREAKS = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
_BLOCKS = frozenset({"Para", "Plain", "Header", "CodeBlock", "LineBlock", "MetaInlines", "Image"})
_ELSEWHERE = {"Note": "notes", "Image": "pictures"}


def pandoc(data: bytes) -> Words:
    """What pandoc tells with all changes accepted: it reads neither headers and footers nor boxes apart."""
    command = ["pandoc", "-f", "docx", "--track-changes=accept", "-t", "json"]
    tree = json.loads(subprocess.run(command, input=data, check=True, capture_output=True, timeout=60).stdout)
    told = _Told()
    for one in ("title", "subtitle", "author", "date", "abstract"):  # styles of these become properties
        told.take(tree["meta"].get(one), "body")
        told.say("body", "\n")
    told.take(tree["blocks"], "body")
    return {part: "".join(said).split() for part, said in told.parts.items()}


class _Told:
    """What a tree of pandoc's says, by part."""

    def __init__(self) -> None:
        self.parts: dict[str, list[str]] = {"body": [], "notes": [], "pictures": []}

    def say(self, part: str, words: str) -> None:
        self.parts[part].append(words)

    def take(self, node: Any, part: str) -> None:
        """Take down a node of the tree, and all below it."""
        if isinstance(node, list):
            for child in node:
                self.take(child, part)
        if not isinstance(node, dict):
            return
        kind, content = node.get("t"), node.get("c")
        if kind in _ELSEWHERE:
            part = _ELSEWHERE[kind]
        if kind in _BREAKS:
            self.say(part, _BREAKS[kind])
        elif kind == "Str":
            self.say(part, content)
        elif kind in ("Code", "Math", "CodeBlock"):
            self.say(part, content[1])
        elif kind == "Table":  # its second is the table's description, a property that no page shows
            self.take(content[2:], part)
        elif kind == "DefinitionList":
            for term, meanings in content:
                self.take(term, part)
                self.say(part, "\n")
                self.take(meanings, part)
        else:
            self.take(content, part)
        if kind in _BLOCKS:
            self.say(part, "\n")


# ---- python-docx


def python_docx(data: bytes, *, margins: bool) -> Words:
    """What python-docx tells: paragraphs, tables cell by cell; *margins* where the file tells their kinds."""
    document = docx.Document(io.BytesIO(data))
    found = {"body": "\n".join(_inner(document)).split()}
    if margins:
        found["margins"] = " ".join(line for _, line in _margins(document)).split()
    return found


def _margins(document: Document) -> Iterable[tuple[str, str]]:
    """The lines of headers and of footers that a page shows, each once, as our reader gives them."""
    lines: dict[tuple[str, str], None] = {}
    for section in document.sections:
        shown = [("header", section.header), ("footer", section.footer)]
        if section.different_first_page_header_footer:
            shown += [("header", section.first_page_header), ("footer", section.first_page_footer)]
        lines |= {(kind, " ".join(line.split())): None for kind, one in shown for line in _inner(one)}
    return lines


def _inner(around: Any) -> Iterator[str]:
    for one in around.iter_inner_content():
        if isinstance(one, Table):
            seen = set()
            for row in one.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        yield from _inner(cell)
        else:
            yield one.text


# ---- beside each other


def differences(here: Words, there: Words) -> list[Difference]:
    """Every difference in the parts that the other tool reads, word for word in the body."""
    found = []
    for part, theirs in there.items():
        if part == "body":
            matcher = SequenceMatcher(None, here[part], theirs, autojunk=False)
            found += [
                Difference(" ".join(here[part][a:b]), " ".join(theirs[c:d]))
                for kind, a, b, c, d in matcher.get_opcodes()
                if kind != "equal"
            ]
        elif Counter(here[part]) != Counter(theirs):
            lacking = Counter(here[part]) - Counter(theirs), Counter(theirs) - Counter(here[part])
            found.append(Difference(*(" ".join(sorted(one.elements())) for one in lacking), part))
    return found
