"""Money, people, events and projects: what is proposed, from which lines, and what is withheld in it."""

from __future__ import annotations

import pytest

from briefing_app.domain.reading import WITHHELD_FIELD

LEAD = "Boats of the World\nText about boats goes here, and there is enough of it to be a paragraph.\n"


def money(reading):
    return [(c.amount, c.currency, c.approximate, c.period) for c in reading.contributions]


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        ("a fee of $165,000 CAD", "165000", "CAD"),
        ("USD $25,000 was given", "25000", "USD"),
        ("$2.4 million CAD was given", "2400000", "CAD"),
        ("$100,000 CDN was given", "100000", "CAD"),
        ("US$5 million was given", "5000000", "USD"),
        ("C$3M was given", "3000000", "CAD"),
        ("CAD 25,000 was given", "25000", "CAD"),
        ("25,000 USD was given", "25000", "USD"),
        ("EUR 1.5 million was given", "1500000", "EUR"),
        ("€2 million was given", "2000000", "EUR"),
        ("$1.1B was given", "1100000000", None),
        ("$10 to $12 million was given", "10000000-12000000", None),
        ("\\$700,000 was given", "700000", None),
        ("2,4 M$ ont été versés", "2400000", None),
        ("300 000 $ ont été versés", "300000", None),
        ("25 000 $ US ont été versés", "25000", "USD"),
        ("2,4 millions de dollars", "2400000", None),
        ("in 2019 $25,000 was given", "25000", None),
    ],
)
def test_an_amount_is_read_in_every_spelling(words, amount, currency, read):
    assert [entry[:2] for entry in money(read(f"{LEAD}- Here {words} for boats.\n"))] == [(amount, currency)]


@pytest.mark.parametrize(
    "words",
    [
        "60 million people",
        "Five Eyes, Border 5 and Cyber 5",
        "195 states",
        "in 2019/20",
        "60% of it",
        "$ is a sign",
    ],
)
def test_a_number_without_a_currency_is_no_money(words, read):
    assert not money(read(f"{LEAD}- Here are {words} again.\n"))


@pytest.mark.parametrize(
    "words",
    [
        "contributed $[REDACTED] million",
        "gave [REDACTED] CAD",
        "has a budget of [REDACTED]",
        "paid USD [REDACTED] for it",
    ],
)
def test_a_redacted_amount_is_withheld_and_not_absent(words, read):
    assert [entry[0] for entry in money(read(f"{LEAD}- It {words} in 2024.\n"))] == [WITHHELD_FIELD]


def test_a_redaction_beside_no_money_is_no_contribution(read):
    assert not money(read(f"{LEAD}- It was agreed, [REDACTED], to go on in 2024.\n"))


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("$5 CAD per year", "per year"),
        ("an annual fee of $5", "annual"),
        ("($21 million / 3 years)", "3 years"),
        ("$5 over three years", "three years"),
        ("$5 CDN in support of work for 2018/2019 and 2019/2020", "2018/2019 and 2019/2020"),
        ("2,4 M$ par année", "par année"),
        ("$5 for boats", None),
    ],
)
def test_the_period_is_what_the_source_says(words, period, read):
    assert [entry[3] for entry in money(read(f"{LEAD}- Here {words}.\n"))] == [period]


def test_the_words_of_an_amount_are_kept_for_severing(read):
    (contribution,) = read(f"{LEAD}- About $5 million CAD goes there.\n").contributions
    assert (contribution.wording, contribution.approximate) == ("$5 million CAD", True)


def test_people_are_found_by_post_honorific_and_parentheses(binder):
    assert [(p.name, p.post, p.acting, p.lines) for p in binder("rivers.txt").people] == [
        ("Bélanger", "Minister", False, (13,)),
        ("O'Neil", "Minister", False, (13,)),
        ("Ana Lindqvist", "President", False, (22,)),
        ("Carla Mendes", "Deputy Minister", True, (22,)),
        ("Jean-Yves Roy", "Deputy Minister", False, (22,)),
        ("Ruth Okafor", "Deputy Secretary of Operations", False, (22,)),
        ("Tomas Vrba", "past President of the RPI", False, (22,)),
        ("Leela Varghese", "PhD researcher", False, (49,)),
    ]


