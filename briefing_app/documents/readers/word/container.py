"""A Word document opened safely from bytes: its parts, their trees, what they refer to and what they are.

Everything is in memory and read when asked for. A package that is no Word document, or one that is locked,
has macros or is made to do harm, is refused in a sentence before any of its words is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing_app.documents.readers.word.archive import Archive
from briefing_app.documents.readers.word.parsing import lean, tree_of
from briefing_app.documents.readers.word.relationships import (
    Relationship,
    content_types_of,
    relationships_of,
    relationships_part,
)
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.steps import Steps

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Container", "Relationship", "open_container"]

_TYPES = "[Content_Types].xml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_MACROS = ("vbaproject", "vbadata")
_OTHER_TYPES = {
    "spreadsheetml": "an Excel workbook",
    "ms-excel": "an Excel workbook",
    "presentationml": "a PowerPoint presentation",
    "ms-powerpoint": "a PowerPoint presentation",
    "visio": "a Visio drawing",
}
_OTHER_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "an OpenDocument text",
    b"application/vnd.oasis.opendocument": "an OpenDocument file",
    b"application/epub+zip": "an electronic book",
}
_OTHER_PARTS = {
    "meta-inf/manifest.mf": "a program (JAR)",
    "androidmanifest.xml": "a program (APK)",
    "index/document.iwa": "a Pages, Numbers or Keynote document",
    "index.xml.gz": "a Pages, Numbers or Keynote document",
    "index.zip": "a Pages, Numbers or Keynote document",
}


class Container:
    """A Word document by its parts; ``main`` names the part that holds its words.

    A refusal calls the file by its ``name``.
    Reading a part raises UnreadableError for what is damaged or beyond the limits.
    """

    def __init__(self, name: str, archive: Archive) -> None:
        self.name = name
        self._archive = archive
        self._related: dict[str, Mapping[str, Relationship]] = {}
        self._parts, self._endings = content_types_of(self._types())
        self._refuse_macros()
        self.main = self._main()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return self._archive.names

    def part(self, name: str) -> bytes | None:
        """What a part holds; None if there is none of that name."""
        return self._archive.part(name)

    def tree(self, name: str) -> etree._Element | None:
        """The root of a part's XML, without comments; None if there is no such part."""
        content = self._archive.part(name)
        if content is None:
            return None
        content = lean(self.name, content)  # what was unpacked is let go before there is a tree as well
        return tree_of(self.name, content)

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """What a part refers to, by the ids it uses; nothing for a part that refers to nothing."""
        if part not in self._related:
            root = self.tree(relationships_part(part))
            self._related[part] = {} if root is None else relationships_of(part, root)
        return self._related[part]

    def content_type(self, part: str) -> str:
        """What the package says a part is; "" if it does not say."""
        key = part.casefold()
        return self._parts.get(key) or self._endings.get(key.rpartition(".")[2], "")

    def _types(self) -> etree._Element:
        root = self.tree(_TYPES)
        if root is None:
            raise _no_document(self.name, _what_else(self._archive))
        return root

    def _refuse_macros(self) -> None:
        named = any(part.casefold().rpartition("/")[2].startswith(_MACROS) for part in self.names)
        kinds = {*self._parts.values(), *self._endings.values()}
        if named or any("vbaProject" in kind or "macroEnabled" in kind for kind in kinds):
            raise UnreadableError(
                f"“{self.name}” holds macros, which are never opened here: save it in Word as a Word "
                "document (.docx), which leaves them out, and read that."
            )

    def _main(self) -> str:
        """The part that holds the document's words.

        Raises:
            UnreadableError: there is none, or it is something else.
        """
        mains = [one.target for one in self.relationships("").values() if one.kind == "officeDocument"]
        if not mains:
            raise _no_document(self.name, self._other_type() or _what_else(self._archive))
        kind = self.content_type(mains[0])
        if kind == _TEMPLATE:
            raise UnreadableError(
                f"“{self.name}” is a Word template: make a document of it in Word, save that as a Word "
                "document (.docx) and read it."
            )
        if kind != _DOCUMENT:
            raise _no_document(self.name, self._other_type() or _what_else(self._archive))
        if mains[0] not in self._archive:
            raise UnreadableError(
                f"“{self.name}” lacks the part that holds its words: get it again, or open it in Word and "
                "save it as a Word document (.docx)."
            )
        return mains[0]

    def _other_type(self) -> str:
        kinds = " ".join(self._parts.values())
        return next((what for sign, what in _OTHER_TYPES.items() if sign in kinds), "")


def open_container(name: str, data: bytes, steps: Steps | None = None) -> Container:
    """The Word document that *data* holds; *name* is what a refusal calls it.

    Raises:
        UnreadableError: it is no Word document, is locked, has macros, is damaged, or made to do harm.
        CancelledError: *steps* were stopped.
    """
    return Container(name, Archive(name, data, steps or Steps()))


def _what_else(archive: Archive) -> str:
    """What a package is that is no Word document."""
    if "mimetype" in archive:
        said = archive.part("mimetype") or b""
        for kind, what in _OTHER_MIMETYPES.items():
            if said.startswith(kind):
                return what
    names = {part.casefold() for part in archive.names}
    return next((what for part, what in _OTHER_PARTS.items() if part in names), "a ZIP archive")


def _no_document(name: str, what: str) -> UnreadableError:
    if what == "an OpenDocument text":
        return UnreadableError(
            f"“{name}” is an OpenDocument text: open it in Word or LibreOffice, save it as a Word document "
            "(.docx) and read that."
        )
    return UnreadableError(
        f"“{name}” is {what} and no Word document: save its text as a Word document (.docx) and read that."
    )
