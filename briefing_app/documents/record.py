"""The record of a release as documents that lie beside the file: one in Word to read, one in JSON to keep."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from briefing_app.domain.edition import PublicEdition
from briefing_app.domain.exemption import short
from briefing_app.domain.marking import Marking, Scheme
from briefing_app.domain.release_record import CheckPassed, ReleaseRecord
from briefing_app.domain.text import FREE, Block, BlockId, Cell, Heading, ListItem, Paragraph, Row, Run, Table
from briefing_app.domain.wording import Phrase, Wording

RECORD_FORMATS = ("docx", "json")
"""In which formats a record lies beside the file, by their endings."""

_CHECKS = {
    "search": Phrase.CHECK_SEARCH,
    "twins": Phrase.CHECK_TWINS,
}


def record_edition(record: ReleaseRecord, wording: Wording, scheme: Scheme, title: str = "") -> PublicEdition:
    """The record as a document of the lowest level; *title* is that of the released document."""
    marking: Marking = scheme.lowest
    return PublicEdition(
        title=wording.text(Phrase.RECORD_TITLE),
        subtitle=title,
        number=record.number,
        language=record.language,
        date="",
        institution="",
        marking=marking,
        banner=scheme.banner(marking, record.language),
        banner_colour=scheme.colour(marking),
        page=scheme.page,
        blocks=tuple(_Blocks(wording).of(record)),
    )


def record_json(record: ReleaseRecord) -> bytes:
    """The record for programs; its keys are stable."""
    made = {
        "record": 1,
        "id": record.id,
        "note": record.number,
        "edition": record.edition.value,
        "audience": audience_to_json(record),
        "copy": copy_to_json(record),
        "language": record.language,
        "file": {
            "name": record.file_name,
            "format": record.format,
            "sha256": record.sha256,
            "bytes": record.size,
        },
        "made": {"at": _instant(record), "by": record.by, "verified": False, "program": record.program},
        "withheld": [
            {"provisions": [short(p) for p in one.exemptions], "label": one.label, "passages": one.passages}
            for one in record.counts
        ],
        "received": record.received,
        "decisions": [
            {
                "severance": one.severance,
                "provisions": [short(provision) for provision in one.exemptions],
                "recommended_by": one.recommended_by,
                "approved_by": one.approved_by,
                "approved_at": one.approved_at.isoformat(timespec="seconds"),
            }
            for one in record.decisions
        ],
        "checks": [{"name": one.name, "figures": dict(one.figures)} for one in record.checks],
    }
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def copy_to_json(record: ReleaseRecord) -> dict[str, int | None] | None:
    """Which copy the document is; null where none are counted, its figures where they are written by hand."""
    copy = record.copy
    return None if copy is None else {"number": copy.number, "copies": copy.copies}


def audience_to_json(record: ReleaseRecord) -> dict[str, object] | None:
    """Whom an edition for partners is for and how high it may go; None of another edition."""
    return {"partners": list(record.partners), "ceiling": record.ceiling} if record.audience else None


def machine_words(record: ReleaseRecord, wording: Wording, scheme: Scheme) -> str:
    """What a record says that is nobody's words: digests, sizes, times, ids, citations, the fixed words.

    A withheld "165" is not told by a file that happens to be 165 kB long.
    """
    labels = (*(one.label for one in record.counts), *(one.label for one in record.decisions))
    ids = (record.id, *(one.severance for one in record.decisions))
    figures = (str(figure) for one in record.checks for figure in one.figures.values())
    counts = (str(one.passages) for one in record.counts)
    times = (_instant(record), *(one.approved_at.isoformat(timespec="seconds") for one in record.decisions))
    days = (f"{one.approved_at:%Y-%m-%d}" for one in record.decisions)
    fixed = (wording.phrases.values(), (scheme.banner(scheme.lowest, record.language),))
    own = (
        record.sha256,
        str(record.size),
        str(record.received),
        record.program,
        record.format,
        *record.audience,
        wording.copy(record.copy),
    )
    said: tuple[Iterable[str], ...] = (labels, ids, figures, counts, times, days, *fixed, own)
    keys = record_json(_emptied(record)).decode()
    return "\n".join((*(one for some in said for one in some), _minute(record), keys))


def _emptied(record: ReleaseRecord) -> ReleaseRecord:
    """The record with nothing in it but what every one of its kind has."""
    return ReleaseRecord(
        id=record.id, note=record.note, number="", edition=record.edition, language=record.language,
        format=record.format, file_name="", sha256="", size=0, at=record.at, by="", program="",
        decisions=record.without_names().decisions, checks=record.checks, copy=record.copy,
        audience=("",) if record.audience else (),
    )  # fmt: skip


def _instant(record: ReleaseRecord) -> str:
    return record.at.isoformat(timespec="seconds")


def _minute(record: ReleaseRecord) -> str:
    return f"{record.at.replace(tzinfo=None).isoformat(' ', 'minutes')} UTC"


class _Blocks:
    """Makes the blocks of a record, with the fixed words of its language."""

    def __init__(self, wording: Wording) -> None:
        self._copy = wording.copy
        self._say: Callable[..., str] = wording.text
        self._numbers = count(1)

    def of(self, record: ReleaseRecord) -> Iterator[Block]:
        """All blocks of a record."""
        yield self._table(self._about(record), header_rows=0, header_columns=1)
        yield self._paragraph(self._say(Phrase.RECORD_UNVERIFIED))
        yield self._heading(self._say(Phrase.RECORD_WITHHELD))
        counted = [(one.label or self._say(Phrase.SEVERED_BARE), str(one.passages)) for one in record.counts]
        received = [(self._say(Phrase.RECORD_RECEIVED), str(record.received))] if record.received else []
        if counted or received:
            head = (self._say(Phrase.RECORD_PROVISION), self._say(Phrase.RECORD_PASSAGES))
            yield self._table([head, *counted, *received])
        else:
            yield self._paragraph(self._say(Phrase.RECORD_NOTHING))
        if record.decisions:
            yield self._heading(self._say(Phrase.RECORD_DECISIONS))
            yield self._table(self._decisions(record))
        yield self._heading(self._say(Phrase.RECORD_CHECKS))
        yield from (self._item(self._check(one)) for one in record.checks)

    def _about(self, record: ReleaseRecord) -> list[tuple[str, ...]]:
        said = (
            (Phrase.RECORD_NOTE, record.number),
            (Phrase.RECORD_EDITION, self._say(_EDITIONS[record.edition.value])),
            (Phrase.RECORD_AUDIENCE, ", ".join(record.audience)),
            (Phrase.RECORD_COPY, self._copy(record.copy)),
            (Phrase.RECORD_FILE, record.file_name),
            (Phrase.RECORD_SIZE, str(record.size)),
            (Phrase.RECORD_DIGEST, record.sha256),
            (Phrase.RECORD_MADE, _minute(record)),
            (Phrase.RECORD_BY, record.by),
            (Phrase.RECORD_PROGRAM, record.program),
        )
        return [(self._say(phrase), value) for phrase, value in said if value]

    def _decisions(self, record: ReleaseRecord) -> list[tuple[str, ...]]:
        head = (Phrase.RECORD_PROVISION, Phrase.RECORD_RECOMMENDED, Phrase.RECORD_APPROVED, Phrase.DATE)
        rows = [
            (one.label, one.recommended_by or "–", one.approved_by or "–", f"{one.approved_at:%Y-%m-%d}")
            for one in record.decisions
        ]
        return [tuple(map(self._say, head)), *rows]

    def _check(self, check: CheckPassed) -> str:
        return self._say(_CHECKS[check.name], **check.figures)

    def _id(self) -> BlockId:
        return BlockId(f"p{next(self._numbers)}")

    def _heading(self, words: str) -> Heading:
        return Heading(id=self._id(), level=1, content=(Run(words),))

    def _paragraph(self, words: str) -> Paragraph:
        return Paragraph(id=self._id(), content=(Run(words),))

    def _item(self, words: str) -> ListItem:
        return ListItem(id=self._id(), level=1, content=(Run(words),))

    def _table(self, rows: list[tuple[str, ...]], header_rows: int = 1, header_columns: int = 0) -> Table:
        table = self._id()
        return Table(
            id=table,
            rows=tuple(Row(tuple(Cell(blocks=(self._paragraph(one),)) for one in row)) for row in rows),
            columns=(FREE,) * len(rows[0]),
            header_rows=header_rows,
            header_columns=header_columns,
        )


_EDITIONS = {"public": Phrase.RECORD_PUBLIC, "partner": Phrase.RECORD_PARTNER}
