"""What is to be looked at before a note is handed over, beside its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefing_app.domain.edition import EditionKind, Obstacle
from briefing_app.domain.labelled import labelled
from briefing_app.domain.release_check import CheckKind, ReleaseCheck, Standing
from briefing_app.ui import languages, look
from briefing_app.ui.descriptions import moment
from briefing_app.ui.flow_layout import flowing
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.message_bar import MessageBar
from briefing_app.ui.notes.checklist import Checklist, Line
from briefing_app.ui.sentences import shown

if TYPE_CHECKING:
    from briefing_app.domain.release_record import ReleaseRecord
    from briefing_app.services.before_release import BeforeRelease

_DIGITS = 12
"""How much of a digest is shown: enough to compare by eye."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying the public edition: when, of which words of the note, and what was found."""

    at: str
    words: str
    found: tuple[str, ...] = ()


class ReleaseChecklist(QWidget):
    """Lists what is open, what people look at, what is done and what was handed over.

    Signals:
        go_to_wanted: The block that something is about.
        severances_wanted: What is withheld is to be looked at and approved.
        try_wanted: All checks are to be made without writing a file.
        export_wanted: The public edition is to be written.
        ticked: A person has looked at the thing of this key, or has not after all.
    """

    go_to_wanted = Signal(str)
    severances_wanted = Signal()
    try_wanted = Signal()
    export_wanted = Signal()
    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: BeforeRelease | None = None
        self._tried: Tried | None = None
        self.list = Checklist(self.tr("Before release"))
        self.list.opened.connect(self._open)
        self.list.ticked.connect(self.ticked)
        self.bar = MessageBar(self.tr("Trying the public edition"))
        self.try_out = QPushButton(self.tr("&Try the public edition"))
        self.try_out.setToolTip(self.tr("Make it and search it as an export does, without writing a file"))
        self.try_out.clicked.connect(self.try_wanted)
        self.export = QPushButton(self.tr("E&xport…"))
        self.export.setToolTip(self.tr("Write the public edition, with its release record beside it"))
        self.export.clicked.connect(self.export_wanted)
        self._build()

    @property
    def main_widget(self) -> QWidget:
        """What takes the keyboard."""
        return self.list

    def show_found(self, found: BeforeRelease, ticked: set[str]) -> None:
        """Show how the note stands; what was tried of other words is told no more."""
        self._found = found
        if self._tried is not None and self._tried.words != found.words:
            self._tried = None
        self.list.show_lines(tuple(self._lines(found)), ticked)

    def show_tried(self, tried: Tried, ticked: set[str]) -> None:
        """Show what came of a trial."""
        self._tried = tried
        if self._found is not None:
            self.show_found(self._found, ticked)
            self.list.stand_on_first()

    def _build(self) -> None:
        kept = self.tr(
            "Ticks are for this sitting and recorded nowhere; one goes when what it is about changes."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        foot = QVBoxLayout()
        foot.setContentsMargins(*(3 * look.GRID,) * 4)
        foot.setSpacing(2 * look.GRID)
        foot.addWidget(PlainLabel(kept, muted=True, wrap=True))
        foot.addWidget(flowing(self.try_out, self.export, gap=2 * look.GRID))
        column.addWidget(self.bar)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    # ---- what is shown

    def _lines(self, found: BeforeRelease) -> Iterator[Line]:
        checks = found.checks
        yield from self._of_trial({shown(one.sentence) for one in checks})
        for standing, heading, tip in (
            (Standing.OPEN, self.tr("To be done"), self.tr("To be done: {sentence}")),
            (Standing.PEOPLE, self.tr("For people to look at"), ""),
            (Standing.HINT, self.tr("Hints, which stop nothing"), self.tr("Hint: {sentence}")),
            (Standing.DONE, self.tr("Done"), self.tr("Done: {sentence}")),
        ):
            yield from _group(heading, tip, (one for one in checks if one.standing is standing))
        yield Line(words=self.tr("Handed over"), heading=True)
        if not found.releases:
            yield Line(words=self.tr("Nothing was handed over yet."))
        for record in found.releases:
            yield Line(words=self._handed_over(record))

    def _of_trial(self, told: set[str]) -> Iterator[Line]:
        """What came of the last trial, but for what stands below in any case."""
        if self._tried is None:
            return
        heading = self.tr("Tried {moment}").format(moment=self._tried.at)
        lines = [one for one in self._tried.found if one not in told]
        if lines:
            yield Line(words=heading, heading=True)
            yield from (Line(words=one, spoken=labelled(heading, one, languages.spoken())) for one in lines)

    def _handed_over(self, record: ReleaseRecord) -> str:
        digest = f"SHA-256 {record.sha256[:_DIGITS]}…"
        return " · ".join((moment(record.at), record.by, self._edition(record), record.file_name, digest))

    def _edition(self, record: ReleaseRecord) -> str:
        match record.edition:
            case EditionKind.INTERNAL:
                return self.tr("internal edition")
            case EditionKind.PUBLIC:
                return self.tr("public edition")
            case EditionKind.PARTNER:
                return self.tr("edition for {partners}").format(partners=", ".join(record.audience))

    @Slot(object)
    def _open(self, thing: object) -> None:
        if isinstance(thing, Obstacle) and thing.block is not None:
            self.go_to_wanted.emit(thing.block)
        elif isinstance(thing, ReleaseCheck):
            if thing.block is not None:
                self.go_to_wanted.emit(thing.block)
            elif thing.kind is CheckKind.SEVERANCES:
                self.severances_wanted.emit()


def _group(heading: str, spoken: str, checks: Iterable[ReleaseCheck]) -> Iterator[Line]:
    """A heading with its lines; nothing where there are none."""
    lines = tuple(checks)
    if lines:
        yield Line(words=heading, heading=True)
    for one in lines:
        said = shown(one.sentence)
        heard = spoken.format(sentence=said) if spoken else said
        yield Line(words=said, spoken=heard, key=one.key, thing=one)
