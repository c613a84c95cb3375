"""Inline content as runs of Word: words, breaks, links, footnotes, portion marks, markers and flags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from briefing_app.documents.writers.printing import Mark, MarkKind, Piece, Printing, language_tag
from briefing_app.documents.writers.word.compiler import CompiledTemplate
from briefing_app.documents.writers.word.xml import BREAK, run, words_xml
from briefing_app.domain.links import safe_address
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import FREE, Content, FootnoteReference, HardBreak, Holds, Run

LinkId = Callable[[str], str]
"""Gives the relationship id of an address."""

NoteId = Callable[[FootnoteReference], int]
"""Takes a footnote in and gives its number."""

_Look = tuple[bool, bool, str | None, bool, bool]


class InlineWriter:
    """Writes content for one part of a document; relationship ids and footnotes are the part's own."""

    def __init__(
        self, template: CompiledTemplate, printing: Printing, link_id: LinkId, note_id: NoteId | None = None
    ) -> None:
        self._styles = template.styles
        self._severed_shade = shading(template.look.colour("severed"))
        self._printing = printing
        self._link_id = link_id
        self._note_id = note_id
        self._looks: dict[_Look, str] = {}
        self._marks = {
            MarkKind.PORTION: self._character_style("portion"),
            MarkKind.WITHHELD: self._character_style("withheld"),
            MarkKind.FLAG: self._character_style("flag"),
            MarkKind.SPACE: "",
        }

    def runs(self, content: Content, held: Holds = FREE, portion: Marking | None = None) -> str:
        """The runs of a piece of content; *held* and *portion* are those of its block or cell."""
        if not held and portion is None:
            if len(content) == 1 and type(only := content[0]) is Run and only.text:  # nearly always
                if not (only.bold or only.italic or only.severances or only.link or only.language):
                    return f"<w:r>{words_xml(only.text)}</w:r>"
                if not only.severances:
                    return self.printed((only,))
            if _are_free_runs(content):  # printed as they are
                return self.printed(content)  # type: ignore[arg-type]  # all are runs
        return self.printed(list(self._printing.pieces(content, held, portion)))

    def printed(self, pieces: Sequence[Piece]) -> str:
        """The runs of pieces that are already in their printed form; neighbours of one link are one link."""
        if not any([type(piece) is Run and piece.link is not None for piece in pieces]):
            return "".join(map(self._piece, pieces))
        written: list[str] = []
        for address, group in groupby(pieces, key=_address):
            runs = "".join(map(self._piece, group))
            written.append(runs if address is None else self._link(address, runs))
        return "".join(written)

    def plain(self, words: str, severed: bool) -> str:
        """The run of words that are neither linked nor emphasized."""
        return run(self._severed() if severed else "", words)

    def described(self, alternate: str, held: Holds) -> str:
        """The run in place of a picture whose file is not there; it has the ground of what is severed."""
        look = self._marks[MarkKind.WITHHELD]
        if held:
            look = look.replace("</w:rPr>", f"{self._severed_shade}</w:rPr>")
        return run(look, f"[{alternate}]")

    def _severed(self) -> str:
        return self._properties(False, False, None, False, True)

    def drawn(self, drawing: str, held: Holds) -> str:
        """The run of a drawing, in the look of what is severed where it is."""
        return f"<w:r>{self._severed() if held else ''}{drawing}</w:r>"

    def _piece(self, piece: Piece) -> str:
        if type(piece) is Run:
            return self._words(piece)
        if type(piece) is Mark:
            return run(self._marks[piece.kind], piece.text)
        if type(piece) is HardBreak:
            return f"<w:r>{BREAK}</w:r>"
        return self._footnote(piece)  # type: ignore[arg-type]  # nothing else is left

    def _words(self, words: Run) -> str:
        if not words.text:
            return ""
        linked = words.link is not None and safe_address(words.link) is not None
        look = (words.bold, words.italic, words.language, linked, bool(words.severances))
        properties = self._looks.get(look)
        if properties is None:
            properties = self._looks[look] = self._properties(*look)
        return f"<w:r>{properties}{words_xml(words.text)}</w:r>"

    def _properties(self, bold: bool, italic: bool, language: str | None, linked: bool, severed: bool) -> str:
        inner = ""
        if linked:
            inner += f'<w:rStyle w:val="{self._styles["hyperlink"]}"/>'
        elif severed:
            inner += f'<w:rStyle w:val="{self._styles["severed"]}"/>'
        inner += "<w:b/><w:bCs/>" if bold else ""
        inner += "<w:i/><w:iCs/>" if italic else ""
        inner += self._severed_shade if severed else ""
        tag = language_tag(language)
        if tag and tag != self._printing.language:
            inner += f'<w:lang w:val="{tag}"/>'
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""

    def _link(self, address: str, runs: str) -> str:
        if not runs:
            return ""
        return f'<w:hyperlink r:id="{self._link_id(address)}" w:history="1">{runs}</w:hyperlink>'

    def _footnote(self, note: FootnoteReference) -> str:
        if self._note_id is None:  # no footnotes inside footnotes
            return self.printed(list(self._printing.pieces(note.content, note.severances)))
        style = self._character_style("footnote_reference")
        return f'<w:r>{style}<w:footnoteReference w:id="{self._note_id(note)}"/></w:r>'

    def _character_style(self, role: str) -> str:
        return f'<w:rPr><w:rStyle w:val="{self._styles[role]}"/></w:rPr>'


def _are_free_runs(content: Content) -> bool:
    """Whether all of it is words that nothing holds."""
    for part in content:  # noqa: SIM110  # "all" takes twice as long, at every paragraph
        if type(part) is not Run or part.severances:
            return False
    return True


def _address(piece: Piece) -> str | None:
    return safe_address(piece.link) if type(piece) is Run and piece.link and piece.text else None


def shading(fill: str) -> str:
    """A plain ground of the colour RRGGBB."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
