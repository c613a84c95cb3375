"""The rules for text: characters that every reader shows, and of Markdown only the marks our writer uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.documents.gate_allowed.allowed import Allowed, OwnFileRule
from briefing_app.documents.writers.characters import permitted
from briefing_app.domain.links import safe_address

if TYPE_CHECKING:
    from briefing_app.documents.gate_document import Document

_ESCAPED = re.compile(r"\\[^\n]")
_LINKED = re.compile(r"\]\(<([^<>\s]*)>\)")
_BREAK = "<br>"
_MARKUP = re.compile(r"[<\[\]`~]")


@dataclass(frozen=True, slots=True)
class Letters(OwnFileRule):
    """The bytes are UTF-8 and hold only the characters that our writers permit, and one kind of line end."""

    name: str = "letters"
    formats: frozenset[str] = frozenset({"html", "md", "txt"})

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """A finding where the bytes are no such text."""
        del allowed
        try:
            text = document.data.decode("utf-8")
        except UnicodeDecodeError:
            yield "", "bytes that are no letters"
            return
        if permitted(text) == text:
            return
        for number, line in enumerate(text.split("\n"), 1):
            if permitted(line) != line:
                yield f"line {number}", "a character that is not ours"


@dataclass(frozen=True, slots=True)
class Markdown(OwnFileRule):
    """No comment, no tag, no definition that is not shown: every mark of Markdown is one our writer uses."""

    name: str = "markdown"
    formats: frozenset[str] = frozenset({"md"})

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """A finding for each line with another mark."""
        del allowed
        for number, line in enumerate(document.data.decode("utf-8", "replace").split("\n"), 1):
            if what := _fault(line):
                yield f"line {number}", what


def _fault(line: str) -> str:
    words = _ESCAPED.sub("", line)
    links = _LINKED.findall(words)
    if any(safe_address(link) != link for link in links):
        return "a link that leads to no page and no mailbox"
    bare = _LINKED.sub("", words).replace(_BREAK, "").replace("[", "", len(links))
    return "markup that is not ours" if _MARKUP.search(bare) else ""
