"""Footnotes: which links are marks of one, which lead back, and which elements hold the words of one.

Word writes ``#_ftn1`` and a division ``ftn1``, LibreOffice ``#sdfootnote1sym``, Google Docs ``#ftnt1``,
encyclopedias ``#cite_note-1``, this program ``#note1``.
"""

from __future__ import annotations

import re

_REFERENCE = re.compile(
    r"_?(?P<word>(?:ftn|edn)\d{1,6})|(?P<office>sd(?:foot|end)note\d{1,6})sym"
    r"|(?P<docs>ftnt\d{1,6})|(?P<cited>cite_note-[\w.:-]{1,80})|(?P<ours>note\d{1,6})"
)
_BACK = re.compile(
    r"_?(?P<word>ftn|edn)ref(?P<n1>\d{1,6})|(?P<office>sd(?:foot|end)note\d{1,6})anc"
    r"|ftnt_ref(?P<n2>\d{1,6})|(?P<cited>cite_ref-[\w.:-]{1,80})|mark(?P<n3>\d{1,6})"
)
_HOLDER = re.compile(r"(?:ftn|edn)\d{1,6}|sd(?:foot|end)note\d{1,6}|note\d{1,6}|cite_note-[\w.:-]{1,80}")


def referred(href: str | None) -> str | None:
    """The key of the footnote a link refers to, None for any other link."""
    if not href or "#" not in href:
        return None
    page, _, place = href.rpartition("#")
    found = _REFERENCE.fullmatch(place)
    if found is None or (found.lastgroup == "ours" and page):
        return None
    return found.group(found.lastgroup or 0)


def led_back(href: str | None) -> str | None:
    """The key of the footnote whose words a link leads back from, "" for a key it does not tell."""
    if not href or "#" not in href:
        return None
    found = _BACK.fullmatch(href.rpartition("#")[2])
    if found is None:
        return None
    if found.group("word"):
        return f"{found.group('word')}{found.group('n1')}"
    if found.group("n2"):
        return f"ftnt{found.group('n2')}"
    if found.group("n3"):
        return f"note{found.group('n3')}"
    return found.group("office") or ""


def holder(identity: str | None) -> str | None:
    """The key of the footnote whose words an element of this id holds, None for none."""
    return identity if identity and _HOLDER.fullmatch(identity) else None
