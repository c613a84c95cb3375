"""profiles, profile, search: on a real library."""

from __future__ import annotations

from pathlib import Path

import pytest

HOSTILE = [
    "'; DROP TABLE profile; --",
    '"',
    "*",
    "NEAR(a b)",
    "a AND",
    "\u202eLA",
    "LA\nLA",
    "{x:15(1)}",
    "%",
    "\x1b[2J",
    "مرحبا",
    "",
    " ",
    "-",
    "é" * 20_000,
]


def test_the_list_of_profiles_is_aligned_and_says_what_is_not_confirmed(ask, harbour: Path):
    answer = ask("profiles", library=harbour)
    assert answer.code == 0
    assert answer.out.startswith("LA  ")
    assert answer.out.endswith("Lakeside Assembly (?)\n")


def test_profiles_of_another_kind_are_not_listed(ask, harbour: Path):
    (known,) = ask("profiles", "--json", library=harbour).json["profiles"]
    assert ask("profiles", "--kind", known["kind"], "--json", library=harbour).json["profiles"] == [known]
    other = "person" if known["kind"] != "person" else "country"
    assert ask("profiles", "--kind", other, "--json", library=harbour).json["profiles"] == []


def test_a_kind_of_profile_that_does_not_exist_is_refused(ask, harbour: Path):
    answer = ask("profiles", "--kind", "planet", library=harbour)
    assert answer.code == 1
    assert "think-tank" in answer.err


@pytest.mark.parametrize("name", ["Lakeside Assembly", "LA", "lakeside assembly", "LÁKESIDE ASSEMBLY"])
def test_a_profile_is_found_by_any_of_its_names(name: str, ask, harbour: Path):
    assert ask("profile", name, "--json", library=harbour).json["acronym"] == "LA"


def test_a_profile_is_shown_with_its_texts_and_facts(ask, harbour: Path):
    answer = ask("profile", "LA", library=harbour)
    assert answer.out.startswith("Lakeside Assembly (LA)\n")
    assert "[engagement]" in answer.out
    assert "- [REDACTED]" in answer.out
    assert "40000" in answer.out


def test_the_sections_of_a_profile_say_what_was_received_redacted(ask, harbour: Path):
    found = ask("profile", "LA", "--json", library=harbour).json
    engagement = next(one for one in found["sections"] if one["key"] == "engagement")
    assert [(block["text"], block["wholly"]) for block in engagement["blocks"] if block["withheld"]] == [
        ("[REDACTED]", True)
    ]
    assert [one["amount"] for one in found["contributions"]] == ["40000"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_nobody_has_is_refused_in_a_sentence(name: str, ask, harbour: Path):
    answer = ask("profile", f"--library={harbour}", "--", name)
    assert (answer.code, answer.out) == (1, "")
    assert "Something went wrong" not in answer.err
    assert "\x1b" not in answer.err


def test_words_are_found_also_unfinished(ask, harbour: Path):
    found = ask("search", "coastal", "sta", "--json", library=harbour).json
    assert found["query"] == "coastal sta"
    hit = found["hits"][0]
    assert (hit["owner_name"], hit["severed"]) == ("Lakeside Assembly", False)
    assert {hit["text"][start:end].casefold() for start, end in hit["hits"]} <= {
        "coastal",
        "states",
        "coastal states",
    }


def test_a_hit_is_shown_with_where_it_is(ask, harbour: Path):
    lines = ask("search", "secretariat", library=harbour).out.splitlines()
    assert "profile: Lakeside Assembly / Engagement" in lines


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_search_finds_nothing_or_something_but_never_fails(words: str, ask, harbour: Path):
    answer = ask("search", f"--library={harbour}", "--json", "--", words)
    assert "Something went wrong" not in answer.err
    assert answer.code in (0, 1)
    if answer.code == 0:
        assert answer.json["query"] == words


def test_what_is_not_there_is_an_empty_result_and_no_refusal(ask, harbour: Path):
    answer = ask("search", "zeppelin", library=harbour)
    assert (answer.code, answer.out, answer.err) == (0, "", "")
