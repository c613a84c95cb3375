"""What is typed in a form about a profile, kept as a draft while the form is open and offered in it again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from briefing_app.ui.descriptions import moment
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.line_drafts import LineDrafts, Words

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.facts import ProfileId
    from briefing_app.services.profile_opening import OpenProfile


class FormDraft:
    """The draft of one form while it is open; *stored* is what stands in it where nothing was typed."""

    def __init__(
        self, drafts: FormDrafts, session: LibrarySession, profile: ProfileId, place: str, stored: Words
    ) -> None:
        self._stored = dict(stored)
        self._words: Words = {}
        left = drafts.left(place)
        self.left = left if left != self._stored else {}
        self.note = drafts.note(place) if self.left else ""
        self._lines = LineDrafts(session, lambda: self._words, partial(_keep, profile, place), drafts)
        self._lines.begin(left)
        self._lines.failed.connect(drafts.failed)

    def typed(self, words: Words) -> None:
        """Something was typed: these are the words of the whole form now."""
        self._words = {} if words == self._stored else words
        self._lines.touch()

    def end(self, *, stores: bool) -> None:
        """The form is closed; what is not to be stored is forgotten, for somebody chose to."""
        if stores:
            self._lines.finish()  # storing it ends the draft
        else:
            self._words = {}
            self._lines.keep_now()
        self._lines.deleteLater()


class FormDrafts(QObject):
    """The drafts of the forms about one profile, as an earlier session left them."""

    failed = Signal(str)

    def __init__(self, session: LibrarySession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._opened: OpenProfile | None = None
        self._over: set[str] = set()

    def show_profile(self, opened: OpenProfile) -> None:
        """Offer from now on what was left in this profile."""
        self._opened = opened

    def begin(self, place: str, stored: Words) -> FormDraft:
        """The draft of a form that is being opened; what was left in it is offered once."""
        if self._opened is None:
            raise RuntimeError("a form about no profile")
        draft = FormDraft(self, self._session, self._opened.profile.id, place, stored)
        self._over.add(place)
        return draft

    def left(self, place: str) -> Mapping[str, Any]:
        """What was left in a form, {} where nothing was."""
        known = self._opened.drafts.get(place) if self._opened and place not in self._over else None
        return {} if known is None else known.words

    def note(self, place: str) -> str:
        """What to say above what was left in a form."""
        if self._opened is None or place not in self._opened.drafts:
            return ""
        at = moment(self._opened.drafts[place].at)
        said = self.tr("This was typed {moment} and is not saved yet.")
        return said.format(moment=at)

    def told(self) -> str:
        """What to say of the forms that were left half typed, "" where none was."""
        if self._opened is None or not self._opened.drafts:
            return ""
        return self.tr("Something typed about this profile is not saved yet: it stands in its form.")


def _keep(profile: ProfileId, place: str, words: Words, desk: Desk) -> None:
    desk.line_drafts.keep_profile(profile, place, words)
