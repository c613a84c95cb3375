"""What both libraries had last, what is here and what is there: each way these can stand to one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.arriving import ABSENT, Choice, State, standing
from briefing_app.domain.facts import Contribution, FactId
from briefing_app.domain.profile import Profile
from briefing_app.domain.text import Text
from briefing_app.services.unpacking.arrival import Item, ItemKind
from briefing_app.services.unpacking.unpacking import Conflicts
from briefing_app.storage.records import ActKind, new_id
from tests.services.conftest import paragraph
from tests.services.unpacking.conftest import profile_called, rewrite, said, text_of, with_words

FORUM = "Harbour Consultations"
U, NEW, CONFLICT = State.UNCHANGED, State.NEW, State.CONFLICT


@pytest.mark.parametrize(
    ("base", "here", "there", "state"),
    [
        (None, ABSENT, "a", NEW),
        (None, "a", ABSENT, U),
        (None, "a", "a", U),
        (None, "a", "b", CONFLICT),
        (ABSENT, ABSENT, "a", NEW),
        (ABSENT, "a", ABSENT, U),
        (ABSENT, "a", "b", CONFLICT),
        ("a", ABSENT, ABSENT, U),
        ("a", ABSENT, "a", State.REMOVED_HERE),
        ("a", ABSENT, "b", CONFLICT),
        ("a", "a", ABSENT, State.REMOVED_THERE),
        ("a", "b", ABSENT, State.REMOVED_THERE),
        ("a", "a", "a", U),
        ("a", "a", "b", State.CHANGED_THERE),
        ("a", "b", "a", State.CHANGED_HERE),
        ("a", "b", "b", U),
        ("a", "b", "c", CONFLICT),
    ],
)
def test_what_is_no_text_stands_as_a_text_does(base: str | None, here: str, there: str, state: State) -> None:
    assert standing(base, here, there) is state


def edited(desk: Desk, change: Callable[[Profile], Profile], name: str = FORUM) -> None:
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        (found,) = unit.profiles.find(name)
        unit.profiles.save(change(unit.profiles.get(found.id)))


def amount(value: int | None) -> Callable[[Profile], Profile]:
    """A change of what the contribution of the forum says; None deletes it."""

    def change(profile: Profile) -> Profile:
        facts = [one for one in profile.facts if not (value is None and isinstance(one, Contribution))]
        made = (
            replace(one, amount=Decimal(value or 0)) if isinstance(one, Contribution) else one
            for one in facts
        )
        return replace(profile, facts=tuple(made))

    return change


def heading(words: str | None) -> Callable[[Profile], Profile]:
    """A change of the heading of the engagement of the forum; None takes it away."""

    def change(profile: Profile) -> Profile:
        sections = tuple(
            replace(one, headings={"en": words} if words else {}) if one.key == "engagement" else one
            for one in profile.sections
        )
        return replace(profile, sections=sections)

    return change


def without_section(profile: Profile) -> Profile:
    return replace(profile, sections=tuple(one for one in profile.sections if one.key != "engagement"))


def contributions(desk: Desk) -> list[Decimal | None]:
    return [one.amount for one in profile_called(desk, FORUM).facts if isinstance(one, Contribution)]  # type: ignore[misc]  # amounts here are never redacted


def headings(desk: Desk) -> list[str]:
    profile = profile_called(desk, FORUM)
    return [one.headings.get("en", "") for one in profile.sections if one.key == "engagement"]


@dataclass
class Twice:
    """A colleague whose package was brought in once, and whose next one is looked at."""

    desk: Desk
    mine: Desk
    number: str
    path: Path

    def package(self) -> Path:
        return self.desk.packing.package(self.number, self.path, force=True).path

    def items(self, *kinds: ItemKind) -> list[Item]:
        found = self.mine.unpacking.preview(self.package()).items
        return [one for one in found if one.kind in kinds and one.state is not State.UNCHANGED]

    def bring(self, choice: Choice | None) -> None:
        """Bring it in; every item chosen alike, or none of them."""
        chosen = (
            {}
            if choice is None
            else {one.key: choice for one in self.mine.unpacking.preview(self.path).items}
        )
        self.mine.unpacking.unpack(self.path, chosen, Conflicts.KEEP)
        assert self.mine.unpacking.preview(self.path).is_nothing_new


@pytest.fixture
def twice(desk: Desk, mine: Desk, number: str, tmp_path: Path) -> Twice:
    found = Twice(desk, mine, number, tmp_path / "a.bdpack")
    mine.unpacking.unpack(found.package())
    return found


FACTS = [
    # here, there: both had 165000; the state, and what is here if nobody chooses, or all of theirs is taken
    (1, 165000, State.CHANGED_HERE, [1], [165000]),
    (165000, 2, State.CHANGED_THERE, [2], [2]),
    (1, 2, CONFLICT, [1], [2]),
    (2, 2, None, [2], [2]),
    (None, 165000, State.REMOVED_HERE, [], [165000]),
    (None, 2, CONFLICT, [], [2]),
    (165000, None, State.REMOVED_THERE, [165000], []),
    (1, None, State.REMOVED_THERE, [1], []),
    (None, None, None, [], []),
]


@pytest.mark.parametrize("takes", [False, True])
@pytest.mark.parametrize(("here", "there", "state", "kept", "taken"), FACTS)
def test_a_fact_is_compared_with_what_both_had(
    twice: Twice,
    here: int | None,
    there: int | None,
    state: State | None,
    kept: list[int],
    taken: list[int],
    takes: bool,
) -> None:
    for desk, value in ((twice.mine, here), (twice.desk, there)):
        edited(desk, amount(value))
    assert [one.state for one in twice.items(ItemKind.FACT)] == ([state] if state else [])
    twice.bring(Choice.TAKE if takes else None)
    assert contributions(twice.mine) == [Decimal(one) for one in (taken if takes else kept)]


@pytest.mark.parametrize("takes", [False, True])
def test_a_new_fact_that_says_what_another_said_takes_nothing_of_that_away(twice: Twice, takes: bool) -> None:
    """Both would be the same fact of ours: one by its id, one by what it says."""

    def changed(profile: Profile) -> Profile:
        (was,) = (one for one in profile.facts if isinstance(one, Contribution))
        return replace(profile, facts=(*amount(200)(profile).facts, replace(was, id=FactId(new_id()))))

    edited(twice.desk, changed)
    assert [one.state for one in twice.items(ItemKind.FACT)] == [State.CHANGED_THERE, State.NEW]
    twice.bring(Choice.TAKE if takes else None)
    assert contributions(twice.mine) == [Decimal(200), Decimal(165000)]
    edited(twice.desk, amount(None))
    assert [one.state for one in twice.items(ItemKind.FACT)] == [State.REMOVED_THERE, State.REMOVED_THERE]
    twice.bring(Choice.TAKE)
    assert contributions(twice.mine) == []


HEADINGS = [
    # both had "Engagement"
    ("Ours", "Engagement", State.CHANGED_HERE, "Ours", "Engagement"),
    ("Engagement", "Theirs", State.CHANGED_THERE, "Theirs", "Theirs"),
    ("Ours", "Theirs", CONFLICT, "Ours", "Theirs"),
    (None, "Engagement", State.REMOVED_HERE, "", "Engagement"),
    (None, "Theirs", CONFLICT, "", "Theirs"),
    ("Engagement", None, State.REMOVED_THERE, "Engagement", ""),
]


@pytest.mark.parametrize("takes", [False, True])
@pytest.mark.parametrize(("here", "there", "state", "kept", "taken"), HEADINGS)
def test_a_heading_is_compared_with_what_both_had(
    desk: Desk, mine: Desk, number: str, tmp_path: Path,
    here: str | None, there: str | None, state: State, kept: str, taken: str, takes: bool,
) -> None:  # fmt: skip
    edited(desk, heading("Engagement"))
    twice = Twice(desk, mine, number, tmp_path / "a.bdpack")
    mine.unpacking.unpack(twice.package())
    for one, words in ((mine, here), (desk, there)):
        edited(one, heading(words))
    assert [one.state for one in twice.items(ItemKind.HEADING)] == [state]
    twice.bring(Choice.TAKE if takes else None)
    assert headings(mine) == [taken if takes else kept]


def engagement(desk: Desk) -> list[str] | None:
    """What the section says; None where it is gone."""
    section = profile_called(desk, FORUM).section("engagement")
    return None if section is None else said(section.texts.get("en", ()))


def behind(words: str) -> Callable[[Text], Text]:
    return lambda text: (*text, paragraph(words))


@pytest.mark.parametrize("takes", [False, True])
@pytest.mark.parametrize("change", ["nothing", "words", "more"])
def test_a_section_that_was_deleted_here_is_not_offered_again_unless_it_changed_there(
    twice: Twice, change: str, takes: bool
) -> None:
    edited(twice.mine, without_section)
    if change != "nothing":
        rewrite(
            twice.desk, FORUM, "engagement", with_words("Changed.") if change == "words" else behind("More.")
        )
    items = [one for one in twice.items(ItemKind.BLOCK) if one.place == twice_place(twice)]
    states = [one.state for one in items]
    assert (
        states
        == {
            "nothing": [State.REMOVED_HERE],
            "words": [CONFLICT],
            "more": [State.REMOVED_HERE, CONFLICT],
        }[change]
    )
    assert all(one.mine is None and one.choices == (Choice.KEEP, Choice.TAKE) for one in items)
    if change == "nothing":
        assert twice.mine.unpacking.preview(twice.path).is_nothing_new
    twice.bring(Choice.TAKE if takes else None)
    there = engagement(twice.desk)
    assert engagement(twice.mine) == (there if takes else None), "taken on purpose, it comes back"


def twice_place(twice: Twice) -> str:
    section = profile_called(twice.desk, FORUM).section("engagement")
    assert section is not None
    return section.headings.get("en") or section.key


def test_a_section_that_was_deleted_here_is_taken_again_by_choice(twice: Twice) -> None:
    edited(twice.mine, without_section)
    keys = [one.key for one in twice.items(ItemKind.BLOCK) if one.state is State.REMOVED_HERE]
    rewrite(twice.desk, FORUM, "overview", with_words("Another thing."))
    twice.mine.unpacking.unpack(twice.package(), dict.fromkeys(keys, Choice.TAKE))
    assert engagement(twice.mine) == engagement(twice.desk)


@pytest.mark.parametrize("choice", [None, Choice.TAKE])
def test_a_section_that_was_deleted_there_stays_unless_somebody_takes_that_over(
    twice: Twice, choice: Choice | None
) -> None:
    before = engagement(twice.mine)
    edited(twice.desk, without_section)
    assert {one.state for one in twice.items(ItemKind.BLOCK)} == {State.REMOVED_THERE}
    twice.bring(choice)
    assert engagement(twice.mine) == (before if choice is None else None)


def test_a_section_that_came_again_after_an_undone_import_is_new(twice: Twice) -> None:
    twice.mine.imports.undo("1")
    assert {one.state for one in twice.items(ItemKind.BLOCK, ItemKind.FACT)} == {NEW}


@pytest.mark.parametrize("change", [False, True])
def test_a_section_of_the_note_that_was_deleted_here_is_not_offered_again(twice: Twice, change: bool) -> None:
    note = twice.mine.notes.list()[0].number
    gone = twice.mine.notes.get(note)
    section = next(one for one in gone.sections if one.blocks)
    left = tuple(one for one in gone.sections if one.id != section.id)
    with twice.mine.library.database.begin(twice.mine.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(gone, sections=left))
    if change:
        from briefing_app.services.texts import TextPlace

        opened = twice.desk.texts.open(TextPlace(section.id, "en"))
        twice.desk.texts.save(TextPlace(section.id, "en"), behind("More.")(opened.blocks), opened.revision)
    items = [one for one in twice.items(ItemKind.BLOCK) if one.key.startswith(section.id)]
    assert {one.state for one in items} == ({CONFLICT} if change else {State.REMOVED_HERE})
    twice.bring(None)
    assert section.id not in {one.id for one in twice.mine.notes.get(note).sections}
    again = {one.key: Choice.TAKE for one in twice.mine.unpacking.preview(twice.path).items}
    rewrite(twice.desk, FORUM, "overview", with_words("Another thing."))
    twice.mine.unpacking.unpack(twice.package(), again, Conflicts.KEEP)
    assert section.id in {one.id for one in twice.mine.notes.get(note).sections}


def test_a_fact_that_was_left_out_is_not_offered_again(twice: Twice) -> None:
    new = Contribution(id=FactId(new_id()), profile=None, amount=Decimal(7), currency="CAD")
    edited(
        twice.desk, lambda profile: replace(profile, facts=(*profile.facts, replace(new, profile=profile.id)))
    )
    (item,) = twice.items(ItemKind.FACT)
    assert item.state is NEW
    twice.mine.unpacking.unpack(twice.path, {item.key: Choice.KEEP})
    assert [one.state for one in twice.items(ItemKind.FACT)] == [State.REMOVED_HERE]
    assert Decimal(7) not in contributions(twice.mine)


def test_what_was_deleted_and_rewritten_here_is_found_again_by_its_key(twice: Twice) -> None:
    """The section was deleted and made anew under another id: its old passages are not offered again."""
    before = profile_called(twice.mine, FORUM).section("engagement")
    assert before is not None
    edited(twice.mine, without_section)
    from tests.services.conftest import section

    fresh = section("engagement", "", paragraph("Ours alone."))
    edited(twice.mine, lambda profile: replace(profile, sections=(*profile.sections, fresh)))
    assert {one.state for one in twice.items(ItemKind.BLOCK)} == {State.REMOVED_HERE}
    assert said(text_of(twice.mine, FORUM, "engagement")) == ["Ours alone."]
