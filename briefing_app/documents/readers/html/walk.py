"""One pass over the elements of a page: what begins and ends a block, and how its words look.

The parser calls this for starts, ends, words and comments; nothing recurses, and what is dropped is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_app.documents.readers.html import elements, lists, notes
from briefing_app.documents.readers.html.css import NOTHING, Css, StyleSheet
from briefing_app.documents.readers.html.open_element import (
    Open,
    dropped,
    give_place,
    is_named_withheld,
    is_withheld,
    look_of,
    put_item,
    safe_link,
    unflattened,
)
from briefing_app.documents.readers.html.open_tables import OpenTables
from briefing_app.documents.readers.html.regions import Regions
from briefing_app.documents.readers.html.words import Words
from briefing_app.documents.readers.own_signs import SHOWN_AS_WITHHELD
from briefing_app.documents.readers.structured.drafts import Draft, NoteDraft, WordsDraft
from briefing_app.documents.readers.structured.items import Item
from briefing_app.documents.readers.structured.parts import NoteMark, Part
from briefing_app.domain.pasted import LeftOut

MOST_WORDS = 1_000_000
"""How many letters of words are read: about four hundred pages."""

MOST_BLOCKS = 8_000
"""How many blocks and cells are read: a hundred and fifty pages and more."""

_LONGEST_ALTERNATE, _LONGEST_MARK = 500, 12
_LARGEST_DOT = 3
_BULLETS = "!supportlists"
_MARKS = ("!supportfootnotes", "!supportendnotes", "!supportannotations", "!supportfields")


@dataclass(slots=True)
class Walk:
    """The drafts of a page; with *fragment* its words count only between the two marks of a clipboard.

    With *regions* each draft of words has the region it stands in as its rule; with *signs* looks say what is
    shown so. ``own_styles``: something is named as withheld; ``own_grounds`` counts what is on the ground of
    it. ``letters_left`` and ``blocks_left`` bound it; ``embedded`` counts frames, players and drawings, which
    are not read; ``places`` are where links may lead.
    """

    fragment: bool = False
    signs: bool = False
    own_styles: bool = False
    own_grounds: int = 0
    sheet: StyleSheet = field(default_factory=StyleSheet)
    drafts: list[Draft] = field(default_factory=list)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    embedded: int = 0
    places: set[str] = field(default_factory=set)
    _open: list[Open] = field(default_factory=lambda: [Open()])
    _words: Words = field(default_factory=Words)
    _sink: list[Draft] = field(default_factory=list)
    _tables: OpenTables = field(default_factory=OpenTables)
    _skipping: list[str] = field(default_factory=list)
    _style: list[str] | None = None
    _conditional: list[str] | None = None
    _diverted: NoteDraft | None = None
    _referred_to: set[str] = field(default_factory=set)
    letters_left: int = MOST_WORDS
    blocks_left: int = MOST_BLOCKS
    regions: Regions | None = None
    _marked: bool = False

    def __post_init__(self) -> None:
        """Words go to the page itself first."""
        self._sink = self.drafts
        self._marked = self.fragment

    # ---- what the parser calls

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "style" and (not self._skipping or self._skipping[0] == "head"):
            self._style = []
        if self._skipping == ["head"] and tag not in elements.HEAD:
            self._skipping.clear()  # the parser knows no newer elements and leaves them in the head
        if self._skipping or self.blocks_left <= 0:
            self._skipping.append(tag)
            return
        css = self.sheet.css(attributes) if attributes else NOTHING
        what = dropped(tag, attributes, css)
        if what is not None:
            self._drop(tag, what)
            return
        opened = self._open[-1].around(tag)
        self._name(opened, attributes)
        if self.regions is not None:
            opened.region = self.regions.region(tag, attributes, opened.region, notes=opened.notes)
        if css is not NOTHING or attributes or tag in elements.BOLD or tag in elements.ITALIC:
            opened.look = look_of(tag, attributes, css, opened.look)
            if self.signs and is_withheld(attributes, css):
                opened.look = opened.look._replace(held=SHOWN_AS_WITHHELD)
            self.own_styles = self.own_styles or is_named_withheld(attributes)
            self.own_grounds += bool(css.withheld)
        if tag in elements.BLOCKS:
            self._flush()
            self._start_block(opened, attributes, css)
        else:
            self._start_inline(opened, attributes, css)
        self._open.append(opened)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "style" and self._style is not None:
            self.sheet.read("".join(self._style))
            self._style = None
        if self._skipping:
            self._skipping.pop()
            return
        if self._open[-1].tag != tag:
            return
        if tag in elements.BLOCKS:
            self._flush()
        closed = self._open.pop()
        if closed.at_end:
            self._finish(closed)
        if closed.sink is not None:
            self._sink = closed.sink

    def data(self, text: str) -> None:
        """Words of the page, or of a style sheet."""
        if self._style is not None:
            self._style.append(text)
            return
        if self._skipping == ["head"] and not text.isspace():
            self._skipping.clear()
        if self._skipping or self.fragment:
            return
        top = self._open[-1]
        if top.capture is not None:
            top.capture.append(text)
        elif self._conditional is not None:
            self._conditional.append(text)
        elif top.tag != "o:p" or not text.isspace():
            self._add(text, top)

    def comment(self, text: str) -> None:
        """A comment; some say what the words after it are for."""
        said = text[:80].strip().lower()
        if said.startswith("startfragment"):
            self.fragment = False
        elif said.startswith("endfragment") and self._marked:
            self._flush()
            self.fragment = True
        elif said.startswith("[endif"):
            self._end_conditional()
        elif said.startswith("[if") and "]" in said:
            asked = said.partition("]")[0]
            if _BULLETS in asked or any(mark in asked for mark in _MARKS):
                self._conditional = []

    def close(self) -> None:
        """The page ends, whatever is still open."""
        while len(self._open) > 1:
            self._skipping.clear()
            self.end(self._open[-1].tag)
        self._flush()

    # ---- words

    def _add(self, text: str, top: Open) -> None:
        if self.letters_left <= 0 or self.blocks_left <= 0:
            return
        if len(text) > self.letters_left:
            text = text[: self.letters_left]
            self.left_out[LeftOut.REST] += 1
        self.letters_left -= len(text)
        self._words.add(text, top.look, preformatted=top.preformatted, leads=top.leads)

    def _flush(self) -> None:
        """What was collected is a block of its own."""
        self._conditional = None
        top = self._open[-1]
        leads = self._words.place()
        for parts in self._words.finished():
            self._put(parts, top, leads)
        self._diverted = None

    def _put(self, parts: list[Part], top: Open, leads: str) -> None:
        self.blocks_left -= 1
        if not self.blocks_left:
            self.left_out[LeftOut.REST] += 1
        sink = self._sink
        if self._diverted is not None:
            if not self._diverted.drafts:
                sink.append(self._diverted)
            sink = self._diverted.drafts
        item = top.item
        if top.flattened and item is None:
            item = unflattened(parts, top.flattened)
        if top.level:
            sink.append(WordsDraft(parts, level=top.level, rule=top.region))
        elif item is None:
            sink.append(WordsDraft(parts, rule=top.region, leads=leads))
        else:
            if item.place and not item.told:
                lists.tell_by_marker(item, "", self.sheet.bulleted)
            put_item(sink, parts, item, top.region, leads)

    # ---- elements

    def _name(self, opened: Open, attributes: Mapping[str, str]) -> None:
        """Take note of the names an element has: those it can be led to by, and those of footnotes."""
        if attributes:
            self.places.update(attributes[one] for one in ("id", "name") if one in attributes)
            opened.notes = opened.notes or notes.is_list(attributes)

    def _drop(self, tag: str, what: str) -> None:
        """Nothing of this element is read; what an officer might miss is counted."""
        if tag in elements.BLOCKS:
            self._flush()
        if what and not self.fragment and self._open[-1].capture is None:
            self.left_out[LeftOut(what)] += 1
        if not what and tag in elements.EMBEDDED:
            self.embedded += 1
        self._skipping.append(tag)

    def _start_block(self, opened: Open, attributes: Mapping[str, str], css: Css) -> None:
        tag = opened.tag
        if tag in elements.LISTS:
            opened.inside = lists.opened(tag, attributes.get("start"), opened.inside)
            opened.item = None
        elif tag == "li":
            level = attributes.get("data-aria-level") or attributes.get("aria-level")
            opened.item = lists.item_of(opened.inside, attributes.get("value"), level)
            opened.level = opened.flattened = 0
        elif tag in elements.HEADINGS:
            opened.level = elements.HEADINGS[tag]
        elif tag in elements.TABLES:
            self._sink = self._tables.start(opened, attributes, self._sink)
        else:
            give_place(opened, attributes, css)
        if tag == "pre":
            opened.preformatted = True
        if notes.leads_back(attributes) or (tag == "dt" and opened.notes):
            opened.capture = []
        key = notes.holder(attributes.get("id"), self._referred_to)
        if key and not opened.note and opened.sink is None:
            self._divert_to(opened, NoteDraft(key))

    def _divert_to(self, opened: Open, note: NoteDraft) -> None:
        """What stands in this element are the words of a footnote."""
        opened.note = note.key
        opened.sink = self._sink
        self._sink.append(note)
        self._sink = note.drafts

    def _start_inline(self, opened: Open, attributes: Mapping[str, str], css: Css) -> None:
        tag = opened.tag
        if tag == "br":
            self._end_line(opened, css)
        elif tag == "img":
            self._picture(opened, attributes)
        elif tag == "a":
            self._start_link(opened, attributes)
        elif tag == "rt" and opened.capture is None:
            opened.capture, opened.at_end = [], "reading"
        elif tag in elements.QUOTES and not self.fragment:
            self._words.verbatim(elements.QUOTES[tag][0], opened.look)
            opened.at_end = "quote"
        elif css.list == "ignore":
            opened.capture, opened.at_end = [], "bullet"
        elif css.tabs and opened.capture is None and self._conditional is None:
            self._words.verbatim("\t", opened.look)
            opened.capture = []

    def _end_line(self, opened: Open, css: Css) -> None:
        if css.page_break:
            self._flush()
        elif opened.capture is None and self._conditional is None:
            self._words.end_line()

    def _picture(self, opened: Open, attributes: Mapping[str, str]) -> None:
        """Of a picture its alternate text is kept, in brackets; a dot that counts readers is no picture."""
        sizes = (lists.whole(attributes.get(name), _LARGEST_DOT + 1) for name in ("width", "height"))
        if self.fragment or opened.capture is not None or all(size <= _LARGEST_DOT for size in sizes):
            return
        self.left_out[LeftOut.PICTURES] += 1
        alternate = " ".join((attributes.get("alt") or "")[:_LONGEST_ALTERNATE].split())
        if alternate and self._conditional is None:
            self._add(f"[{alternate}]", opened)

    def _start_link(self, opened: Open, attributes: Mapping[str, str]) -> None:
        href = attributes.get("href")
        back = notes.led_back(href)
        key = notes.referred(href, attributes)
        if opened.note and (back is not None or key == opened.note):
            opened.capture = []
        elif back and not self._words.parts and opened.capture is None:
            self._diverted = NoteDraft(back)
            opened.capture = []
        elif key and opened.capture is None:
            opened.capture, opened.at_end, opened.key = [], "mark", key
            self._referred_to.add(key)
        elif href:
            opened.leads = href.rpartition("#")[2] if "#" in href else ""
            opened.look = opened.look._replace(link=safe_link(href))

    def _finish(self, closed: Open) -> None:
        """An element that asked for something at its end has ended."""
        match closed.at_end:
            case "quote":
                self._words.verbatim(elements.QUOTES[closed.tag][1], closed.look)
            case "reading":
                self._reading("".join(closed.capture or ()), closed)
            case "bullet":
                self._tell(closed.item, "".join(closed.capture or ()))
            case "mark":
                self._mark(closed)
            case "table":
                self._sink = self._tables.end()

    def _reading(self, said: str, closed: Open) -> None:
        """What stands above words stands behind them in brackets; a page's own brackets are not read."""
        said = " ".join(said.split())
        if said and self._conditional is None:
            self._add(f" ({said})", closed)

    def _mark(self, closed: Open) -> None:
        shown = " ".join("".join(closed.capture or ()).split())
        if self.fragment:
            return
        if len(shown) <= _LONGEST_MARK:
            self._words.mark(NoteMark(closed.key, shown, closed.look))
        else:
            self._add(shown, closed)

    def _end_conditional(self) -> None:
        if self._conditional:
            self._tell(self._open[-1].item, "".join(self._conditional))
        self._conditional = None

    def _tell(self, item: Item | None, marker: str) -> None:
        if item is not None and item.place and not item.told:
            lists.tell_by_marker(item, marker, self.sheet.bulleted)
