"""What stands where in a file that came back, and what finding that out costs."""

from __future__ import annotations

from itertools import count

import pytest

from briefing_app.domain.returned.additions import added
from briefing_app.domain.returned.layout import Layout, SentNote
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.returned.shown import Shown
from briefing_app.domain.text import Run


def headings(number: int) -> list[Shown]:
    return [Shown((Run(f"Chapter {at} of theirs"),), level=1, line=at) for at in range(number)]


def laid_out(came: list[Shown]) -> Layout:
    ids = count()
    return Layout(SentNote((), (), {}), came, lambda: str(next(ids)), max)


def test_a_line_of_a_list_of_contents_is_no_addition_and_any_other_outside_is_told() -> None:
    came = [Shown((Run("Money......... 12"),)), Shown((Run("Hello."),)), Shown((Run("Money"),), level=1)]
    layout = laid_out(came)
    added(layout)
    assert [(one.said, one.remarks) for _, one, _ in layout.found] == [("Hello.", {Remark.OUTSIDE})]


def test_a_long_file_of_others_is_read_a_few_times_and_not_once_for_each_of_its_paragraphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = count()
    says = Shown.says.fget  # type: ignore[attr-defined]  # a property has the function it was made from

    def counted(shown: Shown) -> str:
        next(read)
        return str(says(shown))

    monkeypatch.setattr(Shown, "says", property(counted))
    added(laid_out(headings(400)))
    assert next(read) < 400 * 20
