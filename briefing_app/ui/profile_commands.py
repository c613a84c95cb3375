"""Making a profile: asks for its name, tells of one that has it already, and leads to what was made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from briefing_app.domain.profile_summary import ProfileKind, ProfileSummary
from briefing_app.ui import languages
from briefing_app.ui.message_bar import Choice, Tone
from briefing_app.ui.over_window import OverWindow

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.services.profile_editing import Done
    from briefing_app.ui.profiles.new_profile_dialog import NewProfile


class ProfileCommands(OverWindow):
    """Commands on profiles; ``created`` says that one was made, ``opened`` gives the id of one to go to."""

    created = Signal()
    opened = Signal(str)

    @Slot()
    def new(self) -> None:
        """Ask for a name and the rest, then make the profile."""
        self._ask(None)

    def _ask(self, given: NewProfile | None) -> None:
        from briefing_app.ui.language_words import spoken_first

        spoken = spoken_first(languages.of(self._window))
        ask = self._prompts.new_profile
        wish: NewProfile | None = ask(
            self._window, spoken, self._find, ProfileKind.FORUM, given, self._closed
        )
        if wish is None:
            return
        if wish.existing is not None:
            self.opened.emit(wish.existing)
        else:
            self._session.call(self, partial(_create, wish), self._created, partial(self._not_made, wish))

    def _closed(self, typed: NewProfile) -> None:
        self._offer(typed, self.tr("The form was closed without saving."), Tone.NOTICE)

    def _not_made(self, wish: NewProfile, error: Exception) -> None:
        from briefing_app.ui.profiles.refusals import said

        self._offer(wish, said(error), Tone.ERROR)

    def _offer(self, typed: NewProfile, why: str, tone: Tone) -> None:
        """Say why there is no profile, and offer to go on: nothing else has what was typed."""
        self._bar.tell(why, tone, (Choice(self.tr("&Continue"), partial(self._go_on, typed)),))

    def _go_on(self, typed: NewProfile) -> None:
        self._bar.clear()
        self._ask(typed)

    def _find(self, names: Sequence[str], tell: Callable[[Sequence[ProfileSummary]], None]) -> None:
        def late(found: tuple[ProfileSummary, ...]) -> None:
            owner = getattr(tell, "__self__", None)
            if not isinstance(owner, QObject) or shiboken6.isValid(owner):  # the dialog may be closed
                tell(found)

        self._session.call(self, partial(_namesakes, tuple(names)), late, self._failed)

    def _created(self, done: Done) -> None:
        self.created.emit()
        self.opened.emit(done.made)

    def _failed(self, error: Exception) -> None:
        from briefing_app.ui.profiles.refusals import said

        self._bar.tell(said(error), Tone.ERROR)


def _namesakes(names: tuple[str, ...], desk: Desk) -> tuple[ProfileSummary, ...]:
    return desk.profile_editing.namesakes(names)


def _create(wish: NewProfile, desk: Desk) -> Done:
    return desk.profile_editing.create(wish.kind, wish.name, wish.acronym, wish.language)
