"""The facts of a sample profile: one list of tables for each sort, stated by words of its texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from briefing_app.domain.entry import Entry
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    FactId,
    Incumbency,
    Membership,
    NextStep,
    Payer,
    ProfileId,
    Project,
    Statement,
    Tenure,
)
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.passages import find, words_at
from briefing_app.domain.text import Text, Withheld
from briefing_app.services.sample_files import LabelledTexts, Vocabulary
from briefing_app.storage.records import new_id


@dataclass(frozen=True, slots=True)
class FactReader:
    """Reads the facts of one profile; ``blocks`` are its English texts, in which facts may be stated."""

    profile: ProfileId
    blocks: Text
    texts: LabelledTexts
    vocabulary: Vocabulary

    def read(self, root: Entry) -> tuple[Fact, ...]:
        """Every fact of the file, sort by sort.

        Raises:
            BriefingError: a key is unknown, missing or wrong, or the words that state a fact are not found
                exactly once.
        """
        return tuple(self._facts(root))

    def _facts(self, root: Entry) -> Iterator[Fact]:
        for sort, read in _SORTS.items():
            for entry in root.tables(sort, optional=True):
                yield read(self, entry)
                entry.done()

    def common(self, entry: Entry) -> dict[str, Any]:
        """What every fact has."""
        return {
            "id": FactId(new_id()),
            "profile": self.profile,
            "statements": tuple(self._stated(entry, words) for words in entry.texts("stated")),
            "portion": self.vocabulary.marking(entry, "portion"),
            "severances": self.texts.held(entry),
        }

    def _stated(self, entry: Entry, words: str) -> Statement:
        found = find(self.blocks, words)
        if len(found) != 1:
            raise entry.fault(
                "stated", f"says “{words}”, found {len(found)} times in the English texts, not once"
            )
        return Statement(found[0].block, words_at(self.blocks, found[0]))

    def value(self, entry: Entry, key: str) -> str | Withheld:
        """A text, or what was redacted before us where "withheld" lists the key."""
        return Withheld() if _was_redacted(entry, key) else entry.text(key)

    def optional_value(self, entry: Entry, key: str) -> str | Withheld | None:
        """As ``value``, or None where the key is absent."""
        return self.value(entry, key) if entry.has(key) or _was_redacted(entry, key) else None

    def date(self, entry: Entry, key: str) -> FuzzyDate | Withheld:
        """A date, or what was redacted before us."""
        return Withheld() if _was_redacted(entry, key) else self.vocabulary.date(entry, key)

    def optional_date(self, entry: Entry, key: str) -> FuzzyDate | Withheld | None:
        """As ``date``, or None where the key is absent."""
        return self.date(entry, key) if entry.has(key) or _was_redacted(entry, key) else None


def _was_redacted(entry: Entry, key: str) -> bool:
    redacted = key in entry.texts("withheld")
    if redacted and entry.has(key):
        raise entry.fault(key, "is stated, though “withheld” lists it")
    return redacted


def _decimal(entry: Entry, key: str) -> Decimal:
    stated = entry.text(key)
    try:
        return Decimal(stated)
    except InvalidOperation:
        raise entry.fault(key, f'is “{stated}”, which is no number; write it as "165000"') from None


def _contribution(reader: FactReader, entry: Entry) -> Fact:
    redacted = _was_redacted(entry, "amount")
    return Contribution(
        **reader.common(entry),
        amount=Withheld() if redacted else _decimal(entry, "amount") if entry.has("amount") else None,
        currency=entry.optional_text("currency") or None,
        approximate=entry.flag("approximate"),
        period=entry.optional_text("period"),
        payers=tuple(map(_payer, entry.tables("payers", optional=True))),
        purpose=entry.optional_text("purpose"),
    )


def _payer(entry: Entry) -> Payer:
    payer = Payer(entry.text("name"), _decimal(entry, "share") if entry.has("share") else None)
    entry.done()
    return payer


def _engagement(reader: FactReader, entry: Entry) -> Fact:
    return Engagement(
        **reader.common(entry),
        name=reader.value(entry, "name"),
        when=reader.date(entry, "when"),
        place=reader.optional_value(entry, "place"),
        place_certain=entry.flag("place_certain", default=True),
        theme=entry.optional_text("theme"),
        level=entry.optional_text("level"),
    )


def _next_step(reader: FactReader, entry: Entry) -> Fact:
    return NextStep(
        **reader.common(entry),
        action=reader.value(entry, "action"),
        due=reader.optional_date(entry, "due"),
        owner=entry.optional_text("owner"),
        state=entry.choice("state", ("open", "done")) if entry.has("state") else "open",
    )


def _incumbency(reader: FactReader, entry: Entry) -> Fact:
    return Incumbency(
        **reader.common(entry),
        person=reader.value(entry, "person"),
        post=entry.optional_text("post"),
        honorific=entry.optional_text("honorific"),
        acting=entry.flag("acting"),
        organization=entry.optional_text("organization"),
        role=entry.optional_text("role"),
        since=reader.optional_date(entry, "since"),
        until=reader.optional_date(entry, "until"),
    )


def _tenure(reader: FactReader, entry: Entry) -> Fact:
    return Tenure(
        **reader.common(entry),
        holder=reader.value(entry, "holder"),
        office=entry.choice("office", ("chair", "host")),
        when=reader.date(entry, "when"),
    )


def _membership(reader: FactReader, entry: Entry) -> Fact:
    return Membership(
        **reader.common(entry),
        standing=entry.choice("standing", ("member", "observer")),
        member=reader.optional_value(entry, "member"),
        count=entry.number("count") if entry.has("count") else None,
    )


def _project(reader: FactReader, entry: Entry) -> Fact:
    return Project(
        **reader.common(entry),
        title=reader.value(entry, "title"),
        countries=entry.texts("countries"),
        implementer=reader.optional_value(entry, "implementer"),
        period=entry.optional_text("period"),
    )


_SORTS: Mapping[str, Callable[[FactReader, Entry], Fact]] = {
    "contributions": _contribution,
    "engagements": _engagement,
    "next-steps": _next_step,
    "people": _incumbency,
    "tenures": _tenure,
    "memberships": _membership,
    "projects": _project,
}
