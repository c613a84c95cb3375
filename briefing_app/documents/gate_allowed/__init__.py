"""What a file handed over may hold at all: closed lists of parts, elements, fields, pictures, tags.

The search for severed words finds what it knows how to read. These rules turn the question round: whatever
our own writers would not have written is a finding, readable or not.
"""

from __future__ import annotations

from briefing_app.documents.gate_allowed.allowed import Allowed
from briefing_app.documents.gate_allowed.elements import Elements
from briefing_app.documents.gate_allowed.fields import Fields
from briefing_app.documents.gate_allowed.looks import Looks
from briefing_app.documents.gate_allowed.package import PackageBytes
from briefing_app.documents.gate_allowed.page import Page
from briefing_app.documents.gate_allowed.parts import EqualParts, Parts
from briefing_app.documents.gate_allowed.pictures import ReleasedPictures
from briefing_app.documents.gate_allowed.plain import Letters, Markdown
from briefing_app.documents.gate_document import Rule

__all__ = ["ALLOW_RULES", "Allowed"]

ALLOW_RULES: tuple[Rule, ...] = (
    PackageBytes(),
    Parts(),
    EqualParts(),
    Elements(),
    Fields(),
    Looks(),
    ReleasedPictures(),
    Page(),
    Letters(),
    Markdown(),
)
"""The rules about what may be in a file at all; they are silent about a file without lists of its own."""
