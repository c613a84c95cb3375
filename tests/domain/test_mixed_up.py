"""A reason to withhold that names a security category, a reason to mark that names a provision."""

from __future__ import annotations

import pytest

from briefing_app.bootstrap import start
from briefing_app.domain.mixed_up import level_in_reason, provision_in_reason
from tests.strategies import SCHEME

ACTS = tuple(start().catalogue.acts.values())


@pytest.mark.parametrize(
    ("reason", "named"),
    [
        ("because it is SECRET", "SECRET"),
        ("It is Secret.", "SECRET"),
        ("secret", "SECRET"),
        ("marked protected b", "PROTECTED B"),
        ("c’est  Très  secret", "TRÈS SECRET"),
        ("cote PROTÉGÉ A", "PROTÉGÉ A"),
        ("a trade secret of the company", None),
        ("given to us in confidential talks", None),
        ("the Secretariat would be embarrassed", None),
        ("harm to negotiations", None),
        ("", None),
    ],
)
def test_a_level_named_as_a_reason_to_withhold(reason: str, named: str | None) -> None:
    assert level_in_reason(reason, (SCHEME,)) == named


@pytest.mark.parametrize(
    ("reason", "named"),
    [
        ("since s. 15(1) applies", "15(1)"),
        ("art. 20(1)(b.1)", "20(1)(b.1)"),
        ("see 999(1)", None),
        ("in 2019 (twice)", None),
        ("item 3 of the annex", None),
        ("", None),
    ],
)
def test_a_provision_named_as_a_reason_to_mark(reason: str, named: str | None) -> None:
    assert provision_in_reason(reason, ACTS) == named
