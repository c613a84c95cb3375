"""mark, severances, approve: on a real library."""

from __future__ import annotations

from pathlib import Path

import pytest

IN_PROFILE = ("mark", "--profile", "LA", "--section", "engagement")


def test_words_are_severed_and_the_severance_is_proposed(ask, harbour: Path):
    answer = ask(*IN_PROFILE, "--text", "$40,000", "--exemption", "15(1)", library=harbour)
    assert answer.code == 0
    (severance,) = ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"]
    assert answer.out == f"severance {severance['id']} proposed on 1 place\n"
    assert (severance["state"], severance["exemptions"], severance["label"]) == (
        "proposed",
        ["15(1)"],
        "s. 15(1)",
    )
    assert (severance["places"], severance["words"]) == (["Engagement"], ["$40,000"])


def test_several_provisions_are_one_severance(ask, harbour: Path):
    ask(*IN_PROFILE, "--text", "$40,000", "--exemption", "19(1)", "--exemption", "s. 15(1)", library=harbour)
    (severance,) = ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"]
    assert severance["exemptions"] == ["15(1)", "19(1)"]


def test_a_marking_goes_on_the_block_and_withholds_nothing(ask, harbour: Path):
    answer = ask(*IN_PROFILE, "--text", "$40,000", "--marking", "PROTECTED A", library=harbour)
    assert (answer.code, answer.out) == (0, "marking PROTECTED A set on the blocks of 1 place\n")
    profile = ask("profile", "LA", "--json", library=harbour).json
    engagement = next(one for one in profile["sections"] if one["key"] == "engagement")
    marked = [block for block in engagement["blocks"] if block["portion"]]
    assert [block["portion"]["levels"] for block in marked] == [["ca:PA"]]
    assert marked[0]["severed"] == []
    assert "(PA) Canada paid" in ask("profile", "LA", library=harbour).out


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("pa", "PROTECTED A"),
        ("PA//REL TO USA", "PROTECTED A // REL TO CAN, USA"),
        ("PA//REL TO CAN", "PROTECTED A // CANADIAN EYES ONLY"),
    ],
)
def test_what_is_printed_is_the_marking_that_was_set(typed: str, stored: str, ask, harbour: Path):
    answer = ask(*IN_PROFILE, "--text", "$40,000", "--marking", typed, library=harbour)
    assert (answer.code, answer.out) == (0, f"marking {stored} set on the blocks of 1 place\n")


