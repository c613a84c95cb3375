"""The program as a process of its own: streams, locales, signals, locks, and what it loads."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")
C_LOCALE = {
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "ascii",
}


def test_the_program_is_called_by_its_name(program):
    done = program("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"Briefing Desk ")


def test_output_is_utf8_in_any_locale(program):
    done = program("exemptions", "--json", env=C_LOCALE)
    assert done.returncode == 0
    assert "accès" in json.dumps(json.loads(done.stdout.decode("utf-8")), ensure_ascii=False)
    assert "accès".encode() in done.stdout
    assert b"\r" not in done.stdout


def test_sentences_are_utf8_in_any_locale(program, harbour: Path):
    done = program("--library", str(harbour), "profile", "Côté", env=C_LOCALE)
    assert done.returncode == 1
    assert "“Côté”" in done.stderr.decode("utf-8")


@posix_only
def test_words_that_are_no_text_are_wrong_usage(program):
    done = program("profile", b"caf\xe9")
    assert done.returncode == 2
    assert b"UTF-8" in done.stderr
    assert b"Traceback" not in done.stderr


@posix_only
def test_a_library_may_lie_under_a_name_of_any_bytes(program, tmp_path: Path):
    name = os.fsencode(tmp_path) + b"/caf\xe9.bdl"
    done = program(b"--library", name, "create")
    assert (done.returncode, done.stdout) == (0, name + b"\n")
    assert program(b"--library", name, "profiles", "--json").stdout == b'{"profiles": []}\n'


@posix_only
def test_a_reader_who_leaves_early_is_no_failure_to_speak_of():
    command = f"{sys.executable} -m briefing_app exemptions --json | head -c 10"
    root = Path(__file__).parents[2]
    done = subprocess.run(["bash", "-c", command], cwd=root, capture_output=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == (b'{"acts": [', b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told_in_a_sentence(program):
    with Path("/dev/full").open("wb") as full:
        done = program("exemptions", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert b"could not be written to standard output" in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


@posix_only
def test_without_standard_output_the_work_is_still_done(tmp_path: Path):
    library = tmp_path / "a.bdl"
    command = f"{sys.executable} -m briefing_app --library {library} create >&-"
    root = Path(__file__).parents[2]
    done = subprocess.run(["bash", "-c", command], cwd=root, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert library.is_file()


@posix_only
def test_what_is_written_belongs_to_the_person_alone(program, tmp_path: Path):
    library = tmp_path / "a.bdl"
    assert program("--library", str(library), "create", env={"XDG_DATA_HOME": str(tmp_path)}).returncode == 0
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)


def test_the_variable_names_the_library(program, harbour: Path):
    done = program("profiles", "--json", env={"BRIEFING_LIBRARY": str(harbour)})
    assert [one["acronym"] for one in json.loads(done.stdout)["profiles"]] == ["LA"]


def test_a_second_program_is_told_who_has_the_library(program, harbour: Path):
    from briefing_app import bootstrap

    with bootstrap.start().open(harbour):
        done = program("--library", str(harbour), "profiles")
    assert (done.returncode, done.stdout) == (1, b"")
    assert str(os.getpid()).encode() in done.stderr
    assert b"Traceback" not in done.stderr
    assert program("--library", str(harbour), "profiles").returncode == 0


WAITING = """
import sys, time
from briefing_app.cli import app
def window(library):
    print("ready", flush=True)
    time.sleep(60)
sys.exit(app.run([], window))
"""


@posix_only
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_with_one_and_without_a_word():
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    process.send_signal(signal.SIGINT)
    _out, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (1, b"")


def test_a_very_long_argument_is_refused_in_a_sentence(program, harbour: Path):
    done = program("--library", str(harbour), "profile", "x" * 100_000)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


LOADED = """
import sys
from briefing_app.cli import app
code = app.run(sys.argv[1:], lambda library: 0)
heavy = {"sqlalchemy", "alembic", "sqlcipher3", "docx", "lxml", "markdown", "PySide6", "babel"}
print(code, sorted(heavy & {name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize("words", ["--help", "kinds", "schemes", "exemptions", "--nonsense"])
def test_commands_that_need_no_library_load_no_database_and_no_window(words: str):
    done = subprocess.run(
        [sys.executable, "-c", LOADED, words],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stderr.decode().splitlines()[-1].partition(" ")[2] == "[]"


def test_listing_profiles_loads_no_writer_and_no_window(harbour: Path):
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "--library", str(harbour), "profiles"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=60,
        check=False,
    )
    loaded = done.stderr.decode().splitlines()[-1]
    assert loaded.startswith("0 ")
    assert "docx" not in loaded
    assert "PySide6" not in loaded
