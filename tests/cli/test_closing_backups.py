"""A backup on closing is made where the library changed, and not where it was only read or sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.bootstrap import start

NEW = ("note", "new", "--kind", "meeting-note", "--title", "Talks", "--with", "LA")


def backups(ask, library: Path) -> list[str]:
    return [one["reason"] for one in ask("backups", "--json", library=library).json["backups"]]


def done(ask, library: Path, *words: object) -> None:
    answer = ask(*words, library=library)
    assert answer.code == 0, answer.err


@pytest.fixture
def noted(ask, harbour: Path) -> Path:
    done(ask, harbour, *NEW)
    assert backups(ask, harbour) == ["close"]
    return harbour


def test_what_is_only_written_out_or_looked_at_makes_none(ask, noted: Path, tmp_path: Path):
    for words in (
        ("package", "1", "--out", tmp_path / "talks.bdpack"),
        ("export", "1", "--edition", "internal", "--out", tmp_path / "talks.docx"),
        ("read-back", "1", tmp_path / "talks.docx"),
        ("unpack", tmp_path / "talks.bdpack"),
        ("unpack", tmp_path / "talks.bdpack", "--preview"),
        ("profiles",),
        ("check",),
    ):
        done(ask, noted, *words)
        assert backups(ask, noted) == ["close"], words


def test_a_refused_public_edition_makes_none(ask, noted: Path, tmp_path: Path):
    done(
        ask,
        noted,
        "mark",
        "--profile",
        "LA",
        "--section",
        "overview",
        "--text",
        "nine",
        "--exemption",
        "15(1)",
    )
    before = backups(ask, noted)
    refused = ask("export", "1", "--edition", "public", "--out", tmp_path / "talks.docx", library=noted)
    assert refused.code == 1
    assert backups(ask, noted) == before


def test_a_release_is_on_record_and_makes_one(ask, noted: Path, tmp_path: Path):
    done(ask, noted, "export", "1", "--edition", "public", "--out", tmp_path / "talks.docx")
    assert backups(ask, noted) == ["close", "close"]


def test_a_change_makes_one(ask, noted: Path, tmp_path: Path):
    done(ask, noted, "note", "new", "--kind", "meeting-note", "--title", "More")
    assert backups(ask, noted) == ["close", "close"]


def test_a_package_that_brings_something_makes_one(ask, noted: Path, empty: Path, tmp_path: Path):
    done(ask, noted, "package", "1", "--out", tmp_path / "talks.bdpack")
    before = len(backups(ask, empty))
    done(ask, empty, "unpack", tmp_path / "talks.bdpack")
    assert len(backups(ask, empty)) > before


def test_what_was_sent_is_on_record_all_the_same(ask, noted: Path, tmp_path: Path):
    done(ask, noted, "package", "1", "--out", tmp_path / "talks.bdpack")
    with start().open(noted) as desk, desk.library.database.read() as work:
        assert "package" in [entry.action for entry in work.audit.list()]
