"""One binder as text, as a Word file and as a web page: what is found in it is the same."""

from __future__ import annotations

import html
import io
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from briefing_app.domain.reading import Reading
from tests.domain.binders import ROOT

FIXTURES = sorted((ROOT / "tests" / "fixtures" / "binders").glob("*.txt"))
BULLETS = ("- ", "* ", "\u2022 ")


def paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a binder without mark-up, and whether each is an item."""
    for line in text.splitlines():
        words = line.strip()
        if words:
            is_item = words.startswith(BULLETS)
            yield (words[2:] if is_item else words), is_item


def word_file(text: str) -> bytes:
    document = docx.Document()
    for words, is_item in paragraphs(text):
        document.add_paragraph(words, style="List Bullet" if is_item else None)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def web_page(text: str) -> bytes:
    lines = [
        f"<ul><li>{html.escape(words)}</li></ul>" if is_item else f"<p>{html.escape(words)}</p>"
        for words, is_item in paragraphs(text)
    ]
    return f"<!DOCTYPE html><meta charset=utf-8><main>{''.join(lines)}</main>".encode()


def found(reading: Reading) -> dict[str, object]:
    return {
        "kinds": Counter(block.kind for block in reading.blocks),
        "words": [block.text for block in reading.blocks],
        "withheld": [block.withheld for block in reading.blocks if block.withheld],
        "title": reading.title,
        "edition": reading.edition,
        "profiles": [
            (one.name, one.acronym, [(section.key, len(section.blocks)) for section in one.sections])
            for one in reading.profiles
        ],
        "people": [(one.name, one.post) for one in reading.people],
        "events": [one.name for one in reading.events],
        "projects": [(one.title, one.countries, one.implementer) for one in reading.projects],
        "contributions": [(one.amount, one.currency) for one in reading.contributions],
    }


WRAPPED = ("hard_wrapped", "wrapped_title")  # in these a paragraph is several lines, which only text can have


@pytest.mark.parametrize(
    "path", [path for path in FIXTURES if path.stem not in WRAPPED], ids=lambda path: path.stem
)
def test_a_binder_says_the_same_as_text_word_file_and_web_page(
    path: Path, read: Callable[..., Reading]
) -> None:
    text = path.read_text(encoding="utf-8").replace("\\$", "$")  # an escape that converters leave in text
    plain = "\n".join(f"- {words}" if is_item else words for words, is_item in paragraphs(text))
    as_text = found(read(plain, "binder.txt"))
    assert found(read(word_file(text), "binder.docx")) == as_text
    if "   " not in plain:  # a gap in a line, which a page does not show
        assert found(read(web_page(text), "binder.html")) == as_text


def test_a_published_binder_says_the_same_as_text_word_file_and_web_page(
    seeds: Path, read: Callable[..., Reading]
) -> None:
    text = (seeds / "000_97ba651773b5fa5d.txt").read_text(encoding="utf-8")
    plain = "\n".join(f"- {words}" if is_item else words for words, is_item in paragraphs(text))
    as_text = found(read(plain, "binder.txt"))
    assert found(read(word_file(text), "binder.docx")) == as_text
    assert found(read(web_page(text), "binder.html")) == as_text
