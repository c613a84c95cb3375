"""The fixed words printed in documents, in every language a document may be written in.

The words themselves are data (``resources/i18n/documents.toml``); this module says which there must be.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing_app.domain.data_file import DataFile
from briefing_app.domain.entry import Entry
from briefing_app.domain.severance import SeveranceState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.domain.audience import CopyNumber
    from briefing_app.domain.names import Names


class Phrase(StrEnum):
    """Every phrase a document may need; what stands in braces in its text is filled in."""

    # the parts of a page
    CONTENTS = "contents"
    PAGE_OF = "page-of"
    COPY_OF = "copy-of"
    COPY_BLANK = "copy-blank"
    APPROVALS = "approvals"
    ROUTING = "routing"
    APPROVAL_STEPS = "approval-steps"
    MEETING = "meeting"
    NOTES = "notes"
    LABEL = "label"
    WITH_WHOM = "with-whom"
    WHEN = "when"
    WHERE = "where"
    MARKED = "marked"
    # the approval block
    APPROVAL_ACTION = "approval-action"
    APPROVAL_POST = "approval-post"
    APPROVAL_NAME = "approval-name"
    APPROVAL_DATE = "approval-date"
    # tables drawn from facts
    PEOPLE_CAPTION = "people-caption"
    PERSON = "person"
    POST = "post"
    ORGANIZATION = "organization"
    ROLE = "role"
    ACTING = "acting"
    ENGAGEMENTS_CAPTION = "engagements-caption"
    EVENT = "event"
    DATE = "date"
    PLACE = "place"
    CONTRIBUTIONS_CAPTION = "contributions-caption"
    PAYER = "payer"
    RECIPIENT = "recipient"
    AMOUNT = "amount"
    PERIOD = "period"
    APPROXIMATE = "approximate"
    CURRENCY_UNKNOWN = "currency-unknown"
    AMOUNT_UNKNOWN = "amount-unknown"
    UNCONFIRMED = "unconfirmed"
    NEXT_STEP = "next-step"
    OWNER = "owner"
    DUE = "due"
    # what is withheld, and what is not there
    RECEIVED = "received"
    SEVERED = "severed"
    SEVERED_BARE = "severed-bare"
    HEADING_SEVERED = "heading-severed"
    HEADING_WITHHELD = "heading-withheld"
    PICTURE_SEVERED = "picture-severed"
    PICTURE_WITHHELD = "picture-withheld"
    SECTION_SEVERED = "section-severed"
    SECTION_WITHHELD = "section-withheld"
    RELEASE_NOTICE = "release-notice"
    FLAG_UNCITED = "flag-uncited"
    PROPOSED = "proposed"
    RECOMMENDED = "recommended"
    APPROVED = "approved"
    NOTHING = "nothing"
    OTHER_LANGUAGE = "other-language"
    # the record of a release
    RECORD_TITLE = "record-title"
    RECORD_NOTE = "record-note"
    RECORD_EDITION = "record-edition"
    RECORD_PUBLIC = "record-public"
    RECORD_PARTNER = "record-partner"
    RECORD_AUDIENCE = "record-audience"
    RECORD_COPY = "record-copy"
    RECORD_FILE = "record-file"
    RECORD_SIZE = "record-size"
    RECORD_DIGEST = "record-digest"
    RECORD_MADE = "record-made"
    RECORD_BY = "record-by"
    RECORD_PROGRAM = "record-program"
    RECORD_UNVERIFIED = "record-unverified"
    RECORD_WITHHELD = "record-withheld"
    RECORD_PROVISION = "record-provision"
    RECORD_PASSAGES = "record-passages"
    RECORD_RECEIVED = "record-received"
    RECORD_NOTHING = "record-nothing"
    RECORD_DECISIONS = "record-decisions"
    RECORD_RECOMMENDED = "record-recommended"
    RECORD_APPROVED = "record-approved"
    RECORD_CHECKS = "record-checks"
    CHECK_SEARCH = "check-search"
    CHECK_TWINS = "check-twins"


_FILLED = {
    Phrase.PAGE_OF: ("page", "pages"),
    Phrase.COPY_OF: ("copy", "copies"),
    Phrase.LABEL: ("label",),
    Phrase.MARKED: ("banner",),
    Phrase.ACTING: ("post",),
    Phrase.APPROXIMATE: ("amount",),
    Phrase.CURRENCY_UNKNOWN: ("amount",),
    Phrase.UNCONFIRMED: ("fact",),
    Phrase.SEVERED: ("provisions",),
    Phrase.HEADING_SEVERED: ("provisions",),
    Phrase.PICTURE_SEVERED: ("provisions",),
    Phrase.SECTION_SEVERED: ("provisions",),
    Phrase.RELEASE_NOTICE: ("acts",),
    Phrase.FLAG_UNCITED: ("state",),
    Phrase.CHECK_SEARCH: ("rules",),
    Phrase.CHECK_TWINS: ("twins",),
}


_STATES = {
    SeveranceState.PROPOSED: Phrase.PROPOSED,
    SeveranceState.RECOMMENDED: Phrase.RECOMMENDED,
    SeveranceState.APPROVED: Phrase.APPROVED,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The fixed words of documents in one language; made by ``wordings_from_data``, which checks them."""

    language: str
    phrases: Mapping[Phrase, str]

    def text(self, phrase: Phrase, **filled: object) -> str:
        """The phrase, with what stands in its braces filled in.

        ``Phrase.SEVERED`` wants ``provisions`` as an act cites them ("s. 15(1), 19(1)"), ``Phrase.PAGE_OF``
        the two numbers ``page`` and ``pages``.
        """
        return self.phrases[phrase].format(**filled)

    def copy(self, copy: CopyNumber | None) -> str:
        """Which copy of how many, a blank to fill in where that is not known; "" where none are counted."""
        if copy is None:
            return ""
        if copy.is_blank:
            return self.text(Phrase.COPY_BLANK)
        return self.text(Phrase.COPY_OF, copy=copy.number, copies=copy.copies)

    def state(self, state: SeveranceState) -> str:
        """How far a severance has come, in a word."""
        return self.text(_STATES[state])

    def flag(self, label: str, state: SeveranceState | None) -> str:
        """What stands behind severed words: provisions as cited, and how far they are decided if known.

        Without provisions it says that it is a flag: "approved" between brackets is what documents say too.
        """
        said = "?" if state is None else self.state(state)
        return f"{label} {said}" if label else self.text(Phrase.FLAG_UNCITED, state=said)


