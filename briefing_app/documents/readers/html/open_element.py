"""What an element says by itself: whether it is read, how its words look, what kind of block they make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefing_app.documents.readers.html import elements, lists
from briefing_app.documents.readers.html.css import STYLE_OF_SEVERED, Css, named
from briefing_app.documents.readers.structured.drafts import Draft, WordsDraft
from briefing_app.documents.readers.structured.items import Item
from briefing_app.documents.readers.structured.parts import LINE_END, PLAIN, Look, Part, Said
from briefing_app.domain.links import safe_address
from briefing_app.domain.pasted import LeftOut

_LONGEST_MARKER = 60
_UNSEEN = frozenset({"wb-inv", "wb-invisible", "sr-only", "visually-hidden", "visuallyhidden"})
"""The classes by which templates keep words from the eye that are for a program that reads aloud."""
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]{1,40})?")
_CLASSES_OF_SEVERED = frozenset({"severed", "severed-words", STYLE_OF_SEVERED})
"""As the writer of pages calls it, and as programs name a class by a style of Word."""


@dataclass(slots=True)
class Open:
    """An element whose end is yet to come, with everything that holds for the words in it.

    ``note`` is the key of the footnote whose words it holds, ``notes`` says that it holds footnotes alone;
    ``leads`` is the place a link leads to, here or in another page.
    """

    tag: str = ""
    look: Look = PLAIN
    preformatted: bool = False
    level: int = 0
    item: Item | None = None
    inside: lists.OpenList | None = None
    flattened: int = 0
    note: str = ""
    head: bool = False
    capture: list[str] | None = None
    at_end: str = ""
    key: str = ""
    sink: list[Draft] | None = None
    region: str = ""
    leads: str = ""
    notes: bool = False

    def around(self, tag: str) -> Open:
        """An element that begins inside this one."""
        return Open(
            tag,
            self.look,
            self.preformatted,
            self.level,
            self.item,
            self.inside,
            self.flattened,
            self.note,
            self.head,
            self.capture,
            notes=self.notes,
            region=self.region,
            leads=self.leads,
        )


def dropped(tag: str, attributes: Mapping[str, str], css: Css) -> str | None:
    """What to count where an element is dropped ("" for nothing), None for one that is read."""
    if tag in elements.DROPPED:
        return ""
    if tag in elements.DELETED:
        return LeftOut.DELETED
    if css.hidden or "hidden" in attributes:
        return LeftOut.HIDDEN
    if css.annotation or (css.element or "").startswith("comment"):
        return LeftOut.COMMENTS
    names = attributes.get("class", "").lower()
    if names and not _UNSEEN.isdisjoint(names.split(None, 20)[:20]):
        return LeftOut.HIDDEN
    if "mso" in names:
        if "msodel" in names:
            return LeftOut.DELETED
        if "msocom" in names:
            return LeftOut.COMMENTS
    return None


def look_of(tag: str, attributes: Mapping[str, str], css: Css, around: Look) -> Look:
    """How words in an element look, given how those around it do."""
    bold, italic, _, language, _ = around
    if css.bold is not None:
        bold = css.bold
    elif tag in elements.BOLD:
        bold = True
    if css.italic is not None:
        italic = css.italic
    elif tag in elements.ITALIC:
        italic = True
    stated = attributes.get("lang") or attributes.get("xml:lang")
    found = _LANGUAGE.fullmatch(stated.strip()) if stated else None
    if found:
        language = found.group(1).lower()
    look = around._replace(bold=bold, italic=italic, language=language)
    return around if look == around else look


def is_withheld(attributes: Mapping[str, str], css: Css) -> bool:
    """Whether an element is one of what is severed in an internal edition, or has the ground of it."""
    return css.withheld or is_named_withheld(attributes)


def is_named_withheld(attributes: Mapping[str, str]) -> bool:
    """Whether an element is called what internal editions of this program alone call what is severed."""
    if named(attributes.get("data-ccp-charstyle", "")) == STYLE_OF_SEVERED:
        return True
    return not _CLASSES_OF_SEVERED.isdisjoint(attributes.get("class", "").lower().split(None, 8)[:8])


def give_place(opened: Open, attributes: Mapping[str, str], css: Css) -> None:
    """What a paragraph or division is: a heading of Word, an item of a list of Word, or nothing more."""
    names = attributes.get("class", "").lower()
    if attributes.get("role") == "heading":
        opened.level = max(1, min(lists.whole(attributes.get("aria-level"), 2), 6))
    elif css.outline and opened.tag == "p":
        opened.level = min(css.outline, 6)
    elif names.startswith("msotitle"):
        opened.level = 1
    elif opened.item is None and css.list:
        opened.item = lists.item_of_word(css.list)
    elif opened.item is None and names.startswith("msolistparagraph"):
        opened.flattened = lists.level_of_margin(css.margin)
    if css.preformatted is not None:
        opened.preformatted = css.preformatted


def put_item(sink: list[Draft], parts: list[Part], item: Item, region: str = "", leads: str = "") -> None:
    """An item, or what goes on in one: the model has no second paragraph of an item."""
    last = sink[-1] if sink else None
    if item.started and isinstance(last, WordsDraft) and last.item is item:
        last.parts += [LINE_END, *parts]
        last.leads = last.leads and leads
        return
    if item.started:
        item = replace(item, number=None, letters=None)
    item.started = True
    sink.append(WordsDraft(parts, item=item, rule=region, leads=leads))


def unflattened(parts: list[Part], level: int) -> Item | None:
    """The item whose bullet or number was left among the words, these then being without it."""
    head = ""
    for part in parts:
        if not isinstance(part, Said) or len(head) > _LONGEST_MARKER:
            break
        head += part.text
    marker = lists.written_marker(head)
    if not marker:
        return None
    item = Item(level)
    lists.tell_by_marker(item, marker, frozenset())
    left = len(marker)
    while left:
        first = parts.pop(0)
        if isinstance(first, Said):
            if len(first.text) > left:
                parts.insert(0, Said(first.text[left:], first.look))
            left = max(left - len(first.text), 0)
    return item


def safe_link(href: str) -> str | None:
    """The address as it is stated where it is one of the web or of mail, else none."""
    stated = href.strip()
    return stated if safe_address(stated) else None
