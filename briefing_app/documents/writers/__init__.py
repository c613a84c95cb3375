"""Writers: an edition in, the bytes of a document out, in each format.

Writers decide nothing about release; they accept an edition and print what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from briefing_app.documents.writers.html import write_html
from briefing_app.documents.writers.markdown import write_markdown
from briefing_app.documents.writers.printing import Pictures
from briefing_app.documents.writers.text import write_text
from briefing_app.documents.writers.word.template import load_template
from briefing_app.documents.writers.word.writer import write_word
from briefing_app.domain.edition import InternalEdition, PartnerEdition, PublicEdition
from briefing_app.domain.wording import Wording

Writer = Callable[[InternalEdition | PublicEdition | PartnerEdition, Wording, Pictures], bytes]
"""Writes an edition given the fixed words of its language and the bytes of its pictures by digest."""

STANDARD_TEMPLATE = "standard.toml"


def load_writers(templates: Path) -> Mapping[str, Writer]:
    """The writer of each format, by the ending of its files; *templates* is the folder of the Word looks.

    Raises:
        UnreadableError: the standard Word look is missing or damaged.
    """
    template = load_template(templates / STANDARD_TEMPLATE)

    def write_standard_word(
        edition: InternalEdition | PublicEdition | PartnerEdition, wording: Wording, pictures: Pictures
    ) -> bytes:
        return write_word(edition, template, wording, pictures)

    return {"docx": write_standard_word, "html": write_html, "md": write_markdown, "txt": write_text}
