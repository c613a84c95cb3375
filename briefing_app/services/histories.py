"""What a profile said since words were copied from it, all of its sections together, read once each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.note import held_by_section
from briefing_app.domain.same_letters import flat
from briefing_app.domain.text import BlockId, Origin, RevisionId, SectionId, Text, holds, walk
from briefing_app.domain.withheld_places import holds_from_above
from briefing_app.storage.repositories.histories import SavedTexts, TextOf

if TYPE_CHECKING:
    from briefing_app.storage.database import UnitOfWork


@dataclass(frozen=True, slots=True)
class History:
    """What a profile said since words were copied from it: the text they are of, and all that changed since.

    ``steps`` say which text was saved with each of ``texts`` but the first, ``revisions`` as which revision,
    None where it was taken away. In the last what withholds a
    section whole withholds its blocks. ``places`` are the sections of the last, with their revisions.
    """

    texts: tuple[Text, ...]
    steps: tuple[TextOf, ...]
    saved: tuple[Text, ...]
    revisions: tuple[RevisionId | None, ...]
    places: Mapping[BlockId, tuple[SectionId, RevisionId]]

    def before(self, section: SectionId, decided: Text) -> int:
        """How many of the texts were there before a section came to say what is *decided* in it."""
        of_it = [number for number, (one, _) in enumerate(self.steps, 1) if one == section]
        same = [number for number in of_it if self.saved[number - 1] == decided]
        return (same or of_it or [len(self.texts)])[-1]


class Histories:
    """Reads what profiles said; a text that several copies were made of, or are followed through, once."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._saved: dict[SectionId, SavedTexts | None] = {}
        self._texts: dict[RevisionId, Text] = {}
        self._first: dict[RevisionId, tuple[Text, bool]] = {}
        self._found: dict[tuple[RevisionId, BlockId | None], History | None] = {}

    def known(self, origin: Origin) -> bool:
        """Whether what was copied was ever saved."""
        return self._known(origin) is not None

    def sections_beside(self, section: SectionId) -> frozenset[SectionId]:
        """The sections of the same profile that say something, and the section."""
        saved = self._of(section)
        return frozenset({section}) | {one for one, _ in (saved.present if saved else ())}

    def oldest(self, section: SectionId) -> Text:
        """What a section said when its profile was made, in each language."""
        saved = self._of(section)
        return self._together(saved.first_of(section) if saved else ())

    def copied(self, origin: Origin) -> Text:
        """What the texts said that changed since, with the one that was copied; () where nothing tells it."""
        saved = self._known(origin)
        if saved is None:
            return ()
        first, _ = saved.since(origin.revision)
        return self._together(one.revision for one in first)

    def of(self, origin: Origin, *, telling: bool = False) -> History | None:
        """What was said since words were copied; None where nothing changed, or the section is gone.

        Where they were copied before they were ever saved nobody knows what came later, and all may have.

        Args:
            origin: What was copied.
            telling: Only where words are withheld now in a block that did not say just that before.
        """
        saved = self._known(origin)
        key = (origin.revision, None if saved is not None else origin.block)
        if telling and key not in self._found and saved is not None and not self._tells(saved, origin):
            return None
        if key not in self._found:
            self._found[key] = self._read(saved, origin)
        return self._found[key]

    # ---- inside

    def _of(self, section: SectionId) -> SavedTexts | None:
        """In which order the profile's texts were saved; None where the section is gone, or is of none."""
        if section not in self._saved:
            self._saved[section] = None
            try:
                owner = self._unit.sections.owner(section)
            except UnknownNameError:
                return None
            if owner.profile is not None:
                saved = self._unit.histories.of_profile_with(section)
                self._saved |= dict.fromkeys({section, *(one for one, _ in saved.present)}, saved)
        return self._saved[section]

    def _known(self, origin: Origin) -> SavedTexts | None:
        saved = self._of(origin.section)
        of = None if saved is None else saved.text_of(origin.revision)
        return saved if of is not None and of[0] == origin.section else None

    def _tells(self, saved: SavedTexts, origin: Origin) -> bool:
        first, later = saved.since(origin.revision)
        if not later:
            return False
        now = self._held({one.of: one.revision for one in (*first, *later)})
        return _tells(self._together(one.revision for one in first), now)

    def _read(self, saved: SavedTexts | None, origin: Origin) -> History | None:
        everything = self._of(origin.section)
        if everything is None:
            return None
        if saved is None:
            present: dict[TextOf, RevisionId | None] = dict(everything.present)
            now = self._held(present)
            (of, *_), places = present, self._places(present)
            return History(((), now), (of,), ((),), (None,), places) if now else None
        first, later = saved.since(origin.revision)
        if not later:
            return None
        self._load(one.revision for one in (*first, *later))
        state = {one.of: one.revision for one in first}
        texts = [self._together(state.values())]
        for one in later:
            state[one.of] = one.revision
            texts.append(self._together(state.values()))
        texts[-1] = self._held(state)
        said = tuple(self._together((one.revision,)) for one in later)
        steps, revisions = tuple(one.of for one in later), tuple(one.revision for one in later)
        return History(tuple(texts), steps, said, revisions, self._places(state))

    def _load(self, revisions: Iterable[RevisionId | None]) -> None:
        wanted = dict.fromkeys(one for one in revisions if one is not None and one not in self._texts)
        if wanted:
            self._texts |= self._unit.histories.texts(wanted)

    def _together(self, revisions: Iterable[RevisionId | None]) -> Text:
        some = tuple(revisions)
        self._load(some)
        return tuple(block for one in some if one is not None for block in self._texts[one])

    def _held(self, state: Mapping[TextOf, RevisionId | None]) -> Text:
        """What is said now, with what withholds each section whole."""
        around = self._unit.histories.holds({section for section, _ in state})
        return tuple(
            block
            for (section, _), one in state.items()
            for block in held_by_section(self._together((one,)), around[section])
        )

    def _places(
        self, state: Mapping[TextOf, RevisionId | None]
    ) -> dict[BlockId, tuple[SectionId, RevisionId]]:
        return {
            block.id: (section, one)
            for (section, _), one in state.items()
            if one is not None
            for block in walk(self._together((one,)))
        }


def _tells(copied: Text, now: Text) -> bool:
    """Whether words are withheld now in a block that did not say just that when they were copied."""
    if not any(map(holds, now)):
        return False
    then = {one.id: flat(one) for one in walk(copied)}
    around = holds_from_above(now)
    return any((around[one.id] or holds(one)) and then.get(one.id) != flat(one) for one in walk(now))
