"""Sections of a profile made, renamed, moved and deleted in a real library, put back with their history."""

from __future__ import annotations

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import NotAllowedError, StaleError, UnknownNameError
from briefing_app.domain.text import BlockId, Paragraph, Run, SeveranceId
from briefing_app.domain.typed_values import TypedError
from briefing_app.storage.records import ActKind, new_id
from tests.services.test_profile_editing import named, stored


def keys(desk: Desk) -> list[str]:
    return [one.key for one in named(desk).sections]


def test_a_known_section_is_recognised_by_any_of_its_names_and_gets_both_headings(desk):
    profile = named(desk)
    done = desk.profile_editing.add_section(profile.id, {"fr": "Contexte"})
    section = named(desk).sections[-1]
    assert (section.id, section.key) == (done.made, "background")
    assert section.headings == {"en": "Background", "fr": "Contexte"}
    with pytest.raises(NotAllowedError, match="has a section “Background” already"):
        desk.profile_editing.add_section(profile.id, {"en": "Background"})
    desk.profile_editing.undo(done)
    assert keys(desk) == ["overview", "engagement", "next-steps"]


def test_a_new_heading_gets_a_key_of_its_own(desk):
    profile = named(desk).id
    for _ in range(2):
        desk.profile_editing.add_section(profile, {"en": "Fish & Chips", "fr": ""})
    assert keys(desk)[-2:] == ["fish-chips", "fish-chips-2"]
    with pytest.raises(TypedError):
        desk.profile_editing.add_section(profile, {"en": " ", "fr": ""})


def test_headings_are_changed_in_each_language_and_put_back(desk):
    section = named(desk).section("engagement")
    done = desk.profile_editing.rename_section(section, {"en": "Our part", "fr": "Notre rôle"})
    now = named(desk).section("engagement")
    assert now.headings == {"en": "Our part", "fr": "Notre rôle"}
    assert now.texts == section.texts
    assert [hit.heading for hit in desk.search("Notre rôle")] == ["Notre rôle"]
    with pytest.raises(StaleError):
        desk.profile_editing.rename_section(section, {"en": "Another"})
    desk.profile_editing.undo(done)
    assert named(desk).section("engagement") == section
    assert desk.search("Notre rôle") == ()


def test_a_section_moves_no_further_than_to_an_end(desk):
    profile = named(desk)
    first = profile.sections[0].id
    down = desk.profile_editing.move_section(profile.id, first, 1)
    assert keys(desk) == ["engagement", "overview", "next-steps"]
    desk.profile_editing.move_section(profile.id, first, 9)
    assert keys(desk) == ["engagement", "next-steps", "overview"]
    desk.profile_editing.move_section(profile.id, first, -9)
    assert keys(desk) == ["overview", "engagement", "next-steps"]
    with pytest.raises(NotAllowedError):
        desk.profile_editing.undo(down)
    with pytest.raises(UnknownNameError):
        desk.profile_editing.move_section(profile.id, "gone", 1)


def test_a_deleted_section_comes_back_with_its_revisions_drafts_and_severances(desk):
    profile = named(desk)
    section = profile.section("engagement")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        newer = (*section.texts["en"], Paragraph(id=BlockId(new_id()), content=(Run("Later."),)))
        unit.sections.save_text(section.id, "en", newer, section.revisions["en"])
        unit.sections.save_draft(section.id, "fr", newer)
    desk.passages.mark(profile="HC", section="engagement", words="Ana Roy", exemptions=["19(1)"])
    section = named(desk).section("engagement")
    severance = next(iter(section.texts["en"][0].content[1].severances))
    before = stored(desk, profile.id)
    with desk.library.database.read() as unit:
        revisions, drafts = unit.sections.revisions(section.id, "en"), unit.sections.drafts()
    assert len(revisions) == 3

    done = desk.profile_editing.delete_section(profile.id, section)
    assert keys(desk) == ["overview", "next-steps"]
    assert desk.search("Later") == ()
    assert closed(desk, severance)

    desk.profile_editing.undo(done)
    assert stored(desk, profile.id) == before
    with desk.library.database.read() as unit:
        assert unit.sections.revisions(section.id, "en") == revisions
        assert unit.sections.drafts() == drafts
    assert not closed(desk, severance)
    assert len(desk.search("Later")) == 1


def closed(desk: Desk, severance: SeveranceId) -> bool:
    with desk.library.database.read() as unit:
        return unit.severances.get(severance).closed_at is not None


def test_a_section_somebody_wrote_in_meanwhile_is_not_deleted(desk):
    profile = named(desk)
    section = profile.section("overview")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.sections.save_text(section.id, "en", (), section.revisions["en"])
    with pytest.raises(StaleError, match="This section"):
        desk.profile_editing.delete_section(profile.id, section)
    assert "overview" in keys(desk)


def test_received_redactions_that_go_with_a_section_are_told(desk):
    agency = named(desk, "AFS")
    done = desk.profile_editing.delete_section(agency.id, agency.section("overview"))
    assert done.redactions == 1