def test_a_title_in_parentheses_is_a_portfolio_and_no_post(binder):
    found = {p.name: (p.post, p.portfolio) for p in binder("rivers.txt").people}
    assert found["O'Neil"] == ("Minister", "Public Works")
    assert found["Jean-Yves Roy"] == ("Deputy Minister", "Foreign Waters")


@pytest.mark.parametrize(
    ("words", "name", "post"),
    [
        ("Ministers Hassan and Gould met", "Hassan", "Ministers"),
        ("Amy Stone, Director General of the WFO, came", "Amy Stone", "Director General of the WFO"),
        ("it was Amy Stone (Executive Director) who came", "Amy Stone", "Executive Director"),
        ("Minister of Public Safety Dominic Blanc came", "Dominic Blanc", "Minister of Public Safety"),
        ("Commissioner for Human Rights Volker Turk came", "Volker Turk", "Commissioner for Human Rights"),
        ("Prime Minister Kowalski’s visit", "Kowalski", "Prime Minister"),
        ("la ministre Joly est venue", "Joly", "ministre"),
    ],
)
def test_a_name_beside_a_post_is_a_person(words, name, post, read):
    assert [(p.name, p.post) for p in read(f"{LEAD}- Then {words}.\n").people][:1] == [(name, post)]


@pytest.mark.parametrize(
    "words",
    [
        "the Deputy Minister Transition Binder",
        "the Assistant Deputy Minister of Strategic Policy and Programs is here",
        "the Vice-Minister’s Meeting",
        "the High Commissioner for Refugees (UNHCR) is here",
        "the Heads of Delegation (HODs) meet",
        "Canada, Chair of the council",
        "New Zealand, Chair",
        "Ministers Responsible for boats",
    ],
)
def test_posts_portfolios_and_countries_are_no_people(words, read):
    assert not read(f"{LEAD}- Then {words}.\n").people


def test_a_redacted_name_beside_a_post_is_withheld(read):
    (person,) = read(f"{LEAD}- Director General [REDACTED] leads it.\n").people
    assert (person.name, person.post) == (WITHHELD_FIELD, "Director General")


def test_a_surname_later_is_the_same_person(read):
    text = f"{LEAD}- Dr. Ana Lind became President.\n- Later Dr. Lind went home.\n"
    assert [(p.name, p.honorific, p.lines) for p in read(text).people] == [("Ana Lind", "Dr.", (3, 4))]


def test_events_have_name_time_and_place(binder):
    assert [(e.name, e.when.edtf, e.place, e.lines) for e in binder("rivers.txt").events] == [
        (
            "Northern Delta Council on Bridges meeting",
            "2019-10-03/2019-10-04",
            "Eastern Europe (location TBC)",
            (6,),
        ),
        ("World Ferry Forum", "2019-12-09/2019-12-10", "Lisbon", (7,)),
        ("Two bridge officials meetings", "2020-01", "Oslo", (8, 24)),
        ("Two bridge officials meetings", "2020-03", "Halifax", (8, 24)),
        ("FRM meeting", "2019-06-03/2019-06-04", "Dublin, Ireland", (13,)),
        ("FRM", "2020-23", None, (17,)),
    ]


def test_a_place_to_be_confirmed_is_not_certain(binder):
    assert [e.place_certain for e in binder("rivers.txt").events] == [False, True, True, True, True, True]


def test_a_meeting_listed_with_its_month_is_an_event(read):
    (event,) = read(f"{LEAD}- Heads of Delegation meeting: June 2022 (location TBC)\n").events
    assert (event.name, event.when.edtf) == ("Heads of Delegation meeting", "2022-06")
    assert (event.place, event.place_certain) == (None, False)


