"""Drafts that an earlier session left: told once a library is open, to be gone on with or dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from briefing_app.ui import languages
from briefing_app.ui.descriptions import moment
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.message_bar import Choice, MessageBar, Tone
from briefing_app.ui.message_names import left_in
from briefing_app.ui.rooms import Rooms

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.services.line_drafts import LeftLines
    from briefing_app.services.texts import LeftDraft, OpenText

    Left = LeftDraft | LeftLines


_PAUSE = 200  # milliseconds after which the offer follows what was opened or saved


@dataclass(frozen=True, slots=True)
class _Offer:
    """Drafts that are offered, the words of the bar, and what stood before them there."""

    drafts: tuple[Left, ...]
    words: str
    before: str
    first: tuple[Choice, ...]


class LeftDrafts(QObject):
    """Offers each draft in the message bar: to continue it, or to discard it, which can be undone.

    The offer follows what becomes of the drafts while it stands.
    """

    def __init__(self, session: LibrarySession, bar: MessageBar, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._session = session
        self._bar = bar
        self._rooms = rooms
        self._offered: _Offer | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_PAUSE)
        self._again.timeout.connect(self._look_again)
        for heard in (rooms.changed, rooms.banner_changed, rooms.library_changed):
            heard.connect(self._soon)

    def look(self) -> None:
        """See whether there are any."""
        self._session.call(self, _left, self._offer, self._failed)

    def _offer(self, drafts: tuple[Left, ...], before: str = "", *first: Choice) -> None:
        if not drafts:
            return
        draft = drafts[0]
        heading = left_in(draft, languages.of(self._bar))
        told = self.tr("A draft of {where} from {moment} was kept.")
        where = self.tr("“{heading}” ({name})") if heading else self.tr("“{name}”")
        where = where.format(heading=heading, name=draft.owner.name)
        before = before or self._bar.text
        lines = [before, told.format(where=where, moment=moment(draft.at))]
        if draft.outdated:
            lines.append(self.tr("The text was saved since: the draft will stand among its revisions."))
        if len(drafts) > 1:
            lines.append(self.tr("%n more draft(s) are there.", "", len(drafts) - 1))
        choices = (
            *first,
            Choice(self.tr("&Continue"), partial(self._continue, draft)),
            Choice(self.tr("&Discard"), partial(self._discard, drafts)),
        )
        words = "\n".join(filter(None, lines))
        self._bar.tell(words, choices=choices)
        self._offered = _Offer(drafts, words, before, first)

    @Slot()
    def _soon(self) -> None:
        """A text may have been opened or saved: while drafts are offered, see which are left after it."""
        if self._standing() is not None:
            self._again.start()

    @Slot()
    def _look_again(self) -> None:
        if self._session.is_open and (offer := self._standing()) is not None:
            self._session.call(self, _left, partial(self._follow, offer), self._failed)

    def _standing(self) -> _Offer | None:
        """The offer made last, if it is still what the bar says."""
        if self._offered is not None and self._bar.text != self._offered.words:
            self._offered = None
        return self._offered

    def _follow(self, offer: _Offer, drafts: tuple[Left, ...]) -> None:
        """Offer the drafts there still are; what was said before them stays."""
        if self._standing() is not offer or drafts == offer.drafts:
            return
        self._bar.clear()
        if drafts:
            self._offer(drafts, offer.before, *offer.first)
        elif offer.before:
            self._bar.tell(offer.before, choices=offer.first)

    def _continue(self, draft: Left) -> None:
        """Open the room of what the draft belongs to; its editor shows the draft."""
        self._bar.clear()
        if draft.owner.profile is not None:
            self._rooms.open_profile(draft.owner.profile, draft.block)
        else:
            self._rooms.open_note(draft.owner.number or "", draft.block)

    def _discard(self, drafts: tuple[Left, ...]) -> None:
        done = partial(self._discarded, drafts[1:])
        self._session.call(self, partial(_discard, drafts[0]), done, self._failed)

    def _discarded(self, others: tuple[Left, ...], dropped: OpenText | LeftLines | None) -> None:
        if dropped is None:
            self._bar.tell(self.tr("The text was worked on since: nothing of it was discarded."))
            return
        undo = partial(self._take_back, dropped)
        if not dropped.from_draft:  # its text had been saved since
            words = self.tr("The draft stands among the revisions of its text.")
            self._bar.tell(words)
            self._offer(others, words)
        elif others:
            self._offer(others, self.tr("The draft is gone."), Choice(self.tr("&Undo"), undo))
        else:
            self._bar.offer_undo(self.tr("The draft is gone."), undo)

    def _take_back(self, dropped: OpenText | LeftLines) -> None:
        self._session.call(self, partial(_keep, dropped), self._taken_back, self._failed)

    def _taken_back(self, drafts: tuple[Left, ...]) -> None:
        self._bar.clear()
        self._offer(drafts)

    def _failed(self, error: Exception) -> None:
        self._bar.tell(sentence(error), Tone.ERROR)


# ---- on the worker


def _left(desk: Desk) -> tuple[Left, ...]:
    """What nobody has opened since: who has a draft before them goes on with it."""
    every: tuple[Left, ...] = (*desk.texts.drafts(), *desk.line_drafts.left())
    return tuple(sorted((one for one in every if not one.opened), key=_at, reverse=True))


def _at(draft: Left) -> datetime:
    return draft.at


def _discard(draft: Left, desk: Desk) -> OpenText | LeftLines | None:
    """What was dropped; None where the draft is another by now: words were typed after it was offered."""
    from briefing_app.services.line_drafts import LeftLines

    if isinstance(draft, LeftLines):
        return draft if desk.line_drafts.discard(draft) else None
    present = next((one for one in desk.texts.drafts() if one.place == draft.place), None)
    if present is None or present.opened or present.at != draft.at:
        return None
    opened = desk.texts.open(draft.place)
    desk.texts.discard_draft(draft.place)
    return opened


def _keep(dropped: OpenText | LeftLines, desk: Desk) -> tuple[Left, ...]:
    from briefing_app.services.line_drafts import LeftLines

    if isinstance(dropped, LeftLines):
        desk.line_drafts.take_back(dropped)
    else:
        desk.texts.keep_draft(dropped.place, dropped.blocks, dropped.revision)
    return _left(desk)
