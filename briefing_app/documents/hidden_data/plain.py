"""What a text holds that is not shown, as it is and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_UNSEEN = re.compile("[\u200b\u2060-\u2064\u2066-\u2069\u202a-\u202e\U000e0000-\U000e007f]")
_ESCAPED = re.compile(r"\\[^\w\s]")
_COMMENT = re.compile(r"<!--|<\?")
_TAG = re.compile(r"</?[A-Za-z][^\n<>]*>")
_ADDRESS = re.compile(r"<(https?:|mailto:)[^<>\s]*>|\]\(<[^<>\s]*>")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)
_PICTURE = re.compile(r"!\[")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


def hidden_in_text(data: bytes) -> Iterator[str]:
    """A line for each kind of thing in a plain text that no reader shows."""
    yield from not_shown(data)


def hidden_in_markdown(data: bytes) -> Iterator[str]:
    """A line for each kind of thing in a Markdown text that its page does not show."""
    yield from not_shown(data)
    text = _ESCAPED.sub("", data.decode("utf-8", "replace"))
    if _COMMENT.search(text):
        yield "a comment or an instruction"
    if _TAG.search(_ADDRESS.sub("", _BREAK.sub("", text))):
        yield "a tag of HTML"
    if _DEFINITION.search(text):
        yield "a definition that is not shown"
    if _PICTURE.search(text):
        yield "a link to another file"


def not_shown(data: bytes) -> Iterator[str]:
    """A line for bytes and characters that no reader of text shows."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield "bytes that are no letters"
        text = data.decode("utf-8", "replace")
    if _CONTROL.search(text):
        yield "a character for machines"
    if _UNSEEN.search(text):
        yield "a character without width"
