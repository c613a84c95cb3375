"""What stands between a note and its public edition, and what people look at before they hand it over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.release_check import CheckKind, ReleaseCheck, Standing
from briefing_app.domain.text import Picture, Table
from briefing_app.services.unstated_facts import told_of

if TYPE_CHECKING:
    from briefing_app.domain.hint import Hint
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.release_record import ReleaseRecord
    from briefing_app.domain.severance import NewSeverance
    from briefing_app.domain.text import SectionId, Text
    from briefing_app.services.hints import HintService
    from briefing_app.services.previews import NotePreview, PreviewService
    from briefing_app.services.releases import ReleaseService


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeRelease:
    """What is to be looked at before a note is handed over, and what was handed over of it, the last first.

    ``words`` names what the note says now: it is another where anything of that is another.
    """

    checks: tuple[ReleaseCheck, ...]
    releases: tuple[ReleaseRecord, ...]
    words: str
    marking: Marking

    @property
    def is_clear(self) -> bool:
        """Whether nothing stands in the way of the public edition before it is tried."""
        return all(one.standing is not Standing.OPEN for one in self.checks)


class BeforeReleaseService:
    """What is to be done before the notes of an open library are handed over."""

    def __init__(self, previews: PreviewService, hints: HintService, releases: ReleaseService) -> None:
        self._previews = previews
        self._hints = hints
        self._releases = releases

    def of_note(
        self,
        number: str,
        unsaved: Mapping[SectionId, Text] | None = None,
        new: Iterable[NewSeverance] = (),
        language: str | None = None,
    ) -> BeforeRelease:
        """How a note stands, with what is *unsaved* and *new* severances made in that.

        *language* is that in which hints name profiles, else that of the note.

        Raises:
            UnknownNameError: there is no such note.
        """
        both = self._previews.both_of_note(number, unsaved, new)
        words = _name_of(both.internal)
        return BeforeRelease(
            checks=(
                *_checks(both.internal, both.public, words),
                *(ReleaseCheck(CheckKind.FACTS, Standing.HINT, one) for one in told_of(both.unstated)),
                *map(_of_hint, self._hints.of_reading(both.reading, language)),
            ),
            releases=self._releases.of_note(number)[::-1],
            words=words,
            marking=both.internal.marking,
        )


def _name_of(internal: NotePreview) -> str:
    printed = internal.printed
    return "" if printed is None else f"{hash((printed.title, printed.front, printed.blocks)):x}"


def _checks(internal: NotePreview, public: NotePreview, words: str) -> Iterator[ReleaseCheck]:
    yield from _of_severances(internal)
    if public.printed is None:
        for one in public.obstacles:
            yield ReleaseCheck(CheckKind.EDITION, Standing.OPEN, str(one), one.block)
    else:
        clear = "Nothing stands in the way of the public edition."
        yield ReleaseCheck(CheckKind.EDITION, Standing.DONE, clear)
    yield from _of_pictures(internal)
    second = "A second person has read what is released, and what is withheld."
    yield ReleaseCheck(CheckKind.SECOND_PERSON, Standing.PEOPLE, second, key=words)


def _of_hint(hint: Hint) -> ReleaseCheck:
    return ReleaseCheck(CheckKind.HINT, Standing.HINT, str(hint), hint.block)


def _of_severances(internal: NotePreview) -> Iterator[ReleaseCheck]:
    undecided = internal.undecided
    if undecided:
        said = (
            "1 severance is not approved." if undecided == 1 else f"{undecided} severances are not approved."
        )
        yield ReleaseCheck(CheckKind.SEVERANCES, Standing.OPEN, said)
    elif internal.severances:
        yield ReleaseCheck(CheckKind.SEVERANCES, Standing.DONE, "Every severance is approved.")


def _of_pictures(internal: NotePreview) -> Iterator[ReleaseCheck]:
    """A line for each picture that is released: no program knows what can be seen in one."""
    printed = internal.printed
    blocks = () if printed is None else (*printed.front, *printed.blocks)
    shown = tuple(_pictures_released(blocks))
    count = len(shown)
    for number, picture in enumerate(shown, 1):
        said = f"Picture {number} of {count}: somebody has looked at all that can be seen in it."
        key = f"{picture.id} {picture.digest}"
        yield ReleaseCheck(CheckKind.PICTURE, Standing.PEOPLE, said, picture.id, key)


def _pictures_released(blocks: Text) -> Iterator[Picture]:
    """The pictures that nothing withholds, those in cells included."""
    for block in blocks:
        if block.severances:
            continue
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell, column in zip(row.cells, block.columns, strict=True):
                    if not (row.severances or column or cell.severances):
                        yield from _pictures_released(cell.blocks)
