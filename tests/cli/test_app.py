"""How a call ends, whatever happens in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.cli import app, log_file
from briefing_app.domain.errors import BriefingError, EditionRefusedError

SECRET = "Amber-Falcon-47"
pytestmark = pytest.mark.usefixtures("own_log")


def failing(error: BaseException):
    def work() -> int:
        raise error

    return work


def test_what_is_done_exits_with_zero(capsys):
    assert app.guarded(lambda: 0) == 0
    assert capsys.readouterr() == ("", "")


def test_the_exit_code_of_the_window_is_handed_on():
    assert app.guarded(lambda: 3) == 3


def test_a_refusal_is_its_sentence_and_exits_with_one(capsys):
    assert app.guarded(failing(BriefingError("There is no note 7: the command note list lists them."))) == 1
    assert capsys.readouterr() == ("", "There is no note 7: the command note list lists them.\n")


def test_a_refused_edition_lists_what_stops_it(capsys):
    error = EditionRefusedError("It cannot be made yet:", ("“Overview”: one.", "“Overview”: two."))
    assert app.guarded(failing(error)) == 1
    assert capsys.readouterr().err.splitlines() == [
        "It cannot be made yet:",
        "“Overview”: one.",
        "“Overview”: two.",
    ]


def test_ctrl_c_exits_with_one_and_says_nothing(capsys):
    assert app.guarded(failing(KeyboardInterrupt())) == 1
    assert capsys.readouterr() == ("", "")


def test_a_bug_is_one_sentence_and_never_a_traceback(capsys):
    assert app.guarded(failing(ValueError(SECRET))) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "ValueError" in said.err
    assert str(log_file.place()) in said.err
    assert "Traceback" not in said.err


def test_a_bug_is_kept_in_the_log_without_the_words_it_met(capsys):
    app.guarded(failing(ValueError(SECRET)))
    log = log_file.place().read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert "test_app.py" in log
    assert SECRET not in log + capsys.readouterr().err


def test_what_caused_a_bug_is_in_the_log_too():
    def work() -> int:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise RuntimeError(SECRET) from error

    app.guarded(work)
    log = log_file.place().read_text(encoding="utf-8")
    assert log.index("builtins.KeyError") < log.index("which led to:") < log.index("builtins.RuntimeError")
    assert SECRET not in log


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setattr("briefing_app.cli.log_file.user_data_folder", lambda: tmp_path / "file" / "data")
    assert app.guarded(failing(ValueError(SECRET))) == 1
    assert "Logging error" not in capsys.readouterr().err


def test_a_mistyped_option_of_a_program_without_a_console_still_exits_with_two(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    assert app.run(["--nonsense"], lambda _path: 0) == 2


def test_help_for_a_program_without_a_console_exits_with_zero(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert app.run(["--help"], lambda _path: 5) == 0


@pytest.mark.parametrize(
    ("words", "library"),
    [
        ([], None),
        (["--library", "b.bdl"], Path("b.bdl")),
        (["--library=b.bdl"], Path("b.bdl")),
        (["--library", "caf\udce9"], Path("caf\udce9")),
    ],
)
def test_without_a_command_the_window_opens_on_the_library_that_is_named(words, library):
    opened = []
    assert app.run(words, lambda path: opened.append(path) or 5) == 5
    assert opened == [library]


@pytest.mark.parametrize(
    ("words", "code"), [(["--library"], 2), (["--library", ""], 2), (["--library", "--help"], 2), (["-h"], 0)]
)
def test_what_does_not_ask_for_the_window_does_not_open_it(words, code, capsys):
    assert app.run(words, lambda _path: pytest.fail("it opened")) == code


def test_a_proof_is_given_its_folder(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "as it was")
    words, proved = ["--smoke", "trial"], []
    assert app.run(words, lambda _path: pytest.fail("it opened"), lambda path: proved.append(path) or 6) == 6
    assert proved == [Path("trial")]
    assert os.environ["QT_QPA_PLATFORM"] == "as it was"


def test_offscreen_is_told_to_qt_before_the_window_opens(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    told = []
    assert app.run(["--offscreen"], lambda _path: told.append(os.environ["QT_QPA_PLATFORM"]) or 0) == 0
    assert told == ["offscreen"]


NEWLY_LOADED = """
import sys
before = set(sys.modules)
import briefing_app.__main__
from briefing_app.cli import app
assert app.run([], lambda library: 0) == 0
print(sorted({"argparse", "json", "sqlalchemy", "docx", "lxml", "PySide6"} & (set(sys.modules) - before)))
"""


def test_the_way_to_the_window_is_light():
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", NEWLY_LOADED]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True, timeout=60)
    assert done.stdout == b"[]\n"
