"""Edits by chance on both sides: what is mine stays where I keep it, what I left alone becomes theirs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.arriving import Choice
from briefing_app.domain.facts import Contribution, FactId, ProfileId
from briefing_app.domain.profile import Name, Profile, ProfileKind, Section
from briefing_app.domain.text import Block, Paragraph, Run, block_words
from briefing_app.services.unpacking.unpacking import Conflicts
from briefing_app.storage.records import ActKind, new_id
from tests.services.conftest import paragraph, section
from tests.services.unpacking.conftest import add

Edit = Callable[[Random, Profile], Profile]


def started() -> Profile:
    id_ = ProfileId(new_id())
    facts = tuple(Contribution(id=FactId(new_id()), profile=id_, amount=Decimal(n)) for n in (1, 2, 3))
    sections = tuple(
        section(key, key.title(), *(paragraph(f"{key} {number}.") for number in range(3)))
        for key in ("overview", "engagement", "issues")
    )
    names = (Name(text="Forum of the Rivers", language="en"),)
    return Profile(id=id_, kind=ProfileKind.FORUM, names=names, sections=sections, facts=facts)


def in_section(change: Callable[[Random, Section], Section | None]) -> Edit:
    def edit(chance: Random, profile: Profile) -> Profile:
        if not profile.sections:
            return profile
        chosen = chance.choice(profile.sections)
        made = (change(chance, one) if one is chosen else one for one in profile.sections)
        return replace(profile, sections=tuple(one for one in made if one is not None))

    return edit


def in_text(change: Callable[[Random, tuple[Block, ...]], tuple[Block, ...]]) -> Edit:
    return in_section(lambda chance, one: replace(one, texts={"en": change(chance, one.texts.get("en", ()))}))


def rewritten(chance: Random, text: tuple[Block, ...]) -> tuple[Block, ...]:
    at = chance.randrange(len(text)) if text else -1
    said = f"Rewritten {chance.random()}."
    return tuple(Paragraph(id=b.id, content=(Run(said),)) if n == at else b for n, b in enumerate(text))


def added(chance: Random, text: tuple[Block, ...]) -> tuple[Block, ...]:
    return (*text, paragraph(f"Added {chance.random()}."))


def cut(chance: Random, text: tuple[Block, ...]) -> tuple[Block, ...]:
    at = chance.randrange(len(text)) if len(text) > 1 else -1
    return tuple(block for number, block in enumerate(text) if number != at)


def other_fact(chance: Random, profile: Profile) -> Profile:
    at = chance.randrange(len(profile.facts)) if profile.facts else -1
    facts = (
        replace(one, amount=Decimal(chance.randrange(10, 10**9))) if n == at else one
        for n, one in enumerate(profile.facts)
    )  # type: ignore[call-arg]  # every fact here is a contribution
    return replace(profile, facts=tuple(facts))


def fewer_facts(chance: Random, profile: Profile) -> Profile:
    at = chance.randrange(len(profile.facts)) if profile.facts else -1
    return replace(profile, facts=tuple(one for n, one in enumerate(profile.facts) if n != at))


EDITS: tuple[Edit, ...] = (
    in_text(rewritten),
    in_text(added),
    in_text(cut),
    in_section(lambda chance, one: replace(one, headings={"en": f"Heading {chance.random()}"})),
    in_section(lambda _chance, _one: None),
    other_fact,
    fewer_facts,
)


def edited(desk: Desk, chance: Random) -> None:
    for _ in range(chance.randrange(1, 5)):
        profile = only(desk)
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            unit.profiles.save(chance.choice(EDITS)(chance, profile))


def only(desk: Desk) -> Profile:
    return desk.profiles.get(desk.profiles.list()[0].id)


def told(profile: Profile) -> dict[str, Any]:
    """What a profile says, thing by thing; a section by itself and by each passage of it."""
    found: dict[str, Any] = {f"fact {one.id}": one.amount for one in profile.facts}  # type: ignore[union-attr]  # every fact here is a contribution
    for one in profile.sections:
        found[f"heading {one.id}"] = one.headings.get("en", "")
        found |= {f"block {block.id}": block_words(block) for block in one.texts.get("en", ())}
    return found


@settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])  # each makes two libraries
@given(seed=st.integers(0, 10**6))
def test_mine_stays_where_i_keep_it_and_becomes_theirs_where_i_left_it(program: Program, seed: int) -> None:
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        for name in ("theirs", "mine"):
            program.libraries.create(path / f"{name}.bdl")
        with program.open(path / "theirs.bdl") as theirs, program.open(path / "mine.bdl") as mine:
            profile = add(theirs, started())
            number = theirs.notes.create(kind="meeting-note", title="Spring", profiles=[profile]).number
            package = theirs.packing.package(number, path / "a.bdpack").path
            mine.unpacking.unpack(package)
            both = told(only(mine))
            for desk in (theirs, mine):
                edited(desk, chance)
            theirs.packing.package(number, package, force=True)
            kept(mine, package, both)
            taken(mine, package, both, told(only(theirs)))


def kept(mine: Desk, package: Path, both: dict[str, Any]) -> None:
    """Everything that may be kept is; the import is undone then."""
    before = told(only(mine))
    seen = mine.unpacking.preview(package)
    done = mine.unpacking.unpack(package, {one.key: Choice.KEEP for one in seen.items}, Conflicts.KEEP)
    after = told(only(mine))
    assert {key: after.get(key) for key in before} == before
    assert not {key for key in both if key not in before} & after.keys()
    assert mine.unpacking.preview(package).is_nothing_new
    if done.import_number is not None:
        mine.imports.undo(str(done.import_number))
    assert told(only(mine)) == before


def taken(mine: Desk, package: Path, both: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Everything of theirs is taken: what was left alone here says what it says there.

    The heading of a section that they deleted stays where words of mine alone stay below it.
    """
    before = told(only(mine))
    seen = mine.unpacking.preview(package)
    mine.unpacking.unpack(package, {one.key: Choice.TAKE for one in seen.items}, Conflicts.KEEP)
    after = told(only(mine))
    stays = {f"heading {one.id}" for one in only(mine).sections if any(one.texts.values())} - theirs.keys()
    left_alone = {key for key in both if before.get(key) == both[key]} - stays
    assert {key: after.get(key) for key in left_alone} == {key: theirs.get(key) for key in left_alone}
    assert mine.unpacking.preview(package).is_nothing_new
