"""The words that a document says openly, whatever is withheld in it: what the gate need not search for.

Open is what somebody wrote and released, and the fixed words of the program. What the program fills in by
itself, such as the date and the names of those one meets, and the addresses of links excuse nothing: it is
looked through for withheld words like everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing_app.documents.dates import day_in_words
from briefing_app.documents.gate_needles import folded_words
from briefing_app.documents.gate_numbers import years
from briefing_app.domain.facts import Fact, FactProperties, Payer
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.text import Block, Table
from briefing_app.domain.withheld_places import free_words

if TYPE_CHECKING:
    from briefing_app.domain.edition import AssembledNote
    from briefing_app.domain.kind import Kind
    from briefing_app.domain.wording import Wording

_OF_EVERY_FACT = frozenset(field.name for field in fields(FactProperties))


def _never(_block: Block) -> bool:
    return False


def open_words(
    document: AssembledNote,
    facts: Iterable[Fact],
    others: Iterable[str],
    is_filled_in: Callable[[Block], bool] = _never,
) -> str:
    """The words of a document that are authored and not withheld; a line each.

    Tables drawn from facts count for what the released *facts* say, not for what stands in them: a fact that
    is drawn by mistake makes nothing open. Nor do blocks that the program *filled in*, but for the year that
    date and number have: most dates in a note are of its year. *others* are its fixed words.
    """
    authored = (
        block
        for block in (*document.front, *document.blocks)
        if not (isinstance(block, Table) and block.derived) and not is_filled_in(block)
    )
    of_its_year = years(tuple(folded_words(f"{document.date} {document.number}")))
    head = (document.title, document.subtitle, *sorted(of_its_year))
    free = free_words(authored, addresses=False)
    said = (*head, *free, *(one for fact in facts for one in _said_by(fact)), *others)
    return "\n".join(one for word in said for one in {word, unquote(word)})


def wording_words(wording: Wording) -> str:
    """The fixed words of documents, and the names of the months."""
    return "\n".join((*wording.phrases.values(), *_months(wording.language)))


def kind_words(kind: Kind, language: str) -> Iterator[str]:
    """The words that every note of a kind has above and below its texts."""
    yield from (one.label.text(language) for one in kind.fields)
    for step in kind.approvals:
        yield from (step.action.text(language), step.post.text(language))


@cache
def _months(language: str) -> tuple[str, ...]:
    names = (day_in_words(date(2000, month, 2), language) for month in range(1, 13))
    return tuple(" ".join(word for word in name.split() if not any(map(str.isdigit, word))) for name in names)


def _said_by(fact: Fact) -> Iterator[str]:
    """All that a fact says in words."""
    for field in fields(fact):
        if field.name not in _OF_EVERY_FACT:
            yield from _said(getattr(fact, field.name))
    yield from (one.words for one in fact.statements)


def _said(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case FuzzyDate():
            yield value.wording
            yield from (day.isoformat() for day in (value.earliest, value.latest) if day is not None)
        case Payer():
            yield value.name
        case tuple():
            yield from (one for part in value for one in _said(part))
