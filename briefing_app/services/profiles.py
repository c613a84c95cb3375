"""Finding and reading profiles."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.profile import Profile, ProfileKind, ProfileSummary

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.storage.library import Library


class ProfileService:
    """The profiles of an open library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def list(self, kind: str | None = None) -> tuple[ProfileSummary, ...]:
        """Every profile, by name; of one kind where one is named.

        Raises:
            UnknownNameError: there is no such kind of profile.
        """
        chosen = None if kind is None else profile_kind(kind)
        with self._library.database.read() as unit:
            return unit.profiles.list(chosen)

    def get(self, profile: ProfileId) -> Profile:
        """The profile with its sections and facts."""
        with self._library.database.read() as unit:
            return unit.profiles.get(profile)

    def find(self, name: str) -> Profile:
        """The profile with this name, acronym or variant, case and accents apart.

        Raises:
            UnknownNameError: none has it (near ones are named), or several have.
        """
        with self._library.database.read() as unit:
            found = unit.profiles.find(name)
            if len(found) == 1:
                return unit.profiles.get(found[0].id)
            known = () if found else unit.profiles.list()
        if found:
            raise UnknownNameError(f"“{name}” is the name of {len(found)} profiles: use {_listed(found)}.")
        raise UnknownNameError(_nothing_called(name, known))


def profile_kind(text: str) -> ProfileKind:
    """The kind of profile of this name.

    Raises:
        UnknownNameError: there is none; the choices are named.
    """
    try:
        return ProfileKind(text.strip().casefold())
    except ValueError:
        choices = ", ".join(kind.value for kind in ProfileKind)
        raise UnknownNameError(f"“{text}” is not a kind of profile: use one of {choices}.") from None


def _listed(summaries: tuple[ProfileSummary, ...]) -> str:
    return " or ".join(f"“{summary.name}”" for summary in summaries)


def _nothing_called(name: str, known: tuple[ProfileSummary, ...]) -> str:
    names = [word for one in known for word in (one.name, one.acronym) if word]
    if not names:
        return f"No profile is called “{name}”: the library holds no profiles yet. Import a binder first."
    folded = {word.casefold(): word for word in names}
    near = [folded[word] for word in get_close_matches(name.casefold(), folded, n=3, cutoff=0.5)]
    hint = f" Did you mean {' or '.join(near)}?" if near else " The command profiles lists them all."
    return f"No profile is called “{name}”.{hint}"
