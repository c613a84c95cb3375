"""Characters a document may hold: what XML and HTML forbid is replaced, line ends become one kind."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def permitted(text: str) -> str:
    """The text with every forbidden character replaced by U+FFFD, line ends being line feeds."""
    return _FORBIDDEN.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """The text permitted, on one line, spaces single."""
    return " ".join(permitted(text).split())
