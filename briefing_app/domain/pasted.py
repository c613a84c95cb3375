"""What a clipboard brings: a text, the severances made for it here, and what was left out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.severance import NewSeverance
from briefing_app.domain.text import (
    Block,
    Content,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Run,
    SeveranceId,
    Text,
    map_content,
)

Cited = Callable[[str], frozenset[ExemptionId]]
"""Reads the provisions a document cites, "s. 15(1), 19(1)"; none where one of them is not known."""


def cites_nothing(_label: str) -> frozenset[ExemptionId]:
    """No provision, whatever is cited."""
    return frozenset()


class LeftOut(StrEnum):
    """What of a page is not read, and is said so."""

    PICTURES = "pictures"
    HIDDEN = "hidden"
    DELETED = "deleted"
    COMMENTS = "comments"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text in normal form, severances it holds that are new here, how often something was left out.

    ``exemptions`` says what each severance it holds is for, where the clipboard told; ``same_library``
    whether it was copied in the library it is put into. ``withheld`` counts the passages severed because an
    internal edition shows them as withheld, ``unclear`` those of them whose beginning or end nothing shows,
    so that all of a paragraph up to there is withheld. ``alone`` counts words between brackets, "[proposed]",
    that once flagged withheld words and are left as an author's, no other sign being there.
    """

    blocks: Text
    severances: tuple[NewSeverance, ...] = ()
    exemptions: Mapping[SeveranceId, frozenset[ExemptionId]] = field(default_factory=dict)
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    same_library: bool = False
    withheld: int = 0
    unclear: int = 0
    alone: int = 0


def plainly(blocks: Text) -> Text:
    """A text as its words alone: paragraphs without styles or links; what is severed or marked stays so."""
    return tuple(map(_plain_block, blocks))


def _plain_block(block: Block) -> Block:
    bare = map_content(block, _plain_content)
    if isinstance(bare, Heading | ListItem):
        return Paragraph(
            id=bare.id,
            content=bare.content,
            portion=bare.portion,
            pair=bare.pair,
            origin=bare.origin,
            severances=bare.severances,
        )
    return bare


def _plain_content(content: Content) -> Content:
    return normal_content(map(_plain_part, content))


def _plain_part(part: Inline) -> Inline:
    return replace(part, bold=False, italic=False, link=None) if isinstance(part, Run) else part