def wordings_from_data(
    data: Mapping[str, object], origin: str | DataFile = "The file of fixed words"
) -> dict[str, Wording]:
    """The fixed words of a data file by language, every phrase in every language, checked from end to end.

    Raises:
        BriefingError: a phrase or a language is missing, or its braces are not those it must have.
    """
    entry = Entry(data, origin)
    languages = entry.texts("languages")
    if not languages:
        raise entry.fault("languages", "is missing")
    table = entry.table("phrases")
    names = {phrase: _phrase(table, phrase, languages) for phrase in Phrase}
    table.done()
    entry.done()
    return {
        language: Wording(
            language, MappingProxyType({phrase: stated.text(language) for phrase, stated in names.items()})
        )
        for language in languages
    }


def _phrase(table: Entry, phrase: Phrase, languages: Sequence[str]) -> Names:
    names = table.names(phrase, languages)
    wanted = sorted(_FILLED.get(phrase, ()))
    for language, text in names.pairs:
        if _braces(text) != wanted:
            held = ", ".join(f"{{{one}}}" for one in wanted) or "no braces"
            raise table.fault(f"{phrase}.{language}", f"must hold {held}, each once")
    return names


def _braces(text: str) -> list[str]:
    """The names in the braces of a text, sorted; a malformed one gives a name nobody asks for."""
    try:
        return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return ["?"]
