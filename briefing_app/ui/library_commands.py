"""Opening, making and trying out libraries, as the menu and the start panel ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from briefing_app import paths
from briefing_app.domain.errors import BriefingError
from briefing_app.ui import languages
from briefing_app.ui.failures import sentence
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.over_window import OverWindow
from briefing_app.ui.sentences import all_shown

if TYPE_CHECKING:
    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.marking import Level, Marking
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.ui.first_run.create_page import CreatePage
    from briefing_app.ui.library_fields import CeilingChoice, NewLibrary

SAMPLE_NAME = "sample.bdl"


class LibraryCommands(OverWindow):
    """Commands that lead to an open library."""

    @Slot()
    def new(self) -> None:
        """Ask where and how high, then make the library and open it."""
        ceilings = self._ceilings()
        if ceilings:
            wish = self._prompts.new_library(self._window, ceilings, _free_name(paths.default_library()))
            if wish is not None:
                self.create(wish)

    def new_page(self) -> CreatePage | None:
        """The same questions as a page; None where the data files do not say what they should."""
        from briefing_app.ui.first_run.create_page import CreatePage

        ceilings = self._ceilings()
        if not ceilings:
            return None
        return CreatePage(ceilings, _free_name(paths.default_library()), self._prompts.new_library_file)

    @Slot(object)
    def create(self, wish: NewLibrary) -> None:
        """Make a library and open it, once it is agreed to where it can be lost."""
        if not self._may_be_at(wish.path):
            return
        self._open_after_leaving(wish.path, partial(self._make, wish))

    def _ceilings(self) -> tuple[CeilingChoice, ...]:
        try:
            return ceiling_choices(self._session.program.catalogue, languages.of(self._window))
        except BriefingError as error:
            self._bar.tell(sentence(error), Tone.ERROR)
            return ()

    @Slot()
    def open(self) -> None:
        """Ask which library, then open it."""
        folder = self._session.path.parent if self._session.path else paths.user_data_folder()
        chosen = self._prompts.open_library(self._window, folder)
        if chosen is not None and self._may_be_at(chosen):
            self._open_after_leaving(chosen)

    def _may_be_at(self, path: Path) -> bool:
        """Whether a library may be kept there; asked where it can be lost."""
        hazards = self._session.program.libraries.hazards(path)
        return not hazards or self._prompts.risky_place(self._window, all_shown(hazards))

    def open_file(self, path: Path) -> None:
        """Open a library that is named."""
        self._open_after_leaving(path)

    @Slot()
    def open_sample(self) -> None:
        """Open the sample library in the person's own data folder, made first where it is not there."""
        path = paths.user_data_folder() / SAMPLE_NAME
        self._open_after_leaving(path, partial(self._make_sample, path))

    def _open_after_leaving(self, path: Path, prepare: Callable[[], object] | None = None) -> None:
        """Open a library once what is being worked on has been saved in the one before."""
        self._rooms.leave_then(partial(self._session.open, path, prepare))

    # ---- on the worker

    def _make(self, wish: NewLibrary) -> None:
        paths.made_private(wish.path.parent)
        self._session.program.libraries.create(wish.path, wish.ceiling, wish.statement)

    def _make_sample(self, path: Path) -> None:
        if not path.exists():
            paths.made_private(path.parent)
            self._session.program.sample(path)


def ceiling_choices(
    catalogue: Catalogue, language: str, now: Marking | None = None
) -> tuple[CeilingChoice, ...]:
    """The ceilings a library may have, lowest first, with what each means in words.

    The usual one is that of the catalogue, or that of the library *now*, from which each family goes up or
    down by itself; what is above it needs a statement.
    """
    from briefing_app.ui.library_fields import CeilingChoice

    usual = catalogue.ceiling if now is None else now
    scheme = catalogue.scheme_of(usual)
    return tuple(
        CeilingChoice(
            key="//".join(sorted(marking.levels)),
            words=scheme.whole(marking),
            injury="; ".join(_injury(scheme, level, language) for level in scheme.levels_of(marking)),
            needs_statement=not scheme.within_ceiling(marking, usual),
            usual=marking.levels == usual.levels,
        )
        for marking in _ceilings(scheme, usual, stays=now is not None)
    )


def _ceilings(scheme: Schemes, usual: Marking, *, stays: bool) -> tuple[Marking, ...]:
    """Each level, beside that of the other family in the usual ceiling if it *stays*; that ceiling too."""
    from briefing_app.domain.marking import Marking

    alone = {level: Marking(frozenset({level})) for level in (one.id for one in scheme.home.levels)}
    if not stays:
        listed = tuple(alone.values())
        return (
            listed if any(one.levels == usual.levels for one in listed) else (Marking(usual.levels), *listed)
        )
    without = [alone[level] for level in alone if level in usual.levels] if len(usual.levels) > 1 else []
    beside = [scheme.beside(one, usual) for one in alone.values()]
    return tuple(dict.fromkeys((scheme.lowest, *without, *beside)))


def _injury(scheme: Schemes, level: Level, language: str) -> str:
    injury = level.injury.text(language if language in level.injury.languages else scheme.home.languages[0])
    unverified = {"injury", f"injury.{language}"} & set(level.unverified)
    return f"{injury} ({_unverified()})" if unverified else injury


def _unverified() -> str:
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("LibraryCommands", "wording not verified")


def _free_name(path: Path) -> Path:
    """The path, or one beside it with a number while there is a file of that name."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
