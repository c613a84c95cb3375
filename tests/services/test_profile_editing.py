"""Profiles worked on in a real library: each act is whole, told in a sentence where refused, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import NotAllowedError, StaleError, UnknownNameError
from briefing_app.domain.fact_fields import SORTS, empty, sort_named, typed
from briefing_app.domain.facts import Membership, ProfileId
from briefing_app.domain.marking import Marking, MarkingId
from briefing_app.domain.profile import NameRole, Profile, ProfileKind
from briefing_app.domain.profile_properties import TypedName, typed_properties
from briefing_app.domain.typed_values import Problem, TypedError
from briefing_app.services.profile_editing import Done
from briefing_app.storage.records import ActKind, new_id
from tests.domain.test_fact_fields import SOME

PA = Marking(frozenset({MarkingId("ca:PA")}))


def named(desk: Desk, name: str = "HC") -> Profile:
    return desk.profiles.find(name)


def stored(desk: Desk, profile: ProfileId) -> Profile:
    """The profile without the time of its last change."""
    return replace(desk.profiles.get(profile), updated_at=None)


def form(sort: str, **given: str | bool) -> dict[str, str | bool]:
    return {**empty(sort_named(sort)), **SOME[sort], **given}


# ---- making profiles


def test_a_new_profile_is_found_by_its_name_and_short_form_and_has_an_overview(desk):
    done = desk.profile_editing.create(ProfileKind.FORUM, "  Lighthouse\u00a0Talks ", "LT", "en")
    profile = named(desk, "lt")
    assert profile.id == done.made
    assert (profile.name(), profile.acronym(), profile.confirmed) == ("Lighthouse Talks", "LT", True)
    assert [one.key for one in profile.sections] == ["overview"]
    desk.profile_editing.undo(done)
    with pytest.raises(UnknownNameError):
        named(desk, "LT")


@pytest.mark.parametrize("name", ["", "  \n ", "two\nlines", "x" * 301])
def test_a_profile_without_a_proper_name_is_not_made(desk, name):
    before = desk.profiles.list()
    with pytest.raises(TypedError):
        desk.profile_editing.create(ProfileKind.FORUM, name)
    assert desk.profiles.list() == before


def test_a_name_that_is_taken_is_told_and_not_refused(desk):
    (known,) = desk.profile_editing.namesakes(["harbour  CONSULTATIONS", "", "HC"])
    assert known.name == "Harbour Consultations"
    assert desk.profile_editing.namesakes(["HC"], other_than=known.id) == ()
    desk.profile_editing.create(ProfileKind.COUNTRY, "Harbour Consultations")
    assert len([one for one in desk.profiles.list() if one.name == known.name]) == 2


def test_making_a_profile_is_not_undone_once_something_hangs_on_it(desk):
    done = desk.profile_editing.create(ProfileKind.FORUM, "Lighthouse Talks")
    desk.profile_editing.add_fact(ProfileId(done.made), "projects", form("projects"))
    with pytest.raises(NotAllowedError, match="cannot be undone any more: “Lighthouse Talks”"):
        desk.profile_editing.undo(done)
    assert named(desk, "Lighthouse Talks").facts


# ---- properties


def test_properties_are_saved_as_typed_and_put_back(desk):
    read = named(desk)
    before = stored(desk, read.id)
    given = replace(
        typed_properties(read, ""),
        kind=ProfileKind.ORGANIZATION,
        names=(
            *typed_properties(read, "").names,
            TypedName(text="Port Talks", role=NameRole.VARIANT, language="en", valid_to="spring 2019"),
            TypedName(text=" "),
        ),
        parent="AFS",
        founded="about",
        tags="ports; sea;ports",
        reviewed_on=date(2020, 1, 2),
    )
    with pytest.raises(TypedError) as refused:
        desk.profile_editing.save_properties(read, given)
    assert (refused.value.problem, refused.value.field) == (Problem.NO_DATE, "founded")
    assert stored(desk, read.id) == before
    done = desk.profile_editing.save_properties(read, replace(given, founded="fall 2003"))
    now = named(desk, "port talks")
    assert (now.kind, now.tags, now.reviewed_on) == (
        ProfileKind.ORGANIZATION,
        ("ports", "sea"),
        date(2020, 1, 2),
    )
    assert now.founded.edtf == "2003-23"
    assert now.parent == named(desk, "AFS").id
    assert now.names[-1].valid_to.wording == "spring 2019"
    assert (now.sections, now.facts) == (read.sections, read.facts)
    desk.profile_editing.undo(done)
    assert stored(desk, read.id) == before
    with pytest.raises(UnknownNameError):
        named(desk, "port talks")


def test_a_profile_keeps_a_name(desk):
    read = named(desk)
    only_short = tuple(one for one in typed_properties(read, "").names if one.role is not NameRole.NAME)
    with pytest.raises(TypedError) as refused:
        desk.profile_editing.save_properties(read, replace(typed_properties(read, ""), names=only_short))
    assert (refused.value.problem, refused.value.field) == (Problem.MISSING, "name")


def test_no_profile_is_below_itself(desk):
    def put_below(child: str, parent: str) -> Done:
        read = named(desk, child)
        return desk.profile_editing.save_properties(read, replace(typed_properties(read, ""), parent=parent))

    with pytest.raises(NotAllowedError, match="part of itself"):
        put_below("HC", "HC")
    put_below("HC", "AFS")
    with pytest.raises(NotAllowedError, match="part of itself"):
        put_below("AFS", "HC")
    with pytest.raises(UnknownNameError, match="No profile is called"):
        put_below("AFS", "Nobody")


def below(desk: Desk, name: str) -> str:
    """Put the forum below what is called so, as its form would; gives the name of its parent then."""
    read = named(desk)
    desk.profile_editing.save_properties(read, replace(typed_properties(read, ""), parent=name))
    parent = named(desk).parent
    assert parent is not None
    return desk.profiles.get(parent).name()


def known_as(desk: Desk, profile: str, *names: tuple[str, NameRole]) -> None:
    read = named(desk, profile)
    typed_names = (
        *typed_properties(read, "").names,
        *(TypedName(text=one, role=role) for one, role in names),
    )
    given = replace(typed_properties(read, ""), names=typed_names)
    desk.profile_editing.save_properties(read, given)


@pytest.mark.parametrize("role", [NameRole.VARIANT, NameRole.ACRONYM])
def test_another_parent_may_have_a_name_that_the_present_one_goes_by_too(desk, role):
    assert below(desk, "AFS") == "Agency for Shelter"
    known_as(desk, "AFS", ("Shelter Office", role))
    assert below(desk, "Shelter Office") == "Agency for Shelter"  # nobody else is called so yet
    desk.profile_editing.create(ProfileKind.ORGANIZATION, "Shelter Office")
    assert below(desk, "shelter office") == "Shelter Office"
    assert below(desk, "Agency for Shelter") == "Agency for Shelter"


@pytest.mark.parametrize("role", [NameRole.NAME, NameRole.VARIANT, NameRole.ACRONYM])
def test_a_parent_by_a_name_that_two_go_by_alike_is_refused(desk, role):
    below(desk, "AFS")
    desk.profile_editing.create(ProfileKind.ORGANIZATION, "Harbour Office")
    known_as(desk, "AFS", ("Shelter Office", role))
    known_as(desk, "Harbour Office", ("Shelter Office", role))
    with pytest.raises(UnknownNameError, match="is the name of 2 profiles: use"):
        below(desk, "Shelter Office")


def test_a_parent_whose_name_was_not_touched_is_kept_though_another_has_it_too(desk):
    below(desk, "AFS")
    parent = named(desk).parent
    other = desk.profile_editing.create(ProfileKind.ORGANIZATION, "Agency for Shelter")
    assert below(desk, "Agency for Shelter") == "Agency for Shelter"
    assert named(desk).parent == parent != other.made


def test_properties_saved_by_somebody_else_meanwhile_are_not_overwritten(desk):
    read = named(desk)
    desk.profile_editing.mark_reviewed(read.id, date(2020, 1, 2))
    with pytest.raises(StaleError, match="changed by someone else"):
        desk.profile_editing.save_properties(read, replace(typed_properties(read, ""), nature="A forum"))
    assert named(desk).nature == ""
    assert named(desk).reviewed_on == date(2020, 1, 2)


def test_a_profile_is_reviewed_today_where_no_day_is_named(desk):
    read = named(desk)
    done = desk.profile_editing.mark_reviewed(read.id)
    assert named(desk).reviewed_on == desk.actor.now().astimezone().date()
    desk.profile_editing.undo(done)
    assert named(desk).reviewed_on is None


# ---- facts


@pytest.mark.parametrize("sort", [one.key for one in SORTS])
def test_a_fact_of_every_sort_is_added_changed_deleted_and_every_step_taken_back(desk, sort):
    profile = named(desk).id
    states = [stored(desk, profile)]
    acts = []

    def did(done: Done) -> None:
        acts.append(done)
        states.append(stored(desk, profile))

    did(desk.profile_editing.add_fact(profile, sort, form(sort)))
    fact = states[-1].facts[-1]
    assert (fact.id, fact.confirmed, fact.profile) == (acts[0].made, True, profile)
    name = sort_named(sort).fields[0].name
    did(desk.profile_editing.save_fact(fact, {**typed(fact), name: "12"}))
    changed = states[-1].facts[-1]
    assert changed != fact
    did(desk.profile_editing.delete_fact(changed))
    assert states[-1] == states[0]
    for done, before in zip(reversed(acts), reversed(states[:-1]), strict=True):
        desk.profile_editing.undo(done)
        assert stored(desk, profile) == before


def test_an_act_is_not_taken_back_over_a_later_one(desk):
    profile = named(desk).id
    first = desk.profile_editing.add_fact(profile, "projects", form("projects"))
    fact = named(desk).facts[-1]
    desk.profile_editing.save_fact(fact, {**typed(fact), "title": "Beacons"})
    with pytest.raises(NotAllowedError, match="cannot be undone any more: “Harbour Consultations”"):
        desk.profile_editing.undo(first)
    assert named(desk).facts[-1].title == "Beacons"


def test_a_later_act_on_another_fact_does_not_stand_in_the_way(desk):
    profile = named(desk)
    first, second = profile.facts
    before = stored(desk, profile.id)
    deleted = desk.profile_editing.delete_fact(first)
    desk.profile_editing.save_fact(second, {**typed(second), "post": "head of delegation"})
    desk.profile_editing.undo(deleted)
    back = stored(desk, profile.id)
    assert back.facts[0] == before.facts[0]
    assert back.facts[1].post == "head of delegation"


def test_a_fact_changed_or_deleted_meanwhile_is_not_overwritten(desk):
    fact = named(desk).facts[0]
    desk.profile_editing.save_fact(fact, {**typed(fact), "purpose": "dues"})
    for act in (
        desk.profile_editing.delete_fact,
        lambda one: desk.profile_editing.save_fact(one, typed(one)),
    ):
        with pytest.raises(StaleError, match="nothing was saved"):
            act(fact)
    now = named(desk).facts[0]
    desk.profile_editing.delete_fact(now)
    with pytest.raises(UnknownNameError, match="no such fact any more"):
        desk.profile_editing.save_fact(now, typed(now))


def test_refused_fields_leave_the_library_as_it_was(desk):
    profile = named(desk)
    before = stored(desk, profile.id)
    for given in ({"amount": "much"}, {"currency": "dollars"}, {"payers": "A 70 %; B 70 %"}):
        with pytest.raises(TypedError):
            desk.profile_editing.add_fact(profile.id, "contributions", form("contributions", **given))
    with pytest.raises(UnknownNameError):
        desk.profile_editing.add_fact(ProfileId("nobody"), "projects", form("projects"))
    assert stored(desk, profile.id) == before


def test_relative_words_lean_on_today(desk):
    profile = named(desk)
    desk.profile_editing.add_fact(profile.id, "engagements", form("engagements", when="last year"))
    when = named(desk).facts[-1].when
    assert when.earliest.year == desk.actor.now().year - 1
    assert when.wording == "last year"


def proposals(desk: Desk) -> Profile:
    """The forum with its facts as an import would leave them."""
    read = named(desk)
    doubtful = tuple(replace(one, confirmed=False) for one in read.facts)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(read, confirmed=False, facts=doubtful))
    return named(desk)


def test_proposals_are_confirmed_one_by_one_or_all_with_the_profile(desk):
    profile = proposals(desk)
    one = desk.profile_editing.confirm(profile.id, [profile.facts[1].id])
    assert [fact.confirmed for fact in named(desk).facts] == [False, True]
    assert not named(desk).confirmed
    every = desk.profile_editing.confirm_all(profile.id)
    assert all(fact.confirmed for fact in named(desk).facts)
    assert named(desk).confirmed
    for done in (every, one):
        desk.profile_editing.undo(done)
    assert stored(desk, profile.id) == replace(profile, updated_at=None)


def test_who_corrects_a_proposal_confirms_it_and_the_words_that_state_it_stay(desk):
    fact = proposals(desk).facts[0]
    desk.profile_editing.save_fact(fact, {**typed(fact), "period": "each year"})
    now = named(desk).facts[0]
    assert now == replace(fact, period="each year", confirmed=True)
    assert now.statements


def test_a_marked_fact_keeps_its_marking_and_the_list_knows_when_it_goes(desk):
    profile = named(desk)
    fact = Membership(id=new_id(), profile=profile.id, standing="member", member="Faro", portion=PA)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, facts=(*profile.facts, fact)))

    def listed() -> tuple[Marking, ...]:
        return next(one.markings for one in desk.profiles.list() if one.id == profile.id)

    kept = named(desk).facts[-1]
    desk.profile_editing.save_fact(kept, {**typed(kept), "member": "Porto"})
    assert named(desk).facts[-1].portion == PA
    assert listed() == (PA,)
    done = desk.profile_editing.delete_fact(named(desk).facts[-1])
    assert listed() == ()
    desk.profile_editing.undo(done)
    assert listed() == (PA,)
