"""The rules for text: characters that every reader shows, and of Markdown only the marks our writer uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.documents.gate_allowed.allowed import allowed_in, finding
from briefing_app.documents.writers.characters import permitted
from briefing_app.domain.links import safe_address

if TYPE_CHECKING:
    from briefing_app.documents.gate_document import Document, Finding
    from briefing_app.documents.gate_needles import Needles

_ESCAPED = re.compile(r"\\[^\n]")
_LINKED = re.compile(r"\]\(<([^<>\s]*)>\)")
_BREAK = "<br>"
_MARKUP = re.compile(r"[<\[\]`~]")


@dataclass(frozen=True, slots=True)
class Letters:
    """The bytes are UTF-8 and hold only the characters that our writers permit, and one kind of line end."""

    name: str = "letters"
    formats: frozenset[str] = frozenset({"html", "md", "txt"})

    def search(self, document: Document, wanted: Needles) -> Iterator[Finding]:
        """A finding where the bytes are no such text."""
        del wanted
        if allowed_in(document) is None:
            return
        try:
            text = document.data.decode("utf-8")
        except UnicodeDecodeError:
            yield finding(self.name, "", "bytes that are no letters")
            return
        if permitted(text) == text:
            return
        for number, line in enumerate(text.split("\n"), 1):
            if permitted(line) != line:
                yield finding(self.name, f"line {number}", "a character that is not ours")


@dataclass(frozen=True, slots=True)
class Markdown:
    """No comment, no tag, no definition that is not shown: every mark of Markdown is one our writer uses."""

    name: str = "markdown"
    formats: frozenset[str] = frozenset({"md"})

    def search(self, document: Document, wanted: Needles) -> Iterator[Finding]:
        """A finding for each line with another mark."""
        del wanted
        if allowed_in(document) is None:
            return
        for number, line in enumerate(document.data.decode("utf-8", "replace").split("\n"), 1):
            if what := _fault(line):
                yield finding(self.name, f"line {number}", what)


def _fault(line: str) -> str:
    words = _ESCAPED.sub("", line)
    links = _LINKED.findall(words)
    if any(safe_address(link) != link for link in links):
        return "a link that leads to no page and no mailbox"
    bare = _LINKED.sub("", words).replace(_BREAK, "").replace("[", "", len(links))
    return "markup that is not ours" if _MARKUP.search(bare) else ""
