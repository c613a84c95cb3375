"""The profiles of the sample library, one file each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.entry import Entry
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind, Section
from briefing_app.domain.severance import Severance
from briefing_app.domain.text import (
    Block,
    Heading,
    ListItem,
    PairId,
    SectionId,
    SeveranceId,
    Text,
    holds,
    portions,
    received_redactions,
)
from briefing_app.services.languages import codes
from briefing_app.services.sample_facts import FactReader
from briefing_app.services.sample_files import LabelledTexts, Vocabulary, read_entry, read_texts
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from pathlib import Path

_WRITTEN_IN = "en"
"""The language every text of the sample has; those in others are its translations."""


@dataclass(frozen=True, slots=True)
class SampleProfile:
    """A profile and the records of the severances in it."""

    profile: Profile
    severances: tuple[Severance, ...]


def read_profiles(folder: Path, vocabulary: Vocabulary) -> tuple[SampleProfile, ...]:
    """Every profile of a folder, each after the one it belongs to.

    Raises:
        BriefingError: there is none, or a file is wrong; the sentence names the file and the key.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise BriefingError(f"The folder {folder} holds no sample profiles: install the program again.")
    ids = {path.stem: ProfileId(new_id()) for path in files}
    read = {ids[path.stem]: _profile(read_entry(path), ids[path.stem], ids, vocabulary) for path in files}
    return tuple(_parents_first(read))


def _parents_first(read: Mapping[ProfileId, SampleProfile]) -> Iterator[SampleProfile]:
    waiting = dict(read)
    while waiting:
        ready = [key for key, one in waiting.items() if one.profile.parent not in waiting]
        if not ready:
            named = ", ".join(sorted(one.profile.name() for one in waiting.values()))
            raise BriefingError(f"These sample profiles belong to each other in a circle: {named}.")
        yield from (waiting.pop(key) for key in ready)


def _profile(
    root: Entry, profile: ProfileId, ids: Mapping[str, ProfileId], vocabulary: Vocabulary
) -> SampleProfile:
    entries = root.tables("sections")
    wanted = [(entry, language) for entry in entries for language in _spoken(entry)]
    texts = read_texts(root, wanted, vocabulary)
    sections = tuple(_sections(entries, texts))
    blocks = tuple(block for section in sections for block in section.texts[_WRITTEN_IN])
    made = Profile(
        id=profile,
        kind=ProfileKind(root.choice("kind", tuple(ProfileKind))),
        names=tuple(_name(entry, vocabulary) for entry in root.tables("names")),
        parent=ids[root.choice("parent", ids)] if root.has("parent") else None,
        founded=vocabulary.optional_date(root, "founded"),
        nature=root.optional_text("nature"),
        tags=root.texts("tags"),
        reviewed_on=root.day("reviewed_on") if root.has("reviewed_on") else None,
        sections=sections,
        facts=FactReader(profile, blocks, texts, vocabulary).read(root),
    )
    root.done()
    texts.refuse_unused(root, _held(made))
    return SampleProfile(made, tuple(texts.severances.values()))


def _spoken(entry: Entry) -> tuple[str, ...]:
    """The languages a section has a text in; that of the sample always."""
    return tuple(language for language in codes() if language == _WRITTEN_IN or entry.has(language))


def _held(profile: Profile) -> Iterator[SeveranceId]:
    for section in profile.sections:
        yield from section.severances
        for text in section.texts.values():
            for block in text:
                yield from holds(block)
    for fact in profile.facts:
        yield from fact.severances


def _name(entry: Entry, vocabulary: Vocabulary) -> Name:
    name = Name(
        text=entry.text("text"),
        role=NameRole(entry.choice("role", tuple(NameRole))) if entry.has("role") else NameRole.NAME,
        language=entry.choice("language", codes()) if entry.has("language") else None,
        valid_from=vocabulary.optional_date(entry, "valid_from"),
        valid_to=vocabulary.optional_date(entry, "valid_to"),
    )
    entry.done()
    return name


def _sections(entries: Sequence[Entry], texts: LabelledTexts) -> Iterator[Section]:
    read = iter(texts.texts)
    keys: set[str] = set()
    for entry in entries:
        key = entry.text("key")
        if key in keys:
            raise entry.fault("key", f"is “{key}”, which is taken")
        keys.add(key)
        headings = entry.optional_names("heading", codes())
        yield Section(
            id=SectionId(new_id()),
            key=key,
            headings=headings.to_json() if headings else {},
            texts=_paired({language: next(read) for language in _spoken(entry)}, entry),
            severances=texts.held(entry),
        )
        entry.done()


def _paired(texts: Mapping[str, Text], entry: Entry) -> dict[str, Text]:
    """The texts with each block tied to its translation, which must withhold and mark the same."""
    if len(texts) == 1:
        return dict(texts)
    first, *others = (tuple(map(_shape, texts[one])) for one in (_WRITTEN_IN, *texts))
    for language, shape in zip(texts, others, strict=True):
        if shape != first:
            alike = sum(1 for one, other in zip(first, shape, strict=False) if one == other)
            what = f"is no translation of “{_WRITTEN_IN}” block by block: only {alike} blocks are alike"
            raise entry.fault(language, what)
    pairs = [PairId(new_id()) for _ in texts[_WRITTEN_IN]]
    return {
        language: tuple(replace(block, pair=pair) for block, pair in zip(text, pairs, strict=True))
        for language, text in texts.items()
    }


def _shape(block: Block) -> tuple[object, ...]:
    level = block.level if isinstance(block, Heading | ListItem) else 0
    marks = tuple(portions((block,)))
    return (type(block), level, marks, holds(block), received_redactions(block))
