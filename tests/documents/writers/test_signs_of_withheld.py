"""In an internal edition nothing withheld stands without a sign, which a copy of it is known by."""

from __future__ import annotations

import re

import pytest

from briefing_app.documents.readers import own_signs
from briefing_app.documents.readers.html.css import STYLE_OF_SEVERED, css_of, named
from briefing_app.documents.writers.html import write_html
from briefing_app.documents.writers.html_style import style_sheet
from briefing_app.documents.writers.markdown import write_markdown
from briefing_app.documents.writers.printing import SEVERED_BEGINS, SEVERED_ENDS
from briefing_app.documents.writers.text import write_text
from briefing_app.documents.writers.word.writer import write_word
from briefing_app.domain.edition import InternalEdition
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    HardBreak,
    Heading,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
)
from tests.documents.docx_reading import parts
from tests.documents.example_editions import (
    PERSON,
    PICTURE_DIGEST,
    catalogue,
    internal,
    pictures,
    template,
    wording,
)

HELD = frozenset({PERSON})


def run(words: str) -> tuple[Run, ...]:
    return (Run(words),)


CELL = Cell(blocks=(Paragraph(id=BlockId("c"), content=run("figured")),))
BLOCKS = (
    Heading(id=BlockId("h"), level=1, content=run("heading"), severances=HELD),
    Paragraph(
        id=BlockId("p"), content=(Run("one", severances=HELD), HardBreak(HELD), Run("two", severances=HELD))
    ),
    Table(id=BlockId("t"), rows=(Row((CELL,)),), columns=(FREE,), caption=run("captured"), severances=HELD),
    Picture(
        id=BlockId("m"),
        digest=PICTURE_DIGEST,
        media_type="image/png",
        alternate="described",
        caption=run("drawn"),
        severances=HELD,
    ),
    Picture(id=BlockId("n"), digest="0", media_type="image/png", alternate="lost", severances=HELD),
)
WORDS = ("heading", "one", "two", "captured", "figured", "described", "drawn", "lost")


def edition() -> InternalEdition:
    return internal(blocks=BLOCKS, contents_depth=2)


@pytest.mark.parametrize("write", [write_text, write_markdown])
def test_in_text_every_line_of_it_is_between_brackets(write) -> None:
    text = write(edition(), wording("en"), pictures()).decode()
    within = " ".join(re.findall(f"{SEVERED_BEGINS}([^{SEVERED_ENDS}\n]*){SEVERED_ENDS}", text))
    without = re.sub(f"{SEVERED_BEGINS}[^{SEVERED_ENDS}\n]*{SEVERED_ENDS}", "", text)
    assert all(word in within for word in WORDS)
    assert not any(word in without for word in WORDS)
    assert within.count("heading") == 2  # the list of contents says it too


def test_on_a_page_all_of_it_is_marked() -> None:
    page = write_html(edition(), wording("en"), pictures()).decode().partition("<main>")[2]
    without = re.sub(r'<mark class="severed">.*?</mark>|<img class="severed"[^>]*>', "", page)
    assert not any(word in without for word in WORDS)


def test_in_word_all_of_it_is_on_the_ground_of_what_is_severed() -> None:
    made = write_word(edition(), template(), wording("en"), pictures())
    xml = parts(made)["word/document.xml"].decode()
    ground = f'w:fill="{template().colour("severed")}"'
    runs = [one for one in re.findall("<w:r>.*?</w:r>", xml) if ground not in one]
    assert not any(re.search(rf'(>|\[|descr="){word}', one) for one in runs for word in WORDS)


# ---- what is read is what is written


def test_the_readers_know_the_look_that_the_writers_give() -> None:
    look = template()
    assert named(next(one.name for one in look.styles if one.role == "severed")) == STYLE_OF_SEVERED
    assert css_of(f"background: #{look.colour('severed')}").withheld
    sheet = style_sheet(edition())
    assert css_of(re.search(r"\.severed \{ (background:[^;]*);", sheet)[1]).withheld
    assert (own_signs.BEGINS, own_signs.ENDS) == (SEVERED_BEGINS, SEVERED_ENDS)


@pytest.mark.parametrize("state", SeveranceState)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_readers_know_every_state_a_flag_may_say(language: str, state: SeveranceState) -> None:
    said = catalogue().wording(language).state(state)
    for act in catalogue().acts.values():
        for exemption in act.exemptions:
            label = act.label((exemption.id,), language)
            assert own_signs.provisions_of(f"{label} {said}") == label
