"""What of a library goes into a package, row by row, and what a package brings that is no text of now.

A package holds a note and the profiles it uses with all their texts have said, since what was withheld is
followed through that; of the note only what it says now, and by which ids its older texts go. No draft goes,
no audit, no import, and nothing of any other note or profile.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Select, insert, select

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.facts import FactId, ProfileId
from briefing_app.domain.note import NoteId
from briefing_app.domain.text import Picture, RevisionId, SectionId, SeveranceId, walk
from briefing_app.domain.text_json import text_from_json
from briefing_app.domain.words_gone import GoneWords
from briefing_app.storage.ceiling import Ceiling
from briefing_app.storage.packages.container import PackedRow, Values
from briefing_app.storage.recorder import BROUGHT, GIVEN
from briefing_app.storage.records import ActKind, Standing
from briefing_app.storage.repositories.gone_words import GoneWordsRepository
from briefing_app.storage.rows import (
    AuditRow,
    FactRow,
    ImportChangeRow,
    ImportRow,
    NoteRow,
    ProfileRow,
    RevisionRow,
    SectionRow,
)
from briefing_app.storage.severance_rows import SeveranceDecisionRow
from briefing_app.storage.standing_above import StandsAboveError, refuse_standing_above
from briefing_app.storage.transaction import Transaction

KNOWN: Final = "known"
"""A line of a package that is no row: an older text of the note, by its id alone."""

TOLD: Final = "told"
"""Another: what the last package that came said of a thing without revisions, and which it was."""

PACKAGE: Final = "package"
"""What the audit calls the making of a package."""

_TEXTS: Final = {"revision": "blocks", "gone_words": "block"}
"""The columns that hold texts, by table."""

_STAYED: Final = "revision/"
"""How the key of a text begins that came and was not kept: its section was deleted here and stays away."""

_FACT: Final = "fact"
"""How the key of a fact begins: nothing comes behind its id."""

_AT_ONCE: Final = 400
_DRAFT: Final = ActKind.DRAFT.value


class PackageRepository:
    """Gives the rows of a package, and takes what another library said before."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    # ---- out of the library

    def rows(
        self, note: NoteId, profiles: Sequence[ProfileId], sections: Sequence[SectionId]
    ) -> Iterator[PackedRow]:
        """All that goes into a package about a note, in an order that depends on the library alone.

        *profiles* are those it uses; *sections* those that words of it are known to come from besides, gone
        ones included.

        Raises:
            NotAllowedError: a picture that any of it shows is lost.
        """
        yield self._library()
        found = list(self._texts(note, sorted(profiles), sections))
        held = self._severances(found)
        yield from self._named("severance", "id", held, act_id="")
        yield from self._ordered("severance_decision", "severance_id", held, "seq")
        yield from found
        yield from self._told(note)
        yield from self._named("picture", "digest", self._pictures(found))

    def _texts(
        self, note: NoteId, profiles: Sequence[str], elsewhere: Sequence[SectionId]
    ) -> Iterator[PackedRow]:
        parents = {
            row.values["id"]: row.values["parent_id"] for row in self._named("profile", "id", profiles)
        }
        for row in self._named("profile", "id", profiles):
            parent = row.values["parent_id"] if row.values["parent_id"] in parents else None
            yield PackedRow(row.table, {**row.values, "parent_id": parent})
        mine = list(self._ordered("section", "profile_id", profiles, "position,id"))
        yield from mine
        ids = sorted(row.values["id"] for row in mine)
        present = list(self._ordered("section_text", "section_id", ids, "section_id,language"))
        now = {row.values["revision_id"] for row in present}
        yield from present
        for row in self._ordered("revision", "section_id", ids, "at,id"):
            if row.values["act_kind"] != _DRAFT or row.values["id"] in now:
                yield row
        for row in self._ordered("fact", "profile_id", profiles, "profile_id,position,id"):
            yield PackedRow(row.table, {**row.values, "import_id": None})
        around = sorted({*ids, *elsewhere})
        kept = sorted({*around, *profiles, note})
        yield from self._ordered("gone_words", "section_id", kept, "section_id,block_id,severance_id")
        yield from self._carried(around)
        yield from self._note(note)

    def _note(self, note: NoteId) -> Iterator[PackedRow]:
        yield from self._named("note", "id", [note])
        yield from self._ordered("note_profile", "note_id", [note], "position")
        sections = list(self._ordered("section", "note_id", [note], "position,id"))
        yield from sections
        ids = sorted(row.values["id"] for row in sections)
        present = list(self._ordered("section_text", "section_id", ids, "section_id,language"))
        yield from present
        now = {row.values["revision_id"] for row in present}
        for row in self._ordered("revision", "section_id", ids, "at,id"):
            if row.values["id"] in now:
                yield row
            elif row.values["act_kind"] != _DRAFT:
                yield PackedRow(
                    KNOWN, {"section_id": row.values["section_id"], "revision_id": row.values["id"]}
                )

    def _carried(self, sections: Sequence[str]) -> Iterator[PackedRow]:
        order = "section_id,block_id,source_section_id,source_block_id"
        known = set()
        for column in ("section_id", "source_section_id"):
            for row in self._ordered("carried_words", column, sections, order):
                key = tuple(row.values[name] for name in order.split(","))
                if key not in known:
                    known.add(key)
                    yield row

    def _told(self, note: NoteId) -> Iterator[PackedRow]:
        """What the packages of a note that came said last, for whoever made them: of a fact as it is here."""
        query = _journal(GIVEN).add_columns(ImportRow.sha256)
        rows = self._session.execute(query.order_by(ImportRow.number, ImportChangeRow.id))
        last = {key[0]: (said, package) for key, said, package in rows}
        for key, (said, package) in sorted(last.items()):
            kind, thing, *name = key.split("/", 2)
            if said and said.get("note") == note:
                ours = said["ours"]
                values = {"kind": kind, "thing": ours or thing, "name": "".join(name), "said": said["said"]}
                yield PackedRow(TOLD, {**values, "theirs": thing if ours else "", "package": package})

    def _library(self) -> PackedRow:
        (row,) = self._query("library", "1", (), "id")
        return PackedRow("library", {**row.values, "statement": "", "changes": 0, "backed_up": 0})

    def _severances(self, rows: Iterable[PackedRow]) -> list[str]:
        """The severances that anything in these rows names, and those they follow."""
        query = self._session.connection().exec_driver_sql("SELECT id, source_id FROM severance")
        sources: dict[str, str | None] = {one: source for one, source in query}
        found: set[str] = set()
        for row in rows:
            for value in row.values.values():
                if isinstance(value, str):
                    found |= sources.keys() & set(_strings_in(value))
        waiting = list(found)
        while waiting:
            source = sources[waiting.pop()]
            if source is not None and source not in found:
                found.add(source)
                waiting.append(source)
        return sorted(found)

    def _pictures(self, rows: Iterable[PackedRow]) -> list[str]:
        """The pictures that texts in these rows show, those of passages that are gone included."""
        texts = (row.values[_TEXTS[row.table]] for row in rows if row.table in _TEXTS)
        shown = {one for text in texts for one in _digests_in(text)}
        known = set(self._session.connection().exec_driver_sql("SELECT digest FROM picture").scalars())
        if not shown <= known:
            raise NotAllowedError(
                "A picture that this note or its profiles show, or showed once, is lost, and a package "
                "without it would be refused: check the library, which says where, and insert "
                "the picture again."
            )
        return sorted(shown)

    def _named(self, table: str, column: str, ids: Sequence[str], **instead: object) -> Iterator[PackedRow]:
        for row in self._ordered(table, column, ids, column):
            yield PackedRow(row.table, {**row.values, **instead})

    def _ordered(self, table: str, column: str, ids: Sequence[str], order: str) -> Iterator[PackedRow]:
        for some in _batches(ids):
            yield from self._query(table, f"{column} IN ({', '.join('?' * len(some))})", some, order)

    def _query(self, table: str, where: str, given: tuple[str, ...], order: str) -> Iterator[PackedRow]:
        # names of tables and columns come from this module alone, what is compared with them as parameters
        statement = f"SELECT * FROM {table} WHERE {where} ORDER BY {order}"  # noqa: S608  # as said above
        result = self._session.connection().exec_driver_sql(statement, given)
        names = tuple(result.keys())
        for row in result:
            yield PackedRow(table, dict(zip(names, row, strict=True)))

    # ---- into a library

    def bring_revisions(
        self, rows: Iterable[Values], had: frozenset[SectionId], away: frozenset[SectionId]
    ) -> None:
        """Keep what texts said in another library, under the ids they had; those that are known are left out.

        Of sections that this library *had* already they become a line beside what was saved here; of those
        that were deleted here and stay *away* only that they came is remembered.
        """
        act = self._transaction.act
        known = set(self._session.scalars(select(RevisionRow.id)))
        new = [row for row in rows if row["id"] not in known]
        for row in (one for one in new if one["section_id"] not in away):
            received = row["section_id"] in had
            kind = ActKind.RECEIVED if received else ActKind(row["act_kind"])
            self._session.connection().exec_driver_sql(
                "INSERT INTO revision (id, section_id, language, blocks, at, \"by\", act_kind, act_id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    row["id"], row["section_id"], row["language"], row["blocks"], row["at"], row["by"],
                    kind.value, act.id if received else row["act_id"],
                ),
            )  # fmt: skip
        stayed = [row["id"] for row in new if row["section_id"] in away]
        self._transaction.recorder.brought += [row["id"] for row in new if row["section_id"] not in away]
        self.keep_given((f"{_STAYED}{one}", {"said": _STAYED}) for one in stayed)

    def keep_given(self, said: Iterable[tuple[str, dict[str, str]]]) -> None:
        """Remember with the import that is being written what a package said of things, by their keys."""
        self._transaction.recorder.given.update(said)

    def given(self) -> dict[str, dict[str, str]]:
        """What packages that were not undone said last of things, by their keys."""
        rows = self._session.execute(_journal(GIVEN).order_by(ImportRow.number, ImportChangeRow.id))
        return {key[0]: dict(said or {}) for key, said in rows}

    def given_back(self, note: NoteId, rows: Iterable[Values]) -> dict[str, dict[str, str]]:
        """What packages of this library said of things, as a colleague's tells it, by their keys.

        Of a thing that a package spoke of here since then, that one counts.
        """
        query = select(AuditRow.fields, AuditRow.at).where(AuditRow.action == PACKAGE)
        made = {fields[-1]: at for fields, at in self._session.execute(query)}
        came = self._session.execute(_journal(GIVEN).add_columns(ImportRow.at).order_by(ImportRow.number))
        last = {key[0]: at for key, _, at in came}
        found = {}
        for row in rows:
            key = "/".join((row["kind"], row["thing"], *([] if row["kind"] == _FACT else [row["name"]])))
            at = made.get(row["package"])
            if at is not None and (key not in last or last[key] < at):
                found[key] = {"said": row["said"], "note": note, "ours": row["theirs"]}
        return found

    def brought(self) -> frozenset[RevisionId]:
        """The texts that packages brought that were not undone, also of sections that are gone since."""
        of_those = _journal(GIVEN).where(ImportChangeRow.object_id[0].as_string().startswith(_STAYED))
        stayed = (key[0].removeprefix(_STAYED) for key, _ in self._session.execute(of_those))
        stored = (key[0] for key, _ in self._session.execute(_journal(BROUGHT)))
        return frozenset(map(RevisionId, (*stored, *stayed)))

    def bring_decisions(self, severance: SeveranceId, rows: Sequence[Values]) -> None:
        """Keep what was decided in another library about a severance that is about to be saved here."""
        if rows:
            values = [
                {**{name: row[name] for name in _DECISION}, "exemptions": json.loads(row["exemptions"])}
                for row in rows
            ]
            typed = [_typed(one) for one in values]
            self._session.execute(
                insert(SeveranceDecisionRow), [{**one, "severance_id": severance} for one in typed]
            )

    def bring_gone(self, gone: Iterable[GoneWords]) -> None:
        """Keep what is withheld though no text has it; what is known stays as it is."""
        GoneWordsRepository(self._transaction).bring(gone)

    def keep_replaced(self, gone: Iterable[GoneWords]) -> None:
        """Keep what was withheld here and the package put other words in the place of."""
        GoneWordsRepository(self._transaction).keep_replaced(gone)

    def owners(self, sections: Iterable[SectionId]) -> dict[SectionId, str]:
        """Whose each of these sections is that this library has: the id of its profile or note."""
        found: dict[SectionId, str] = {}
        for some in _batches(sections):
            query = select(SectionRow.id, SectionRow.profile_id, SectionRow.note_id)
            for id_, profile, note in self._session.execute(query.where(SectionRow.id.in_(some))):
                found[SectionId(id_)] = str(profile or note)
        return found

    def fact_owners(self, facts: Iterable[FactId]) -> dict[FactId, str | None]:
        """Whose each of these facts is that this library has, None for a fact of no profile."""
        found: dict[FactId, str | None] = {}
        for some in _batches(facts):
            query = select(FactRow.id, FactRow.profile_id).where(FactRow.id.in_(some))
            found |= {FactId(id_): profile for id_, profile in self._session.execute(query)}
        return found

    def standing_above(self, ceiling: Ceiling) -> Standing | None:
        """What of it another library may not hold, texts of before included; None where it may hold all."""
        try:
            refuse_standing_above(self._transaction, ceiling)
        except StandsAboveError as error:
            return error.standing
        return None

    def has_note(self, note: NoteId) -> bool:
        """Whether the library has a note, be it in the trash."""
        return self._session.get(NoteRow, note) is not None

    def has_profile(self, profile: ProfileId) -> bool:
        """Whether the library has a profile, be it in the trash."""
        return self._session.get(ProfileRow, profile) is not None

    def every_revision(self, section: SectionId) -> frozenset[RevisionId]:
        """The texts a section has had in whatever language, drafts that were set aside included."""
        query = select(RevisionRow.id).where(RevisionRow.section_id == section)
        return frozenset(RevisionId(one) for one in self._session.scalars(query))

    def stored(self, section: SectionId) -> dict[RevisionId, str]:
        """What a section has said, just as it is stored: to be compared, not read."""
        statement = "SELECT id, blocks FROM revision WHERE section_id = ?"
        found = self._session.connection().exec_driver_sql(statement, (section,))
        return {RevisionId(one): blocks for one, blocks in found}

    def revisions_known(self, section: SectionId, language: str = "") -> tuple[RevisionId, ...]:
        """The texts a section has had here, or that were received of it, the latest first.

        In one language alone where that is named.
        """
        query = select(RevisionRow.id).where(RevisionRow.section_id == section)
        query = query.where(RevisionRow.act_kind != _DRAFT)
        if language:
            query = query.where(RevisionRow.language == language)
        found = self._session.scalars(query.order_by(RevisionRow.at.desc(), RevisionRow.id.desc()))
        return tuple(RevisionId(one) for one in found)


