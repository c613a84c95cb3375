"""The sorts of fact, their fields and their choices in words, and what a field shows of a fact."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from briefing_app.domain.fact_fields import FactField, FieldSort, sort_of
from briefing_app.domain.facts import Contribution, Fact
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.text import Withheld
from briefing_app.domain.typed_values import payers_typed

translate = QCoreApplication.translate


def sort_words(sort: str) -> str:
    """The name of a sort of fact."""
    return {
        "people": translate("FactWords", "People and posts"),
        "chairs": translate("FactWords", "Chairs and hosts"),
        "memberships": translate("FactWords", "Members"),
        "engagements": translate("FactWords", "Engagements"),
        "next-steps": translate("FactWords", "Next steps"),
        "contributions": translate("FactWords", "Contributions"),
        "projects": translate("FactWords", "Projects"),
    }[sort]


def one_words(sort: str) -> str:
    """What one fact of a sort is called, as the title of its form."""
    return {
        "people": translate("FactWords", "Person in a post"),
        "chairs": translate("FactWords", "Chair or host"),
        "memberships": translate("FactWords", "Member"),
        "engagements": translate("FactWords", "Engagement"),
        "next-steps": translate("FactWords", "Next step"),
        "contributions": translate("FactWords", "Contribution"),
        "projects": translate("FactWords", "Project"),
    }[sort]


def none_words(sort: str) -> str:
    """What stands where a sort has no facts yet."""
    return {
        "people": translate("FactWords", "Nobody is known here yet."),
        "chairs": translate("FactWords", "Nobody is known to chair or host yet."),
        "memberships": translate("FactWords", "No members are known yet."),
        "engagements": translate("FactWords", "No meetings or events are known yet."),
        "next-steps": translate("FactWords", "Nothing is to be done yet."),
        "contributions": translate("FactWords", "No contributions are known yet."),
        "projects": translate("FactWords", "No projects are known yet."),
    }[sort]


def field_words(name: str) -> str:
    """The label of a field."""
    return {
        "person": translate("FactWords", "Person"),
        "honorific": translate("FactWords", "Honorific"),
        "post": translate("FactWords", "Post"),
        "acting": translate("FactWords", "Acting"),
        "organization": translate("FactWords", "Organization"),
        "role": translate("FactWords", "Role here"),
        "since": translate("FactWords", "Since"),
        "until": translate("FactWords", "Until"),
        "holder": translate("FactWords", "Who"),
        "office": translate("FactWords", "Office"),
        "when": translate("FactWords", "When"),
        "member": translate("FactWords", "Member"),
        "standing": translate("FactWords", "Standing"),
        "count": translate("FactWords", "Count"),
        "name": translate("FactWords", "Name"),
        "place": translate("FactWords", "Place"),
        "place_certain": translate("FactWords", "The place is certain"),
        "theme": translate("FactWords", "Theme"),
        "level": translate("FactWords", "Level"),
        "action": translate("FactWords", "What is to be done"),
        "due": translate("FactWords", "Due"),
        "owner": translate("FactWords", "By whom"),
        "state": translate("FactWords", "State"),
        "amount": translate("FactWords", "Amount"),
        "currency": translate("FactWords", "Currency"),
        "approximate": translate("FactWords", "Approximate"),
        "period": translate("FactWords", "Period"),
        "payers": translate("FactWords", "Paid by"),
        "purpose": translate("FactWords", "Purpose"),
        "title": translate("FactWords", "Title"),
        "countries": translate("FactWords", "Countries"),
        "implementer": translate("FactWords", "Implemented by"),
    }.get(name, name)


def hint_words(field: FactField) -> str:
    """An example of what a field takes, where that is not plain; shown while it is empty."""
    match field.sort:
        case FieldSort.DATE:
            return translate("FactWords", "17 December 2019, spring 2020, 2019/20, since 2018…")
        case FieldSort.AMOUNT:
            return translate("FactWords", "165,000")
        case FieldSort.CURRENCY:
            return translate("FactWords", "CAD")
        case FieldSort.PAYERS:
            return translate("FactWords", "Canada 60 %; Sweden 40 %")
        case FieldSort.LIST:
            return translate("FactWords", "one; another")
    return ""


def choice_words(choice: str) -> str:
    """A choice of a field in words."""
    return {
        "chair": translate("FactWords", "Chair"),
        "host": translate("FactWords", "Host"),
        "member": translate("FactWords", "Member"),
        "observer": translate("FactWords", "Observer"),
        "open": translate("FactWords", "Open"),
        "done": translate("FactWords", "Done"),
    }[choice]


def redacted_words() -> str:
    """What stands for a field that reached us redacted."""
    return translate("FactWords", "[redacted]")


def shown(fact: Fact, field: FactField) -> str:
    """What a field says of a fact."""
    value = getattr(fact, field.name)
    match value:
        case Withheld():
            return redacted_words()
        case None:
            return ""
        case bool():
            return _flag_words(field.name, on=value)
        case FuzzyDate():
            return value.wording
        case Decimal():
            return _amount(fact, value)
        case int():
            return QLocale().toString(value)
    if field.sort is FieldSort.PAYERS:
        return payers_typed(value)
    if field.sort is FieldSort.CHOICE:
        return choice_words(value)
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def title_of(fact: Fact) -> str:
    """The fact in a word, as a message calls it; a redacted one by its sort."""
    sort = sort_of(fact)
    named = (shown(fact, field) for field in sort.fields if field.required or field.name in sort.any_of)
    return next(filter(None, named), one_words(sort.key))


def _amount(fact: Fact, value: Decimal) -> str:
    whole = value == value.to_integral_value()
    words = QLocale().toString(float(value), "f", 0 if whole else 2)
    if isinstance(fact, Contribution) and fact.approximate:
        words = translate("FactWords", "about {amount}").format(amount=words)
    currency = fact.currency if isinstance(fact, Contribution) else None
    return f"{words} {currency}" if currency else words


def _flag_words(name: str, *, on: bool) -> str:
    if name == "place_certain":
        return "" if on else translate("FactWords", "to be confirmed")
    if name == "acting":
        return translate("FactWords", "acting") if on else ""
    return translate("FactWords", "yes") if on else ""
