"""A note of some fifty pages in a library of its own, for benchmarks."""

from __future__ import annotations

from pathlib import Path

from briefing_app import bootstrap
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.profile import Name, Profile, ProfileKind, Section
from briefing_app.domain.text import Block, BlockId, ListItem, Paragraph, Run, SectionId
from briefing_app.storage.records import ActKind, new_id

STAKEHOLDERS = 15
_SENTENCE = (
    "The agency protects people who had to leave their homes and works with states on lasting solutions "
    "in the region every year since the first of many meetings"
)
_WORDS = tuple(_SENTENCE.split())


def make_long_note(path: Path) -> None:
    """Make a library at *path* whose note 1 has 45 sections, 500 blocks and some 26,000 words."""
    program = bootstrap.start()
    program.libraries.create(path)
    names = [f"Stakeholder number {number}" for number in range(STAKEHOLDERS)]
    with program.open(path) as desk:
        with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
            for name in names:
                unit.profiles.add(
                    Profile(
                        id=ProfileId(new_id()),
                        kind=ProfileKind.FORUM,
                        names=(Name(text=name, language="en"),),
                        sections=tuple(map(_section, ("overview", "engagement", "next-steps"))),
                    )
                )
        desk.notes.create(kind="meeting-note", title="A long note", names=names)


def _section(key: str) -> Section:
    blocks = tuple(_block(number) for number in range(11))
    return Section(id=SectionId(new_id()), key=key, headings={"en": key.title()}, texts={"en": blocks})


def _block(number: int) -> Block:
    words = " ".join(_WORDS[(number + n) % len(_WORDS)] for n in range(25 if number % 2 else 75))
    content = (Run(words[:100]), Run(words[100:180], bold=True), Run(words[180:]))
    if number % 2:
        return ListItem(id=BlockId(new_id()), level=1 + number % 4 // 3, content=content)
    return Paragraph(id=BlockId(new_id()), content=content)