@pytest.mark.parametrize(
    "typed", ["PA//CEO//REL TO CAN, USA", "PA//REL TO USA//CEO", "PA/REL TO USA/REL TO GBR"]
)
def test_a_marking_that_contradicts_itself_is_refused(typed: str, ask, harbour: Path):
    answer = ask(*IN_PROFILE, "--text", "$40,000", "--marking", typed, library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert "exclude each other: give one of them" in answer.err


def test_both_can_be_asked_for_at_once(ask, harbour: Path):
    more = ("--text", "$40,000", "--exemption", "15(1)", "--marking", "PA")
    assert len(ask(*IN_PROFILE, *more, library=harbour).out.splitlines()) == 2


def test_a_severed_word_is_told_apart_wherever_it_is_shown(ask, harbour: Path):
    ask(*IN_PROFILE, "--text", "$40,000", "--exemption", "15(1)", library=harbour)
    assert "⟦$40,000⟧" in ask("profile", "LA", library=harbour).out
    assert any(hit["severed"] for hit in ask("search", "40,000", "--json", library=harbour).json["hits"])
    assert "⟦" in ask("search", "40,000", library=harbour).out


def test_words_that_stand_several_times_need_to_be_told_apart(ask, harbour: Path):
    answer = ask(*IN_PROFILE, "--text", "2021", "--exemption", "15(1)", library=harbour)
    assert answer.code == 1
    assert "--nth" in answer.err
    assert ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"] == []
    assert ask(*IN_PROFILE, "--text", "2021", "--exemption", "15(1)", "--nth", "1", library=harbour).code == 0
    assert (
        ask(*IN_PROFILE, "--text", "2021", "--exemption", "15(1)", "--nth", "99", library=harbour).code == 1
    )
    every = ask(*IN_PROFILE, "--text", "2021", "--exemption", "19(1)", "--all", library=harbour)
    assert every.out.rstrip().endswith("places")


@pytest.mark.parametrize(
    "more",
    [
        ("--text", "never said", "--exemption", "15(1)"),
        ("--text", "", "--exemption", "15(1)"),
        ("--text", "$40,000", "--exemption", "999"),
        ("--text", "$40,000", "--exemption", "PROTECTED B"),
        ("--text", "$40,000", "--exemption", ""),
        ("--text", "$40,000", "--marking", "15(1)"),
        ("--text", "$40,000", "--marking", "SECRET"),
        ("--text", "$40,000"),
        ("--text", "[REDACTED]", "--exemption", "15(1)"),
    ],
)
def test_what_cannot_be_marked_is_refused_and_nothing_changes(more: tuple[str, ...], ask, harbour: Path):
    before = ask("profile", "LA", "--json", library=harbour).json
    answer = ask(*IN_PROFILE, *more, library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert "Something went wrong" not in answer.err
    assert ask("profile", "LA", "--json", library=harbour).json == before


def test_an_exemption_written_as_a_marking_is_told_as_such(ask, harbour: Path):
    answer = ask(*IN_PROFILE, "--text", "$40,000", "--marking", "15(1)", library=harbour)
    assert "is an exemption" in answer.err


def test_a_section_that_is_not_there_is_refused_with_those_that_are(ask, harbour: Path):
    answer = ask(
        "mark",
        "--profile",
        "LA",
        "--section",
        "gossip",
        "--text",
        "x",
        "--exemption",
        "15(1)",
        library=harbour,
    )
    assert answer.code == 1
    assert "engagement" in answer.err


def test_severances_are_approved_with_a_reason(ask, harbour: Path):
    ask(*IN_PROFILE, "--text", "$40,000", "--exemption", "15(1)", library=harbour)
    (severance,) = ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"]
    answer = ask("approve", severance["id"], "--reason", "talks are under way", library=harbour)
    assert (answer.code, answer.out) == (0, f"severance {severance['id']} approved\n")
    (approved,) = ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"]
    assert (approved["state"], approved["reason"]) == ("approved", "talks are under way")
    shown = ask("severances", "--profile", "LA", library=harbour).out
    assert "approved  s. 15(1)" in shown
    assert "⟦$40,000⟧" in shown


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_approval_without_a_reason_is_refused(reason: str, ask, harbour: Path):
    ask(*IN_PROFILE, "--text", "$40,000", "--exemption", "15(1)", library=harbour)
    (severance,) = ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"]
    assert ask("approve", severance["id"], "--reason", reason, library=harbour).code == 1


def test_approval_is_for_all_or_for_none(ask, harbour: Path):
    ask(*IN_PROFILE, "--text", "$40,000", "--exemption", "15(1)", library=harbour)
    (severance,) = ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"]
    assert ask("approve", severance["id"], "nonsense", "--reason", "x", library=harbour).code == 1
    (after,) = ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"]
    assert after["state"] == "proposed"


def test_what_is_severed_in_a_profile_is_proposed_in_its_notes(ask, harbour: Path):
    new = ("note", "new", "--kind", "meeting-note", "--title", "T", "--with", "LA")
    number = ask(*new, library=harbour).out.strip()
    ask(*IN_PROFILE, "--text", "$40,000", "--exemption", "15(1)", library=harbour)
    (severance,) = ask("severances", "--note", number, "--json", library=harbour).json["severances"]
    assert (severance["state"], severance["words"]) == ("proposed", ["$40,000"])
    assert severance["source"]


def severed(ask, harbour: Path) -> str:
    """Sever the sum and give the id of its severance."""
    ask(*IN_PROFILE, "--text", "$40,000", "--exemption", "15(1)", library=harbour)
    return listed(ask, harbour)["id"]


def listed(ask, harbour: Path):
    (one,) = ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"]
    return one


def test_a_severance_goes_from_recommended_to_approved_and_back(ask, harbour: Path):
    one = severed(ask, harbour)
    answer = ask("recommend", one, "--reason", "talks are under way", library=harbour)
    assert (answer.code, answer.out) == (0, f"severance {one} recommended\n")
    assert listed(ask, harbour)["recommended_by"] == listed(ask, harbour)["by"]
    ask("approve", one, "--reason", "agreed", library=harbour)
    answer = ask("withdraw", one, "--reason", "published since", library=harbour)
    assert (answer.code, answer.out) == (0, f"severance {one} proposed again\n")
    now = listed(ask, harbour)
    assert now["state"] == "proposed"
    assert [step["step"] for step in now["history"]] == ["proposed", "recommended", "approved", "withdrawn"]
    assert [step["reason"] for step in now["history"]] == [
        "",
        "talks are under way",
        "agreed",
        "published since",
    ]


def test_other_provisions_take_the_place_of_those_before(ask, harbour: Path):
    one = severed(ask, harbour)
    answer = ask("provisions", one, "--exemption", "19(1)", "--exemption", "17", library=harbour)
    assert (answer.code, answer.out) == (0, f"severance {one} under s. 17, 19(1)\n")
    assert listed(ask, harbour)["exemptions"] == ["17", "19(1)"]
    assert ask("provisions", one, "--exemption", "SECRET", library=harbour).code == 1
    assert ask("provisions", one, library=harbour).code == 2


def test_what_is_to_be_looked_at_again_is_listed_when_it_is_due(ask, harbour: Path):
    one = severed(ask, harbour)
    answer = ask("look-again", one, "--on", "2030-01-01", library=harbour)
    assert (answer.code, answer.out) == (0, f"severance {one} to be looked at again on 2030-01-01\n")
    assert "look again on 2030-01-01" in ask("severances", "--profile", "LA", library=harbour).out
    assert ask("due", "--until", "2029-12-31", "--json", library=harbour).json == {"due": []}
    (due,) = ask("due", "--until", "2030-01-01", "--json", library=harbour).json["due"]
    assert (due["id"], due["on"], due["places"][0]["note"]) == (one, "2030-01-01", None)
    shown = ask("due", "--until", "2030-01-01", library=harbour).out
    assert shown.startswith(f"2030-01-01  {one}  proposed  s. 15(1)\n  in ")
    ask("look-again", one, library=harbour)
    assert ask("due", "--until", "2030-01-01", library=harbour).out == ""


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--exemption", "15(1)", "--reason", "it is SECRET"), "names the marking SECRET"),
        (("--marking", "PA", "--reason", "s. 15(1) applies"), "names the provision 15(1)"),
    ],
)
def test_a_reason_that_mixes_the_two_up_is_done_and_remarked(more, said: str, ask, harbour: Path):
    answer = ask(*IN_PROFILE, "--text", "$40,000", *more, library=harbour)
    assert answer.code == 0
    assert said in answer.err


