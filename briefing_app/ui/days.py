"""Days as the window writes them: by the system, but for the first of a month, which Qt knows no word for."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

from briefing_app.services.languages import first_of_month

_NUMBER = re.compile(r"(?<!d)d(?!d)")


def day_in(pattern: str, value: date, locale: QLocale) -> str:
    """A day as a pattern of Qt's has it ("d MMM yyyy") in the words of a locale: "1er nov. 2026"."""
    if value.day == 1:
        language = locale.name().partition("_")[0]
        pattern = _NUMBER.sub(f"'{first_of_month(language)}'", pattern, count=1)
    return locale.toString(QDate(value.year, value.month, value.day), pattern)
