"""Preparing what the right pane shows: runs on the worker, and so must not so much as import Qt.

The banner is always that of everything the thing holds, also while its public edition is shown: what is open
does not become less sensitive by being looked at through a sieve.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.edition import Edition, EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.text import holds
from briefing_app.domain.wording import Wording

if TYPE_CHECKING:
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
    banner: str
    colour: str
    printed: Edition | None
    wording: Wording
    obstacles: tuple[str, ...] = ()
    severances: int = 0
    language: str = ""


def prepare(subject: Subject, edition: EditionKind, language: str, desk: Desk) -> Shown:
    """An edition, or what stands in its way, with the banner for the window.

    Raises:
        BriefingError: the profile or note is gone or cannot be read.
    """
    internal = _edition_of(subject, EditionKind.INTERNAL, language, desk)
    shown = internal
    obstacles: tuple[str, ...] = ()
    if edition is EditionKind.PUBLIC:
        try:
            shown = _edition_of(subject, edition, language, desk)
        except EditionRefusedError as refusal:
            obstacles = refusal.obstacles or (str(refusal),)
    wording = desk.catalogue.wording(shown.language)
    banner, colour = window_banner(internal, desk.catalogue)
    return Shown(
        subject=subject,
        edition=edition,
        banner=banner,
        colour=colour,
        printed=None if obstacles else shown,
        wording=wording,
        obstacles=obstacles,
        severances=len({one for block in (*internal.front, *internal.blocks) for one in holds(block)}),
        language=internal.language,
    )


def window_banner(edition: Edition, catalogue: Catalogue) -> tuple[str, str]:
    """The words of an edition's banner in every language of its scheme, and its colour."""
    scheme = catalogue.scheme_of(edition.marking)
    return scheme.banner(edition.marking), scheme.colour(edition.marking)


def lowest_banner(catalogue: Catalogue) -> tuple[str, str]:
    """The banner of the lowest level: nothing marked is open."""
    scheme = catalogue.scheme
    return scheme.banner(scheme.lowest), scheme.colour(scheme.lowest)


def _edition_of(subject: Subject, kind: EditionKind, language: str, desk: Desk) -> Edition:
    if subject.is_note:
        return desk.exports.edition_of_note(subject.key, kind)
    return desk.exports.edition_of_profile(subject.key, kind, language)  # type: ignore[arg-type]  # an id is text
