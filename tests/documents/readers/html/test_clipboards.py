"""What programs put on the clipboard is read as an officer saw it there."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from briefing_app.domain.normal_form import normalise
from briefing_app.domain.pasted import LeftOut
from briefing_app.services.clipboard import paste_html
from tests.notated import parse, write

FIXTURES = Path(__file__).parents[3] / "fixtures" / "clipboard"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.html"))


def read(name: str):
    numbers = count(1)
    data = (FIXTURES / f"{name}.html").read_bytes()
    return paste_html(data, lambda: f"b{next(numbers)}")


@pytest.mark.parametrize("name", NAMES)
def test_a_clipboard_is_read_as_its_notation_says(name: str) -> None:
    expected = parse((FIXTURES / f"{name}.notation").read_text(encoding="utf-8")).blocks
    assert write(read(name).blocks) == write(normalise(expected))


@pytest.mark.parametrize("name", NAMES)
def test_a_clipboard_reads_alike_in_every_encoding(name: str) -> None:
    numbers = count(1)
    text = (FIXTURES / f"{name}.html").read_text(encoding="utf-8")
    expected = write(read(name).blocks)
    for data in (text, text.encode("utf-16"), text.encode("utf-16-le"), text.encode("utf-8-sig")):
        assert write(paste_html(data, lambda: f"b{next(numbers)}").blocks) == expected


def test_what_is_left_out_is_counted() -> None:
    assert read("word-tracked").left_out == {
        LeftOut.DELETED: 2,
        LeftOut.HIDDEN: 3,
        LeftOut.COMMENTS: 2,
    }
    assert read("web-page").left_out == {LeftOut.HIDDEN: 3, LeftOut.PICTURES: 1}
    assert read("libreoffice-report").left_out == {}
