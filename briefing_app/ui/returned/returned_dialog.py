"""What a reviewer changed in a copy of a note, one by one: accepted or refused, then brought in at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from briefing_app.domain.openings import beginning_of
from briefing_app.domain.returned.changes import Remark, ReturnedChange, ReturnedKind, Standing
from briefing_app.domain.returned.telling import told_of
from briefing_app.domain.text import FREE, BlockId, Heading, Holds, Paragraph, Run, SeveranceId, Text
from briefing_app.ui.deciding_dialog import DecidingDialog, Difference
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.rows import RowWords
from briefing_app.ui.sentences import all_shown

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.services.returning import ReturnedCopy
    from briefing_app.ui.mark import Mark


@dataclass(frozen=True, slots=True)
class Returned:
    """A copy that was compared with its note, the banner over both, and how a marking is printed."""

    seen: ReturnedCopy
    mark: Mark
    marking: Callable[[Marking], str]


class ReturnedDialog(DecidingDialog):
    """Shows each change beside what the note says; accepted, it answers with those to be brought in.

    Nothing is decided before somebody does: a change nobody accepted stays out.
    """

    def __init__(self, returned: Returned, parent: QWidget | None = None) -> None:
        super().__init__(returned.marking, parent)
        self._returned = returned
        seen = returned.seen
        self._numbers = {one.id: number for number, one in enumerate(seen.changes, 1)}
        self.setWindowTitle(self.tr("Changes in “{file}”").format(file=seen.file))
        self.list.setAccessibleName(self.tr("Changes"))
        self.nothing.say(self.tr("Nothing was changed in this copy."))
        self._build_choices()
        with self.banners.showing(returned.mark):
            self.show_rows(seen.changes, self._described)
        self.tell()

    def answer(self) -> tuple[ReturnedChange, ...]:
        """The changes that were accepted, in the order of the copy."""
        return tuple(one for one in self._returned.seen.changes if self.decided.get(one.id))

    @property
    def chosen(self) -> ReturnedChange | None:
        """The change that is looked at."""
        found: ReturnedChange | None = self.item
        return found

    def _build_choices(self) -> None:
        self.accept_one = QPushButton(self.tr("&Accept"))
        self.refuse_one = QPushButton(self.tr("&Refuse"))
        self.accept_kind = QPushButton(self.tr("Accept all of this &kind"))
        self.accept_all = QPushButton(self.tr("Accept a&ll"))
        together = self.tr("Those that touch nothing severed or received, and leave no passage empty")
        self.accept_kind.setToolTip(plain_tip(together))
        self.accept_all.setToolTip(plain_tip(together))
        self.add_choice(self.accept_one, self.accept_chosen, by_space=True)
        self.add_choice(self.refuse_one, self.refuse_chosen)
        self.add_choice(self.accept_kind, self.accept_like_chosen)
        self.add_choice(self.accept_all, self.accept_open)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)

    # ---- deciding

    @Slot()
    def accept_chosen(self) -> None:
        """Accept the change that is looked at, and go on to the next."""
        if (chosen := self.chosen) is not None and chosen.standing is not Standing.KEPT:
            self.decide({chosen.id: True})
            self.go_on()

    @Slot()
    def refuse_chosen(self) -> None:
        """Refuse the change that is looked at, and go on to the next."""
        if (chosen := self.chosen) is not None:
            self.decide({chosen.id: False})
            self.go_on()

    @Slot()
    def accept_like_chosen(self) -> None:
        """Accept every open change of the kind that is looked at."""
        if (chosen := self.chosen) is not None:
            self.decide({one.id: True for one in self._open if one.kind is chosen.kind})

    @Slot()
    def accept_open(self) -> None:
        """Accept every change that nobody has to be asked about."""
        self.decide({one.id: True for one in self._open})

    @property
    def _open(self) -> tuple[ReturnedChange, ...]:
        return tuple(one for one in self._returned.seen.changes if one.standing is Standing.OPEN)

    def allow(self) -> None:
        chosen = self.chosen
        can = chosen is not None and chosen.standing is not Standing.KEPT
        self.accept_one.setEnabled(can)
        self.refuse_one.setEnabled(can)
        alike = chosen is not None and any(one.kind is chosen.kind for one in self._open)
        self.accept_kind.setEnabled(alike)
        self.accept_all.setEnabled(bool(self._open))
        accepted = len(self.answer())
        self.bring_in.setText(self.tr("&Bring in %n change(s)", "", accepted))
        self.bring_in.setEnabled(bool(accepted))

    # ---- showing

    def summary(self) -> str:
        seen = self._returned.seen
        may = [one for one in seen.changes if one.standing is not Standing.KEPT]
        parts = [
            self.tr("%n change(s)", "", len(seen.changes)),
            self.tr("%n accepted", "", len(self.answer())),
            self.tr("%n undecided: they stay out", "", sum(one.id not in self.decided for one in may)),
        ]
        if len(may) < len(seen.changes):
            parts.append(self.tr("%n not to be accepted", "", len(seen.changes) - len(may)))
        if seen.comments:
            number = sum(one.number for one in seen.comments)
            parts.append(self.tr("%n comment(s), which are read in Word", "", number))
        return "\n".join(filter(None, (" · ".join(parts), self._alone(may), *all_shown(seen.told))))

    def _alone(self, may: Sequence[ReturnedChange]) -> str:
        """How many undecided changes are not accepted with others, and why; "" for none."""
        left = sum(one.standing is Standing.ASKED and one.id not in self.decided for one in may)
        if not left:
            return ""
        return self.tr(
            "%n undecided change(s) are accepted one by one only: they touch something severed or received "
            "or what was changed here since, were copied from elsewhere, or leave a passage empty.",
            "",
            left,
        )

    def difference(self, item: ReturnedChange) -> Difference:
        names = (self.tr("The note"), self.tr("With the change"))
        return Difference(
            sentence=" ".join(all_shown(told_of(item))),
            sides=_sides(item),
            names=names,
            tags=self._returned.seen.tags,
            held=self._held(item),
            where=self._place(item),
        )

    def _held(self, change: ReturnedChange) -> Holds:
        """What withholds all that is shown of a change; of words nobody vouches for none is copied."""
        if change.kind is ReturnedKind.UNREAD or Remark.SEVERED_ELSEWHERE in change.remarks:
            return frozenset({SeveranceId("unknown")})
        sections = self._returned.seen.note.sections
        return next((one.severances for one in sections if one.id == change.section), FREE)

    def _place(self, change: ReturnedChange) -> str:
        parts = [self._paragraph(change)] if change.line else []
        if change.comments:
            parts.append(self.tr("%n comment(s) here", "", change.comments))
        return " · ".join(parts)

    def _paragraph(self, change: ReturnedChange) -> str:
        """Which paragraph of the file a change is at: its number, unknown to Word, and its beginning."""
        begins = beginning_of(change.after or change.before, self._held(change))
        if not begins:
            return self.tr("Paragraph {number} of the file").format(number=change.line)
        said = self.tr("Paragraph {number} of the file, which begins “{words}”")
        return said.format(number=change.line, words=begins)

    def _described(self, change: ReturnedChange) -> RowWords:
        heading = self._returned.seen.headings.get(change.section) if change.section is not None else None
        title = f"{self._numbers[change.id]}. {heading or self.tr('Outside the sections')}"
        told = " ".join(all_shown(told_of(change)))
        return RowWords(title=title, detail=f"{self._decision(change)} · {told}")

    def _decision(self, change: ReturnedChange) -> str:
        if change.standing is Standing.KEPT:
            return self.tr("Not to be accepted")
        decided = self.decided.get(change.id)
        if decided is None:
            alone = change.standing is Standing.ASKED
            return self.tr("Undecided, one by one only") if alone else self.tr("Undecided")
        return self.tr("Accepted") if decided else self.tr("Refused")


def _sides(change: ReturnedChange) -> tuple[Text, Text]:
    """What is compared: the passage, the heading of a section, or words that are not read."""
    if change.kind is ReturnedKind.HEADING:
        before, after = (_heading(words) for words in change.heading)
        return before, after
    if change.kind is ReturnedKind.UNREAD:
        return (), (Paragraph(id=BlockId("said"), content=(Run(change.said),)),)
    return change.before, change.after


def _heading(words: str) -> Text:
    return (Heading(id=BlockId("heading"), level=1, content=(Run(words),)),)
