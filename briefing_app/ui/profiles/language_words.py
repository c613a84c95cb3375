"""The languages of texts and names in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from briefing_app.ui.descriptions import Choice

translate = QCoreApplication.translate


def language_words(language: str) -> str:
    """A language in words; its code where there are none."""
    return {
        "en": translate("LanguageWords", "English"),
        "fr": translate("LanguageWords", "French"),
        "": translate("LanguageWords", "any language"),
    }.get(language, language)


def spoken_first(language: str) -> list[Choice]:
    """The languages of texts to choose from, that of the window first."""
    keys = ("fr", "en") if language == "fr" else ("en", "fr")
    return [Choice(one, language_words(one)) for one in keys]
