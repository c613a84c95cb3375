r"""The inline text of a block: what is bold, italic or a link, and the words without their mark-up.

The ``markdown`` package renders it, within bounds: its patterns are quadratic on walls of brackets, so a
block above them is kept literal and said so. In plain text nothing is mark-up, but the escapes that
converters leave (``\$``) are taken off all the same.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET  # only trees this program built itself, nothing is parsed

import markdown

from briefing_app.domain.reading import MarkedText, TextSpan

MOST_CHARACTERS = 4096
MOST_BRACKETS = 50
MOST_IN_ALL = 400_000
"""How much marked-up text one document may have rendered, brackets counting a hundredfold."""

_ESCAPABLE = "\\`*_{}[]()<>#+-.!$|~&\"'%,/:;=?@^"
_MARKUP = re.compile(r"[*_`\[<]|&[#\w]{2,10};")
_ESCAPE = re.compile(r"\\([" + re.escape(_ESCAPABLE) + "])")
_CONVERTER_ESCAPE = re.compile(r"(?<![\w\\:/])\\([$\[\]*#~>&+.!()|\-])")
_HIDDEN_ESCAPE = re.compile("\x02(\\d{1,7})\x03")
_UNWANTED = ("html", "entity", "automail", "reference", "image_reference", "short_reference",
             "short_image_ref", "linebreak")  # fmt: skip


class InlineReader:
    """Reads the inline text of one document's blocks; counts what it renders."""

    def __init__(self, *, is_markdown: bool) -> None:
        self._is_markdown = is_markdown
        self._left = MOST_IN_ALL
        self._processor = _processor() if is_markdown else None

    def read(self, source: str) -> tuple[MarkedText, bool]:
        """The words and their properties, and whether the block was kept literal because it is too much."""
        if not self._is_markdown:
            if "\\" not in source:
                return MarkedText(source), False
            return MarkedText(_CONVERTER_ESCAPE.sub(r"\1", source)), False
        if not _MARKUP.search(source):
            return MarkedText(_ESCAPE.sub(r"\1", source) if "\\" in source else source), False
        if self._is_too_much(source):
            return MarkedText(source), True
        return self._rendered(source), False

    def _is_too_much(self, source: str) -> bool:
        brackets = source.count("[")
        if len(source) > MOST_CHARACTERS or brackets > MOST_BRACKETS or "\x02" in source or "\x03" in source:
            return True
        self._left -= len(source) + 100 * brackets + 50
        return self._left < 0

    def _rendered(self, source: str) -> MarkedText:
        root = ET.Element("div")
        paragraph = ET.SubElement(root, "p")
        paragraph.text = source
        if self._processor is not None:
            self._processor.run(root)
        pieces = _Pieces()
        pieces.walk(root, TextSpan(0, 0))
        return pieces.marked()


def _processor() -> markdown.treeprocessors.Treeprocessor:
    parser = markdown.Markdown()
    parser.ESCAPED_CHARS = list(_ESCAPABLE)
    for name in _UNWANTED:
        parser.inlinePatterns.deregister(name)
    found = parser.treeprocessors["inline"]
    if not isinstance(found, markdown.treeprocessors.Treeprocessor):
        raise TypeError("the markdown package has no inline processor")
    return found


class _Pieces:
    """Collects the words of a rendered tree with the properties around them."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._spans: list[TextSpan] = []
        self._length = 0

    def walk(self, element: ET.Element, around: TextSpan) -> None:
        """Add the element's words; *around* holds the properties of what it stands in."""
        here = TextSpan(
            0,
            0,
            bold=around.bold or element.tag == "strong",
            italic=around.italic or element.tag == "em",
            link=element.get("href") or element.get("src") or around.link,
        )
        self._add(element.get("alt") or "", here)
        self._add(element.text, here, literal=element.tag == "code")
        for child in element:
            self.walk(child, here)
            self._add(child.tail, here)

    def _add(self, text: str | None, properties: TextSpan, *, literal: bool = False) -> None:
        if not text:
            return
        plain = _HIDDEN_ESCAPE.sub(lambda match: chr(int(match.group(1))), text)
        if "&" in plain:
            plain = html.unescape(plain)
        start = self._length
        self._texts.append(plain)
        self._length += len(plain)
        if properties.bold or properties.italic or properties.link:
            self._spans.append(
                TextSpan(start, self._length, properties.bold, properties.italic, properties.link)
            )

    def marked(self) -> MarkedText:
        """The words joined."""
        return MarkedText("".join(self._texts), spans=tuple(self._spans))
