"""The type of our own: it carries everything, keeps it severed, and nothing else passes for it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.text import (
    BlockId,
    Origin,
    Paragraph,
    RevisionId,
    Run,
    SectionId,
    Text,
    holds,
)
from briefing_app.services.clipboard import (
    copied,
    paste_own,
)
from tests.copies import ids, labels, own_copy, tag
from tests.notated import apart_from_ids
from tests.strategies import PROVED, SEVERANCES, normal_texts, provisions

# ---- the type of our own


@PROVED
@given(normal_texts, st.lists(provisions, min_size=4, max_size=4))
def test_our_own_editors_get_everything_under_new_severances(
    blocks: Text, cited: list[frozenset[ExemptionId]]
) -> None:
    tags = dict(zip(SEVERANCES, (tag(*some) for some in cited), strict=True))
    taken = paste_own(copied(blocks, labels(tags), withheld=False).own, ids())
    assert taken is not None
    before = frozenset().union(*map(holds, blocks))
    assert {one.id for one in taken.severances} == frozenset().union(*map(holds, taken.blocks))
    assert not before & {one.id for one in taken.severances}
    assert sorted(sorted(one.exemptions) for one in taken.severances) == sorted(
        sorted(tags[one].exemptions) for one in before
    )


@PROVED
@given(normal_texts)
def test_severances_that_are_known_stay_who_they_are(blocks: Text) -> None:
    own = copied(blocks, labels({}), withheld=False).own
    taken = paste_own(own, ids(), known=SEVERANCES)
    assert taken is not None
    assert not taken.severances
    safe = apart_from_ids(_without_unsafe_links(blocks), ())
    assert apart_from_ids(taken.blocks, ()) == safe


def _without_unsafe_links(blocks: Text) -> object:
    from briefing_app.domain.links import safe_address
    from briefing_app.domain.normal_form import normalise
    from briefing_app.domain.text import map_content

    def safe(content):
        return tuple(
            replace(part, link=part.link if part.link and safe_address(part.link) else None)
            if isinstance(part, Run)
            else part
            for part in content
        )

    from briefing_app.domain.passages import map_blocks

    return normalise(map_blocks(blocks, lambda block: map_content(block, safe)))


def test_an_unknown_severance_without_provisions_is_severed_all_the_same() -> None:
    held = Paragraph(id=BlockId("p"), content=(Run("secret", severances=frozenset({SEVERANCES[0]})),))
    taken = paste_own(copied((held,), labels({}), withheld=False).own, ids())
    assert taken is not None
    (new,) = taken.severances
    assert new.exemptions == frozenset()
    assert holds(taken.blocks[0]) == {new.id}


@pytest.mark.parametrize(("there", "kept"), [("home", True), ("elsewhere", False), ("", False)])
def test_a_block_remembers_where_it_was_pulled_from_within_its_library(there: str, kept: bool) -> None:
    origin = Origin(SectionId("s"), RevisionId("r"), BlockId("b"))
    block = Paragraph(id=BlockId("p"), content=(Run("words"),), origin=origin)
    own = copied((block,), labels({}, library="home"), withheld=False).own
    taken = paste_own(own, ids(), library=there)
    assert taken is not None
    assert (taken.blocks[0].origin == origin) is kept


def _own(**changed: Any) -> bytes:
    data = {"format": 1, "blocks": [], "provisions": {}, "library": ""}
    return json.dumps({**data, **changed}).encode()


def _paragraph(**changed: Any) -> dict[str, Any]:
    return {"type": "paragraph", "id": "p", "content": [{"type": "run", "text": "a"}], **changed}


HOSTILE = {
    "empty": b"",
    "no JSON": b"{",
    "not UTF-8": b"\xff\xfe{}",
    "a list": b"[]",
    "a number": b"7",
    "deep": b"[" * 200_000,
    "NaN": _own().replace(b'"library": ""', b'"library": NaN'),
    "a key twice": b'{"format":1,"format":1,"blocks":[],"provisions":{},"library":""}',
    "another key": _own(more=1),
    "a newer format": _own(format=99),
    "format as text": _own(format="1"),
    "format below the first": _own(format=0),
    "blocks as text": _own(blocks="words"),
    "blocks as numbers": _own(blocks=[1]),
    "an unknown block": _own(blocks=[{"type": "script", "id": "x"}]),
    "words that are a number": _own(blocks=[_paragraph(content=[{"type": "run", "text": 7}])]),
    "words that are a list": _own(blocks=[_paragraph(content=[{"type": "run", "text": ["a"]}])]),
    "half a letter": _own(blocks=[_paragraph(content=[{"type": "run", "text": "\ud800"}])]),
    "bold as text": _own(blocks=[_paragraph(content=[{"type": "run", "text": "a", "bold": "yes"}])]),
    "a severance that is a number": _own(blocks=[_paragraph(severances=[7])]),
    "an empty id": _own(blocks=[_paragraph(id="")]),
    "a long id": _own(blocks=[_paragraph(id="x" * 5000)]),
    "a level out of reach": _own(blocks=[{**_paragraph(), "type": "heading", "level": 10**9}]),
    "a level as text": _own(blocks=[{**_paragraph(), "type": "heading", "level": "deep"}]),
    "provisions as text": _own(provisions={"a": "atia:15(1)"}),
    "provisions as list": _own(provisions=[]),
    "library as number": _own(library=7),
    "a portion of lists": _own(blocks=[_paragraph(portion={"levels": [[]], "caveats": []})]),
    "a footnote in a footnote": _own(
        blocks=[_paragraph(content=[{"type": "footnote", "content": [{"type": "footnote", "content": []}]}])]
    ),
    "huge": b" " * 20_000_001,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_data_that_are_no_text_of_ours_are_refused(case: str) -> None:
    assert own_copy(HOSTILE[case]) is None
    assert paste_own(HOSTILE[case], ids()) is None


def test_tables_nested_beyond_reason_are_refused() -> None:
    block: dict[str, Any] = _paragraph()
    for number in range(6):
        cell = {"blocks": [block]}
        block = {
            "type": "table",
            "id": f"t{number}",
            "header_rows": 0,
            "caption": [],
            "columns": [[]],
            "rows": [{"cells": [cell]}],
            "derived": False,
        }
    assert own_copy(_own(blocks=[block])) is None


def test_an_address_that_reaches_into_the_machine_is_taken_off() -> None:
    run = {"type": "run", "text": "a", "link": "file:///secret"}
    taken = own_copy(_own(blocks=[_paragraph(content=[run])]))
    assert taken is not None
    assert taken[0] == Paragraph(id=BlockId("p"), content=(Run("a"),))


@PROVED
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(("type", "id", "content", "text", "blocks", "rows")), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_the_blocks_are_reading_never_raises(anything: object) -> None:
    taken = own_copy(_own(blocks=anything))
    assert taken is None or isinstance(taken, tuple)
