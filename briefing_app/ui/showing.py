"""Preparing what the right pane shows: runs on the worker, and so must not so much as import Qt.

The marking is always that of everything the thing holds, also while its public edition is shown: what is open
does not become less sensitive by being looked at through a sieve.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.edition import Edition, EditionKind
from briefing_app.domain.errors import BriefingError, EditionRefusedError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import holds, portions
from briefing_app.domain.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_app.bootstrap import Desk
    from briefing_app.services.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Subject:
    """A profile (by its id) or a note (by its number) that is looked at."""

    kind: str
    key: str
    title: str
    head: str = ""

    @property
    def is_note(self) -> bool:
        """Whether it is a note."""
        return self.kind == "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An edition to be looked at; ``printed`` is None where the public edition is refused."""

    subject: Subject
    edition: EditionKind
    marking: Marking
    printed: Edition | None
    wording: Wording
    obstacles: tuple[str, ...] = ()
    severances: int = 0
    language: str = ""


def prepare(subject: Subject, edition: EditionKind, language: str, desk: Desk) -> Shown:
    """An edition, or what stands in its way, with the marking for the window.

    Raises:
        BriefingError: the profile or note is gone or cannot be read.
    """
    internal = _edition_of(subject, EditionKind.INTERNAL, language, desk)
    shown = internal
    obstacles: tuple[str, ...] = ()
    if edition is not EditionKind.INTERNAL:
        try:
            shown = _edition_of(subject, edition, language, desk)
        except EditionRefusedError as refusal:
            obstacles = refusal.obstacles or (str(refusal),)
    wording = desk.catalogue.wording(shown.language)
    return Shown(
        subject=subject,
        edition=edition,
        marking=internal.marking,
        printed=None if obstacles else shown,
        wording=wording,
        obstacles=obstacles,
        severances=len({one for block in (*internal.front, *internal.blocks) for one in holds(block)}),
        language=internal.language,
    )


def everything_in(subject: Subject, desk: Desk) -> frozenset[Marking]:
    """The markings of everything a note or profile holds, in every language, an uplift included.

    Raises:
        BriefingError: the profile or note is gone.
    """
    if not subject.is_note:
        return frozenset(desk.profile_opening.open(ProfileId(subject.key)).markings)
    note = desk.notes.get(subject.key)
    own = portions(block for section in note.sections for block in section.blocks)
    return frozenset((*own, *(() if note.uplift is None else (note.uplift.marking,))))


def joined(markings: Iterable[Marking], catalogue: Catalogue) -> Marking:
    """The least marking under which all of them may be shown together; the lowest level where there are none.

    Raises:
        BriefingError: no scheme that is here has one of them.
    """
    return catalogue.every_scheme.floor(markings)


def together(markings: Iterable[Marking], catalogue: Catalogue) -> Marking | None:
    """What markings come to together, or None for none, and where no scheme has one of them."""
    every = frozenset(markings)
    try:
        return joined(every, catalogue) if every else None
    except BriefingError:
        return None


def met_words(met: Sequence[Marking], catalogue: Catalogue, language: str) -> str:
    """The markings in a language, or nothing where all of it may be public."""
    schemes = catalogue.every_scheme
    marking = schemes.floor(met)
    return "" if schemes.is_public(marking) else schemes.banner(marking, language)


def _edition_of(subject: Subject, kind: EditionKind, language: str, desk: Desk) -> Edition:
    if subject.is_note:
        return desk.exports.edition_of_note(subject.key, kind)
    return desk.exports.edition_of_profile(subject.key, kind, language)  # type: ignore[arg-type]  # an id is text
