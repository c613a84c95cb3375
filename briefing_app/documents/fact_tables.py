"""Tables drawn from facts: people, engagements, contributions.

They hold what the facts given say and nothing else; for a public edition only released facts are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal, format_percent

from briefing_app.documents.dates import day_in_words, days_in_words, locale_of, month_in_words
from briefing_app.domain.facts import Contribution, Engagement, Fact, Incumbency, ProfileId
from briefing_app.domain.foreign import Schemes
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.profile import Profile
from briefing_app.domain.released_facts import StatingPlaces
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    Content,
    Paragraph,
    Row,
    Run,
    Scope,
    Table,
    Withheld,
)
from briefing_app.domain.wording import Phrase, Wording

Value = str | Withheld
Line = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class FactTables:
    """Draws the tables of one document.

    Attributes:
        facts: What may be shown.
        profiles: The stakeholders of the facts.
        places: Where the facts are stated, to flag what is severed and marked there.
        scheme: What joins the markings of those places.
        wording: The fixed words of the document's language.
        on: The day of the meeting; engagements that were over by then are left out. None: all are shown.
        flag_unconfirmed: Whether a fact nobody has confirmed is printed as such.
    """

    facts: Sequence[Fact]
    profiles: Mapping[ProfileId, Profile]
    places: StatingPlaces
    scheme: Schemes
    wording: Wording
    on: date | None = None
    flag_unconfirmed: bool = True

    def table(self, drawn: str, block: str) -> Table | None:
        """The table drawn from one sort of fact, under the id *block*; None where it has no row."""
        return _DRAWN[drawn](self, block)

    def people(self, block: str) -> Table | None:
        """Who holds which post: name, post, organization; each person in a post once."""
        facts = [fact for fact in self.facts if isinstance(fact, Incumbency)]
        heads = (Phrase.PERSON, Phrase.POST, Phrase.ORGANIZATION)
        return self._table(block, Phrase.PEOPLE_CAPTION, heads, facts, self._person)

    def engagements(self, block: str) -> Table | None:
        """Meetings and events from the day on, the earliest first, those without a date last."""
        known = [fact for fact in self.facts if isinstance(fact, Engagement)]
        to_come: list[Engagement] = sorted((fact for fact in known if self._is_to_come(fact)), key=_when)
        heads = (Phrase.EVENT, Phrase.DATE, Phrase.PLACE)
        return self._table(block, Phrase.ENGAGEMENTS_CAPTION, heads, to_come, self._engagement)

    def contributions(self, block: str) -> Table | None:
        """Money given: to whom, how much, for which time, by whom."""
        facts = [fact for fact in self.facts if isinstance(fact, Contribution)]
        heads = (Phrase.RECIPIENT, Phrase.AMOUNT, Phrase.PERIOD, Phrase.PAYER)
        return self._table(block, Phrase.CONTRIBUTIONS_CAPTION, heads, facts, self._contribution)

    def _table(
        self,
        block: str,
        caption: Phrase,
        heads: Sequence[Phrase],
        facts: Iterable[Fact],
        line: Callable[[Fact], Line],
    ) -> Table | None:
        stated: dict[Line, list[Fact]] = {}
        for fact in facts:
            stated.setdefault(line(fact), []).append(fact)
        rows = [self._row(f"{block}-{i}", said, by) for i, (said, by) in enumerate(stated.items(), 1)]
        if not rows:
            return None
        head = Row(tuple(_cell(f"{block}-0-{i}", self.wording.text(one)) for i, one in enumerate(heads)))
        return Table(
            id=BlockId(block),
            caption=(Run(self.wording.text(caption)),),
            columns=(FREE,) * len(heads),
            rows=(head, *rows),
            derived=True,
        )

    def _row(self, row: str, line: Line, facts: Sequence[Fact]) -> Row:
        """A line with the marking and the severances of everything that states it."""
        cells = tuple(_cell(f"{row}-{i}", value) for i, value in enumerate(line))
        markings = {marking for fact in facts for marking in self.places.markings_of(fact)}
        portion = self.scheme.floor(markings) if markings else None
        held = FREE.union(*(self.places.severances_of(fact) for fact in facts))
        return Row((replace(cells[0], portion=portion), *cells[1:]), held)

    def _person(self, fact: Fact) -> Line:
        assert isinstance(fact, Incumbency)  # noqa: S101  # chosen by people()
        name = fact.person if isinstance(fact.person, Withheld) else f"{fact.honorific} {fact.person}".strip()
        post = self.wording.text(Phrase.ACTING, post=fact.post) if fact.acting and fact.post else fact.post
        held = ", ".join(part for part in (post, fact.role) if part)
        return (self._flagged(name, fact), held, fact.organization or self._stakeholder(fact))

    def _engagement(self, fact: Fact) -> Line:
        assert isinstance(fact, Engagement)  # noqa: S101  # chosen by engagements()
        when = fact.when if isinstance(fact.when, Withheld) else self._day(fact.when)
        return (self._flagged(fact.name or self._stakeholder(fact), fact), when, self._place(fact))

    def _day(self, when: FuzzyDate) -> str:
        """A day, a stretch of days or a month in the document's language; anything less certain as worded."""
        if when.earliest is None or when.latest is None or when.edtf is None:
            return when.wording
        match when.kind:
            case DateKind.DAY:
                return day_in_words(when.earliest, self.wording.language)
            case DateKind.RANGE:
                return days_in_words(when.earliest, when.latest, self.wording.language)
            case DateKind.MONTH:
                return month_in_words(when.earliest, self.wording.language)
            case _:
                return when.wording

    def _place(self, fact: Engagement) -> Value:
        if fact.place and isinstance(fact.place, str) and not fact.place_certain:
            return self.wording.text(Phrase.UNCONFIRMED, fact=fact.place)
        return fact.place or ""

    def _contribution(self, fact: Fact) -> Line:
        assert isinstance(fact, Contribution)  # noqa: S101  # chosen by contributions()
        payers = ", ".join(self._payer(payer.name, payer.share) for payer in fact.payers)
        to = " – ".join(part for part in (self._stakeholder(fact), fact.purpose) if part)
        return (self._flagged(to, fact), self.amount(fact), fact.period, payers)

    def _payer(self, name: str, share: Decimal | None) -> str:
        if share is None:
            return name
        part = format_percent(
            share / 100, locale=locale_of(self.wording.language), decimal_quantization=False
        )
        return f"{name} {part}"

    def amount(self, fact: Contribution) -> Value:
        """The sum in the language's own figures with its currency's code, or why there is none."""
        if isinstance(fact.amount, Withheld):
            return fact.amount
        if fact.amount is None and fact.statements:
            return fact.statements[0].words  # a range, say, which no one number can be
        if fact.amount is None:
            return self.wording.text(Phrase.AMOUNT_UNKNOWN)
        figures = self._number(fact.amount)
        if fact.currency is None:
            stated = self.wording.text(Phrase.CURRENCY_UNKNOWN, amount=figures)
        else:
            stated = f"{figures}\u00a0{fact.currency}"
        return self.wording.text(Phrase.APPROXIMATE, amount=stated) if fact.approximate else stated

    def _number(self, number: Decimal) -> str:
        return format_decimal(number, locale=locale_of(self.wording.language))

    def _flagged(self, value: Value, fact: Fact) -> Value:
        if fact.confirmed or not self.flag_unconfirmed or isinstance(value, Withheld):
            return value
        return self.wording.text(Phrase.UNCONFIRMED, fact=value)

    def _stakeholder(self, fact: Fact) -> str:
        profile = self.profiles.get(fact.profile) if fact.profile else None
        return profile.name(self.wording.language) if profile else ""

    def _is_to_come(self, fact: Engagement) -> bool:
        if self.on is None or isinstance(fact.when, Withheld) or fact.when.latest is None:
            return True
        return fact.when.latest >= self.on


_DRAWN: Mapping[str, Callable[[FactTables, str], Table | None]] = {
    "people": FactTables.people,
    "engagements": FactTables.engagements,
    "contributions": FactTables.contributions,
}


def _when(fact: Engagement) -> tuple[bool, tuple[date, date]]:
    if isinstance(fact.when, FuzzyDate):
        return (fact.when.earliest is None, fact.when.sort_key)
    return (True, (date.max, date.max))


def _cell(block: str, value: Value) -> Cell:
    if not value:
        return Cell()
    content: Content = (
        (Withheld(value.exemptions, Scope.CELL, value.marker),) if isinstance(value, Withheld) else ()
    )
    return Cell(blocks=(Paragraph(id=BlockId(block), content=content or (Run(str(value)),)),))
