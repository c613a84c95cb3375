"""The settings of a library."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.marking import marking_from_json, marking_to_json
from briefing_app.domain.steps import Steps
from briefing_app.storage.records import LibrarySettings
from briefing_app.storage.rows import LibraryRow
from briefing_app.storage.standing_above import refuse_standing_above
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

    def save(self, settings: LibrarySettings, steps: Steps | None = None) -> LibrarySettings:
        """Change the settings; id and date of creation stay as they are.

        A ceiling that does not hold all that the one of before does is compared with the whole library.

        Raises:
            StandsAboveError: something in it, old revisions included, is marked above the new ceiling.
            CancelledError: *steps* were stopped.
        """
        wanted = self._transaction.ceiling_at(settings.ceiling)
        if not wanted.holds(self._transaction.ceiling.marking):
            self._transaction.session.flush()
            refuse_standing_above(self._transaction, wanted, steps)
        row = self._transaction.library
        _ = self._transaction.act
        row.ceiling = dict(marking_to_json(settings.ceiling))
        row.statement, row.scheme = settings.statement, settings.scheme
        row.act, row.language = settings.act, settings.language
        self._transaction.session.flush()
        self._transaction.ceiling_changed()
        return replace(settings, id=row.id, created_at=row.created_at)


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
