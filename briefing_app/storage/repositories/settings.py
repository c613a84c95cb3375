"""The settings of a library."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from briefing_app.domain.marking import Marking, marking_from_json, marking_to_json
from briefing_app.storage.records import LibrarySettings, StandingAbove
from briefing_app.storage.rows import DraftRow, FactRow, LibraryRow, NoteRow, RevisionRow
from briefing_app.storage.standing_above import standing_above
from briefing_app.storage.transaction import Transaction


class SettingsRepository:
    """Reads and changes what the library is set to."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self) -> LibrarySettings:
        """The settings as they are."""
        row = self._transaction.library
        return LibrarySettings(
            id=row.id,
            ceiling=marking_from_json(row.ceiling),
            statement=row.statement,
            scheme=row.scheme,
            act=row.act,
            language=row.language,
            created_at=row.created_at,
        )

    def standing_above(self, ceiling: Marking) -> tuple[StandingAbove, ...]:
        """What in the library is marked above a ceiling it might have."""
        return standing_above(self._transaction.session, self._transaction.ceiling_at(ceiling))

    def save(self, settings: LibrarySettings) -> LibrarySettings:
        """Change the settings; id and date of creation stay as they are.

        Raises:
            NotAllowedError: something in it, old revisions included, is marked above the new ceiling.
        """
        row = self._transaction.library
        _ = self._transaction.act
        row.ceiling = dict(marking_to_json(settings.ceiling))
        row.statement, row.scheme = settings.statement, settings.scheme
        row.act, row.language = settings.act, settings.language
        self._transaction.session.flush()
        self._transaction.ceiling_changed()
        self._refuse_what_is_above()
        return replace(settings, id=row.id, created_at=row.created_at)

    def _refuse_what_is_above(self) -> None:
        ceiling = self._transaction.ceiling
        for column in (RevisionRow.blocks, DraftRow.blocks, FactRow.body, NoteRow.body):
            for stored in self._transaction.session.scalars(select(column)).yield_per(500):
                ceiling.refuse_above(stored)


def settings_row(settings: LibrarySettings) -> LibraryRow:
    """The row of a new library."""
    return LibraryRow(
        id=settings.id,
        ceiling=dict(marking_to_json(settings.ceiling)),
        statement=settings.statement,
        scheme=settings.scheme,
        act=settings.act,
        language=settings.language,
        created_at=settings.created_at,
        changes=0,
        backed_up=0,
    )