def test_two_ministers_after_one_plural_are_two(read):
    found = read(f"{LEAD}- Then Ministers Hassan and Gould met, as did Senator [REDACTED].\n").people
    assert [p.name for p in found] == ["Hassan", "Gould", WITHHELD_FIELD]


def test_a_redacted_date_or_place_is_withheld(binder):
    events = binder("canals.txt").events
    assert [(e.name, e.place) for e in events if e.when is WITHHELD_FIELD] == [
        ("CC plenary", "Paris, France")
    ]
    assert [e.when.edtf for e in events if e.place is WITHHELD_FIELD] == ["2025-06-02/2025-06-03"]


def test_a_redacted_name_of_an_event_is_withheld(read):
    (event,) = read(f"{LEAD}- [REDACTED] will be held in Oslo on May 5, 2025.\n").events
    assert (event.name, event.when.edtf, event.place) == (WITHHELD_FIELD, "2025-05-05", "Oslo")


@pytest.mark.parametrize(
    "words",
    [
        "The Compact was adopted in December 2018.",
        "In July 2019, Canada assumed the chair.",
        "The report will be done by November 2019.",
        "The body was created in 1996.",
    ],
)
def test_a_date_of_something_else_is_no_event(words, read):
    assert not read(f"{LEAD}- {words}\n").events


def test_french_dates_and_places_are_read(binder):
    assert [(e.name, e.when.edtf, e.place) for e in binder("cahier.txt").events] == [
        ("rencontre", "2019-12-17", "Lisbonne, au Portugal"),
        ("réunion", "2019-12-17/2019-12-18", "Québec"),
    ]
    assert money(binder("cahier.txt")) == [
        ("2400000", None, False, "par année"),
        ("300000", "CAD", True, None),
    ]


def test_projects_have_countries_titles_and_implementers(binder):
    found = [(p.title, p.countries, p.implementer, p.lines[0]) for p in binder("rivers.txt").projects]
    assert found == [
        ("Workshop on locks", ("Canada",), "FRM", 43),
        ("A course for lock keepers", ("United States",), "International Association of Lock Keepers", 44),
        ("Platform for gate systems", ("Mexico",), "FRM", 45),
        ("Workshop on ferries", ("Mexico",), "FRM", 45),
        (
            "Coordination between lock keepers, and their friends",
            ("Peru", "Ecuador", "Colombia"),
            "WFFCD",
            46,
        ),
        ("Conference on quiet water", ("Belgium",), "River Policy Institute", 47),
        ("Pilot ferry line", ("Kenya",), "Boats Without Borders", 48),
        ("Paper on women at sea", ("India",), "PhD researcher, Leela Varghese", 49),
        ("Support from experts", ("Uganda",), "UNHCR & Catholic Ferry Mission", 50),
        ("Research paper on tides", (), "FRM", 52),
    ]


def test_redacted_parts_of_a_project_are_withheld(read):
    lead = f"{LEAD}Where it goes\n- From 2017 to 2019 funded projects\n"
    lines = (
        "- [REDACTED] – Workshop on locks (IOM)\n- Peru – [REDACTED] (IOM)\n- Kenya – Ferry ([REDACTED])\n"
    )
    assert [(p.countries, p.title, p.implementer) for p in read(lead + lines).projects] == [
        (WITHHELD_FIELD, "Workshop on locks", "IOM"),
        (("Peru",), WITHHELD_FIELD, "IOM"),
        (("Kenya",), "Ferry", WITHHELD_FIELD),
    ]


def test_a_country_named_twice_in_two_ways_is_one(read):
    lines = "- US – Locks (A Firm)\n- United States – Gates (A Firm)\n- Canada/ Mexico –Boats (A Firm)\n"
    projects = read(f"{LEAD}Where it goes\n{lines}").projects
    assert [p.countries for p in projects] == [("US",), ("US",), ("Canada", "Mexico")]


def test_a_country_with_a_year_or_a_sum_is_no_project(read):
    assert not read(f"{LEAD}Where it goes\n- Peru – Active (2016)\n- Kenya – Boats ($5 million)\n").projects
