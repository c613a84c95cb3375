"""Refusals of what was typed, said in the language of the window; other sentences come as they are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.errors import StaleError
from briefing_app.domain.typed_values import Problem, TypedError
from briefing_app.ui.failures import sentence
from briefing_app.ui.profiles.fact_words import field_words

translate = QCoreApplication.translate


def said(error: Exception, *, withheld: bool = False) -> str:
    """The sentence for a refusal; of what is *withheld* the field is named and nothing typed is quoted."""
    if isinstance(error, TypedError):
        words = (_of_field(error.problem) if withheld else "") or _typed(error.problem)
        return words.format(field=_field(error.field), given=error.given)
    if isinstance(error, StaleError):
        return translate(
            "Refusals",
            "This was changed by someone else since it was opened, so nothing was saved: "
            "look at what it says now, then bring your changes in again.",
        )
    return sentence(error)


def _field(name: str) -> str:
    return {
        "founded": translate("Refusals", "Founded"),
        "nature": translate("Refusals", "Nature"),
        "acronym": translate("Refusals", "Short form"),
        "parent": translate("Refusals", "Part of"),
        "heading": translate("Refusals", "Heading"),
        "valid_from": translate("Refusals", "From"),
        "valid_to": translate("Refusals", "Until"),
    }.get(name) or field_words(name)


def _typed(problem: Problem) -> str:
    return {
        Problem.MISSING: translate("Refusals", "Fill in “{field}”."),
        Problem.TOO_LONG: translate("Refusals", "“{field}” is too long: shorten it."),
        Problem.SEVERAL_LINES: translate("Refusals", "“{field}” is one line: join the lines."),
        Problem.NO_DATE: translate(
            "Refusals", "“{given}” says no date: write a day, a month, a season, a year or a span of them."
        ),
        Problem.BACKWARDS: translate(
            "Refusals", "“{given}” lies before the beginning: correct one of the two dates."
        ),
        Problem.NO_NUMBER: translate(
            "Refusals", "“{given}” is no number: write it in digits, such as 165,000.50."
        ),
        Problem.NO_COUNT: translate("Refusals", "“{given}” is no count: write a whole number in digits."),
        Problem.SHARE: translate("Refusals", "“{given}” is no share: it lies between 0 and 100 %."),
        Problem.SHARES: translate(
            "Refusals", "The shares come to {given} %: together they are at most 100 %."
        ),
        Problem.CURRENCY: translate(
            "Refusals", "“{given}” is no currency: write its three letters, such as CAD."
        ),
        Problem.NOTHING: translate("Refusals", "Nothing is said yet: fill in at least one field."),
        Problem.REDACTED: translate(
            "Refusals",
            "What reached us redacted stays redacted: state what you know yourself as a new fact.",
        ),
        Problem.UNKNOWN_CHOICE: translate("Refusals", "“{given}” is not among the choices."),
    }[problem]


def _of_field(problem: Problem) -> str:
    """What is said of a field whose words may not be quoted; "" where nothing else would be quoted."""
    return {
        Problem.NO_DATE: translate(
            "Refusals", "“{field}” says no date: write a day, a month, a season, a year or a span of them."
        ),
        Problem.BACKWARDS: translate(
            "Refusals", "“{field}” lies before the beginning: correct one of the two dates."
        ),
        Problem.NO_NUMBER: translate(
            "Refusals", "“{field}” is no number: write it in digits, such as 165,000.50."
        ),
        Problem.NO_COUNT: translate("Refusals", "“{field}” is no count: write a whole number in digits."),
        Problem.SHARE: translate("Refusals", "“{field}” holds a share that is not between 0 and 100 %."),
        Problem.SHARES: translate("Refusals", "The shares come to more than 100 %: correct them."),
        Problem.CURRENCY: translate(
            "Refusals", "“{field}” is no currency: write its three letters, such as CAD."
        ),
        Problem.UNKNOWN_CHOICE: translate("Refusals", "“{field}” is not among the choices."),
    }.get(problem, "")
