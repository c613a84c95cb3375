"""The words of a paragraph: runs, and all that may stand around them and in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree

from briefing_app.documents.readers.structured.parts import NoteMark
from briefing_app.documents.readers.word import drawings, names, symbols
from briefing_app.documents.readers.word.fields import CHECKED, TYPE, UNCHECKED, Field, linked
from briefing_app.documents.readers.word.names import GONE, SPACE, W, is_on
from briefing_app.documents.readers.word.passage import Passage
from briefing_app.documents.readers.word.properties import UNSAID, RunLook, run_look

if TYPE_CHECKING:
    from briefing_app.documents.readers.word.document import Document

_EDGES = " \t\n\r"
_LINE_ENDS = re.compile("[\n\r\x85\u2028\u2029]")
_LINES_TO_BLANKS = str.maketrans("\n\r\x85\u2028\u2029", "     ")
_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\ufdd0-\ufdef]")
_NO_BREAK_HYPHEN = "\u2011"

Handler = Callable[[etree._Element], None]


class Inline:
    """Reads what stands in paragraphs of one story of one part; fields may reach over many of them."""

    def __init__(self, document: Document, part: str, closed: set[etree._Element]) -> None:
        self._document = document
        self._part = part
        self._closed = closed
        self._styles = document.styles
        self.passage = Passage()
        self.style: str | None = None
        self.ground = ""
        self.contents = 0
        """How many controls and fields around are lists of contents."""
        self._fields: list[Field] = []
        self._asking = 0
        self._hyperlink: str | None = None
        self._link: str | None = None
        self._around: dict[str, Handler] = {
            names.RUN: self._run,
            names.LINK: self._in_link,
            names.INSERTED: self._inserted,
            names.MOVED_TO: self._moved_to,
            names.DELETED: self._deleted,
            names.MOVED_FROM: self._moved_from,
            names.CONTROL: self._control,
            names.SIMPLE_FIELD: self._simple_field,
            names.ALTERNATES: self._alternates,
            names.BOOKMARK: self._bookmark,
            **dict.fromkeys((names.FORMULA, names.FORMULAS), self._formula),
            W + "commentReference": self._comment,
            W + "subDoc": self._sub_document,
        }
        self._inside: dict[str, Callable[[etree._Element, RunLook], None]] = {
            names.TEXT: self._text,
            W + "tab": self._tab,
            W + "ptab": self._tab,
            W + "br": self._break,
            W + "cr": self._line,
            W + "noBreakHyphen": self._hyphen,
            W + "sym": self._symbol,
            names.FIELD_SIGN: self._field_sign,
            names.FIELD_WORDS: self._field_words,
            **dict.fromkeys((names.DRAWING, names.OLD_PICTURE, names.OBJECT), self._drawing),
            names.ALTERNATES: self._alternates_in_run,
            W + "ruby": self._ruby,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "commentReference": self._comment_in_run,
        }

    # ---- around runs

    def read(self, container: etree._Element) -> None:
        """All that stands in an element, one thing after the other."""
        around = self._around
        for child in container:
            tag = child.tag
            handler = around.get(tag)
            if handler is not None:
                handler(child)
            elif isinstance(tag, str):
                self._other(child)

    def read_one(self, element: etree._Element) -> None:
        """One element that stands outside of any paragraph."""
        self._around[element.tag](element)

    def _other(self, element: etree._Element) -> None:
        """Smart tags, directions and whatever else may be written around words; properties hold none."""
        if element.tag in _PASSED or not len(element):
            return
        if names.is_understood(element.tag):
            self.read(element)
        elif next(element.iter(names.TEXT), None) is not None:
            self.passage.noticed["not-understood"] += 1

    def _inserted(self, element: etree._Element) -> None:
        if len(element):
            self.passage.noticed["tracked-insertion"] += 1
        self.read(element)

    def _moved_to(self, element: etree._Element) -> None:
        if len(element):
            self.passage.noticed["tracked-move"] += 1
        self.read(element)

    def _deleted(self, element: etree._Element) -> None:
        if len(element):
            self.passage.noticed["tracked-deletion"] += 1
        self.skip(element)

    def _moved_from(self, element: etree._Element) -> None:
        if len(element) and not self._document.moves_arrive:
            self.passage.noticed["tracked-deletion"] += 1
        self.skip(element)

    def skip(self, element: etree._Element) -> None:
        """Nothing of this is read; the fields in it begin and end all the same, without a word."""
        for sign in element.iter(names.FIELD_SIGN):
            self._turn(sign, sign.get(TYPE))

    def _in_link(self, element: etree._Element) -> None:
        around = self._hyperlink
        target = self._document.address(self._part, element.get(names.ID))
        self._hyperlink = linked(target, element.get(W + "anchor"))
        self._relink()
        self.read(element)
        self._hyperlink = around
        self._relink()

    def _control(self, element: etree._Element) -> None:
        properties = element.find(names.CONTROL_PROPERTIES)
        content = element.find(names.CONTROL_CONTENT)
        if content is None:
            return
        if properties is not None:
            if shows_placeholder(properties):
                self.passage.noticed["placeholder-text"] += 1
                self.skip(content)
                return
            box = properties.find(names.W14 + "checkbox")
            if box is not None:
                self._box(box, content)
                return
        self.read(content)

    def _box(self, box: etree._Element, content: etree._Element) -> None:
        """A box to tick shows whether it is, whatever sign stands for it."""
        self.skip(content)
        state = box.find(names.W14 + "checked")
        ticked = state is not None and state.get(names.W14 + "val", "1") in ("1", "true", "on")
        look = next((run_look(run.find(names.RUN_PROPERTIES)) for run in content.iter(names.RUN)), UNSAID)
        self._say(CHECKED if ticked else UNCHECKED, look._replace(font=None))

    def _simple_field(self, element: etree._Element) -> None:
        made = Field(asked=[element.get(W + "instr", "")])
        made.open()
        self._begin_result(made)
        self._fields.append(made)
        self._relink()
        self.read(element)
        if self._fields and self._fields[-1] is made:
            self._fields.pop()
            self.contents -= made.is_contents
        self._relink()

    def _alternates(self, element: etree._Element) -> None:
        chosen = names.branch(element)
        if chosen is not None:
            self.read(chosen)

    def _bookmark(self, element: etree._Element) -> None:
        name = element.get(W + "name")
        if name:
            self.passage.bookmarks.append(name)

    def _formula(self, element: etree._Element) -> None:
        """The letters of an equation, those of tracked deletions and hidden ones left out."""
        stack = [(element, UNSAID)]
        self.passage.noticed["equation"] += 1
        while stack:
            one, look = stack.pop()
            if one.tag in (names.M + "r", names.RUN):
                look = run_look(one.find(names.RUN_PROPERTIES))
            if one.tag in (names.M + "t", names.TEXT) and one.text:
                self._say(one.text, look)
            if one.tag in GONE:
                self.passage.noticed["tracked-deletion"] += 1
            elif one.tag != names.M + "ctrlPr":
                stack += [(child, look) for child in reversed(one) if isinstance(child.tag, str)]

    def _comment(self, element: etree._Element) -> None:
        self.passage.noticed["comment"] += 1

    def _sub_document(self, element: etree._Element) -> None:
        self.passage.noticed["embedded-file"] += 1

    # ---- in a run

    def _run(self, run: etree._Element) -> None:
        look = UNSAID
        inside = self._inside
        note = None
        for child in run:
            tag = child.tag
            if tag == names.RUN_PROPERTIES:
                look = run_look(child)
                continue
            if note is not None and tag in (names.TEXT, W + "sym"):
                continue  # what stands for a custom mark has been taken with its note
            inside.get(tag, self._unknown)(child, look)
            if tag in _NOTES and child.get(W + "customMarkFollows", "0") in ("1", "true", "on"):
                note = child

    def _text(self, element: etree._Element, look: RunLook) -> None:
        text = element.text
        if text:
            if element.get(SPACE) != "preserve" and not self._document.keeps_blanks:
                text = text.strip(_EDGES)
            if _LINE_ENDS.search(text):
                text = text.translate(_LINES_TO_BLANKS)
            if text:
                self._say(text, look)

    def _say(self, text: str, look: RunLook) -> None:
        if self._asking:
            return
        shown = self._styles.shown(self.style, look, self._link, ground=self.ground)
        self._document.page.own_styles |= shown.severed
        if shown.hidden:
            self.passage.hide(text)
            return
        if shown.signs is not None:
            text = symbols.signs(shown.signs, text)
        if _UNPRINTABLE.search(text):
            text = _UNPRINTABLE.sub(symbols.UNKNOWN, text)
        if symbols.UNKNOWN in text:
            self.passage.noticed["unknown-symbol"] += text.count(symbols.UNKNOWN)
        if shown.grounded and not text.isspace():
            self.passage.noticed["ground-of-withheld"] += 1
        if shown.faint and not text.isspace():
            self.passage.noticed["hard-to-see-text"] += 1
        self.passage.say(text, shown.look, of_contents=self.contents > 0)

    def _is_shown(self, look: RunLook) -> bool:
        return (
            not self._asking
            and not self._styles.shown(self.style, look, self._link, ground=self.ground).hidden
        )

    def _tab(self, element: etree._Element, look: RunLook) -> None:
        self._say("\t", look._replace(font=None) if look.font else look)

    def _hyphen(self, element: etree._Element, look: RunLook) -> None:
        self._say(_NO_BREAK_HYPHEN, look._replace(font=None) if look.font else look)

    def _break(self, element: etree._Element, look: RunLook) -> None:
        if element.get(W + "type") in ("page", "column"):
            if self._is_shown(look):
                self.passage.end_page()
        else:
            self._line(element, look)

    def _line(self, element: etree._Element, look: RunLook) -> None:
        if self._is_shown(look):
            self.passage.end_line()

    def _symbol(self, element: etree._Element, look: RunLook) -> None:
        said = symbols.shown_by(element)
        self._say(said, look._replace(font=_NO_FONT))

    def _ruby(self, element: etree._Element, look: RunLook) -> None:
        """Words, and behind them in brackets what stands above them."""
        base, above = element.find(W + "rubyBase"), element.find(W + "rt")
        said = "".join(one.text or "" for one in element.iter(names.TEXT))
        if not self._is_shown(look):
            self.passage.hide(said)
            return
        if base is not None:
            self.read(base)
        if above is not None and any(map(self._has_words, above.iter(names.RUN))):
            self._say(" (", look)
            self.read(above)
            self._say(")", look)

    def _has_words(self, run: etree._Element) -> bool:
        look = run_look(run.find(names.RUN_PROPERTIES))
        return self._is_shown(look) and any((one.text or "").strip() for one in run.iter(names.TEXT))

    def _alternates_in_run(self, element: etree._Element, look: RunLook) -> None:
        chosen = names.branch(element)
        for child in chosen if chosen is not None else ():
            self._inside.get(child.tag, self._unknown)(child, look)

    def _unknown(self, element: etree._Element, look: RunLook) -> None:
        """Words are not lost unseen, wherever a writer has put them."""
        if len(element) and next(element.iter(names.BOX), None) is not None:
            self._drawing(element, look)
        elif len(element) and next(element.iter(names.TEXT), None) is not None:
            self.passage.noticed["not-understood"] += 1

    def _drawing(self, element: etree._Element, look: RunLook) -> None:
        if self._asking:
            return
        if not self._is_shown(look):
            self.passage.noticed["hidden-text"] += 1
            return
        pictures = self._document.pictures(self._part)
        for alternate in drawings.hang(element, self.passage, pictures):
            self._say(f"[{alternate}]", look)

    def _comment_in_run(self, element: etree._Element, look: RunLook) -> None:
        self.passage.noticed["comment"] += 1

    def _note(self, element: etree._Element, look: RunLook) -> None:
        if not self._is_shown(look):
            self.passage.noticed["hidden-text"] += 1
            return
        shown = ""
        if element.get(W + "customMarkFollows", "0") in ("1", "true", "on"):
            shown = "".join(map(symbols.shown_by, element.itersiblings(names.TEXT, W + "sym")))
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        found = self._document.notes.referred(kind, element.get(W + "id", ""), shown.strip())
        if found is None:
            self.passage.noticed["lost-note"] += 1
            if shown:
                self._say(shown, look)
            return
        key, mark = found
        link = self._styles.shown(self.style, look, self._link, ground=self.ground).look
        self.passage.mark(NoteMark(key, mark, link))

    # ---- fields

    def _field_sign(self, element: etree._Element, look: RunLook) -> None:
        said = self._turn(element, element.get(TYPE))
        if said:
            self._say(said, look._replace(font=None) if look.font else look)

    def _field_words(self, element: etree._Element, look: RunLook) -> None:
        if self._fields and not self._fields[-1].shows:
            self._fields[-1].asked.append(element.text or "")

    def _turn(self, sign: etree._Element, kind: str | None) -> str:
        """A field begins, shows its result or ends; what one shows that is filled in."""
        if kind == "begin":
            if sign in self._closed:
                self._fields.append(Field(form=sign))
                self._asking += 1
            return ""
        if not self._fields:
            return ""
        field = self._fields[-1]
        if kind == "separate" and not field.shows and not field.is_form:
            field.open()
            self._asking -= 1
            self._begin_result(field)
        elif kind == "end":
            self._fields.pop()
            if field.shows:
                self.contents -= field.is_contents
            else:
                self._asking -= 1
                self.passage.noticed["computed-field"] += field.is_computed
            self._relink()
            return field.filled_in() if field.is_form else ""
        self._relink()
        return ""

    def _begin_result(self, field: Field) -> None:
        self.contents += field.is_contents

    def _relink(self) -> None:
        """What words lead to: the link around them, else the nearest field that is one."""
        fields = (field.link for field in reversed(self._fields) if field.link is not None)
        self._link = self._hyperlink or next(fields, None)


_NOTES = frozenset({W + "footnoteReference", W + "endnoteReference"})
_NO_FONT = "none"  # a sign has been told already
_PASSED = frozenset(
    {names.PARAGRAPH_PROPERTIES, names.RUN_PROPERTIES, W + "rt", W + "customXmlPr", W + "smartTagPr"}
)


def shows_placeholder(properties: etree._Element) -> bool:
    """Whether a content control shows what it asks for and no answer."""
    shown = properties.find(W + "showingPlcHdr")
    return shown is not None and is_on(shown)
