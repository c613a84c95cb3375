"""A reading as plain values: the keys, their order, and what a withheld field looks like."""

from __future__ import annotations

import json
from decimal import Decimal

from briefing_app.domain.facts import Payer
from briefing_app.domain.fuzzy_date import parse_date
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.reading import (
    WITHHELD_FIELD,
    BlockKind,
    ProposedContribution,
    ProposedEvent,
    ProposedPerson,
    ProposedProfile,
    ProposedProject,
    ProposedSection,
    Reading,
    ReadingWarning,
    ReceivedMark,
    Source,
    SourceBlock,
)
from briefing_app.domain.reading_json import to_json
from briefing_app.domain.text import Marker

SOURCE = Source(
    name="a.txt",
    format="text",
    sha256="0" * 64,
    encoding="utf-8",
    lines=("Title", "", "- [Redacted]"),
    ends=("\r\n", "\n", ""),
)
ITEM = SourceBlock(
    first=3,
    last=3,
    kind=BlockKind.ITEM,
    text="[Redacted]",
    raw="- [Redacted]",
    rule="bullet",
    level=1,
    marker="-",
    wholly=True,
    redactions=(ReceivedMark(0, 10, Marker.REDACTED_TITLE),),
)


def reading(**found):
    return Reading(
        source=SOURCE, language="en", title="Title", edition="2025-05", notice=None, blocks=(ITEM,), **found
    )


def test_the_keys_are_those_of_the_contract_in_its_order():
    assert list(to_json(reading())) == [
        "source", "language", "title", "edition", "notice", "blocks", "profiles", "people", "events",
        "projects", "contributions", "warnings",
    ]  # fmt: skip
    assert to_json(reading())["source"] == {"name": "a.txt", "format": "text", "sha256": "0" * 64, "lines": 3}


def test_a_block_says_its_span_its_words_and_its_rule():
    assert to_json(reading())["blocks"] == [
        {
            "span": [3, 3],
            "kind": "item",
            "level": 1,
            "parent": None,
            "marker": "-",
            "text": "[Redacted]",
            "raw": "- [Redacted]",
            "withheld": 1,
            "wholly": True,
            "rule": "bullet",
        }
    ]


def test_a_profile_says_its_sections_and_their_lines():
    section = ProposedSection(key="overview", heading=None, lines=(3, 4), blocks=(0,))
    profile = ProposedProfile(name="River Forum", acronym=None, kind=ProfileKind.FORUM, sections=(section,))
    assert to_json(reading(profiles=(profile,)))["profiles"] == [
        {
            "name": "River Forum",
            "acronym": None,
            "kind": "forum",
            "sections": [{"key": "overview", "heading": None, "lines": [3, 4]}],
        }
    ]


def test_a_withheld_field_is_withheld_and_not_absent():
    found = reading(
        people=(ProposedPerson(name=WITHHELD_FIELD, post="Minister", acting=True, lines=(1,)),),
        events=(ProposedEvent(name="Forum", when=WITHHELD_FIELD, place=None, lines=(1,)),),
        projects=(
            ProposedProject(title=WITHHELD_FIELD, countries=WITHHELD_FIELD, implementer=None, lines=(1,)),
        ),
        contributions=(
            ProposedContribution(
                amount=WITHHELD_FIELD,
                currency="CAD",
                approximate=False,
                period=None,
                payers=(Payer("DOR", Decimal("60")),),
                lines=(1,),
            ),
        ),
    )
    withheld = {"withheld": True}
    plain = to_json(found)
    assert plain["people"] == [{"name": withheld, "post": "Minister", "acting": True, "lines": [1]}]
    assert plain["events"] == [{"name": "Forum", "when": withheld, "place": None, "lines": [1]}]
    assert plain["projects"] == [
        {"title": withheld, "countries": withheld, "implementer": None, "lines": [1]}
    ]
    assert plain["contributions"] == [
        {
            "amount": withheld,
            "currency": "CAD",
            "approximate": False,
            "period": None,
            "payers": [{"name": "DOR", "share": "60"}],
            "lines": [1],
        }
    ]


def test_a_date_says_wording_kind_and_edtf():
    event = ProposedEvent(name="Forum", when=parse_date("2019-12-17"), place="Geneva", lines=(1,))
    assert to_json(reading(events=(event,)))["events"][0]["when"] == {
        "wording": "2019-12-17",
        "kind": "day",
        "edtf": "2019-12-17",
    }


def test_everything_is_plain_enough_for_json():
    found = to_json(reading(warnings=(ReadingWarning(2, "code", "Something is odd."),)))
    assert json.loads(json.dumps(found)) == found
    assert found["warnings"] == [{"line": 2, "code": "code", "text": "Something is odd."}]


def test_the_source_is_written_back_with_its_own_line_ends():
    assert SOURCE.as_text() == "Title\r\n\n- [Redacted]"