def profile_of(ask, harbour: Path):
    return ask("profile", "LA", "--json", library=harbour).json


def test_a_section_a_block_and_a_fact_are_severed_and_freed(ask, harbour: Path):
    profile = profile_of(ask, harbour)
    block = next(one for one in profile["sections"] if one["key"] == "engagement")["blocks"][0]["id"]
    fact = profile["contributions"][0]["id"]
    for thing in (("--section", "engagement"), ("--block", block), ("--fact", fact)):
        before = profile_of(ask, harbour)
        where = ("--profile", "LA", *thing)
        answer = ask("sever", *where, "--exemption", "15(1)", "--reason", "talks", library=harbour)
        one = listed(ask, harbour)
        assert (answer.code, answer.out) == (0, f"severance {one['id']} proposed\n")
        assert one["reason"] == "talks"
        assert profile_of(ask, harbour) != before
        assert ask("free", *where, library=harbour).out == "freed\n"
        assert ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"] == []
        assert ask("free", *where, library=harbour).code == 1


@pytest.mark.parametrize(
    ("thing", "code"),
    [
        (("--section", "gossip"), 1),
        (("--block", "nobody"), 1),
        (("--block", "nobody", "--row", "1"), 1),
        (("--fact", "nobody"), 1),
        ((), 2),
        (("--section", "engagement", "--block", "x"), 2),
        (("--block", "x", "--row", "0"), 2),
    ],
)
def test_a_thing_that_is_not_there_is_not_severed(thing: tuple[str, ...], code: int, ask, harbour: Path):
    answer = ask("sever", "--profile", "LA", *thing, "--exemption", "15(1)", library=harbour)
    assert (answer.code, answer.out) == (code, "")
    assert ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"] == []


def test_a_row_of_what_is_no_table_is_not_severed(ask, harbour: Path):
    profile = profile_of(ask, harbour)
    block = next(one for one in profile["sections"] if one["key"] == "engagement")["blocks"][0]["id"]
    where = ("--profile", "LA", "--block", block, "--row", "1")
    answer = ask("sever", *where, "--exemption", "15(1)", library=harbour)
    assert "no table" in answer.err


def test_every_occurrence_of_a_name_is_listed_and_then_severed(ask, harbour: Path):
    listing = ask("sever-name", "Lakeside Assembly", "--dry-run", "--json", library=harbour)
    places = listing.json["places"]
    assert places
    assert listing.json["severance"] is None
    assert ask("severances", "--profile", "LA", "--json", library=harbour).json["severances"] == []
    words = {one["words"].casefold().rstrip("s") for one in places}
    assert words == {"lakeside assembly"}
    done = ask("sever-name", "Lakeside Assembly", "--exemption", "19(1)", "--json", library=harbour).json
    assert done["places"] == places
    again = ask("sever-name", "Lakeside Assembly", "--dry-run", library=harbour).out
    assert again.count("withheld already: ") == sum(one["severable"] for one in places)
    answer = ask("sever-name", "Lakeside Assembly", "--exemption", "19(1)", library=harbour)
    assert (answer.code, answer.out) == (1, "")
    assert "nothing to sever" in answer.err


def test_a_name_is_severed_in_one_note_alone_or_not_at_all_without_a_provision(ask, harbour: Path):
    assert ask("sever-name", "Lakeside Assembly", library=harbour).code == 1
    assert ask("sever-name", "Lakeside Assembly", "--note", "99", "--dry-run", library=harbour).code == 1
    assert ask("sever-name", "o", "--dry-run", library=harbour).code == 1
    assert (
        ask("sever-name", "Lakeside Assembly", "--in", "profiles", "--note", "1", library=harbour).code == 2
    )
