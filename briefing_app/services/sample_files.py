"""What every file of the sample library is read with: names it may use, texts in the notation, severances.

The files are read strictly: whatever is unknown, missing or does not fit is one sentence naming file and key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from briefing_app.domain.entry import Entry
from briefing_app.domain.errors import BriefingError, NotationError
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate, parse_date
from briefing_app.domain.notation import LabelledSeverance, Parsed, parse
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import Holds, SeveranceId, Text
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.domain.fuzzy_date import DateWords
    from briefing_app.domain.marking import Marking
    from briefing_app.services.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the files may name: the markings and provisions of the catalogue, the words of dates."""

    catalogue: Catalogue
    dates: DateWords

    def date(self, entry: Entry, key: str) -> FuzzyDate:
        """The date a key states in words, such as "fall 2020".

        Raises:
            BriefingError: the words say no date.
        """
        wording = entry.text(key)
        found = parse_date(wording, words=self.dates)
        if found.kind is DateKind.UNKNOWN:
            raise entry.fault(key, f"is “{wording}”, which says no date")
        return found

    def optional_date(self, entry: Entry, key: str) -> FuzzyDate | None:
        """The date a key states, or None where it is absent."""
        return self.date(entry, key) if entry.has(key) else None

    def marking(self, entry: Entry, key: str) -> Marking | None:
        """The marking a key states, or None where it is absent.

        Raises:
            BriefingError: it is no marking of the scheme.
        """
        stated = entry.optional_text(key)
        try:
            return self.catalogue.marking(stated) if stated else None
        except BriefingError as refused:
            raise entry.fault(key, f"is wrong ({refused})") from None

    def parsed(self, notation: str) -> Parsed:
        """The text a notation says.

        Raises:
            NotationError: it is malformed.
        """
        return parse(notation, act=self.catalogue.act, scheme=self.catalogue.scheme, new_id=new_id)


@dataclass(frozen=True, slots=True)
class LabelledTexts:
    """The texts of a file in the order they were asked for, and its severances by label."""

    texts: tuple[Text, ...]
    severances: Mapping[str, Severance]

    def held(self, entry: Entry) -> Holds:
        """The severances that the key "severed" of a table names.

        Raises:
            BriefingError: the file declares no such label.
        """
        for label in entry.texts("severed"):
            if label not in self.severances:
                raise entry.fault("severed", f"names “{label}”, which no severance of this file is called")
        return frozenset(self.severances[label].id for label in entry.texts("severed"))

    def refuse_unused(self, root: Entry, held: Iterable[SeveranceId]) -> None:
        """Refuse a severance that withholds nothing: its label is misspelt somewhere."""
        used = frozenset(held)
        for label, severance in self.severances.items():
            if severance.id not in used:
                raise root.fault("severances", f"declares “{label}”, which withholds nothing here")


def noon(day: date) -> datetime:
    """The time of a decision that is dated by its day alone."""
    return datetime.combine(day, time(12, tzinfo=UTC))


def read_entry(path: Path) -> Entry:
    """The table of a file.

    Raises:
        BriefingError: it cannot be read or is not well-formed.
    """
    try:
        return Entry(tomllib.loads(path.read_text(encoding="utf-8-sig")), path.name)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise BriefingError(f"The sample file {path} cannot be read ({reason}): install it again.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BriefingError(
            f"{path.name}: it is not well-formed TOML ({error}). Correct the file."
        ) from error


def read_texts(root: Entry, wanted: Sequence[tuple[Entry, str]], vocabulary: Vocabulary) -> LabelledTexts:
    """The texts under the keys, and the severances of the file; a label means the same one in all of them.

    Raises:
        BriefingError: a text is malformed, or the severances in the texts are not those declared.
    """
    notations = [(entry.text(key), entry, key) for entry, key in wanted]
    lengths = [_length(notation, entry, key, vocabulary) for notation, entry, key in notations]
    # Read once more as one text, so that a label means the same severance wherever it stands.
    try:
        whole = vocabulary.parsed("\n\n".join(notation for notation, _, _ in notations))
    except NotationError as fault:
        raise root.fault("sections", f"disagree with each other ({fault})") from None
    blocks = list(whole.blocks)
    texts = tuple(tuple(blocks.pop(0) for _ in range(length)) for length in lengths)
    return LabelledTexts(texts, _severances(root, whole.severances, vocabulary))


def _length(notation: str, entry: Entry, key: str, vocabulary: Vocabulary) -> int:
    try:
        return len(vocabulary.parsed(notation).blocks)
    except NotationError as fault:
        raise entry.fault(key, f"is malformed: {fault}") from None


def _severances(
    root: Entry, found: Sequence[LabelledSeverance], vocabulary: Vocabulary
) -> dict[str, Severance]:
    labelled = {one.label: one for one in found}
    if "" in labelled:
        raise root.fault("severances", "lacks a label in a text: write {x#label:15(1):words}")
    declared: dict[str, Severance] = {}
    for entry in root.tables("severances", optional=True):
        label = entry.text("label")
        if label in declared:
            raise entry.fault("label", f"is “{label}”, which is taken")
        declared[label] = _severance(entry, labelled.get(label), vocabulary)
    for label in labelled:
        if label not in declared:
            raise root.fault("severances", f"declares no “{label}”, which a text names")
    return declared


def _severance(entry: Entry, known: LabelledSeverance | None, vocabulary: Vocabulary) -> Severance:
    try:
        provisions = frozenset(map(vocabulary.catalogue.exemption, entry.texts("exemptions")))
    except BriefingError as refused:
        raise entry.fault("exemptions", f"is wrong ({refused})") from None
    if known is not None and provisions != known.exemptions:
        raise entry.fault("exemptions", "names other provisions than the text does")
    severance = Severance(
        id=known.id if known else SeveranceId(new_id()),
        exemptions=provisions,
        state=SeveranceState(entry.choice("state", tuple(SeveranceState))),
        by=entry.text("by"),
        at=noon(entry.day("on")),
        reason=entry.text("reason"),
        review_on=entry.day("review_on") if entry.has("review_on") else None,
    )
    entry.done()
    return severance
