"""The log file: private, bounded, and without a word of anybody's."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.cli import log_file

SECRET = "Amberfalcon"


@pytest.fixture
def handler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[log_file.LogFile]:
    monkeypatch.setattr("briefing_app.cli.log_file.user_data_folder", lambda: tmp_path / "data")
    made = log_file.LogFile()
    yield made
    made.close()


def record(message: str, *values: object) -> logging.LogRecord:
    return logging.LogRecord("briefing_app.test", logging.INFO, __file__, 1, message, values, None)


def test_nothing_is_on_disk_before_there_is_something_to_say(handler, tmp_path):
    assert list(tmp_path.iterdir()) == []


def test_a_record_says_when_how_grave_and_who(handler):
    handler.emit(record("imported %d blocks", 7))
    assert "INFO" in log_file.place().read_text(encoding="utf-8")
    assert log_file.place().read_text(encoding="utf-8").endswith("briefing_app.test: imported 7 blocks\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder private by its own rules")
def test_the_log_and_its_folder_belong_to_the_person_alone(handler):
    before = os.umask(0)
    try:
        handler.emit(record("x"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(log_file.place().stat().st_mode) == 0o600
    assert stat.S_IMODE(log_file.place().parent.stat().st_mode) == 0o700


def test_it_never_grows_beyond_three_files_of_a_megabyte(handler):
    for _ in range(45):
        handler.emit(record("x" * 100_000))
    files = sorted(log_file.place().parent.iterdir())
    assert [file.name for file in files] == [
        "briefing-desk.log",
        "briefing-desk.log.1",
        "briefing-desk.log.2",
    ]
    assert all(file.stat().st_size <= log_file.LARGEST for file in files)


def test_starting_twice_logs_once():
    log_file.start()
    log_file.start()
    assert sum(isinstance(one, log_file.LogFile) for one in logging.getLogger().handlers) == 1


def test_no_word_of_a_record_reaches_the_log(ask, own_log: Path, binder: Path, tmp_path: Path):
    library = tmp_path / "l.bdl"
    binder.write_text(binder.read_text(encoding="utf-8").replace("Halifax", SECRET), encoding="utf-8")
    mark = ("mark", "--profile", "LA", "--section", "engagement", "--text", SECRET)
    calls = [
        ("import", binder),
        ("profile", SECRET),
        ("search", SECRET),
        ("note", "new", "--kind", "meeting-note", "--title", SECRET, "--with", "LA"),
        (*mark, "--exemption", "15(1)"),
        (*mark, "--marking", "SECRET"),
        ("undo-import", SECRET),
        ("export", "1", "--edition", "public", "--out", tmp_path / f"{SECRET}.txt"),
        ("export", "1", "--edition", "internal", "--out", tmp_path / f"{SECRET}.txt"),
        ("import", tmp_path),
    ]
    codes = [ask(*words, library=library).code for words in calls]
    assert {0, 1} == set(codes)
    logs = [log.read_text(encoding="utf-8") for log in own_log.iterdir()]
    assert any("command import" in log for log in logs)
    assert all(SECRET not in log for log in logs)
