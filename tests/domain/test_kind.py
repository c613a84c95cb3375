"""Kinds of note: what their data files say, and how a wrong file is refused."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path

import pytest

from briefing_app.domain.errors import BriefingError, UnknownNameError
from briefing_app.domain.kind import (
    FieldType,
    NoteFact,
    PagePart,
    Place,
    SectionSource,
    kind_from_data,
    kind_to_json,
)

FOLDER = Path(__file__).parents[2] / "resources" / "kinds"
DATA = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml")}
KINDS = {name: kind_from_data(data, f"{name}.toml") for name, data in DATA.items()}
MEETING = KINDS["meeting-note"]


def changed(path: str, value: object) -> dict[str, object]:
    """The meeting note's data with one thing changed; ``None`` takes it out."""
    data = copy.deepcopy(DATA["meeting-note"])
    *parents, last = path.split(".")
    place = data
    for part in parents:
        place = place[int(part)] if part.isdecimal() else place[part]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return data


def test_the_outline_of_a_meeting_note_is_filled_from_the_profiles():
    outline = [(one.key, one.source, one.profile_section) for one in MEETING.sections]
    assert outline == [
        ("overview", SectionSource.PROFILE_SECTION, "overview"),
        ("engagement", SectionSource.PROFILE_SECTION, "engagement"),
        ("next-steps", SectionSource.PROFILE_SECTION, "next-steps"),
        ("key-people", SectionSource.PEOPLE, ""),
        ("upcoming-engagements", SectionSource.ENGAGEMENTS, ""),
        ("contributions", SectionSource.CONTRIBUTIONS, ""),
    ]


def test_a_meeting_note_asks_for_its_routing_and_its_meeting():
    routing = [one.key for one in MEETING.fields_in(Place.APPROVAL)]
    assert routing == ["docket-number", "to", "through", "from", "due-date"]
    facts = {one.key: one.fact for one in MEETING.fields_in(Place.MEETING) if one.fact}
    assert facts == {"with-whom": NoteFact.PROFILES, "when": NoteFact.DAY, "where": NoteFact.PLACE}
    assert MEETING.field("due-date").type is FieldType.DATE
    assert MEETING.footer_field is MEETING.field("docket-number")


def test_an_empty_fact_table_is_not_printed_and_an_empty_section_is():
    printed = {one.key for one in MEETING.sections if one.print_empty}
    assert printed == {"overview", "engagement", "next-steps"}


def test_required_fields_are_missed_until_something_is_in_them():
    assert [one.key for one in MEETING.missing({})] == ["to", "from"]
    assert [one.key for one in MEETING.missing({"to": "Minister", "from": "  "})] == ["from"]
    assert MEETING.missing({"to": "Minister", "from": "International Affairs"}) == ()


def test_a_profile_opens_without_a_heading_and_has_no_cover_or_contents():
    profile = KINDS["stakeholder-profile"]
    assert [one.key for one in profile.sections if not one.show_heading] == ["overview"]
    assert not profile.cover
    assert profile.contents_depth == 0
    assert PagePart.CONTENTS not in profile.page_order


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_word_of_a_kind_is_there_in_both_languages(name):
    kind = KINDS[name]
    labels = [one.label for one in kind.fields] + [one.action for one in kind.approvals]
    labels += [one.post for one in kind.approvals] + [one.heading for one in kind.sections]
    labels += [one.guidance for one in kind.sections] + [kind.name, kind.description]
    for names in labels:
        assert names.languages == ("en", "fr")
        assert all(text.strip() for text in names.texts)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_french_guidance_keeps_its_colons_on_their_line(name):
    for section in KINDS[name].sections:
        assert " :" not in section.guidance.text("fr").replace("\u00a0:", "")


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_file_of_a_kind_bears_its_key_and_says_what_is_only_customary(name):
    assert KINDS[name].key == name
    customary = () if name == "imported-document" else ("sections", "approvals")
    assert KINDS[name].unverified == customary


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_view_for_programs_is_complete(name):
    view = kind_to_json(KINDS[name])
    assert [one["key"] for one in view["sections"]] == [one["key"] for one in DATA[name]["sections"]]
    assert [one["key"] for one in view["fields"]] == [one["key"] for one in DATA[name].get("fields", ())]
    assert view["name"] == DATA[name]["name"]
    assert view["page_order"] == DATA[name]["page"]["order"]


def test_a_section_or_field_a_kind_does_not_have_is_refused_with_those_it_has():
    with pytest.raises(UnknownNameError, match="meeting note has no section “annex”: use one of overview"):
        MEETING.section("annex")
    with pytest.raises(UnknownNameError, match="no field “colour”: use one of with-whom"):
        MEETING.field("colour")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("key", None, "“key” is missing"),
        ("key", "Meeting Note", "small letters, digits and single hyphens only"),
        ("name", {"en": "Meeting note"}, "“name.fr” is missing"),
        ("sections", [], "“sections” must be a list of one table or more"),
        ("sections.0.source", "the-cloud", "“sections[1].source” is “the-cloud”"),
        ("sections.0.profile_section", None, "goes with source = “profile-section”"),
        ("sections.3.profile_section", "people", "goes with source = “profile-section”"),
        ("sections.1.key", "overview", "“sections” uses a key twice"),
        ("sections.0.guidance.fr", "", "“sections[1].guidance.fr” is empty"),
        ("sections.0.guidence", "x", "“sections[1].guidence” is not a known key"),
        ("fields.0.key", "with whom", "“fields[1].key” is “with whom”"),
        ("languages", ["en", 3], "“languages” must hold texts only"),
        ("fields.0.type", "colour", "“fields[1].type” is “colour”"),
        ("fields.0.printed", "nowhere", "“fields[1].printed” is “nowhere”"),
        ("fields.0.required", "yes", "“fields[1].required” must be true or false"),
        ("fields.0.footer", True, "puts two fields in the footer"),
        ("fields.0.from_note", "title", "“fields[1].from_note” is “title”"),
        ("page.order", ["meeting-block"], "leaves out “sections”"),
        ("page.order", ["sections", "sections"], "says the same thing twice"),
        ("page.order", ["sections", "index"], "names “index”"),
        ("page.order", ["sections"], "is 0 exactly where the order of the page has no “contents”"),
        ("page.contents_depth", 9, "3 levels at most"),
        ("page.contents_depth", 0, "is 0 exactly where"),
        ("approvals.0.post.fr", None, "“approvals[1].post.fr” is missing"),
    ],
)
def test_a_wrong_kind_file_is_refused_by_the_key_at_fault(path, value, said):
    with pytest.raises(BriefingError) as refused:
        kind_from_data(changed(path, value), "meeting-note.toml")
    assert str(refused.value).startswith("meeting-note.toml: ")
    assert said in str(refused.value)


def test_a_kind_may_do_without_fields_and_approvals():
    data = changed("fields", None)
    del data["approvals"]
    kind = kind_from_data(data)
    assert kind.fields == kind.approvals == ()
    assert kind.footer_field is None
    assert kind.missing({}) == ()
