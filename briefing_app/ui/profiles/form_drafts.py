"""What is typed in a form about a profile, kept as a draft while the form is open and offered in it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.half_typed import Brought, HalfTyped, Words
from briefing_app.domain.labelled import quoted
from briefing_app.services.line_drafts import fact_of_place, new_sort_of_place
from briefing_app.ui import languages
from briefing_app.ui.descriptions import moment
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.line_drafts import LineDrafts
from briefing_app.ui.message_names import fact_name
from briefing_app.ui.profiles import fact_words

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.facts import ProfileId
    from briefing_app.services.profile_opening import OpenProfile

Say = Callable[[str, Any], str]
"""Says a field and what it holds, for people."""


class FormDraft:
    """The draft of one form while it is open; *stored* is what stands in it where nothing was typed.

    ``given`` is what is to stand in the form at first, ``begun`` says that some of it was typed before,
    ``note`` what is to be said above it.
    """

    def __init__(
        self,
        drafts: FormDrafts,
        place: str,
        keep: Callable[[Words, Words, Desk], None],
        stored: Words,
        brought: Brought | None,
        note: str,
    ) -> None:
        self._drafts = drafts
        self._place = place
        self._stored = dict(stored)
        self.given: dict[str, Any] = dict(stored) if brought is None else brought.words
        self.begun = self.given != self._stored
        self.note = note
        self._words: Words = self.given if self.begun else {}
        self._keep = partial(keep, self._stored)
        self._lines = LineDrafts(drafts.session, lambda: self._words, self._keep, drafts)
        self._lines.failed.connect(drafts.failed)

    @property
    def half(self) -> HalfTyped | None:
        """What is typed by now, None where it is what stood there."""
        return HalfTyped(self._words, self._stored) if self._words else None

    def on_file(self, words: Words, *, follows: bool) -> None:
        """Say what the library holds of it by now; *follows* lets it hold what stands in the form soon."""
        self._lines.begin(words)
        if follows:
            self._lines.touch()

    def typed(self, words: Words) -> None:
        """Something was typed: these are the words of the whole form now."""
        self._words = {} if words == self._stored else dict(words)
        self._lines.touch()

    def store(self, answer: Words) -> HalfTyped:
        """The form was accepted: its draft stays until this answer is stored, which ends it."""
        self._words = {} if answer == self._stored else dict(answer)
        self._lines.keep_now()
        self._end()
        return HalfTyped(dict(answer), self._stored)

    def drop(self) -> None:
        """The form is closed and nothing of it is to be stored: somebody chose to."""
        self._end()
        forget = partial(self._keep, {})
        over = partial(self._drafts.over, self._place)
        self._drafts.session.call(self._drafts, forget, over, self._drafts.fail)

    def _end(self) -> None:
        self._lines.finish()
        self._lines.deleteLater()


class FormDrafts(QObject):
    """The drafts of the forms about one profile, as an earlier session left them.

    ``settled`` says that nothing an earlier session left is waiting any more: it was stored or dropped.
    """

    failed = Signal(str)
    settled = Signal()

    def __init__(self, session: LibrarySession, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._opened: OpenProfile | None = None
        self._waiting: set[str] = set()  # the places of what was left
        self._over: dict[str, object] = {}  # the draft of each form that was offered

    def show_profile(self, opened: OpenProfile) -> None:
        """Offer from now on what was left in this profile."""
        if self._opened is None:
            self._waiting = set(opened.drafts)
        self._opened = opened
        self._settle(self._waiting & opened.drafts.keys())

    def begin(
        self, place: str, stored: Words, say: Say, given: HalfTyped | None = None, note: str = ""
    ) -> FormDraft:
        """The draft of a form that is being opened.

        *given* is gone on with; else what was left in the form, which is offered once. Either is brought over
        what is *stored* by now: fields nobody typed in say what they say by now, and where one was changed
        on both sides the note of the form *says* what stands there.
        """
        if self._opened is None:
            raise RuntimeError("a form about no profile")
        known = self._opened.drafts.get(place)
        left = None if known == self._over.get(place) else known
        half = given or (None if left is None else HalfTyped(left.words, left.base))
        brought = None if half is None else half.over(stored)
        if brought is not None and brought.words != dict(stored):
            was = self._when(left.at) if given is None and left is not None else ""
            note = "\n".join(filter(None, (note or was, self._clash(brought, stored, say))))
        profile = self._opened.profile.id
        draft = FormDraft(self, place, partial(_keep, profile, place), stored, brought, note)
        follows = given is not None or not draft.begun  # what was left stays to the letter until one types
        draft.on_file({} if left is None else left.words, follows=follows)
        self._over[place] = known
        return draft

    def again(self, place: str) -> None:
        """What was typed in a form was not stored: its draft is offered again."""
        self._over.pop(place, None)

    def over(self, place: str, _forgotten: None) -> None:
        """A draft was dropped."""
        self._settle(self._waiting - {place})

    def told(self) -> str:
        """What to say of the forms that were left half typed, "" where none was."""
        if self._opened is None or not self._opened.drafts:
            return ""
        called = [self._called(place) for place in self._opened.drafts]
        if not all(called):
            return self.tr("Something typed about this profile is not saved yet: it stands in its form.")
        told = self.tr("Something typed in the form of {facts} is not saved yet: it stands there.")
        return told.format(facts=", ".join(quoted(one, languages.spoken()) for one in called))

    def fail(self, error: Exception) -> None:
        """Say why a draft could not be forgotten."""
        self.failed.emit(sentence(error))

    # ---- inside

    def _settle(self, waiting: set[str]) -> None:
        was, self._waiting = self._waiting, waiting
        if was and not waiting:
            self.settled.emit()

    def _when(self, at: datetime) -> str:
        said = self.tr("This was typed {moment} and is not saved yet.")
        return said.format(moment=moment(at))

    def _clash(self, brought: Brought, stored: Words, say: Say) -> str:
        """What stands by now in the fields that were changed on both sides, "" where there is none."""
        if not brought.clashes:
            return ""
        said = self.tr("Changed since, and replaced by saving this: {fields}")
        return said.format(fields="; ".join(say(name, stored[name]) for name in brought.clashes))

    def _called(self, place: str) -> str:
        """The fact a form is for, "" where it is for none that is there."""
        if sort := new_sort_of_place(place):
            return fact_words.one_words(sort)
        fact = fact_of_place(place)
        opened = self._opened
        if opened is None:
            return ""
        found = (one for one in opened.profile.facts if one.id == fact)
        return next((fact_name(one, withheld=one.id in opened.withheld) for one in found), "")


def _keep(profile: ProfileId, place: str, base: Words, words: Words, desk: Desk) -> None:
    desk.line_drafts.keep_profile(profile, place, words, base)
