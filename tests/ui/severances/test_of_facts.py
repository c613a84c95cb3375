"""Facts that are withheld by themselves are listed and decided in the note whose tables would show them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from briefing_app.bootstrap import Desk
from briefing_app.domain.facts import FactId
from briefing_app.domain.release_check import CheckKind
from briefing_app.storage.records import ActKind
from briefing_app.ui.severances.severance_decisions import Decision
from tests.ui.severances.conftest import APPROVED, LONG, Room, full
from tests.ui.test_severances_dialog import press


def withhold_a_person(desk: Desk) -> FactId:
    """Somebody of the profile, who is marked higher than all of the note."""
    fact = desk.profiles.find("HC").facts[1]
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profile_parts.save_fact(replace(fact, portion=desk.catalogue.marking("PA")))
    desk.whole_severing.sever_fact(fact.id, ("19(1)",))
    return fact.id


def choose(here: Room, fact: FactId) -> None:
    """Put the severance of the fact, and it alone, in front."""
    one = next(view.severance.id for view in here.views() if fact in view.facts)
    here.panel.show_severance(one)
    assert [view.severance.id for view in here.panel.chosen] == [one]


def undecided(here: Room) -> str:
    """What stands before a release of the severances."""
    checks = here.do(lambda desk: desk.before_release.of_note("1")).checks
    return next(one.sentence for one in checks if one.kind is CheckKind.SEVERANCES)


def test_it_is_approved_in_the_panel_and_every_count_agrees(here: Room) -> None:
    fact = here.do(withhold_a_person)
    here.room.refresh()
    here.rest()
    said: list[str] = []
    here.room.status_changed.connect(said.append)
    panel = here.show()
    rows = panel.list.model().rowCount()
    here.room.sight.tell_status()
    assert said[-1].endswith(f"{rows} severances")
    assert panel.sentence.startswith(f"{rows} severances not approved yet")
    assert undecided(here) == f"{rows} severances are not approved."
    choose(here, fact)
    assert "Ana Roy" in full(panel)
    here.decide(Decision.APPROVE)
    here.enter()
    assert here.bar.startswith("1 severance approved.")
    assert here.states().count(APPROVED) == 1
    assert undecided(here) == f"{rows - 1} severances are not approved."


def test_the_banner_is_that_of_the_fact_too(here: Room) -> None:
    here.do(withhold_a_person)
    here.show()
    assert "PROTECTED A" in here.place.top_banner.words


def test_enter_goes_to_the_fact_in_its_profile(here: Room) -> None:
    fact = here.do(withhold_a_person)
    here.show()
    choose(here, fact)
    here.panel.list.setFocus()
    press(Qt.Key.Key_Return)
    rooms = here.place.rooms
    here.qtbot.waitUntil(lambda: rooms.address.kind == "profile", timeout=LONG)
    room: Any = rooms.current
    here.qtbot.waitUntil(lambda: room.subject is not None, timeout=LONG)
    here.quiet()
    assert room.tabs.currentWidget() is room.facts
    assert room.facts.current.id == fact
