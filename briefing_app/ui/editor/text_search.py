"""Going through the places where words stand in several sections, and putting others there.

Sections that were never opened are searched in the model; an editor is made for one when a place in it is
shown or changed, so that what is replaced can be undone there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from briefing_app.domain.editing.finding import Found, Wanted, find_all, replaced
from briefing_app.domain.editing.sheet import Means, Sheet, standing_at
from briefing_app.domain.text import SectionId, Text
from briefing_app.ui.editor.section_editor import SectionEditor


class Searched(Protocol):
    """The sections that are searched, in order."""

    def sections(self) -> Sequence[SectionId]:
        """Every section."""

    def current(self) -> SectionId | None:
        """The section in front."""

    def text(self, section: SectionId) -> Text:
        """The text of a section as it is now, typed or stored."""

    def editor(self, section: SectionId) -> SectionEditor | None:
        """The editor of a section, made where there is none; it need not be in front."""

    def show(self, section: SectionId) -> None:
        """Bring a section to the front."""


class OneSection:
    """A single section, whose editor is asked for anew each time: there may be none yet, or another."""

    _NAME = SectionId("section")

    def __init__(self, editor: Callable[[], SectionEditor | None]) -> None:
        self._editor = editor

    def sections(self) -> Sequence[SectionId]:
        return (self._NAME,)

    def current(self) -> SectionId | None:
        return self._NAME

    def text(self, _section: SectionId) -> Text:
        editor = self._editor()
        return editor.text() if editor else ()

    def editor(self, _section: SectionId) -> SectionEditor | None:
        return self._editor()

    def show(self, _section: SectionId) -> None:
        """It is in front."""


class Hit(NamedTuple):
    """A place, and the section it is in."""

    section: SectionId
    found: Found


@dataclass(frozen=True, slots=True)
class Step:
    """Which of how many places is chosen, counted from 1; ``wrapped`` says that the end was passed."""

    number: int
    count: int
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many places were changed, in how many sections, and how many had to stay as they are."""

    places: int
    sections: int
    stayed: int


class TextSearch:
    """Finds words in what is searched, and remembers which place was shown last."""

    def __init__(self, searched: Searched) -> None:
        self._searched = searched
        self._shown: Hit | None = None
        self.wanted = Wanted("")

    def hits(self) -> list[Hit]:
        """Every place where the words stand, in the order of the sections."""
        if not self.wanted.words.strip():
            return []
        return [
            Hit(section, found)
            for section in self._searched.sections()
            for found in find_all(self._searched.text(section), self.wanted)
        ]

    def show_here(self) -> Step:
        """Choose the place at or after where the officer stands, if it is in the section in front."""
        hits = self.hits()
        number, wrapped = self._next(hits, self._standing(at_end=False), forward=True)
        if not hits or wrapped or hits[number].section != self._searched.current():
            self._shown = None
            return Step(0, len(hits))
        return self._show(hits, number)

    def step(self, *, forward: bool = True) -> Step:
        """Choose the next place, or the one before; behind the last comes the first."""
        hits = self.hits()
        if not hits:
            self._shown = None
            return Step(0, 0)
        number = self._number_shown(hits)
        if number is None:
            number, wrapped = self._next(hits, self._standing(at_end=forward), forward=forward)
        else:
            number += 1 if forward else -1
            wrapped = not 0 <= number < len(hits)
        return self._show(hits, number % len(hits), wrapped=wrapped)

    def replace(self, words: str) -> Step | None:
        """Put words in the place shown and choose the next; where none is shown, choose one first.

        None where the place may not be changed: its words are drawn from facts.
        """
        hits = self.hits()
        number = self._number_shown(hits)
        if number is None:
            return self.step()
        hit = hits[number]
        if hit.found.derived:
            return None
        self._change(hit.section, (hit.found,), words)
        self._shown = None
        return self.step()

    def replace_all(self, words: str) -> Replaced:
        """Put words in every place; each section is one step to undo."""
        hits = self.hits()
        by_section: dict[SectionId, list[Found]] = {}
        for hit in hits:
            if not hit.found.derived:
                by_section.setdefault(hit.section, []).append(hit.found)
        done, places = 0, 0
        for section, found in by_section.items():
            if self._change(section, found, words):
                done += 1
                places += len(found)
        self._shown = None
        return Replaced(places, done, len(hits) - places)

    # ---- inside

    def _change(self, section: SectionId, found: Sequence[Found], words: str) -> bool:
        editor = self._searched.editor(section)
        if editor is None:
            return False

        def edit(sheet: Sheet, _means: Means) -> Sheet:
            blocks, _ = replaced(sheet.blocks, found, words)
            return standing_at(Sheet(blocks), sheet.start)

        editor.do(edit)
        return True

    def _show(self, hits: Sequence[Hit], number: int, *, wrapped: bool = False) -> Step:
        hit = hits[number]
        if hit.section != self._searched.current():
            self._searched.show(hit.section)
        editor = self._searched.editor(hit.section)
        if editor is not None:
            editor.select(hit.found.block, hit.found.start, hit.found.end)
        self._shown = hit
        return Step(number + 1, len(hits), wrapped)

    def _number_shown(self, hits: Sequence[Hit]) -> int | None:
        """Which place is still chosen as it was shown."""
        shown = self._shown
        if shown is None or shown not in hits or shown.section != self._searched.current():
            return None
        editor = self._searched.editor(shown.section)
        if editor is None:
            return None
        sheet = editor.sheet
        chosen = (sheet.block.id, sheet.start.offset, sheet.end.offset)
        is_chosen = sheet.start.block == sheet.end.block and chosen == (
            shown.found.block,
            shown.found.start,
            shown.found.end,
        )
        return list(hits).index(shown) if is_chosen else None

    def _standing(self, *, at_end: bool) -> tuple[int, int, int]:
        """Where the officer stands: the number of the section, of the block in it, and the offset."""
        current = self._searched.current()
        sections = list(self._searched.sections())
        if current is None or current not in sections:
            return 0, 0, 0
        editor = self._searched.editor(current)
        if editor is None:
            return sections.index(current), 0, 0
        place = editor.sheet.end if at_end else editor.sheet.start
        return sections.index(current), place.block, place.offset

    def _next(
        self, hits: Sequence[Hit], standing: tuple[int, int, int], *, forward: bool
    ) -> tuple[int, bool]:
        """The number of the next place from where the officer stands, and whether the end was passed."""
        sections = {section: number for number, section in enumerate(self._searched.sections())}
        numbers = self._block_numbers(standing[0])
        keys = []
        for hit in hits:
            block = numbers.get(hit.found.block, 0) if sections[hit.section] == standing[0] else 0
            keys.append((sections[hit.section], block, hit.found.start))
        if forward:
            after = (number for number, key in enumerate(keys) if key >= standing)
            number = next(after, None)
            return (0, True) if number is None else (number, False)
        before = [number for number, key in enumerate(keys) if key < standing]
        return (before[-1], False) if before else (len(keys) - 1, True)

    def _block_numbers(self, section: int) -> dict[str, int]:
        """The number of each block in the sheet of the section in front."""
        sections = self._searched.sections()
        editor = self._searched.editor(sections[section]) if section < len(sections) else None
        return {block.id: number for number, block in enumerate(editor.sheet.blocks)} if editor else {}
