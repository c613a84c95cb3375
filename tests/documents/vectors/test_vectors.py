"""Every way a release is known to have leaked is planted in English and in French, and the gate sees it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from briefing_app.documents.gate import RULES
from briefing_app.documents.gate_allowed import ALLOW_RULES
from tests.documents.vectors.elsewhere import ELSEWHERE, UNTESTABLE
from tests.documents.vectors.part_vectors import PART_VECTORS
from tests.documents.vectors.planting import LANGUAGES, SECRETS, clean
from tests.documents.vectors.registry import LAST, Case, in_both_languages
from tests.documents.vectors.text_vectors import TEXT_VECTORS
from tests.documents.vectors.word_vectors import WORD_VECTORS

VECTORS = (*WORD_VECTORS, *PART_VECTORS, *TEXT_VECTORS)
CASES = tuple(in_both_languages(VECTORS))
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_planted_leak_is_seen_by_its_rule(case: Case):
    found = case.planted.findings(case.secret, RULES)
    assert case.vector.rule in {one.rule for one in found}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", ["docx", "html", "md", "txt"])
def test_what_nothing_is_planted_in_passes_every_rule(format_: str, language: str):
    assert clean(language, format_).findings(SECRETS[language], RULES) == ()


@pytest.mark.parametrize("rule", ALLOW_RULES, ids=lambda rule: rule.name)
def test_without_a_rule_a_planted_leak_goes_unnoticed(rule):
    others = tuple(one for one in RULES if one is not rule)
    own = [case for case in CASES if case.vector.rule == rule.name]
    assert any(case.planted.findings(case.secret, others) == () for case in own)


def test_a_finding_never_says_what_is_withheld():
    for case in CASES:
        secret = case.secret
        said = " ".join(one.place for one in case.planted.findings(secret, RULES)).casefold()
        for word in (*secret.phrase.split()[2:], secret.word, secret.riddle):
            assert len(word) < 4 or word.casefold() not in said, str(case)


def test_every_number_is_planted_caught_elsewhere_or_explained():
    numbers = {one.number for one in (*VECTORS, *ELSEWHERE, *UNTESTABLE)}
    assert numbers == set(range(1, LAST + 1))


@pytest.mark.parametrize(
    "named", [test for one in ELSEWHERE for test in one.tests], ids=lambda named: named.rpartition("::")[2]
)
def test_the_tests_that_are_named_for_the_others_are_there(named: str):
    file, _, name = named.partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
