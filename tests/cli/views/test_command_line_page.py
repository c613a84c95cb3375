"""docs/command-line.md is true: every command, every option, every shape that ``--json`` prints."""

from __future__ import annotations

import argparse
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from briefing_app.cli.parser import make_parser
from briefing_app.cli.views import notes, profiles, severances
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.note import Note, SourceChange
from briefing_app.domain.profile import Profile
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.severance_history import SeveranceDecision, Step
from briefing_app.domain.text import SeveranceId
from briefing_app.services.severances import DuePlace, DueSeverance, SeveranceView

PAGE = (Path(__file__).parents[3] / "docs" / "command-line.md").read_text(encoding="utf-8")
FREE_KEYS = {"fields", "counts", "figures"}
"""Objects whose keys are those of the data: a kind's fields, what was counted, what a check has counted."""

VALUES = (
    {"withheld"},
    {"levels", "caveats"},
    {"block", "words"},
    {"en", "fr"},
    {"wording", "kind", "edtf", "earliest", "latest", "document_date"},
)
"""Objects that are one value: withheld, a marking, words stating a fact, a text in two languages, a date."""


def leaves(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> dict[str, argparse.ArgumentParser]:
    levels = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not levels:
        return {" ".join(path): parser}
    return {
        command: leaf
        for name, inner in levels[0].choices.items()
        for command, leaf in leaves(inner, (*path, name)).items()
    }


COMMANDS = leaves(make_parser())
CHAPTERS = {
    heading: chapter
    for heading, chapter in re.findall(r"^### `([^`]+)`\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
}


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    spelled = {name for action in parser._actions for name in action.option_strings if name.startswith("--")}
    return spelled - {"--help", "--library"}


def example(command: str) -> Any:
    (found,) = re.findall(r"```json\n(.*?)```", CHAPTERS[command], re.DOTALL)
    return json.loads(found)


def shape(value: Any, at: str = "") -> set[str]:
    """Every path of keys in a value; the elements of a list are one, what may stand in for null is null."""
    match value:
        case dict() if at.rpartition(".")[2] in FREE_KEYS or set(value) in VALUES:
            return {at}
        case dict():
            return {at}.union(*(shape(inner, f"{at}.{key}") for key, inner in value.items()))
        case list():
            parts = (one for one in value if isinstance(one, dict) and set(one) not in VALUES)
            return {at}.union(*(shape(one, f"{at}[]") for one in parts))
        case _:
            return {at}


def without_depth(paths: set[str]) -> set[str]:
    """Blocks inside the cells of a table have the shape of blocks."""
    return {re.sub(r"(\.blocks\[\])(\.rows\[\]\.cells\[\]\.blocks\[\])+", r"\1", path) for path in paths}


def test_the_page_has_a_chapter_for_every_command_and_for_no_other():
    assert set(CHAPTERS) == set(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_chapter_explains_every_option_and_no_other(command: str):
    table = set(re.findall(r"^\| `(--[a-z-]+)", CHAPTERS[command], re.MULTILINE))
    assert table == options_of(COMMANDS[command])


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_chapter_shows_every_argument_in_the_usage(command: str):
    arguments = [one.metavar for one in COMMANDS[command]._actions if not one.option_strings and one.metavar]
    usage = re.search(rf"^```\n({re.escape(command)}.*?)\n```", CHAPTERS[command], re.MULTILINE | re.DOTALL)
    wanted = [*arguments, *options_of(COMMANDS[command])]
    assert all(usage and one in usage[1] for one in wanted)


@pytest.mark.parametrize(
    "command", sorted(name for name in COMMANDS if "--json" in options_of(COMMANDS[name]))
)
def test_each_json_has_an_example_that_is_json(command: str):
    assert isinstance(example(command), dict)


@pytest.mark.parametrize(
    "option", ["--library", "--version", "--help", "$BRIEFING_LIBRARY", "python -m briefing_app"]
)
def test_what_holds_for_all_is_on_the_page(option: str):
    assert option in PAGE


def undocumented(command: str, printed: Any) -> set[str]:
    """What a command prints and its chapter does not show."""
    return without_depth(shape(printed)) - shape(example(command))


def blocks_in(paths: set[str], owner: str) -> set[str]:
    """The shape of the blocks of a section, without what comes before."""
    return {path.removeprefix(owner) for path in paths if path.startswith(f"{owner}.")}


def test_the_shape_of_a_profile_is_the_one_shown(profile: Profile):
    printed = profiles.profile_to_json(profile)
    assert without_depth(shape(printed)) == shape(example("profile"))


def test_the_shape_of_a_note_is_the_one_shown(note: Note, changes: tuple[SourceChange, ...]):
    printed = without_depth(shape(notes.note_to_json(note, changes)))
    inside = blocks_in(printed, ".sections[].blocks[]")
    assert ".severed[].start" in inside
    assert inside == blocks_in(shape(example("profile")), ".sections[].blocks[]")
    assert {path for path in printed if ".blocks[]" not in path} == shape(example("note show"))


def test_the_shape_of_a_severance_is_the_one_shown():
    record = Severance(
        id=SeveranceId("s1"),
        exemptions=frozenset({ExemptionId("atia:19(1)"), ExemptionId("atia:9")}),
        state=SeveranceState.APPROVED,
        by="jroy",
        at=datetime(2022, 9, 1, tzinfo=UTC),
    )
    history = (
        SeveranceDecision(
            step=Step.APPROVED,
            state=record.state,
            exemptions=record.exemptions,
            by=record.by,
            at=record.at,
        ),
    )
    view = SeveranceView(record, "s. 9, 19(1)", ("Overview",), ("words",), history=history)
    printed = severances.severance_to_json(view)
    assert printed["exemptions"] == ["9", "19(1)"]
    assert shape({"severances": [printed]}) == shape(example("severances"))
    due = DueSeverance(record, view.label, date(2024, 9, 1), (DuePlace("Talks", number="4"),))
    assert shape({"due": [severances.due_to_json(due)]}) == shape(example("due"))


def test_the_shape_of_what_severs_a_name_is_the_one_shown(ask, sample: Path):
    name = ask("profiles", "--json", library=sample).json["profiles"][0]["name"]
    printed = ask("sever-name", name, "--dry-run", "--json", library=sample).json
    assert printed["places"]
    assert shape(printed) == shape(example("sever-name"))


def test_the_shape_of_a_release_is_the_one_shown(ask, harbour: Path, tmp_path: Path):
    new = ("note", "new", "--kind", "meeting-note", "--title", "Talks", "--with", "LA")
    number = ask(*new, library=harbour).out.strip()
    words = ("--section", "overview", "--text", "nine coastal states", "--exemption", "15(1)")
    severance = ask("mark", "--note", number, *words, library=harbour).out.split()[1]
    ask("approve", severance, "--reason", "Harm.", library=harbour)
    answer = ask("export", number, "--edition", "public", "--out", tmp_path / "a.txt", library=harbour)
    assert answer.code == 0, answer.err
    printed = ask("releases", "--note", number, "--json", library=harbour).json
    assert shape(printed) == shape(example("releases"))
    listed = ask("releases", "--note", number, library=harbour).out
    assert f"sha256 {printed['releases'][0]['sha256']}" in listed
    assert "s. 15(1): 1 passage" in listed


def test_the_shape_of_a_package_is_the_one_shown(ask, harbour: Path, tmp_path: Path):
    new = ("note", "new", "--kind", "meeting-note", "--title", "Talks", "--with", "LA")
    number = ask(*new, library=harbour).out.strip()
    package = ask("package", number, "--out", tmp_path / "a.bdpack", library=harbour).out.strip()
    assert ask("create", library=tmp_path / "b.bdl").code == 0
    for more in (("--preview",), ()):
        printed = ask("unpack", package, "--json", *more, library=tmp_path / "b.bdl").json
        sides = [one for thing in printed["things"] for item in thing["items"] for one in (item, item)]
        assert any(item["theirs"]["kind"] == "paragraph" for item in sides if item["kind"] == "block")
        for item in sides:
            item["mine"], item["theirs"] = {"text": ""}, {"text": ""}
        assert shape(printed) == shape(example("unpack"))


def test_the_shapes_of_kinds_schemes_and_acts_are_those_shown(ask):
    for command in ("kinds", "schemes", "exemptions"):
        assert shape(ask(command, "--json").json) == shape(example(command)), command


def test_what_commands_print_of_the_sample_library_is_on_the_page(ask, sample: Path):
    def printed(*words: str) -> Any:
        return ask(*words, "--json", library=sample).json

    found = {command: printed(*command.split()) for command in ("profiles", "note list")}
    found["search"] = printed("search", "migration")
    assert all(values for answer in found.values() for values in answer.values())
    for command, answer in found.items():
        assert not undocumented(command, answer), command
    for one in found["profiles"]["profiles"]:
        assert not undocumented("profile", printed("profile", one["name"])), one["name"]


def test_what_is_printed_of_the_sample_notes_is_on_the_page(ask, sample: Path):
    notes_there = ask("note", "list", "--json", library=sample).json["notes"]
    assert notes_there
    for one in notes_there:
        note = without_depth(shape(ask("note", "show", one["number"], "--json", library=sample).json))
        inside = blocks_in(note, ".sections[].blocks[]")
        assert inside <= blocks_in(shape(example("profile")), ".sections[].blocks[]")
        assert {path for path in note if ".blocks[]" not in path} <= shape(example("note show"))
        held = ask("severances", "--note", one["number"], "--json", library=sample).json
        assert shape(held) <= shape(example("severances"))


def test_what_read_and_import_print_is_on_the_page(ask, binder: Path, tmp_path: Path):
    assert shape(ask("read", binder, "--json").json) <= shape(example("read"))
    printed = ask("import", binder, "--json", library=tmp_path / "new.bdl").json
    assert shape(printed) == shape(example("import"))
