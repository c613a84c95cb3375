"""What a reader found in a source document: its lines, the blocks they make, and what it proposes.

Nothing here is stored as it is: profiles and facts are proposals until a person confirms them. The source
itself is kept verbatim, every line with its end, so that nothing a reader decided can lose anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.facts import Payer, ProfileId
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.text import Content, Marker, Picture, Table


@dataclass(frozen=True, slots=True)
class WithheldField:
    """A field that was redacted before us: the fact is withheld, not absent. Nobody here holds the words."""


WITHHELD_FIELD = WithheldField()

Lines = tuple[int, ...]
"""Numbers of source lines, from 1, in order."""

NOBODY = 0
"""Stands for no profile where one is named by a line: lines count from 1."""


class BlockKind(StrEnum):
    """What a source block is taken for."""

    TITLE = "title"
    NOTICE = "notice"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    WITHHELD = "withheld"
    ATTACHMENT = "attachment"
    LEGEND = "legend"
    PICTURE = "picture"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source document, verbatim.

    ``format`` is "text", "markdown", "html" or "docx", ``sha256`` of the bytes, ``encoding`` the one they
    were read in, ``lines`` the lines without their ends (of a page or a Word file its paragraphs), ``ends``
    what ended each: a line feed, a carriage return, both, or nothing after a last line that was not ended.
    """

    name: str
    format: str
    sha256: str
    encoding: str
    lines: tuple[str, ...]
    ends: tuple[str, ...]

    def as_text(self) -> str:
        """The source written back, character for character."""
        return "".join(part for pair in zip(self.lines, self.ends, strict=True) for part in pair)


@dataclass(frozen=True, slots=True)
class ReceivedMark:
    """A received redaction in a block's text: ``text[start:end]`` is its marker as it was spelled."""

    start: int
    end: int
    marker: Marker
    exemptions: frozenset[ExemptionId] = frozenset()


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of a block's text with properties: ``text[start:end]`` is bold, italic or a link."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Words with what is known of them: their received redactions and their properties."""

    text: str
    redactions: tuple[ReceivedMark, ...] = ()
    spans: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBlock:
    """A block of the source: lines ``first`` to ``last``, counted from 1.

    ``level`` is as the source shows it, ``parent`` the first line of the item it belongs to, shown or
    inferred. ``text`` has no list marker and is unescaped, a hard break is a line feed. ``rule`` names the
    decision that made the block what it is. ``rows`` are the cells of a table. ``explained`` are the markers
    that a notice speaks of: redactions the moment an officer says that it is no notice.

    Where the format tells more than text can: ``content`` are the words with their properties, breaks and
    footnotes, letter by letter those of ``text`` and with the redactions still spelled out; ``table`` and
    ``picture`` are the block itself; ``number`` is that of a numbered item; ``hung_at`` is, for a footnote,
    the line of the block it hangs on and whose content holds it.
    """

    first: int
    last: int
    kind: BlockKind
    text: str
    raw: str
    rule: str
    level: int | None = None
    parent: int | None = None
    marker: str | None = None
    wholly: bool = False
    redactions: tuple[ReceivedMark, ...] = ()
    spans: tuple[TextSpan, ...] = ()
    rows: tuple[tuple[MarkedText, ...], ...] = ()
    explained: tuple[ReceivedMark, ...] = ()
    content: Content | None = None
    table: Table | None = None
    picture: Picture | None = None
    number: int | None = None
    hung_at: int | None = None

    @property
    def withheld(self) -> int:
        """How many received redactions the block holds; a notice has none."""
        return len(self.redactions)

    @property
    def lines(self) -> Lines:
        """The source lines of the block."""
        return tuple(range(self.first, self.last + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedSection:
    """A section of a proposed profile; ``heading`` is None where the source gives none.

    ``blocks`` are the places of its blocks in :attr:`Reading.blocks`, its heading left out; ``heading_block``
    is the place of that.
    """

    key: str
    heading: str | None
    lines: Lines
    blocks: tuple[int, ...] = ()
    heading_block: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedProfile:
    """A stakeholder the source has a part about; ``lines`` are that of its name, then of its mentions.

    ``meant`` is the stakeholder of the library an officer said it is; ``apart`` that it is none of them.
    """

    name: str
    acronym: str | None
    kind: ProfileKind
    sections: tuple[ProposedSection, ...]
    variants: tuple[str, ...] = ()
    lines: Lines = ()
    meant: ProfileId | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedPerson:
    """A person named; ``portfolio`` is what stands in parentheses after a name and is no post.

    ``of``, here and in the other facts, is the line of the name of the profile an officer gave it to,
    :data:`NOBODY` for none; None leaves it to the lines that state it.
    """

    name: str | WithheldField
    post: str | None
    acting: bool
    lines: Lines
    honorific: str | None = None
    portfolio: str | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEvent:
    """A dated meeting or event; ``place_certain`` is False where the source says "to be confirmed"."""

    name: str | WithheldField
    when: FuzzyDate | WithheldField
    place: str | WithheldField | None
    lines: Lines
    place_certain: bool = True
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedProject:
    """A funded project: what, where, by whom."""

    title: str | WithheldField
    countries: tuple[str, ...] | WithheldField
    implementer: str | WithheldField | None
    lines: Lines
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedContribution:
    """A statement of money.

    ``amount`` is a decimal number as a string, two joined by "-" for a range; ``currency`` an ISO 4217 code,
    None where the source does not say; ``period`` the words that say how often or for when; ``wording`` the
    words of the block that state the sum, verbatim, so that what becomes of them becomes of the fact.
    """

    amount: str | WithheldField
    currency: str | None
    approximate: bool
    period: str | None
    payers: tuple[Payer, ...]
    lines: Lines
    wording: str = ""
    of: int | None = None


ProposedFact = ProposedPerson | ProposedEvent | ProposedProject | ProposedContribution


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something odd at a line, flagged and never repaired; ``code`` names what, ``text`` says it."""

    line: int
    code: str
    text: str


STATE_ALONE, GROUND_OF_WITHHELD = "state-in-brackets", "ground-of-withheld"
MAY_BE_WITHHELD = frozenset({STATE_ALONE, GROUND_OF_WITHHELD})
"""The codes of warnings about words that an internal edition may have shown as withheld."""


@dataclass(frozen=True, slots=True)
class StatedMarking:
    """What a document says of its marking as a whole, verbatim; ``line`` is 0 for its properties.

    ``where`` is "header", "footer", "watermark", "label", "property" or, of its text, "first lines": those at
    its very beginning that are nothing but a marking.
    """

    where: str
    wording: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one source, in the order of its lines.

    ``pictures`` are the bytes of its pictures by their digest; ``is_own_copy`` says that it is an internal
    edition this program made, in which withheld words stand among the others.
    """

    source: Source
    language: str
    title: str | None
    edition: str | None
    notice: str | None
    blocks: tuple[SourceBlock, ...]
    profiles: tuple[ProposedProfile, ...] = ()
    people: tuple[ProposedPerson, ...] = ()
    events: tuple[ProposedEvent, ...] = ()
    projects: tuple[ProposedProject, ...] = ()
    contributions: tuple[ProposedContribution, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    stated: tuple[StatedMarking, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    is_own_copy: bool = False

    def blocks_of(self, kind: BlockKind) -> Iterator[SourceBlock]:
        """The blocks of one kind, in order."""
        return (block for block in self.blocks if block.kind is kind)
