"""Facts as aligned lines for people, under the name of their group; severed ones between ⟦ and ⟧."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing_app.cli.views.columns import aligned
from briefing_app.cli.views.facts import GROUPS
from briefing_app.cli.views.text_json import spelled
from briefing_app.cli.views.text_lines import CLOSED, OPENED
from briefing_app.cli.views.values import number_in_words
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    Incumbency,
    Membership,
    NextStep,
    Payer,
    Project,
    Tenure,
)
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.text import Withheld


def fact_lines(facts: Iterable[Fact]) -> Iterator[str]:
    """Each group that has facts: a blank line, its name, a line per fact."""
    known = tuple(facts)
    for sort, title in GROUPS.items():
        rows = [_row(fact) for fact in known if type(fact) is sort]
        if rows:
            yield ""
            yield title.replace("_", " ")
            yield from (f"  {line}" for line in aligned(rows))


def _row(fact: Fact) -> tuple[str, ...]:
    first, *others = _cells(fact)
    shown = f"{OPENED}{first}{CLOSED}" if fact.severances else first
    return (shown, *others, "" if fact.confirmed else "(?)")


def _cells(fact: Fact) -> Sequence[str]:
    match fact:
        case Incumbency():
            name = " ".join(filter(None, (fact.honorific, _said(fact.person))))
            post = f"{fact.post} (acting)" if fact.acting else fact.post
            return name, ", ".join(filter(None, (post, fact.organization, fact.role)))
        case Engagement():
            place = _said(fact.place) + ("" if fact.place_certain else " (to be confirmed)")
            return _said(fact.when), _said(fact.name), place
        case Contribution():
            return _amount(fact), fact.period, ", ".join(map(_payer, fact.payers)), fact.purpose
        case Project():
            return _said(fact.title), ", ".join(fact.countries), _said(fact.implementer), fact.period
        case NextStep():
            return _said(fact.action), _said(fact.due), fact.owner, fact.state
        case Tenure():
            return _said(fact.when), fact.office, _said(fact.holder)
        case Membership():
            count = "" if fact.count is None else str(fact.count)
            return fact.standing, _said(fact.member) or count


def _amount(fact: Contribution) -> str:
    if fact.amount is None:
        return "-"
    if isinstance(fact.amount, Withheld):
        return spelled(fact.amount)
    about = "about " if fact.approximate else ""
    return f"{about}{number_in_words(fact.amount)} {fact.currency or ''}".rstrip()


def _payer(payer: Payer) -> str:
    return payer.name if payer.share is None else f"{payer.name} ({number_in_words(payer.share)}%)"


def _said(value: str | FuzzyDate | Withheld | None) -> str:
    match value:
        case None:
            return ""
        case Withheld():
            return spelled(value)
        case FuzzyDate():
            return value.wording
        case _:
            return value
