"""How the things under review read: kinds of block, rows for the eye and for the ear, facts, counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.labelled import labelled
from briefing_app.domain.reading import (
    BlockKind,
    ProposedContribution,
    ProposedEvent,
    ProposedFact,
    ProposedPerson,
    ProposedProject,
    ReadingWarning,
    SourceBlock,
    WithheldField,
)
from briefing_app.services.explanations import Explanations
from briefing_app.ui import languages

translate = QCoreApplication.translate

LONGEST_SHOWN = 2_000
"""No row shows more of a line; the whole of it stands in the box below."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_QUOTED = re.compile("“[^”]{1,200}”")


def kind_commands() -> dict[BlockKind, str]:
    """The kinds of block as commands; the letter after "&" changes a row to that kind."""
    return {
        BlockKind.HEADING: translate("ImportReview", "&Heading"),
        BlockKind.PARAGRAPH: translate("ImportReview", "&Paragraph"),
        BlockKind.ITEM: translate("ImportReview", "List &item"),
        BlockKind.TABLE: translate("ImportReview", "Ta&ble"),
        BlockKind.TITLE: translate("ImportReview", "&Title of the document"),
        BlockKind.WITHHELD: translate("ImportReview", "Line &withheld whole"),
        BlockKind.NOTICE: translate("ImportReview", "&Notice of redactions"),
        BlockKind.ATTACHMENT: translate("ImportReview", "Line of an &attachment"),
        BlockKind.LEGEND: translate("ImportReview", "&Key of a map"),
        BlockKind.PICTURE: translate("ImportReview", "Pict&ure"),
        BlockKind.BOILERPLATE: translate("ImportReview", "Part of the pa&ge, no content"),
    }


def kind_words(block: SourceBlock) -> str:
    """What a block is, with its level where it has one."""
    name = {
        BlockKind.HEADING: translate("ImportReview", "heading"),
        BlockKind.PARAGRAPH: translate("ImportReview", "paragraph"),
        BlockKind.ITEM: translate("ImportReview", "item"),
        BlockKind.TABLE: translate("ImportReview", "table"),
        BlockKind.TITLE: translate("ImportReview", "title"),
        BlockKind.WITHHELD: translate("ImportReview", "withheld"),
        BlockKind.NOTICE: translate("ImportReview", "notice"),
        BlockKind.ATTACHMENT: translate("ImportReview", "attachment"),
        BlockKind.LEGEND: translate("ImportReview", "key of a map"),
        BlockKind.PICTURE: translate("ImportReview", "picture"),
        BlockKind.BOILERPLATE: translate("ImportReview", "page"),
    }[block.kind]
    return f"{name} {block.level}" if has_level(block) else name


def has_level(block: SourceBlock) -> bool:
    """Whether a block's level can be changed."""
    return block.kind in (BlockKind.HEADING, BlockKind.ITEM)


def spoken_row(block: SourceBlock, rule: str, belongs: str) -> str:
    """A block for whoever listens: where, what, why, whose, and then its words."""
    where = (
        translate("ImportReview", "line {first}").format(first=block.first)
        if block.first == block.last
        else translate("ImportReview", "lines {first} to {last}").format(first=block.first, last=block.last)
    )
    what = kind_words(block)
    if has_level(block):
        what = translate("ImportReview", "{kind} level {level}").format(
            kind=what.rsplit(" ", 1)[0], level=block.level
        )
    why = translate("ImportReview", "rule: {rule}").format(rule=rule.rstrip("."))
    return ", ".join(filter(None, (where, what, why, belongs, readable(block.text)[:300])))


def readable(text: str) -> str:
    """Text on one line, in which signs that cannot be seen, or that turn others around, can be seen."""
    shown = " ".join(text[:LONGEST_SHOWN].split("\n"))
    return visible(shown) + ("…" if len(text) > LONGEST_SHOWN else "")


def visible(text: str) -> str:
    """Text in which no sign is hidden."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def oddity(warning: ReadingWarning, explanations: Explanations, language: str) -> str:
    """What is odd, in the language of the window; the words it is about stay those of the source."""
    if language == "en":
        return warning.text
    said = explanations.warning(warning.code, language)
    return " ".join((said, *_QUOTED.findall(warning.text)))


def fact_words(fact: ProposedFact) -> str:
    """A proposed fact on one line."""
    match fact:
        case ProposedPerson():
            parts = (_field(fact.name), fact.honorific or "", fact.post or fact.portfolio or "")
            sort = translate("ImportReview", "Person")
        case ProposedEvent():
            when = fact.when.wording if isinstance(fact.when, FuzzyDate) else _field(fact.when)
            parts = (_field(fact.name), when, _field(fact.place))
            sort = translate("ImportReview", "Engagement")
        case ProposedContribution():
            payers = ", ".join(payer.name for payer in fact.payers)
            parts = (fact.wording or _field(fact.amount), fact.period or "", payers)
            sort = translate("ImportReview", "Contribution")
        case ProposedProject():
            countries = fact.countries
            where = _field(countries) if isinstance(countries, WithheldField) else ", ".join(countries)
            parts = (_field(fact.title), where, _field(fact.implementer))
            sort = translate("ImportReview", "Project")
    said = " · ".join(part for part in parts if part)
    return readable(labelled(sort, said, languages.spoken()))


def _field(value: str | WithheldField | None) -> str:
    if isinstance(value, WithheldField):
        return translate("ImportReview", "withheld before us")
    return value or ""


def lines_words(lines: Sequence[int]) -> str:
    """The lines that state something."""
    if len(lines) == 1:
        return translate("ImportReview", "line {first}").format(first=lines[0])
    return translate("ImportReview", "lines {lines}").format(lines=", ".join(map(str, lines[:6])))
