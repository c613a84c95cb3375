"""Kinds of note: which fields a note asks for, which sections it has, who approves it, what its pages hold.

A kind is a data file (``resources/kinds``); adding one needs no code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.domain.data_file import DataFile
from briefing_app.domain.entry import Entry
from briefing_app.domain.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing_app.domain.names import Names


class FieldType(StrEnum):
    """What a field holds: words, a day, or a list of people or stakeholders."""

    TEXT = "text"
    DATE = "date"
    PEOPLE = "people"


class Place(StrEnum):
    """The block of the page a field is printed in."""

    MEETING = "meeting-block"
    APPROVAL = "approval-block"


class NoteFact(StrEnum):
    """What a note states of itself and a field may print: its stakeholders, its day, its place."""

    PROFILES = "profiles"
    DAY = "day"
    PLACE = "place"


class SectionSource(StrEnum):
    """Where a section's words come from when a note is made."""

    PROFILE_SECTION = "profile-section"
    PEOPLE = "people"
    ENGAGEMENTS = "engagements"
    CONTRIBUTIONS = "contributions"
    EMPTY = "empty"


class PagePart(StrEnum):
    """The parts of a printed note, set in the order the kind asks for."""

    COVER = "cover"
    MEETING = "meeting-block"
    CONTENTS = "contents"
    SECTIONS = "sections"
    APPROVAL = "approval-block"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindField:
    """A field of a note. ``fact`` is what of the note it prints where nobody typed anything else.

    ``footer`` is true for the one that also stands in the footer of each page, as a docket number does.
    """

    key: str
    label: Names
    type: FieldType
    printed: Place
    required: bool = False
    fact: NoteFact | None = None
    footer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalStep:
    """A line of the approval block: what is done and by which post."""

    key: str
    action: Names
    post: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSection:
    """A section of the outline; ``profile_section`` is the key of the profile's section it is filled from.

    ``show_heading`` is false for an introduction without one; ``print_empty`` says whether the section is
    printed when nothing is in it. ``guidance`` is Markdown, for the writer, never printed.
    """

    key: str
    heading: Names
    guidance: Names
    source: SectionSource
    profile_section: str = ""
    show_heading: bool = True
    print_empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of note. Made by ``kind_from_data``, which checks it.

    ``contents_depth`` is how many levels of headings the contents list shows, 0 for none; ``page_order`` the
    parts in the order they are printed, those left out not printed at all.
    """

    key: str
    version: str
    name: Names
    description: Names
    languages: tuple[str, ...]
    fields: tuple[KindField, ...]
    approvals: tuple[ApprovalStep, ...]
    sections: tuple[KindSection, ...]
    page_order: tuple[PagePart, ...]
    contents_depth: int
    unverified: tuple[str, ...] = ()

    @property
    def cover(self) -> bool:
        """Whether the note has a cover page."""
        return PagePart.COVER in self.page_order

    @property
    def footer_field(self) -> KindField | None:
        """The field that stands in the footer of each page, if there is one."""
        return next((one for one in self.fields if one.footer), None)

    def section(self, key: str) -> KindSection:
        """The section of a key.

        Raises:
            UnknownNameError: the kind has no such section; those it has are named.
        """
        found = next((one for one in self.sections if one.key == key), None)
        if found is None:
            raise self._unknown(key, "section", (one.key for one in self.sections))
        return found

    def field(self, key: str) -> KindField:
        """The field of a key.

        Raises:
            UnknownNameError: the kind has no such field; those it has are named.
        """
        found = next((one for one in self.fields if one.key == key), None)
        if found is None:
            raise self._unknown(key, "field", (one.key for one in self.fields))
        return found

    def fields_in(self, place: Place) -> tuple[KindField, ...]:
        """The fields printed in a block, in order."""
        return tuple(one for one in self.fields if one.printed is place)

    def missing(self, values: Mapping[str, str]) -> tuple[KindField, ...]:
        """The required fields that have no value and that the note itself does not fill."""
        required = (one for one in self.fields if one.required and one.fact is None)
        return tuple(one for one in required if not values.get(one.key, "").strip())

    def _unknown(self, key: str, what: str, choices: Iterable[str]) -> UnknownNameError:
        name = self.name.text(self.languages[0]).lower()
        return UnknownNameError(f"A {name} has no {what} “{key}”: use one of {', '.join(choices)}.")


def kind_from_data(data: Mapping[str, object], origin: str | DataFile = "The file of the kind") -> Kind:
    """The kind a data file describes, checked from end to end.

    Args:
        data: The file's tables, as ``tomllib`` reads them.
        origin: What the file is called in errors.

    Raises:
        BriefingError: a key is missing, unknown or wrong; the sentence names the file, its line and the key.
    """
    entry = Entry(data, origin)
    languages = entry.languages()
    page = entry.table("page")
    kind = Kind(
        key=_key(entry),
        version=entry.text("version"),
        name=entry.names("name", languages),
        description=entry.names("description", languages),
        languages=languages,
        fields=tuple(_field(one, languages) for one in entry.tables("fields", optional=True)),
        approvals=tuple(_approval(one, languages) for one in entry.tables("approvals", optional=True)),
        sections=tuple(_section(one, languages) for one in entry.tables("sections")),
        page_order=_page_order(page),
        contents_depth=_contents_depth(page),
        unverified=entry.texts("unverified"),
    )
    page.done()
    for table, keys in (
        ("fields", [one.key for one in kind.fields]),
        ("approvals", [one.key for one in kind.approvals]),
        ("sections", [one.key for one in kind.sections]),
    ):
        if len(set(keys)) != len(keys):
            raise entry.fault(table, "uses a key twice")
    if sum(one.footer for one in kind.fields) > 1:
        raise entry.fault("fields", "puts two fields in the footer")
    entry.done()
    return kind


def kind_to_json(kind: Kind) -> dict[str, object]:
    """The kind with its fields and sections, keys in English."""
    return {
        "key": kind.key,
        "version": kind.version,
        "name": kind.name.to_json(),
        "description": kind.description.to_json(),
        "cover": kind.cover,
        "contents_depth": kind.contents_depth,
        "page_order": [part.value for part in kind.page_order],
        "fields": [_field_to_json(one) for one in kind.fields],
        "approvals": [
            {"key": one.key, "action": one.action.to_json(), "post": one.post.to_json()}
            for one in kind.approvals
        ],
        "sections": [_section_to_json(one) for one in kind.sections],
        "unverified": list(kind.unverified),
    }


def _field_to_json(field: KindField) -> dict[str, object]:
    return {
        "key": field.key,
        "label": field.label.to_json(),
        "type": field.type.value,
        "required": field.required,
        "printed": field.printed.value,
        "from_note": field.fact.value if field.fact else None,
        "footer": field.footer,
    }


def _section_to_json(section: KindSection) -> dict[str, object]:
    return {
        "key": section.key,
        "heading": section.heading.to_json(),
        "show_heading": section.show_heading,
        "source": section.source.value,
        "profile_section": section.profile_section or None,
        "print_empty": section.print_empty,
        "guidance": section.guidance.to_json(),
    }


def _key(entry: Entry) -> str:
    key = entry.text("key")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
        raise entry.fault("key", f"is “{key}”; small letters, digits and single hyphens only")
    return key


def _field(entry: Entry, languages: Sequence[str]) -> KindField:
    field = KindField(
        key=_key(entry),
        label=entry.names("label", languages),
        type=FieldType(entry.choice("type", tuple(FieldType))),
        printed=Place(entry.choice("printed", tuple(Place))),
        required=entry.flag("required"),
        fact=NoteFact(entry.choice("from_note", tuple(NoteFact))) if entry.has("from_note") else None,
        footer=entry.flag("footer"),
    )
    entry.done()
    return field


def _approval(entry: Entry, languages: Sequence[str]) -> ApprovalStep:
    step = ApprovalStep(
        key=_key(entry), action=entry.names("action", languages), post=entry.names("post", languages)
    )
    entry.done()
    return step


def _section(entry: Entry, languages: Sequence[str]) -> KindSection:
    section = KindSection(
        key=_key(entry),
        heading=entry.names("heading", languages),
        guidance=entry.names("guidance", languages),
        source=SectionSource(entry.choice("source", tuple(SectionSource))),
        profile_section=entry.optional_text("profile_section"),
        show_heading=entry.flag("show_heading", default=True),
        print_empty=entry.flag("print_empty"),
    )
    if (section.source is SectionSource.PROFILE_SECTION) != bool(section.profile_section):
        raise entry.fault("profile_section", "goes with source = “profile-section”, and with no other source")
    entry.done()
    return section


def _page_order(page: Entry) -> tuple[PagePart, ...]:
    stated = page.texts("order")
    for part in stated:
        if part not in tuple(PagePart):
            raise page.fault("order", f"names “{part}”, which is none of {', '.join(PagePart)}")
    if PagePart.SECTIONS not in stated:
        raise page.fault("order", f"leaves out “{PagePart.SECTIONS}”")
    return tuple(PagePart(part) for part in stated)


def _contents_depth(page: Entry) -> int:
    depth = page.number("contents_depth")
    if depth > 3:
        raise page.fault("contents_depth", f"is {depth}; a contents list shows 3 levels at most")
    if bool(depth) != (PagePart.CONTENTS in page.texts("order")):
        raise page.fault("contents_depth", "is 0 exactly where the order of the page has no “contents”")
    return depth
