"""The same passages in another language: what is severed in one is offered to be severed in the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.passages import map_blocks, withhold_blocks
from briefing_app.domain.text import FREE, Block, BlockId, SectionId, SeveranceId, holds, walk
from briefing_app.domain.translations import Translations
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.domain.exemption import ExemptionId
    from briefing_app.services.actor import Actor
    from briefing_app.services.following import Following
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library


@dataclass(frozen=True, slots=True)
class PairedPassage:
    """A passage of a profile that says in its language what is newly severed in another."""

    section: SectionId
    language: str
    block: BlockId
    exemptions: frozenset[ExemptionId]


@dataclass(frozen=True, slots=True)
class SeveredToo:
    """Passages that were severed as those of the other language are, each with its new severance."""

    severed: tuple[tuple[PairedPassage, SeveranceId], ...]


def paired_with(
    unit: UnitOfWork, section: SectionId, language: str, newly: Iterable[SeveranceId]
) -> tuple[PairedPassage, ...]:
    """The passages in other languages that stand free while *newly* ones hold their translations."""
    wanted = frozenset(newly)
    profile = unit.sections.owner(section).profile
    if not wanted or profile is None:
        return ()
    texts = next(one.texts for one in unit.profiles.get(profile).sections if one.id == section)
    severances = unit.severances.all()
    translations = Translations.of(tuple(block for text in texts.values() for block in text))
    return tuple(
        PairedPassage(section, other, block, severances.exemptions_of(missing & wanted))
        for other, text in texts.items()
        if other != language
        for block, missing in translations.free(walk(text), severances).items()
        if missing & wanted
    )


class PairedPassages:
    """Severs passages as their translations are, in an open library."""

    def __init__(self, library: Library, actor: Actor, following: Following) -> None:
        self._library = library
        self._actor = actor
        self._following = following

    def sever(self, passages: Sequence[PairedPassage]) -> SeveredToo:
        """Propose to withhold whole passages under the same exemptions; nobody can say which words of them.

        Raises:
            NotAllowedError: one of the passages is gone by now.
        """
        made: list[tuple[PairedPassage, SeveranceId]] = []
        with self._library.database.begin(self._actor.act(ActKind.SEVER)) as unit:
            for one in passages:
                severance = self._following.proposed(one.exemptions)
                unit.severances.save(severance)
                unit.sections.set_aside_draft(one.section, one.language)  # storing the text would forget it
                before, read = unit.sections.text(one.section, one.language)
                after = withhold_blocks(before, [one.block], severance.id)
                if not any(severance.id in holds(block) for block in after):
                    raise NotAllowedError("The passage in the other language is gone: look at its text.")
                unit.sections.save_text(one.section, one.language, after, read)
                decisions = self._following.decided(before, after)
                self._following.into_notes(unit, one.section, after, decisions)
                made.append((one, severance.id))
        return SeveredToo(tuple(made))

    def take_back(self, severed: SeveredToo) -> None:
        """Let go again of what was severed; what follows it in notes stays until it is decided there."""
        with self._library.database.begin(self._actor.act(ActKind.SEVER)) as unit:
            for one, severance in severed.severed:
                before, read = unit.sections.text(one.section, one.language)

                def free(block: Block, held: frozenset[SeveranceId] = FREE | {severance}) -> Block:
                    return replace(block, severances=block.severances - held)

                unit.sections.save_text(one.section, one.language, map_blocks(before, free), read)
