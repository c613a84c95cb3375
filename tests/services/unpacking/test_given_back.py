"""A package comes back to the library that made the first one: what both had last is known of facts too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.arriving import State
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.profile import Profile
from briefing_app.services.unpacking.unpacking import Conflicts
from tests.services.unpacking.test_hostile import lines_of, packed
from tests.services.unpacking.test_what_both_had import (
    amount,
    contributions,
    edited,
    heading,
    headings,
    without_section,
)

Change = Callable[[Profile], Profile]


@dataclass
class Return:
    """Mine made the first package; a colleague has it, and sends one back."""

    mine: Desk
    theirs: Desk
    number: str
    folder: Path

    def sent(self) -> None:
        path = self.mine.packing.package(self.number, self.folder / "there.bdpack", force=True).path
        self.theirs.unpacking.unpack(path)

    def back(self) -> Path:
        return self.theirs.packing.package(self.number, self.folder / "back.bdpack", force=True).path

    def states(self) -> list[State]:
        items = self.mine.unpacking.preview(self.back()).items
        return [one.state for one in items if one.state is not State.UNCHANGED]


@pytest.fixture
def both(desk: Desk, mine: Desk, number: str, tmp_path: Path) -> Return:
    made = Return(mine=desk, theirs=mine, number=number, folder=tmp_path)
    made.sent()
    return made


@pytest.mark.parametrize("what", [amount, heading])
@pytest.mark.parametrize(
    ("here", "there", "state"),
    [
        (False, True, State.CHANGED_THERE),
        (True, False, State.CHANGED_HERE),
        (True, True, State.CONFLICT),
    ],
)
def test_a_fact_and_a_heading_stand_as_a_passage_does(
    both: Return, what: Callable[..., Change], here: bool, there: bool, state: State
) -> None:
    ours, others = (17, 23) if what is amount else ("Ours", "Theirs")
    if here:
        edited(both.mine, what(ours))
    if there:
        edited(both.theirs, what(others))
    assert both.states() == [state]


def test_what_only_the_colleague_changed_is_taken_by_itself(both: Return) -> None:
    edited(both.theirs, amount(23))
    both.mine.unpacking.unpack(both.back())
    assert contributions(both.mine) == [Decimal(23)]


def test_a_fact_the_colleague_deleted_was_removed_there_and_stays(both: Return) -> None:
    edited(both.theirs, amount(None))
    assert both.states() == [State.REMOVED_THERE]
    before = contributions(both.mine)
    both.mine.unpacking.unpack(both.back())
    assert contributions(both.mine) == before


def test_a_fact_that_was_deleted_here_stays_away(both: Return) -> None:
    edited(both.mine, amount(None))
    assert both.states() == [State.REMOVED_HERE]
    both.mine.unpacking.unpack(both.back())
    assert contributions(both.mine) == []


def test_a_section_that_was_deleted_here_does_not_come_back_unasked(both: Return) -> None:
    edited(both.mine, without_section)
    assert State.NEW not in both.states()
    both.mine.unpacking.unpack(both.back(), conflicts=Conflicts.KEEP)
    assert headings(both.mine) == []


def test_the_last_that_both_had_counts_whoever_sent_it(both: Return) -> None:
    edited(both.theirs, amount(23))
    both.mine.unpacking.unpack(both.back())
    edited(both.theirs, amount(29))
    assert both.states() == [State.CHANGED_THERE]
    both.mine.unpacking.unpack(both.back())
    edited(both.mine, amount(31))
    both.sent()
    edited(both.theirs, amount(37))
    assert both.states() == [State.CHANGED_THERE]


def test_what_another_library_said_last_is_nothing_both_had(
    both: Return, another: Callable[[str], Desk]
) -> None:
    third = another("third")
    third.unpacking.unpack(both.back())
    edited(third, amount(41))
    path = third.packing.package(both.number, both.folder / "third.bdpack").path
    both.theirs.unpacking.unpack(path)
    assert both.states() == [State.CONFLICT]


@pytest.mark.parametrize("bad", [{"kind": 3}, {"more": "x"}])
def test_a_line_that_tells_nothing_makes_the_package_damaged(both: Return, bad: dict[str, object]) -> None:
    path = both.back()
    header, *rows, _ = lines_of(path.read_bytes())
    told = next(row for row in rows if row[0] == "told")
    rows.append(["told", {**told[1], **bad}])
    path.write_bytes(packed([header, *rows, {"end": len(rows)}]))
    with pytest.raises(UnreadableError, match="damaged"):
        both.mine.unpacking.preview(path)
