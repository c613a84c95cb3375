"""What the services say names a profile in the language of whoever reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import NotAllowedError, StaleError, UnknownNameError
from briefing_app.domain.profile import Name, NameRole, Profile
from briefing_app.domain.profile_properties import typed_properties
from briefing_app.storage.records import ActKind
from tests.services.conftest import agency

FRENCH = "Consultations du port"


@pytest.fixture
def french(desk: Desk) -> Desk:
    desk.speak("fr")
    return desk


def port(desk: Desk) -> Profile:
    return desk.profiles.find("HC")


def test_who_is_part_of_itself(french: Desk) -> None:
    read = port(french)
    with pytest.raises(NotAllowedError, match=f"“{FRENCH}” cannot be part of itself"):
        french.profile_editing.save_properties(read, replace(typed_properties(read, ""), parent=FRENCH))


def test_whose_properties_were_changed_by_someone_else(french: Desk) -> None:
    read = port(french)
    french.profile_editing.save_properties(read, replace(typed_properties(read, ""), nature="a talk"))
    with pytest.raises(StaleError, match=f"“{FRENCH}”"):
        french.profile_editing.save_properties(read, replace(typed_properties(read, ""), nature="an office"))


def test_which_profiles_share_a_name(french: Desk) -> None:
    other = replace(agency(), names=(*agency().names, Name(text="HC", role=NameRole.ACRONYM)))
    with french.library.database.begin(french.actor.act(ActKind.CREATE)) as unit:
        unit.profiles.add(other)
    with pytest.raises(UnknownNameError, match=f"“Agency for Shelter” or “{FRENCH}”"):
        port(french)


def test_whom_a_note_is_with(french: Desk) -> None:
    french.notes.create(kind="meeting-note", title="Talks", names=["HC"])
    (name,) = french.note_opening.open("1").names.values()
    assert name == f"{FRENCH} (HC)"


def test_a_parent_that_was_not_touched_is_kept_by_any_of_its_names(french: Desk) -> None:
    child = french.profiles.find("AFS")
    parent = port(french)
    french.profile_editing.save_properties(child, replace(typed_properties(child, ""), parent=FRENCH))
    for name in (FRENCH, "Harbour Consultations"):
        child = french.profiles.find("AFS")
        given = replace(typed_properties(child, name), nature=name)
        french.profile_editing.save_properties(child, given)
        assert french.profiles.find("AFS").parent == parent.id


def test_which_profile_an_import_updates(french: Desk, tmp_path: Path) -> None:
    binder = tmp_path / "binder.md"
    said = "# Harbour Consultations (HC)\n\nPort cities meet.\n\n## Next steps\n\n- Answer by fall 2020.\n"
    binder.write_text(said, encoding="utf-8")
    (profile,) = french.imports.import_file(binder).profiles
    assert profile.name == FRENCH


def test_what_is_stored_stays_as_it_was(french: Desk) -> None:
    read = port(french)
    french.profile_editing.save_properties(read, replace(typed_properties(read, ""), nature="a talk"))
    french.speak("en")
    assert [one.name for one in french.profiles.list()] == ["Agency for Shelter", "Harbour Consultations"]
