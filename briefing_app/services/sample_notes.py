"""The notes of the sample library: filled from its profiles like any other, then given words of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.entry import Entry
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.marking import Uplift
from briefing_app.domain.note import Approval, Note
from briefing_app.domain.severance import Severance
from briefing_app.domain.text import Text, holds
from briefing_app.services.sample_files import Vocabulary, noon, read_entry, read_texts

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.domain.kind import Kind


@dataclass(frozen=True, slots=True)
class Addition:
    """Words of the note's own, put behind those of a section; ``entry`` is where the file declares them."""

    section: str
    blocks: Text
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is severed or marked in a profile once the note is made, and so reaches the note afterwards."""

    profile: str
    section: str
    words: str
    exemptions: tuple[str, ...]
    marking: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleNote:
    """A note to be made, what it is given besides, and what happens to its sources afterwards."""

    kind: str
    title: str
    names: tuple[str, ...]
    on: date | None
    place: str
    language: str
    fields: Mapping[str, str]
    approvals: tuple[Approval, ...]
    uplift: Uplift | None
    additions: tuple[Addition, ...]
    severances: tuple[Severance, ...]
    marks: tuple[Mark, ...]

    def completed(self, note: Note) -> Note:
        """The filled note with the words of its own, its approvals and its uplift.

        Raises:
            BriefingError: words are meant for a section the note does not have.
        """
        sections = list(note.sections)
        for addition in self.additions:
            place = next((i for i, one in enumerate(sections) if one.key == addition.section), None)
            if place is None:
                raise addition.entry.fault(
                    "section", f"is “{addition.section}”, which the note does not have"
                )
            sections[place] = replace(sections[place], blocks=(*sections[place].blocks, *addition.blocks))
        return replace(note, sections=tuple(sections), approvals=self.approvals, uplift=self.uplift)


def read_notes(folder: Path, vocabulary: Vocabulary) -> tuple[SampleNote, ...]:
    """Every note of a folder in the order of the files' names, which is that of their numbers.

    Raises:
        BriefingError: there is none, or a file is wrong; the sentence names the file and the key.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise BriefingError(f"The folder {folder} holds no sample notes: install the program again.")
    return tuple(_note(read_entry(path), vocabulary) for path in files)


def _note(root: Entry, vocabulary: Vocabulary) -> SampleNote:
    kind = vocabulary.catalogue.kinds[root.choice("kind", vocabulary.catalogue.kinds)]
    additions = root.tables("own", optional=True)
    texts = read_texts(root, [(entry, "text") for entry in additions], vocabulary)
    note = SampleNote(
        kind=kind.key,
        title=root.text("title"),
        names=root.texts("with"),
        on=root.day("on") if root.has("on") else None,
        place=root.optional_text("place"),
        language=root.choice("language", kind.languages),
        fields=_fields(root, kind),
        approvals=tuple(_approval(entry, kind) for entry in root.tables("approvals", optional=True)),
        uplift=_uplift(root, vocabulary),
        additions=_additions(additions, texts.texts),
        severances=tuple(texts.severances.values()),
        marks=tuple(map(_mark, root.tables("marks", optional=True))),
    )
    root.done()
    texts.refuse_unused(root, (one for text in texts.texts for block in text for one in holds(block)))
    return note


def _fields(root: Entry, kind: Kind) -> dict[str, str]:
    if not root.has("fields"):
        return {}
    entry = root.table("fields")
    values = {field.key: entry.text(field.key) for field in kind.fields if entry.has(field.key)}
    entry.done()
    return values


def _approval(entry: Entry, kind: Kind) -> Approval:
    step = entry.choice("post", [one.key for one in kind.approvals])
    approval = Approval(post=step, name=entry.optional_text("name"), at=entry.optional_text("at"))
    entry.done()
    return approval


def _uplift(root: Entry, vocabulary: Vocabulary) -> Uplift | None:
    if not root.has("uplift"):
        return None
    entry = root.table("uplift")
    entry.text("marking")
    marking = vocabulary.marking(entry, "marking") or vocabulary.catalogue.scheme.lowest
    uplift = Uplift(marking, entry.text("reason"), entry.text("by"), noon(entry.day("on")))
    entry.done()
    return uplift


def _additions(entries: Sequence[Entry], texts: Sequence[Text]) -> tuple[Addition, ...]:
    found = []
    for entry, blocks in zip(entries, texts, strict=True):
        found.append(Addition(entry.text("section"), blocks, entry))
        entry.done()
    return tuple(found)


def _mark(entry: Entry) -> Mark:
    mark = Mark(
        profile=entry.text("profile"),
        section=entry.text("section"),
        words=entry.text("words"),
        exemptions=entry.texts("exemptions"),
        marking=entry.optional_text("marking") or None,
    )
    entry.done()
    return mark
