"""Notes and severances for tests of editions: short to write, and approved where nothing else is said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from briefing_app.domain.edition import AssembledNote, PublicEdition, public_edition
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import Severance, Severances, SeveranceState
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Inline,
    Paragraph,
    Row,
    SeveranceId,
    Table,
    Text,
    block_words,
    portions,
)
from tests.strategies import ACT, PROVISIONS, SCHEME, SEVERANCES, provisions

AT = datetime(2019, 12, 1, tzinfo=UTC)
FIFTEEN = frozenset({ExemptionId("atia:15(1)")})
NINETEEN = frozenset({ExemptionId("atia:19(1)")})
ONE, TWO, THREE, UNKNOWN = SEVERANCES
HELD = frozenset({ONE})


def record(
    identity: SeveranceId,
    exemptions: frozenset[ExemptionId] = FIFTEEN,
    state: SeveranceState = SeveranceState.APPROVED,
) -> Severance:
    return Severance(id=identity, exemptions=exemptions, state=state, by="A. Officer", at=AT, reason="harm")


APPROVED = Severances.of((record(ONE), record(TWO), record(THREE, NINETEEN)))


def note_of(blocks: Text, front: Text = (), **changes: Any) -> AssembledNote:
    usual: dict[str, Any] = {
        "title": "Meeting",
        "subtitle": "",
        "number": "2019-1",
        "language": "en",
        "date": "",
        "institution": "",
        "marking": SCHEME.floor(portions((*front, *blocks))),
    }
    return AssembledNote(blocks=blocks, front=front, **(usual | changes))


def cite(exemptions: frozenset[ExemptionId]) -> str:
    return ACT.label(exemptions, "en")


def public(blocks: Text, severances: Severances = APPROVED) -> PublicEdition:
    return public_edition(note_of(blocks), severances, SCHEME, cite)


def paragraph(*content: Inline, **properties: Any) -> Paragraph:
    return Paragraph(id=BlockId("p"), content=content, **properties)


def tokens(blocks: Text) -> set[str]:
    return {token for block in blocks for token in block_words(block).split()}


@st.composite
def _approved(draw: st.DrawFn) -> Severances:
    named = st.frozensets(st.sampled_from(PROVISIONS[:3]), min_size=1, max_size=2)
    return Severances.of([record(one, draw(named)) for one in SEVERANCES])


@st.composite
def _in_any_state(draw: st.DrawFn) -> Severances:
    known = draw(st.lists(st.sampled_from(SEVERANCES), unique=True))
    states = st.sampled_from((SeveranceState.APPROVED, *SeveranceState))
    return Severances.of([record(one, draw(provisions), draw(states)) for one in known])


approved_records = _approved()
records_in_any_state = _in_any_state()


def in_a_cell(block: Block) -> Table:
    return Table(id=BlockId("t"), rows=(Row((Cell(blocks=(block,)),)),), columns=(FREE,))
