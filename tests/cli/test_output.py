"""What reaches standard output and standard error."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.cli import output


@given(st.text())
def test_no_line_for_people_can_command_a_terminal(text: str):
    shown = output.harmless(text)
    assert "\n" not in shown
    assert not any(unicodedata.category(letter) == "Cc" for letter in shown.replace("\t", ""))
    assert not any(unicodedata.bidirectional(letter) in {"RLO", "LRO", "RLE", "RLI"} for letter in shown)


@given(st.text())
def test_harmless_words_stay_harmless(text: str):
    assert output.harmless(output.harmless(text)) == output.harmless(text)


def test_letters_of_every_script_are_kept():
    words = "Côté – “guillemets” «\u00a0là\u00a0» مرحبا 日本 👩‍👩‍👧"
    assert output.harmless(words) == words


@given(st.text())
def test_json_is_one_line_that_says_what_was_meant(text: str):
    line = output.json_line({"name": text, "list": [text]})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"name": text, "list": [text]}


def test_letters_are_not_escaped(capsys: pytest.CaptureFixture[str]):
    output.speak_utf8()
    output.show_json({"name": "Côté « 日本 »"})
    assert capsys.readouterr().out == '{"name": "Côté « 日本 »"}\n'


def test_a_file_name_that_is_no_utf8_is_still_json(capsys: pytest.CaptureFixture[str]):
    name = b"caf\xe9".decode("utf-8", "surrogateescape")
    output.speak_utf8()
    output.show_json({"name": name})
    assert json.loads(capsys.readouterr().out) == {"name": name}


def test_a_path_comes_out_as_its_own_bytes(capfdbinary: pytest.CaptureFixture[bytes]):
    output.speak_utf8()
    output.show_path(Path(b"caf\xe9".decode("utf-8", "surrogateescape")))
    output.flush()
    assert capfdbinary.readouterr().out == b"caf\xe9\n"


def test_a_list_of_obstacles_keeps_its_lines(capsys: pytest.CaptureFixture[str]):
    output.complain("It cannot be made:\none\x1b[31m\ntwo")
    assert capsys.readouterr().err == "It cannot be made:\none␛[31m\ntwo\n"


def test_without_a_console_nothing_is_said_and_nothing_fails(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    output.speak_utf8()
    output.show("a")
    output.complain("b")
    output.flush()
