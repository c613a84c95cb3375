"""What finds names is made once, and kept for as long as the names are the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import start
from briefing_app.domain.profile_summary import ProfileKind, ProfileSummary
from briefing_app.ui.listings import Contents
from tests.ui import bilingual
from tests.ui.conftest import OpenWindow


def profile(name: str, kind: ProfileKind = ProfileKind.FORUM, **others: object) -> ProfileSummary:
    return ProfileSummary(id=name, kind=kind, name=name, acronym=None, confirmed=True, **others)  # type: ignore[arg-type]  # of any kind


PROFILES = (profile("Board", also=("Conseil",)), profile("Lake", ProfileKind.COUNTRY))
BEFORE = Contents(profiles=PROFILES).prepare()


def again(*profiles: ProfileSummary) -> Contents:
    return Contents(profiles=profiles).prepare(BEFORE)


def test_what_is_as_it_was_is_not_made_again() -> None:
    read = again(*(replace(one) for one in PROFILES))
    assert read.profile_names is BEFORE.profile_names
    assert read.note_names is BEFORE.note_names
    assert read.facets is BEFORE.facets
    assert read.of_kind is BEFORE.of_kind


def test_another_tag_leaves_what_finds_names_and_is_in_the_list() -> None:
    read = again(replace(PROFILES[0], tags=("sea",)), PROFILES[1])
    assert read.profile_names is BEFORE.profile_names
    assert read.facets[""].tags == {"sea": 1}
    assert read.of_kind["forum"].profiles[0].tags == ("sea",)


def test_another_kind_leaves_what_finds_names_and_moves_the_profile() -> None:
    read = again(replace(PROFILES[0], kind=ProfileKind.COUNTRY), PROFILES[1])
    assert read.profile_names is BEFORE.profile_names
    assert "forum" not in read.of_kind
    assert list(read.of_kind["country"].keys) == ["board conseil", "lake"]


def test_another_name_short_form_or_order_is_found_at_once() -> None:
    renamed = again(replace(PROFILES[0], name="Council"), PROFILES[1])
    assert renamed.profile_names.find("council", 9) == [0]
    assert renamed.profile_names.find("board", 9) == []
    short = again(replace(PROFILES[0], acronym="BD"), PROFILES[1])
    assert short.profile_names.find("bd", 9) == [0]
    also = again(replace(PROFILES[0], also=("Office",)), PROFILES[1])
    assert also.profile_names.find("office", 9) == [0]
    assert again(*reversed(PROFILES)).profile_names.find("board", 9) == [1]
    assert again(PROFILES[1]).profile_names.find("board", 9) == []
    assert again(*PROFILES, profile("Zone")).profile_names.find("zone", 9) == [2]


def test_an_act_that_leaves_the_names_leaves_what_finds_them(
    qtbot: QtBot, new_window: OpenWindow, tmp_path: Path
) -> None:
    place = new_window(start())
    place.open(bilingual.fill(tmp_path / "bilingual.bdl"))
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=30_000)
    before = place.browsing.contents
    assert before is not None
    place.browsing.refresh()
    qtbot.waitUntil(lambda: place.browsing.contents is not before, timeout=30_000)
    after = place.browsing.contents
    assert after is not None
    assert after.profile_names is before.profile_names
    qtbot.waitUntil(lambda: not place.session.tasks.busy, timeout=30_000)
