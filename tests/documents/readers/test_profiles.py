"""Stakeholder profiles: which headings make one, what belongs to it, what is only a mention."""

from __future__ import annotations

import pytest

from briefing_app.domain.profile import ProfileKind

PROFILE = (
    "{name}\n{name} ({short}) is a place where ministers come together and talk about rivers and boats.\n"
)
ENGAGEMENT = "Engagement\nAll levels engage with it, as they have always done and will go on to do.\n"
SECTIONS = f"{ENGAGEMENT}Next Steps\n- More talk\n"


def sections(profile):
    return [(section.key, section.heading, section.lines) for section in profile.sections]


def test_an_introduction_runs_from_the_name_to_the_first_section(binder):
    first, second = binder("rivers.txt").profiles
    assert sections(first) == [
        ("overview", None, (12, 13)),
        ("engagement", "Engagement", (15,)),
        ("next-steps", "Next Steps", (17, 18)),
    ]
    assert [(p.name, p.acronym, p.kind) for p in (first, second)] == [
        ("Four River Ministerial", "FRM", ProfileKind.FORUM),
        ("World Ferry Forum for Crossings and Development", "WFFCD", ProfileKind.FORUM),
    ]


def test_a_heading_that_names_a_stakeholder_again_is_a_mention(binder, codes):
    reading = binder("rivers.txt")
    assert len(reading.profiles) == 2
    assert reading.profiles[0].lines == (11, 37)
    assert reading.profiles[1].lines == (19, 39)
    assert reading.profiles[1].variants == ("World Ferry Forum on Crossings and Development",)
    assert codes(reading) >= {(37, "duplicate-content"), (39, "duplicate-content"), (39, "name-variant")}


def test_a_mention_before_the_profile_is_a_mention_too(read):
    text = "River Binder 2019\nPartners\nRiver Forum (RF)\n- It is told of below.\n" + PROFILE + SECTIONS
    reading = read(text.format(name="River Forum", short="RF"))
    assert [(p.name, p.lines) for p in reading.profiles] == [("River Forum", (5, 3))]


def test_a_stakeholder_with_only_bullets_is_no_profile(read):
    assert not read("# Poster\n\n## River Forum (RF)\n\n- Canada is in it.\n").profiles


def test_a_topic_with_next_steps_is_no_stakeholder(read):
    topic = "High water in spring\nIt came again and again this year, and more than once.\n"
    assert not read("River Binder 2019\n" + topic + SECTIONS).profiles


def test_a_title_can_be_the_one_stakeholder(read):
    (profile,) = read(PROFILE.format(name="River Forum", short="RF") + SECTIONS).profiles
    assert [key for key, *_ in sections(profile)] == ["overview", "engagement", "next-steps"]


def test_the_title_of_a_binder_is_no_stakeholder(read):
    assert not read("River Forum Transition Binder 2019\nOverview\n- one\nNext Steps\n- two\n").profiles


def test_a_profile_in_markdown_goes_by_the_levels(read):
    named = "# Binder\n\n## River Forum (RF)\n\nIt is a forum.\n\n### Canada’s engagement:\n\nYes.\n\n"
    text = "### Money matters\n\n$5 CAD.\n\n### Next steps\n\n- Go\n\n## Other\n\ntext\n"
    (profile,) = read(named + text).profiles
    assert sections(profile) == [
        ("overview", None, (5,)),
        ("engagement", "Canada’s engagement:", (9,)),
        ("money-matters", "Money matters", (13,)),
        ("next-steps", "Next steps", (17,)),
    ]


def test_a_heading_nobody_knows_between_sections_stays_in_the_profile(read):
    boats = "Of boats\nBoats are kept by the members, each of them in its own harbour.\n"
    text = f"{PROFILE}{ENGAGEMENT}{boats}Next Steps\n- Go\n"
    (profile,) = read("River Binder 2019\n" + text.format(name="River Forum", short="RF")).profiles
    assert [key for key, *_ in sections(profile)] == ["overview", "engagement", "of-boats", "next-steps"]


def test_a_numbered_stakeholder_is_named_without_its_number(read):
    first = "1. River Forum (RF)\n\nIt is a forum of rivers.\n\nEngagement\n- Yes\n\n"
    second = "2. Lake Bank (LB)\n\nIt lends.\n\nNext steps\n- No\n"
    reading = read(f"River Binder 2022\n\n{first}{second}")
    assert [(p.name, p.acronym) for p in reading.profiles] == [("River Forum", "RF"), ("Lake Bank", "LB")]


def test_lost_sections_are_reported_not_taken_for_empty(binder, codes):
    reading = binder("lost_bullets.txt")
    assert [p.name for p in reading.profiles] == ["Four River Ministerial", "Canal Council"]
    assert codes(reading) >= {
        (4, "empty-section"),
        (7, "empty-section"),
        (10, "empty-heading"),
        (11, "empty-heading"),
    }


def test_a_section_may_name_its_stakeholder_again(read):
    text = PROFILE.format(name="River Forum", short="RF") + "Engagement with the RF\n- All levels engage.\n"
    (profile,) = read("River Binder 2019\nPartners\n" + text).profiles
    assert sections(profile)[1] == ("engagement", "Engagement with the RF", (6,))


def test_a_french_profile_has_the_same_keys(binder):
    (profile,) = binder("cahier.txt").profiles
    assert (profile.name, profile.acronym, profile.kind) == (
        "Conseil des quatre rivières",
        "CQR",
        ProfileKind.FORUM,
    )
    assert sections(profile) == [
        ("overview", None, (7,)),
        ("engagement", "Mobilisation", (9,)),
        ("next-steps", "Prochaines étapes", (11, 12)),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mexico", ProfileKind.COUNTRY),
        ("River Policy Institute", ProfileKind.THINK_TANK),
        ("World Boat Organization", ProfileKind.ORGANIZATION),
        ("Department of Boats", ProfileKind.DEPARTMENT),
        ("Migration Five", ProfileKind.FORUM),
        ("Boat Building Program", ProfileKind.PROGRAM),
    ],
)
def test_the_kind_is_read_from_the_name(name, kind, read):
    about = "Boats come and go there, and Canada takes part in it with others."
    reading = read(f"River Binder 2019\nPartners\n{name}\n{about}\n{SECTIONS}")
    assert [(p.name, p.kind) for p in reading.profiles] == [(name, kind)]


def test_a_name_that_says_nothing_goes_by_the_first_sentence(read):
    about = "Puebla (PB) is an informal forum of states which meet to talk about boats."
    reading = read(f"River Binder 2019\nPartners\nPuebla\n{about}\n{SECTIONS}")
    assert [p.kind for p in reading.profiles] == [ProfileKind.FORUM]


def test_what_goes_to_a_library_is_where_the_lines_say(binder):
    reading = binder("rivers.txt")
    for profile in reading.profiles:
        for section in profile.sections:
            assert tuple(n for place in section.blocks for n in reading.blocks[place].lines) == section.lines
            assert (
                section.heading_block is None or reading.blocks[section.heading_block].text == section.heading
            )
