"""Fields: what they ask for is never words, what they show is; and what the few show that store nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.documents.readers.word.names import BOX, FIELD_SIGN, VAL, W, is_on, whole
from briefing_app.domain.links import safe_address

if TYPE_CHECKING:
    from lxml import etree

TYPE = W + "fldCharType"
CHECKED, UNCHECKED = "☒", "☐"
_ARGUMENTS = re.compile(r'\\\w|"((?:[^"\\]|\\.)*)"|(\S+)', re.ASCII)
_COMPUTED = frozenset({"EQ", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "MACROBUTTON", "GOTOBUTTON"})
_FORMS = frozenset({"FORMCHECKBOX", "FORMDROPDOWN"})


@dataclass(slots=True)
class Field:
    """A field that has begun: what it asks for so far, and whether its result has."""

    form: etree._Element | None = None
    asked: list[str] = field(default_factory=list)
    shows: bool = False
    link: str | None = None

    @property
    def kind(self) -> str:
        """What it is, in capitals: the first word of what it asks for."""
        return next(iter("".join(self.asked).split(maxsplit=1)), "").upper()

    @property
    def is_contents(self) -> bool:
        """Whether it is a list of contents."""
        return self.kind == "TOC"

    @property
    def is_form(self) -> bool:
        """Whether it is filled in, so that what it shows is not stored as words."""
        return self.kind in _FORMS

    @property
    def is_computed(self) -> bool:
        """Whether what it shows is worked out anew each time and stored nowhere as words."""
        return self.kind in _COMPUTED

    def open(self) -> None:
        """Its result begins."""
        self.shows = True
        self.link = address_asked("".join(self.asked))

    def filled_in(self) -> str:
        """What a box to tick or a list to choose from shows."""
        data = self.form.find(W + "ffData") if self.form is not None else None
        if data is None:
            return ""
        box, choices = data.find(W + "checkBox"), data.find(W + "ddList")
        if box is not None:
            state = box.find(W + "checked")
            state = box.find(W + "default") if state is None else state
            return CHECKED if state is not None and is_on(state) else UNCHECKED
        if choices is None:
            return ""
        chosen = choices.find(W + "result")
        chosen = choices.find(W + "default") if chosen is None else chosen
        entries = [entry.get(VAL, "") for entry in choices.iter(W + "listEntry")]
        number = whole(chosen.get(VAL)) if chosen is not None else 0
        return entries[number] if number is not None and 0 <= number < len(entries) else ""


def address_asked(asked: str) -> str | None:
    """The address a HYPERLINK field leads to, where it may be a link; a place inside the document is none."""
    if not asked.lstrip()[:9].upper().startswith("HYPERLINK"):
        return None
    address = anchor = ""
    switch = ""
    for found in _ARGUMENTS.finditer(asked.lstrip()[9:]):
        said = found.group()
        if said.startswith("\\") and len(said) == 2:
            switch = said[1].lower()
            continue
        value = found.group(1) if found.group(1) is not None else said
        if switch == "l":
            anchor = anchor or value
        elif switch not in ("o", "t", "s") and not address:
            address = value.replace('\\"', '"').replace("\\\\", "\\")
        switch = ""
    return linked(address, anchor)


def linked(address: str | None, anchor: str | None = None) -> str | None:
    """The address as a link of the text, None for what may be none."""
    if not address:
        return None
    address = address.strip()
    if anchor and "#" not in address:
        address = f"{address}#{anchor}"
    return address if safe_address(address) is not None else None


def closed_fields(root: etree._Element) -> set[etree._Element]:
    """The signs that begin fields which also end: what follows any other is no field's."""
    open_in: dict[etree._Element | None, list[etree._Element]] = {}
    closed: set[etree._Element] = set()
    has_boxes = next(root.iter(BOX), None) is not None
    for sign in root.iter(FIELD_SIGN):
        box = next(sign.iterancestors(BOX), None) if has_boxes else None
        begun = open_in.setdefault(box, [])
        kind = sign.get(TYPE)
        if kind == "begin":
            begun.append(sign)
        elif kind == "end" and begun:
            closed.add(begun.pop())
    return closed
