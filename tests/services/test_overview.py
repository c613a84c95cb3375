"""What is due and coming, across all profiles: by what a date may mean; withheld and trashed things too."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.facts import Engagement, FactId, NextStep, ProfileId, Statement
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.marking import Marking, MarkingId
from briefing_app.domain.overview import DatedFact
from briefing_app.domain.profile import Name, Profile, ProfileKind, Section
from briefing_app.domain.text import BlockId, Paragraph, Run, Scope, SectionId, Withheld
from briefing_app.services.actor import Actor
from briefing_app.services.overview import OverviewService
from briefing_app.storage.records import ActKind, new_id

TODAY = date(2019, 12, 1)
PB = Marking(frozenset({MarkingId("ca:PA")}))


def between(wording: str, first: date | None, last: date | None) -> FuzzyDate:
    return FuzzyDate(wording=wording, kind=DateKind.RANGE, earliest=first, latest=last)


def step(action: str | Withheld, due: FuzzyDate | Withheld | None, **more: object) -> NextStep:
    return NextStep(id=FactId(new_id()), profile=None, action=action, due=due, **more)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def meeting(name: str, when: FuzzyDate | Withheld, **more: object) -> Engagement:
    return Engagement(id=FactId(new_id()), profile=None, name=name, when=when, **more)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


@pytest.fixture
def block() -> BlockId:
    return BlockId(new_id())


@pytest.fixture
def profile(desk: Desk, block: BlockId) -> Profile:
    """A forum with steps and engagements of every sort, its text marked."""
    return add(
        desk,
        "Lighthouse Forum",
        step("Long over", between("2018", date(2018, 1, 1), date(2018, 12, 31))),
        step("Just over", between("November", date(2019, 11, 1), date(2019, 11, 30))),
        step("This month", between("December", date(2019, 12, 1), date(2019, 12, 31))),
        step("In a year", between("2021", date(2021, 1, 1), date(2021, 12, 31))),
        step("Some day", None),
        step("When it was done", between("2017", date(2017, 1, 1), date(2017, 12, 31)), state="done"),
        step(Withheld(scope=Scope.ITEM), Withheld()),
        meeting("Past talks", between("2018", date(2018, 5, 1), date(2018, 5, 1))),
        meeting("Next talks", between("January", date(2020, 1, 1), date(2020, 1, 31)), place="Oslo"),
        meeting("This year's talks", between("2019", date(2019, 1, 1), date(2019, 12, 31))),
        meeting("Talks since", between("since 2015", date(2015, 1, 1), None)),
        meeting("Said in the text", Withheld(), statements=(Statement(block, "the talks"),)),
        text=(Paragraph(id=block, content=(Run("We go to the talks."),), portion=PB),),
    )


def add(desk: Desk, name: str, *facts: object, text: tuple[Paragraph, ...] = (), **more: object) -> Profile:
    made = Profile(
        id=ProfileId(new_id()),
        kind=ProfileKind.FORUM,
        names=(Name(text=name, language="en"),),
        sections=(Section(id=SectionId(new_id()), key="overview", headings={}, texts={"en": text}),),
        facts=facts,  # type: ignore[arg-type]  # what a caller names is passed on as it stands
        **more,  # type: ignore[arg-type]  # what a caller names is passed on as it stands
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        return unit.profiles.add(made)


@pytest.fixture
def overviews(desk: Desk) -> OverviewService:
    noon = datetime(2019, 12, 1, 12, tzinfo=UTC)
    return OverviewService(desk.library, Actor("officer", lambda: noon))


def titles(found: tuple[DatedFact, ...]) -> list[object]:
    return [one.title for one in found]


def test_what_is_over_due_and_to_come_is_told_apart(overviews: OverviewService, profile: Profile) -> None:
    found = overviews.overview()
    assert titles(found.overdue) == ["Just over", "Long over"]
    assert titles(found.due) == ["This month"]
    assert titles(found.upcoming) == ["This year's talks", "Shelter Forum", "Next talks"]
    assert found.upcoming[2].place == "Oslo"


def test_lists_are_sorted_by_what_a_date_may_mean_with_the_done_and_undated_last(
    overviews: OverviewService, profile: Profile
) -> None:
    steps = titles(overviews.next_steps())
    assert steps[:4] == ["Long over", "Just over", "This month", "In a year"]
    assert "Some day" in steps[4:6]
    assert steps[-1] == "When it was done"
    meetings = titles(overviews.engagements())
    assert meetings[:4] == ["Talks since", "Past talks", "This year's talks", "Shelter Forum"]
    assert meetings[-1] == "Said in the text"


def test_counts_are_of_what_is_open_and_not_in_the_trash(
    desk: Desk, overviews: OverviewService, profile: Profile
) -> None:
    before = overviews.counts()
    assert (before.engagements, before.next_steps) == (6, 6)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.trash(profile.id)
    assert overviews.counts().next_steps == 0
    assert overviews.next_steps() == ()
    assert titles(overviews.engagements()) == ["Shelter Forum"]
    assert overviews.overview().overdue == ()


def test_a_line_from_a_text_is_shown_under_the_markings_of_its_profile(
    overviews: OverviewService, profile: Profile, block: BlockId
) -> None:
    found = {one.title: one for one in overviews.engagements()}
    assert found["Said in the text"].markings == (PB,)
    assert found["Said in the text"].block == block
    assert found["Past talks"].markings == ()  # typed by hand, and not marked


def test_a_line_with_a_marking_of_its_own_keeps_it(desk: Desk, overviews: OverviewService) -> None:
    add(desk, "Pier Forum", step("Ask again", between("2020", TODAY, TODAY), portion=PB))
    assert overviews.overview().due[0].markings == (PB,)


def test_profiles_never_reviewed_come_before_those_reviewed_long_ago(
    desk: Desk, overviews: OverviewService
) -> None:
    add(desk, "Long ago", reviewed_on=date(2017, 1, 1))
    add(desk, "A year ago", reviewed_on=date(2018, 11, 30))
    add(desk, "Lately", reviewed_on=date(2019, 6, 1))
    found = overviews.overview()
    assert [one.name for one in found.stale] == [
        "Agency for Shelter", "Harbour Consultations", "Long ago", "A year ago"
    ]  # fmt: skip
    assert found.stale_count == 4


def test_an_empty_library_has_an_empty_day(desk: Desk, overviews: OverviewService) -> None:
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        for one in unit.profiles.list():
            unit.profiles.trash(one.id)
    found = overviews.overview()
    assert (found.overdue, found.due, found.upcoming, found.stale, found.notes) == ((), (), (), (), ())


def test_a_thousand_steps_give_a_screenful(desk: Desk, overviews: OverviewService) -> None:
    when = between("2018", date(2018, 1, 1), date(2018, 12, 31))
    add(desk, "Busy Forum", *(step(f"Step {number}", when) for number in range(1000)))
    assert len(overviews.overview().overdue) == 8
    assert overviews.counts().next_steps == 1000
