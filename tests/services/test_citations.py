"""Sentences cite provisions as their act does: "s. 15(1)" in Canada, "(b)(6)" in the United States."""

from __future__ import annotations

import re

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.ui.sentences import shown

from .conftest import FEE
from .test_notes import meeting


@pytest.mark.parametrize(
    ("provisions", "english", "french"),
    [
        (["15(1)"], "under s. 15(1) is not", "en vertu de l’art.\u00a015(1) n’est"),
        (["19(1)", "15(1)"], "under s. 15(1), 19(1) is not", "en vertu de l’art.\u00a015(1), 19(1) n’est"),
        (["foia:(b)(6)"], "under (b)(6) is not", "en vertu de (b)(6) n’est"),
        (["foia:b7C", "foia:b1"], "under (b)(1), (b)(7)(C) is not", "en vertu de (b)(1), (b)(7)(C) n’est"),
        (
            ["foia:b6", "15(1)"],
            "under s. 15(1); (b)(6) is not",
            "en vertu de l’art.\u00a015(1); (b)(6) n’est",
        ),
    ],
)
def test_what_stops_an_edition_names_provisions_as_their_act_does(
    desk: Desk, provisions: list[str], english: str, french: str
) -> None:
    note = meeting(desk, "HC")
    desk.passages.mark(note=note.number, section="engagement", words=FEE, exemptions=provisions)
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note(note.number, EditionKind.PUBLIC)
    (said,) = (one for one in refused.value.obstacles if "is not approved" in one)
    assert english in re.sub(r" \([0-9a-f-]{36}\)", "", said)
    assert french in shown(said, "fr")
    assert english.replace("s. ", "s.\u00a0") in shown(said, "en")


@pytest.mark.parametrize(
    ("provision", "english", "french"),
    [
        ("15(1)", "The title holds words withheld under s. 15(1):", "en vertu de l’art.\u00a015(1)\u00a0:"),
        ("foia:b4", "The title holds words withheld under (b)(4):", "en vertu de (b)(4)\u00a0:"),
    ],
)
def test_words_that_stand_free_are_cited_by_their_act_too(
    desk: Desk, provision: str, english: str, french: str
) -> None:
    note = desk.notes.create(kind="meeting-note", title="On 165,000 Canadian dollars", names=("HC",))
    desk.passages.mark(note=note.number, section="engagement", words=FEE, exemptions=[provision])
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note(note.number, EditionKind.PUBLIC)
    (said,) = (one for one in refused.value.obstacles if one.startswith("The title"))
    assert said.startswith(english)
    assert french in shown(said, "fr")


def test_a_library_of_the_other_act_cites_that_first() -> None:
    """The parts of a list are each put in French."""
    said = "The title holds words withheld under (b)(6); s. 15(1): write it otherwise."
    assert "en vertu de (b)(6); l’art.\u00a015(1)\u00a0:" in shown(said, "fr")
