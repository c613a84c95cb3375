"""Beginning a note, and exporting one in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from briefing_app import paths
from briefing_app.ui import languages
from briefing_app.ui.descriptions import Choice as Line
from briefing_app.ui.failures import sentence
from briefing_app.ui.language_words import spoken_first
from briefing_app.ui.message_bar import Choice, MessageBar, Tone
from briefing_app.ui.over_window import OverWindow, WindowParts
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.tasks import Progress

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.edition import EditionKind
    from briefing_app.domain.kind import Kind
    from briefing_app.domain.note import Note
    from briefing_app.domain.profile import ProfileSummary
    from briefing_app.services.exports import ExportReport
    from briefing_app.ui.export_dialog import ExportWish
    from briefing_app.ui.note_dialog import KindChoice, NewNote
    from briefing_app.ui.partners_choice import Audiences
    from briefing_app.ui.showing import Subject


@dataclass(frozen=True, slots=True)
class Written:
    """A note as it was last written, and how its file looked then: its size and when it was changed."""

    wish: ExportWish
    stamp: tuple[int, int] | None

    def is_own(self) -> bool:
        """Whether the file is still the one that was written."""
        return self.stamp is not None and _stamp(self.wish.path) == self.stamp


class NoteCommands(OverWindow):
    """Commands on notes; ``created`` names the note that was begun by its number, ``exported`` one written.

    One note is exported at a time; ``exporting_changed`` says that ``is_exporting`` is another.
    """

    created = Signal(str)
    exported = Signal(str)
    exporting_changed = Signal()

    def __init__(self, parts: WindowParts, detail_bar: MessageBar) -> None:
        super().__init__(parts)
        self._detail_bar = detail_bar
        self._bar_of_export = self._bar
        self._written: dict[tuple[Path | None, str], Written] = {}
        self._running: list[Progress] = []
        self._asks = False

    @property
    def is_exporting(self) -> bool:
        """Whether a note is being exported, or is asked about."""
        return self._asks or bool(self._running)

    def new(self, profiles: tuple[ProfileSummary, ...]) -> None:
        """Ask for kind, title and the rest, then make the note."""
        self._ask(profiles, None)

    def _ask(self, profiles: tuple[ProfileSummary, ...], given: NewNote | None) -> None:
        catalogue, shown_in = self._session.catalogue, languages.of(self._window)
        first = catalogue.default_kind
        keys = sorted(catalogue.kinds, key=lambda key: (key != first, key))
        kinds = [_kind_choice(catalogue.kinds[key], shown_in) for key in keys]
        closed = partial(self._closed, profiles)
        asked = (kinds, spoken_first(shown_in), profiles, given, closed)
        wish = self._prompts.new_note(self._window, *asked)
        if wish is not None:
            self._bar.busy(self.tr("Filling the outline…"))
            self._session.call(
                self, partial(_create, wish), self._created, partial(self._not_made, profiles, wish)
            )

    def _closed(self, profiles: tuple[ProfileSummary, ...], typed: NewNote) -> None:
        self._offer(profiles, typed, self.tr("The form was closed without saving."), Tone.NOTICE)

    def _not_made(self, profiles: tuple[ProfileSummary, ...], wish: NewNote, error: Exception) -> None:
        self._offer(profiles, wish, sentence(error), Tone.ERROR)

    def _offer(self, profiles: tuple[ProfileSummary, ...], typed: NewNote, why: str, tone: Tone) -> None:
        """Say why there is no note, and offer to go on: nothing else has what was typed."""
        go_on = partial(self._go_on, profiles, typed)
        self._bar.tell(why, tone, (Choice(self.tr("&Continue"), go_on),))

    def _go_on(self, profiles: tuple[ProfileSummary, ...], typed: NewNote) -> None:
        self._bar.clear()
        self._ask(profiles, typed)

    def export(self, subject: Subject, *, public: bool) -> None:
        """Ask for edition, format and place, then write the note."""
        self._ask_and_export(subject, partial(_suggested, subject), public=public)

    def export_again(self, subject: Subject, *, public: bool) -> None:
        """Write the note as it was last written, over that file alone; ask where that cannot be."""
        if self.is_exporting:
            return
        last = self._written.get((self._session.path, subject.key))
        if last is None:
            self.export(subject, public=public)
        elif last.is_own():
            self._begin_export(subject.key, replace(last.wish, replace=True))
        elif not last.wish.path.exists():
            self._begin_export(subject.key, replace(last.wish, replace=False))
        else:  # somebody changed the file since: replacing it has to be ticked
            self._ask_and_export(subject, partial(_as_last_time, last.wish), public=last.wish.public)

    def _ask_and_export(
        self, subject: Subject, suggest: Callable[[EditionKind, str], Path], *, public: bool
    ) -> None:
        if self.is_exporting:
            return  # a second press, before the command was not allowed any more
        self._asks = True
        try:
            wish = self._prompts.export(
                self._window, self._formats(), suggest, self._audiences(), public=public
            )
        finally:
            self._asks = False
        if wish is not None:
            self._begin_export(subject.key, wish)

    def _begin_export(self, number: str, wish: ExportWish) -> None:
        progress = Progress()
        self._running.append(progress)
        self.exporting_changed.emit()
        detail = self._detail_bar.parentWidget()
        self._bar_of_export = self._detail_bar if detail is not None and detail.isVisible() else self._bar
        progress.advanced.connect(self._bar_of_export.advance)
        stop = Choice(self.tr("&Cancel"), progress.cancel)
        self._bar_of_export.busy(self.tr("Exporting…"), (stop,))
        done = partial(self._exported, progress, (self._session.path, number), wish)
        work = partial(_export, number, wish, progress)
        self._session.call(self, work, done, partial(self._export_failed, progress), progress)

    def cancel(self) -> None:
        """Ask a running export to stop."""
        for progress in self._running:
            progress.cancel()

    def _audiences(self) -> Audiences:
        from briefing_app.services.partners import partners
        from briefing_app.ui.library_commands import ceiling_choices
        from briefing_app.ui.partners_choice import Audiences

        catalogue, language = self._session.catalogue, languages.of(self._window)
        ceilings = [Line(one.key, one.words) for one in ceiling_choices(catalogue, language)]
        return Audiences(partial(partners, catalogue, language), ceilings)

    def _formats(self) -> list[Line]:
        return [
            Line("docx", self.tr("Word document (.docx)")),
            Line("html", self.tr("Web page (.html)")),
            Line("md", self.tr("Markdown (.md)")),
            Line("txt", self.tr("Plain text (.txt)")),
        ]

    def _created(self, note: Note) -> None:
        self._bar.clear()
        self.created.emit(note.number)

    def _exported(
        self, progress: Progress, note: tuple[Path | None, str], wish: ExportWish, report: ExportReport
    ) -> None:
        self._end_export(progress)
        self._written[note] = Written(replace(wish, path=report.path), _stamp(report.path))
        said = self.tr("Public edition exported to {path}.")
        if wish.partners:
            said = self.tr("Edition for {partners} exported to {path}.")
        elif not wish.public:
            said = self.tr("Internal edition exported to {path}.")
        said = said.format(path=report.path, partners=", ".join(wish.partners))
        if report.records:
            names = " · ".join(one.name for one in report.records)
            beside = self.tr("Its release record lies beside it: {names}.").format(names=names)
            said = f"{said} {beside}"
        choices = (
            Choice(self.tr("&Open"), partial(self._open, report.path)),
            Choice(self.tr("Show in &folder"), partial(self._open, report.path.parent)),
        )
        self._bar_of_export.tell(" ".join((said, *all_shown(report.notices))), choices=choices)
        self.exported.emit(note[1])

    def _export_failed(self, progress: Progress, error: Exception) -> None:
        self._end_export(progress)
        self._bar_of_export.tell(sentence(error), Tone.ERROR)

    def _end_export(self, progress: Progress) -> None:
        self._running.remove(progress)
        self.exporting_changed.emit()

    def _open(self, path: Path) -> None:
        if not self._prompts.open_file(path):
            nothing = self.tr("The system has no program to open {path} with: open it by hand.")
            self._bar_of_export.tell(nothing.format(path=path), Tone.ERROR)


def _create(wish: NewNote, desk: Desk) -> Note:
    return desk.notes.create(
        kind=wish.kind,
        title=wish.title,
        names=() if wish.profiles else wish.names,
        profiles=wish.profiles,
        on=wish.on,
        place=wish.place,
        language=wish.language,
    )


def _export(number: str, wish: ExportWish, progress: Progress, desk: Desk) -> ExportReport:
    paths.made_private(wish.path.parent)
    return desk.exports.export(
        number,
        wish.edition,
        format=wish.format,
        out=wish.path,
        force=wish.replace,
        with_provisions=wish.with_provisions,
        audience=desk.exports.audience(wish.partners, wish.ceiling) if wish.partners else None,
        progress=progress.report,
        cancelled=progress.cancelled,
    )


def _as_last_time(wish: ExportWish, _edition: EditionKind, format_: str) -> Path:
    return wish.path.with_suffix(f".{format_}")


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of change of a file; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _suggested(subject: Subject, edition: EditionKind, format_: str) -> Path:
    from briefing_app.services.exports import default_file_name

    return paths.exports_folder() / default_file_name(subject.key, subject.title, edition, format_)


def _kind_choice(kind: Kind, language: str) -> KindChoice:
    """A kind of note with its guidance as plain words: Markdown's stars mean nothing to a reader."""
    from briefing_app.domain.emphasis import plain_words
    from briefing_app.ui.note_dialog import KindChoice

    sections = tuple(
        (one.heading.text_or_first(language), plain_words(one.guidance.text_or_first(language)))
        for one in kind.sections
    )
    name, description = (one.text_or_first(language) for one in (kind.name, kind.description))
    return KindChoice(kind.key, name, description, sections)
