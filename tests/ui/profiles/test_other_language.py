"""What is severed in one language of a profile is offered to be severed in the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.text import block_words, holds
from briefing_app.ui.profiles.profile_room import ProfileRoom
from tests.ui.profiles.conftest import LONG, AtWork

Offer = tuple[str, str, Callable[[], None]]


def severed_in_english(at_work: AtWork) -> tuple[ProfileRoom, list[Offer]]:
    """The room of a profile, a passage severed that is there in French too, and what was offered."""
    room = at_work.open("Germany")
    offers: list[Offer] = []
    room.offered.connect(lambda *offer: offers.append(offer))
    page = next(one for one in room.sections.values() if one.section.texts.get("fr"))
    room.tabs.setCurrentWidget(page)
    page.speak("en")
    at_work.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
    paired = next(one for one in page.editor.text() if one.pair is not None and not holds(one))
    page.editor.select(paired.id, 0, len(block_words(paired)))
    page.editor.sever(frozenset({ExemptionId("atia:15(1)")}))
    page.flush(lambda: None)
    at_work.rest()
    return room, offers


def french(at_work: AtWork, room: ProfileRoom) -> frozenset[str]:
    """What holds words of the French texts."""
    profile = at_work.profile("Germany")
    return frozenset().union(*(holds(b) for one in profile.sections for b in one.texts.get("fr", ())))


def test_the_passage_of_the_other_language_is_offered_severed_and_let_go(at_work: AtWork) -> None:
    room, offers = severed_in_english(at_work)
    before = french(at_work, room)
    ((words, button, act),) = offers
    assert words == "1 passage that says the same in the other language is free."
    assert button == "&Sever there too"
    act()
    at_work.rest()
    (new,) = french(at_work, room) - before
    record = at_work.ask(partial(_record, new))
    assert (record.state.value, record.exemptions) == ("proposed", {"atia:15(1)"})
    assert at_work.heard.done == ["Proposed in the other language, under the same exemptions."]
    at_work.undo()
    assert french(at_work, room) == before


def test_nothing_is_offered_where_the_other_language_is_severed(at_work: AtWork) -> None:
    room, offers = severed_in_english(at_work)
    offers[0][2]()
    at_work.rest()
    page = room.tabs.currentWidget()
    page.speak("fr")
    at_work.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
    page.editor.setFocus()
    offers.clear()
    page.speak("en")
    page.flush(lambda: None)
    at_work.rest()
    assert offers == []


def _record(severance: str, desk):
    with desk.library.database.read() as unit:
        return unit.severances.get(severance)
