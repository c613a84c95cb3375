"""How text goes to the clipboard and comes from it: our own type, and plain words for other programs.

Other programs get the words that are free and nothing else; our own type, which they ignore, carries the
text whole, with what each severance in it is for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from PySide6.QtCore import QMimeData

from briefing_app.domain.editing.spans import content_of
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import SeveranceTag
from briefing_app.domain.text import (
    BlockId,
    Paragraph,
    Run,
    SeveranceId,
    Text,
    block_words,
    holds,
    map_content,
)
from briefing_app.domain.text_json import text_from_json, text_to_json

OWN_TYPE = "application/x-briefing-desk-text+json"
SEVERANCES_TYPE = "application/x-briefing-desk-severances+json"

Exemptions = Mapping[SeveranceId, frozenset[ExemptionId]]
"""What each severance of a copied text is for."""


class Taken(NamedTuple):
    """A text from the clipboard, and what its severances are for where that is known."""

    blocks: Text
    exemptions: Exemptions


class Exchange(Protocol):
    """Puts texts on the clipboard and takes them from it."""

    def put(self, blocks: Text, tags: Mapping[SeveranceId, SeveranceTag]) -> QMimeData:
        """What the clipboard is to hold of a text."""

    def take(self, data: QMimeData, new_id: Callable[[], str], *, plain: bool) -> Taken | None:
        """The text that clipboard data holds, its words alone where *plain*; None where there is none."""


class OwnExchange:
    """Knows our own type and plain words."""

    def put(self, blocks: Text, tags: Mapping[SeveranceId, SeveranceTag]) -> QMimeData:
        """Our own type, and the words that are free."""
        data = QMimeData()
        data.setData(OWN_TYPE, json.dumps(text_to_json(blocks)).encode())
        data.setData(SEVERANCES_TYPE, exemptions_to_json(blocks, tags))
        data.setText(_free_words(blocks))
        return data

    def take(self, data: QMimeData, new_id: Callable[[], str], *, plain: bool) -> Taken | None:
        """A text of ours, else the lines of plain words as paragraphs."""
        if not plain and (own := own_text(data)) is not None:
            return own
        if not data.hasText():
            return None
        lines = data.text().replace("\r\n", "\n").replace("\r", "\n").split("\n")
        made = [Paragraph(id=BlockId(new_id()), content=(Run(line),)) for line in lines if line]
        return Taken(tuple(made), {})


def own_text(data: QMimeData) -> Taken | None:
    """The text of ours that clipboard data holds; None where it holds none or a damaged one."""
    if not data.hasFormat(OWN_TYPE):
        return None
    try:
        blocks = text_from_json(json.loads(bytes(data.data(OWN_TYPE).data())))
        listed = json.loads(bytes(data.data(SEVERANCES_TYPE).data()) or b"{}")
        exemptions = {
            SeveranceId(one): frozenset(map(ExemptionId, provisions)) for one, provisions in listed.items()
        }
    except (BriefingError, ValueError, RecursionError, AttributeError, TypeError):
        return None
    return Taken(blocks, exemptions)


def exemptions_to_json(blocks: Text, tags: Mapping[SeveranceId, SeveranceTag]) -> bytes:
    """What the severances of a text are for, as our own type carries it beside the text."""
    held = {one for block in blocks for one in holds(block)}
    return json.dumps({one: sorted(tags[one].exemptions) for one in held if one in tags}).encode()


def _free_words(blocks: Text) -> str:
    """The words nothing holds, a line for each block; a block severed whole gives none."""

    def free(content: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(part for part in content if not getattr(part, "severances", None))

    said = (
        block_words(map_content(block, free))  # type: ignore[arg-type]  # the parts are those it gave
        for block in blocks
        if not block.severances and (content_of(block) is not None or not holds(block))
    )
    return "\n".join(line for line in said if line)
