"""Every decision of the readers can be told in a sentence, in both languages of the window."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing_app.documents.readers
from briefing_app.domain.corrections import BY_OFFICER
from briefing_app.services.explanations import load_explanations
from briefing_app.services.reading import read_file

ROOT = Path(__file__).parents[2]
FOLDER = Path(briefing_app.documents.readers.__file__).parent
READERS = sorted(path for path in FOLDER.rglob("*.py") if path.stem != "inline")  # whose rules are Markdown's
BINDERS = sorted((ROOT / "tests" / "fixtures" / "binders").iterdir())
CODE = re.compile(r"[a-z]+(-[a-z]+)*")
EXPLANATIONS = load_explanations(ROOT / "resources")


def codes_in(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and CODE.fullmatch(one.value):
            yield one.value


def rules_in_sources() -> set[str]:
    """What is given as a rule anywhere in the readers: to a call, an attribute, a name, or by a function."""
    found: set[str] = set()
    for path in READERS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
                "decide", "_add", "_set_parent",
            ):  # fmt: skip
                found |= {code for argument in node.args for code in codes_in(argument)}
            elif isinstance(node, ast.Assign) and any(
                getattr(one, "attr", getattr(one, "id", "")) == "rule" for one in ast.walk(node.targets[0])
            ):
                found |= set(codes_in(node.value))
            elif isinstance(node, ast.FunctionDef) and "rule" in node.name:
                returned = [one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value]
                found |= {code for value in returned for code in codes_in(value)}
    return found


def warnings_in_sources() -> set[str]:
    found: set[str] = set()
    for path in READERS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ReadingWarning":
                found |= set(codes_in(node.args[1]))
    return found


def test_the_rules_are_found_in_the_sources() -> None:
    assert {"bullet", "item-under-colon", "known-section-name", "wholly-withheld-line"} <= rules_in_sources()
    assert len(rules_in_sources()) > 30


def test_no_rule_of_the_readers_is_without_its_sentence() -> None:
    assert not rules_in_sources() - set(EXPLANATIONS.rules)
    assert BY_OFFICER in EXPLANATIONS.rules


def test_no_oddity_of_the_readers_is_without_its_sentence() -> None:
    assert warnings_in_sources()
    assert not warnings_in_sources() - set(EXPLANATIONS.warnings)


@pytest.mark.parametrize("path", BINDERS, ids=lambda path: path.name)
def test_whatever_is_read_can_be_explained(path: Path) -> None:
    reading = read_file(path, ROOT / "resources")
    assert {block.rule for block in reading.blocks} <= set(EXPLANATIONS.rules)
    assert {warning.code for warning in reading.warnings} <= set(EXPLANATIONS.warnings)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_sentence_is_there_in_both_languages(language: str) -> None:
    for table in (EXPLANATIONS.rules, EXPLANATIONS.warnings):
        for names in table.values():
            said = names.text(language)
            assert said[0].isupper()
            assert said.endswith(".")
            assert names.text("en") != names.text("fr")


def test_a_code_nobody_knows_is_shown_as_it_is() -> None:
    assert EXPLANATIONS.rule("of-tomorrow", "en") == "of-tomorrow"
    assert EXPLANATIONS.warning("of-tomorrow", "fr") == "of-tomorrow"
