"""What is told and what is logged of a failure: sentences for people, places for the log, no note's words."""

from __future__ import annotations

import pytest

from briefing_app.domain.errors import LibraryError
from briefing_app.ui.failures import log_uncaught, sentence


def failed() -> ValueError:
    try:
        raise ValueError("the severed words")
    except ValueError as error:
        return error


def test_an_expected_failure_is_told_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    assert sentence(LibraryError("The library is in use.")) == "The library is in use."
    assert caplog.text == ""


def test_a_bug_is_logged_with_its_place_and_without_its_words(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    told = sentence(failed())
    log_uncaught(ValueError, failed(), None)
    written = capsys.readouterr().err
    assert "inside the program" in told
    for said in (caplog.text, written):
        assert "ValueError" in said
        assert "test_failures.py" in said
    assert "severed" not in told + caplog.text + written