def _journal(kind: str) -> Select[list[str], dict[str, Any] | None]:
    """What imports that were not undone remember of a kind: the key of each, and what is kept of it."""
    query = select(ImportChangeRow.object_id, ImportChangeRow.before)
    query = query.join(ImportRow, ImportRow.id == ImportChangeRow.import_id)
    return query.where(ImportChangeRow.object_type == kind, ImportRow.undone_at.is_(None))


_DECISION: Final = ("act_kind", "state", "exemptions", "by", "at", "reason", "review_on", "act_id")


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a decision as their columns take them."""
    from datetime import UTC, date, datetime

    at = datetime.fromisoformat(values["at"])
    on = values["review_on"]
    return {
        **values,
        "at": at if at.tzinfo else at.replace(tzinfo=UTC),
        "review_on": None if on is None else date.fromisoformat(on),
    }


def _digests_in(text: str) -> Iterator[str]:
    """The pictures that a stored text shows; most show none, and are not read for it."""
    if '"digest"' in text:
        yield from (one.digest for one in walk(text_from_json(json.loads(text))) if isinstance(one, Picture))


def _strings_in(value: str) -> Iterator[str]:
    """A text, and where it is JSON every text in it."""
    yield value
    if not value.startswith(("[", "{")):
        return
    try:
        waiting = [json.loads(value)]
    except ValueError:  # words that begin with a bracket
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()


def _batches(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """So many at a time as one query is asked for."""
    waiting = tuple(ids)
    for at in range(0, len(waiting), _AT_ONCE):
        yield waiting[at : at + _AT_ONCE]
