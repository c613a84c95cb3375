"""One transaction as the repositories see it: its session, and for a writing one its act and its recorder."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.marking import Marking, marking_from_json
from briefing_app.domain.profile_summary import OWN
from briefing_app.domain.text import FREE, Holds, holds
from briefing_app.domain.text_json import text_from_json
from briefing_app.storage.ceiling import Ceiling, CeilingRules
from briefing_app.storage.recorder import Recorder
from briefing_app.storage.records import Act
from briefing_app.storage.rows import DraftRow, LibraryRow, SeveranceHolderRow, SeveranceRow


class Transaction:
    """What all repositories of one unit of work share; ``language`` is the one profiles are named in."""

    def __init__(self, session: Session, rules: CeilingRules, act: Act | None, language: str = OWN) -> None:
        self.session = session
        self.language = language
        self._rules = rules
        self._act = act
        self._ceiling: Ceiling | None = None
        self._let_go: set[str] = set()
        self._taken: set[str] = set()
        self.decided: set[str] = set()
        self.proposed_again: set[str] = set()
        self._recorder = Recorder(session, act, lambda: self.ceiling) if act else None

    @property
    def act(self) -> Act:
        """Who writes, when and why; asking for it in a reading transaction is a bug."""
        if self._act is None:
            raise RuntimeError("a reading transaction cannot write; begin one with an act")
        return self._act

    @property
    def recorder(self) -> Recorder:
        """What records this act; asking for it in a reading transaction is a bug."""
        if self._recorder is None:
            raise RuntimeError("a reading transaction cannot write; begin one with an act")
        return self._recorder

    @property
    def library(self) -> LibraryRow:
        """The row of settings."""
        return self.session.scalars(select(LibraryRow)).one()

    @property
    def ceiling(self) -> Ceiling:
        """The ceiling as the library is set now."""
        if self._ceiling is None:
            with self.session.no_autoflush:
                row = self.library
            self._ceiling = Ceiling(marking_from_json(row.ceiling), self._rules)
        return self._ceiling

    def ceiling_at(self, marking: Marking) -> Ceiling:
        """A ceiling the library might have."""
        return Ceiling(marking, self._rules)

    def ceiling_changed(self) -> None:
        """Read the ceiling again when it is next needed."""
        self._ceiling = None

    def holders_changed(self, before: Iterable[str], after: Iterable[str]) -> None:
        """Say which severances something held before and holds now; what follows is settled at the end."""
        was, now = set(before), set(after)
        self._let_go |= was - now
        self._taken |= now

    def finish(self) -> None:
        """Settle severances, then write what the recorder saw; nothing may be written after it."""
        self.session.flush()
        self._refuse_unknown_severances()
        self._open_and_close_severances()
        self.recorder.finish()

    def _refuse_unknown_severances(self) -> None:
        known = {one for one in self._taken if self.session.get(SeveranceRow, one) is not None}
        if unknown := sorted(self._taken - known):
            raise NotAllowedError(
                f"Severance {unknown[0]} has no record: record the decision before saving what it withholds."
            )

    def _open_and_close_severances(self) -> None:
        for severance in self._let_go | self._taken:
            row = self.session.get_one(SeveranceRow, severance)
            holders = (
                select(SeveranceHolderRow.id).where(SeveranceHolderRow.severance_id == severance).limit(1)
            )
            held = self.session.scalar(holders) is not None or severance in self._held_by_drafts
            if not held and row.closed_at is None:
                row.closed_at = self.act.at
            elif held and row.closed_at is not None:
                row.closed_at = None

    @cached_property
    def _held_by_drafts(self) -> Holds:
        """The severances held by what is being typed; asked for at the end, where no text holds one."""
        drafts = map(text_from_json, self.session.scalars(select(DraftRow.blocks)))
        return FREE.union(*(holds(block) for draft in drafts for block in draft))
