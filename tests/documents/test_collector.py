"""The cycle collector is paused and always set going again."""

from __future__ import annotations

import gc

import pytest

from briefing_app.documents.collector import collector_paused


def test_the_collector_rests_and_works_again():
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_after_an_error():
    with pytest.raises(ValueError, match="x"), collector_paused():
        raise ValueError("x")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
