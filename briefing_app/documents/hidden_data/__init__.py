"""What a file saved by any program holds that its pages do not show: listed for a person, never quoted.

A file of our own is compared with closed lists (:mod:`briefing_app.documents.gate_allowed`). Other programs
write what ours never would and mean no harm by it, so of their files only what can carry words unseen is
listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set

from briefing_app.documents.hidden_data.page import hidden_in_page
from briefing_app.documents.hidden_data.plain import hidden_in_markdown, hidden_in_text
from briefing_app.documents.hidden_data.word import hidden_in_word

__all__ = ["hidden_data"]

_KINDS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    "md": hidden_in_markdown,
    "txt": hidden_in_text,
}


def hidden_data(format_: str, data: bytes, stated: Set[str] = frozenset()) -> tuple[str, ...]:
    """A line for each kind of thing that a file holds and does not show, each once.

    *stated* is what the properties of the file may say, since the edition it came from says it.
    """
    if format_ == "docx":
        found = hidden_in_word(data, stated)
    elif format_ == "html":
        found = hidden_in_page(data, stated)
    else:
        found = _KINDS[format_](data)
    return tuple(dict.fromkeys(found))
