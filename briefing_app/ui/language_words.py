"""The languages of texts and names in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from briefing_app.services.languages import codes, own_name
from briefing_app.ui.descriptions import Choice

translate = QCoreApplication.translate


def language_words(language: str) -> str:
    """A language in the words of the window; where there are none its own name, else its code."""
    return {
        "en": translate("LanguageWords", "English"),
        "fr": translate("LanguageWords", "French"),
        "": translate("LanguageWords", "any language"),
    }.get(language, own_name(language))


def spoken_first(language: str) -> list[Choice]:
    """The languages of texts to choose from, that of the window first."""
    keys = sorted(codes(), key=lambda code: code != language)
    return [Choice(one, language_words(one)) for one in keys]
