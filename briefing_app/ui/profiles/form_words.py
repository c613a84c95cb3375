"""What a field of a form about a profile says, in words: for a note that it was changed meanwhile."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.labelled import labelled, quoted
from briefing_app.ui import languages
from briefing_app.ui.descriptions import kind_words
from briefing_app.ui.language_words import language_words
from briefing_app.ui.profiles import fact_words

translate = QCoreApplication.translate


def fact_field(name: str, value: str | bool) -> str:
    """A field of a fact and what it holds."""
    if isinstance(value, bool):
        said = translate("FormWords", "yes") if value else translate("FormWords", "no")
    else:
        said = fact_words.choice_words(value) if name in ("office", "standing", "state") else value
    return _field(fact_words.field_words(name), said)


def property_field(name: str, value: Any) -> str:  # noqa: ANN401  # what a draft holds as JSON
    """A property of a profile and what it holds."""
    label = {
        "kind": translate("FormWords", "Kind"),
        "names": translate("FormWords", "Names"),
        "parent": translate("FormWords", "Part of"),
        "founded": translate("FormWords", "Founded"),
        "nature": translate("FormWords", "Nature"),
        "tags": translate("FormWords", "Tags"),
        "reviewed_on": translate("FormWords", "Reviewed on"),
    }[name]
    if name == "kind":
        said = kind_words(value)
    elif name == "names":
        said = "; ".join(one["text"] for one in value)
    else:
        said = value or ""
    return _field(label, said)


def heading_field(language: str, value: str) -> str:
    """The heading in a language."""
    label = translate("FormWords", "Heading in {language}").format(language=language_words(language))
    return _field(label, value)


def _field(label: str, said: str) -> str:
    language = languages.spoken()
    return labelled(label, quoted(said, language) if said else translate("FormWords", "nothing"), language)
