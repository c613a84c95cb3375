"""kinds, schemes, exemptions: from the data files, without a library."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize("command", ["kinds", "schemes", "exemptions"])
def test_no_library_is_needed_and_none_is_made(command: str, ask, tmp_path: Path):
    for more in ((), ("--json",)):
        answer = ask(command, *more, library=tmp_path / "x.bdl")
        assert (answer.code, answer.err) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_a_meeting_note_is_a_kind(ask):
    kinds = ask("kinds", "--json").json["kinds"]
    (meeting,) = [kind for kind in kinds if kind["key"] == "meeting-note"]
    assert {"overview", "engagement", "next-steps"} <= {section["key"] for section in meeting["sections"]}
    assert "meeting-note" in ask("kinds").out


def test_protected_and_classified_are_two_families(ask):
    (canada,) = [one for one in ask("schemes", "--json").json["schemes"] if one["id"] == "ca"]
    families = {level["id"]: level["family"] for level in canada["levels"]}
    assert families["ca:PB"] != families["ca:S"]
    assert "PROTECTED B" in ask("schemes").out


def test_a_provision_says_whether_the_head_may_or_shall(ask):
    acts = {one["id"]: one for one in ask("exemptions", "--json").json["acts"]}
    assert set(acts) == {"atia", "foia"}
    natures = {one["short"]: one["nature"] for one in acts["atia"]["exemptions"]}
    assert natures["15(1)"] == "discretionary"
    assert natures["19(1)"] == "mandatory"
    assert "15(1)" in ask("exemptions").out


@pytest.mark.parametrize(
    "name", ["atia", "ATIA", "Access to Information Act", "Loi sur l’accès à l’information"]
)
def test_an_act_is_known_by_its_id_and_names(name: str, ask):
    (act,) = ask("exemptions", "--act", name, "--json").json["acts"]
    assert act["id"] == "atia"


def test_an_act_nobody_knows_is_refused(ask):
    answer = ask("exemptions", "--act", "magna carta")
    assert (answer.code, answer.out) == (1, "")
    assert "atia" in answer.err
