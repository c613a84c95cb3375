"""The texts of sections as an officer types them: opened, kept as drafts, saved as revisions, restored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.errors import BriefingError, NotAllowedError, StaleTextError, UnknownNameError
from briefing_app.domain.following import newly_withheld, raised_too, withheld_too
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.portion_changes import lowered, raised
from briefing_app.domain.severance import NewSeverance, Severance, SeveranceState, SeveranceTag
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Holds,
    Picture,
    RevisionId,
    SectionId,
    SeveranceId,
    Text,
    holds,
    portions,
)
from briefing_app.services.arrivals import Arrivals, sourceless
from briefing_app.services.between_profiles import brought, carried_in
from briefing_app.services.following import Following, proposed_again
from briefing_app.services.paired_passages import PairedPassage, paired_with
from briefing_app.services.reasons import reason_warnings
from briefing_app.services.redactions_gone import redactions_gone
from briefing_app.storage.records import ActKind, Draft, Revision, SectionOwner
from briefing_app.storage.records import RevisionSummary as RevisionSummary

if TYPE_CHECKING:
    from briefing_app.domain.exemption import ExemptionId
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library


_FOLLOWED = "The words were severed or marked in the profile since they were copied: here too."


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Which text: that of a profile's section in a language, or of a note's section, in its own language."""

    section: SectionId
    language: str


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text to be typed in.

    ``blocks`` is the draft where one was left, else the stored text; ``revision`` what to save it over;
    ``severances`` every severance held in it, and ``held`` those that withhold its section whole. ``aside``
    is the revision an older draft was kept as, because the text had been saved by someone else since it was
    begun. ``pictures`` are the bytes of its pictures by digest, as far as the library has them;
    ``of_profile`` says that the words are a profile's, so that what is copied of them remembers it.
    """

    place: TextPlace
    blocks: Text
    revision: RevisionId | None
    from_draft: bool
    severances: Mapping[SeveranceId, SeveranceTag]
    aside: RevisionId | None = None
    held: Holds = FREE
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    of_profile: bool = False


@dataclass(frozen=True, slots=True)
class SavedText:
    """A text as it was saved, and what the officer should know of it.

    ``overtaken`` is the newer revision that was made of it at once, with what was decided elsewhere; it is to
    be opened, or ``decided`` puts the same into what has been typed since. ``paired`` are passages in other
    languages that say what is newly severed in it.
    """

    place: TextPlace
    revision: RevisionId
    blocks: Text
    severances: Mapping[SeveranceId, SeveranceTag]
    notices: tuple[str, ...] = ()
    overtaken: RevisionId | None = None
    decided: Callable[[Text], Text] = field(default=tuple, repr=False)
    paired: tuple[PairedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftDraft:
    """What was typed in an earlier session and never saved.

    ``outdated`` says that the text was saved by someone else since the draft was begun; ``block`` is its
    first one; ``opened`` says that the text has been opened since the library was.
    """

    place: TextPlace
    owner: SectionOwner
    at: datetime
    by: str
    outdated: bool
    block: BlockId | None = None
    opened: bool = False


class TextService:
    """The texts of an open library."""

    def __init__(self, library: Library, actor: Actor, catalogue: Catalogue) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._following = Following(actor, catalogue)
        self._begun = actor.now()
        self._opened: set[TextPlace] = set()  # since then

    def open(self, place: TextPlace) -> OpenText:
        """The text to be typed in: the draft that was left of it, else what is stored.

        Raises:
            UnknownNameError: there is no such section.
        """
        with self._library.database.read() as unit:
            place, owner = _placed(unit, place)
            blocks, present = unit.sections.text(place.section, place.language)
            draft = unit.sections.draft(place.section, place.language)
            pictures = pictures_in(unit, (*blocks, *(draft.blocks if draft else ())))
        self._opened.add(place)
        of_profile = owner.profile is not None
        aside = None
        if draft is not None and draft.read != present and draft.blocks != blocks:
            with self._library.database.begin(self._actor.act(ActKind.DRAFT)) as unit:
                aside = unit.sections.set_aside_draft(place.section, place.language)
        elif draft is not None and draft.blocks != blocks:
            tags = self.tags(place, draft.blocks, owner.held)
            return OpenText(place, draft.blocks, present, True, tags, None, owner.held, pictures, of_profile)
        tags = self.tags(place, blocks, owner.held)
        return OpenText(place, blocks, present, False, tags, aside, owner.held, pictures, of_profile)

    def keep_draft(
        self, place: TextPlace, blocks: Text, read: RevisionId | None, new: Sequence[NewSeverance] = ()
    ) -> None:
        """Keep what is being typed over the revision *read*; it changes no text and outlives the program.

        Raises:
            NotAllowedError: it is marked above the ceiling, or a provision cannot be used for a severance.
            UnknownNameError: there is no such section.
        """
        with self._library.database.begin(self._actor.act(ActKind.DRAFT)) as unit:
            place, _ = _placed(unit, place)
            self._keep(unit, place, normalise(blocks), read, new)

    def save(
        self,
        place: TextPlace,
        blocks: Text,
        read: RevisionId | None,
        new: Sequence[NewSeverance] = (),
        reason: str = "",
    ) -> SavedText:
        """Save a text as a new revision over *read*; an unchanged one keeps the revision it has.

        What a profile's text newly withholds is proposed in the notes that hold copies of the words, and a
        marking raised in it raises the copies.

        Raises:
            StaleTextError: the text was saved by someone else since *read*; what was typed stays a draft.
            NotAllowedError: it is marked above the ceiling, or a provision cannot be used for a severance.
            UnknownNameError: there is no such section.
        """
        text = normalise(blocks)
        with self._library.database.read() as unit:
            place, _ = _placed(unit, place)
            before, _ = unit.sections.text(place.section, place.language)
        act = self._actor.act(_kind_of_act(before, text, new), reason.strip())
        try:
            with self._library.database.begin(act) as unit:
                self._record(unit, text, new)
                return self._store(unit, place, text, read, reason)
        except StaleTextError:
            self.keep_draft(place, text, read, new)  # where that fails too, it is told instead
            raise
        except NotAllowedError:
            with suppress(BriefingError):  # what the draft may not hold either is told by the first error
                self.keep_draft(place, text, read, new)
            raise

    def revisions(self, place: TextPlace) -> tuple[RevisionSummary, ...]:
        """The revisions of a text, newest first; drafts that could not become the text are among them."""
        with self._library.database.read() as unit:
            place, _ = _placed(unit, place)
            return unit.sections.revisions(place.section, place.language)

    def revision(self, revision: RevisionId) -> Revision:
        """A text as it was saved once.

        Raises:
            UnknownNameError: there is no such revision.
        """
        with self._library.database.read() as unit:
            return unit.sections.revision(revision)

    def tags(self, place: TextPlace, blocks: Text, held: Holds = FREE) -> Mapping[SeveranceId, SeveranceTag]:
        """What is printed above the words each severance withholds in the blocks, or around them."""
        with self._library.database.read() as unit:
            return self._tags_in(unit, blocks, place, held)

    def owner(self, place: TextPlace) -> SectionOwner:
        """Whose the section of a text is, and what withholds it whole.

        Raises:
            UnknownNameError: there is no such section.
        """
        with self._library.database.read() as unit:
            return unit.sections.owner(place.section)

    def restore(self, revision: RevisionId) -> SavedText:
        """Make an old revision the text again, as a new revision; a draft is kept among the revisions.

        What was withheld or marked since stays so wherever the old text has the words: only an officer
        who takes it off there releases them.

        Raises:
            UnknownNameError: there is no such revision.
            NotAllowedError: it is marked above the ceiling.
        """
        with self._library.database.begin(self._actor.act(ActKind.RESTORE)) as unit:
            old = unit.sections.revision(revision)
            place, _ = _placed(unit, TextPlace(old.section, old.language))
            unit.sections.set_aside_draft(place.section, place.language)
            before, present = unit.sections.text(place.section, place.language)
            text = normalise(self._with_later_decisions(old.blocks, before, old.blocks))
            saved = self._store(unit, place, text, present, "")
        kept = "What was withheld or marked since that revision was kept."
        return saved if text == old.blocks else replace(saved, notices=(*saved.notices, kept))

    def drafts(self) -> tuple[LeftDraft, ...]:
        """The drafts an earlier session left, the latest first; those of things in the trash wait there."""
        with self._library.database.read() as unit:
            found = []
            for draft in unit.sections.drafts():
                owner = unit.sections.owner(draft.section)
                text, present = unit.sections.text(draft.section, draft.language)
                if draft.at < self._begun and not owner.trashed and draft.blocks != text:
                    left = _left(draft, owner, outdated=draft.read != present)
                    found.append(replace(left, opened=left.place in self._opened))
            return tuple(found)

    def discard_draft(self, place: TextPlace) -> None:
        """Forget what was typed; a severance only it held is closed."""
        with self._library.database.begin(self._actor.act(ActKind.DRAFT)) as unit:
            place, _ = _placed(unit, place)
            unit.sections.discard_draft(place.section, place.language)

    # ---- inside

    def _keep(
        self,
        unit: UnitOfWork,
        place: TextPlace,
        text: Text,
        read: RevisionId | None,
        new: Sequence[NewSeverance],
    ) -> None:
        at = (place.section, place.language)
        if unit.sections.text(*at) == (text, read):
            unit.sections.discard_draft(*at)
            return
        self._record(unit, text, new)
        draft = unit.sections.draft(*at)
        if draft is not None and draft.read != read and draft.blocks != text:
            unit.sections.set_aside_draft(*at)
        unit.sections.save_draft(*at, text, read)

    def _record(self, unit: UnitOfWork, text: Text, new: Sequence[NewSeverance]) -> None:
        """Store as proposed the new severances the text holds; one stored before takes its new provision."""
        held = _held(text)
        known = {one.id: one for one in unit.severances.among(one.id for one in new)}
        for one in new:
            record = known.get(one.id)
            if one.id not in held or (record and record.exemptions == one.exemptions):
                continue
            if record is None or record.state is SeveranceState.PROPOSED:
                provisions = frozenset(self._catalogue.exemption(provision) for provision in one.exemptions)
                stored = record or self._proposed(unit, one, provisions)
                unit.severances.save(replace(stored, exemptions=provisions))

    def _proposed(self, unit: UnitOfWork, new: NewSeverance, provisions: frozenset[ExemptionId]) -> Severance:
        """The record of a new severance; it follows the one that held the words where they were copied."""
        known = () if new.source is None else unit.severances.among((new.source,))
        return replace(self._following.proposed(provisions, known[0].id if known else None), id=new.id)

    def _store(
        self, unit: UnitOfWork, place: TextPlace, text: Text, read: RevisionId | None, reason: str
    ) -> SavedText:
        owner = unit.sections.owner(place.section)
        before, _ = unit.sections.text(place.section, place.language)
        known = before
        if owner.profile is not None:
            known, text = brought(unit, owner.profile, place.section, before, text)
        arrivals = Arrivals(unit, self._following, known, text)
        arrived = arrivals.settled()
        text = sourceless(arrived) if owner.profile else arrived
        revision = unit.sections.save_text(place.section, place.language, text, read)
        paired: tuple[PairedPassage, ...] = ()
        if owner.profile is not None:
            unit.carried_words.keep(carried_in(place.section, revision, arrived))
            decisions = self._following.decided(before, text)
            self._following.into_notes(unit, place.section, text, decisions)
            paired = paired_with(unit, place.section, place.language, decisions.withheld)
        notices = [*self._lowered(before, text, reason), *redactions_gone(unit, owner, place, before, text)]
        notices += proposed_again(unit)
        notices += reason_warnings(self._catalogue, reason, withheld=False, marked=True)
        followed = arrivals.followed(arrived)
        followed = sourceless(followed) if owner.profile else followed
        newer = None
        if followed != text:
            newer = unit.sections.save_text(place.section, place.language, followed, revision)
            notices.append(_FOLLOWED)
            if owner.profile is not None:
                later = self._following.decided(text, followed)
                self._following.into_notes(unit, place.section, followed, later)
        tags = self._tags_in(unit, followed, place)
        since = partial(self._with_later_decisions, text, followed)
        return SavedText(place, revision, text, tags, tuple(notices), newer, since, paired)

    def _lowered(self, before: Text, text: Text, reason: str) -> tuple[str, ...]:
        """What to say where markings were lowered: that is for a named person, with a reason."""
        if reason.strip():
            return ()
        found = []
        for was, now in lowered(before, text, self._following.at_most):
            scheme = self._catalogue.scheme_of(was)
            names = (scheme.banner(one, "en") for one in (was, scheme.lowest if now is None else now))
            found.append("{} was lowered to {} and no reason was given.".format(*names))
        return tuple(dict.fromkeys(found))

    def _with_later_decisions(self, old: Text, present: Text, typed: Text) -> Text:
        """What is typed over an old text, with what is withheld and marked in the present one since."""

        def same(block: Block) -> BlockId:
            return block.id

        for severance, stated in newly_withheld(old, present).items():
            typed = withheld_too(typed, present, stated, (severance, severance), same)
        since = raised(old, present, self._following.at_most)
        return raised_too(typed, since, self._following.joined, same)

    def _tags_in(
        self, unit: UnitOfWork, blocks: Text, place: TextPlace, held: Holds = FREE
    ) -> dict[SeveranceId, SeveranceTag]:
        return {
            one.id: SeveranceTag(
                self._catalogue.label(one.exemptions, place.language), one.state, one.exemptions
            )
            for one in unit.severances.among(_held(blocks) | held)
        }


def pictures_in(unit: UnitOfWork, blocks: Text) -> dict[str, bytes]:
    """The bytes of the pictures a text shows, by digest; one that is lost is left out and told in words."""
    found = {}
    for digest in {block.digest for block in blocks if isinstance(block, Picture)}:
        with suppress(UnknownNameError):
            found[digest] = unit.pictures.get(digest)
    return found


def _placed(unit: UnitOfWork, place: TextPlace) -> tuple[TextPlace, SectionOwner]:
    """The place with the language its text is in, and whose it is."""
    owner = unit.sections.owner(place.section)
    return TextPlace(place.section, owner.language or place.language), owner


def _held(text: Text) -> Holds:
    return FREE.union(*map(holds, text))


def _kind_of_act(before: Text, text: Text, new: Iterable[NewSeverance]) -> ActKind:
    if _held(text).intersection(one.id for one in new):
        return ActKind.SEVER
    return ActKind.EDIT if list(portions(before)) == list(portions(text)) else ActKind.MARK


def _left(draft: Draft, owner: SectionOwner, *, outdated: bool) -> LeftDraft:
    place = TextPlace(draft.section, draft.language)
    block = draft.blocks[0].id if draft.blocks else None
    return LeftDraft(place, owner, draft.at, draft.by, outdated, block)
