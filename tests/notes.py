"""Notes and severances for tests of editions: short to write, and approved where nothing else is said."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations
from typing import Any

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
from tests.strategies import (
    ACT,
    PROVISION_SETS,
    PROVISIONS,
    SCHEME,
    SEVERANCES,
    are_there,
    one_of,
    some_bytes,
)

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


_NAMED = tuple(frozenset(some) for size in (1, 2) for some in combinations(PROVISIONS[:3], size))
_STATES = (SeveranceState.APPROVED, *SeveranceState)


def _approved(drawn: bytes) -> Severances:
    return Severances.of(
        [record(one, one_of(_NAMED, byte)) for one, byte in zip(SEVERANCES, drawn, strict=True)]
    )


def _in_any_state(drawn: bytes) -> Severances:
    known = zip(SEVERANCES, are_there(drawn[0], drawn[1:5]), drawn[5:9], drawn[9:], strict=True)
    return Severances.of(
        [
            record(one, one_of(PROVISION_SETS, cited), one_of(_STATES, state))
            for one, is_there, cited, state in known
            if is_there
        ]
    )


approved_records = some_bytes(len(SEVERANCES)).map(_approved)
records_in_any_state = some_bytes(1 + 3 * len(SEVERANCES)).map(_in_any_state)


def in_a_cell(block: Block) -> Table:
    return Table(id=BlockId("t"), rows=(Row((Cell(blocks=(block,)),)),), columns=(FREE,))
