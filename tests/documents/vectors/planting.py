"""Finished public documents in both languages, and ways to put something into one as if a fault had."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from briefing_app.documents.gate import Finding, Needles, check
from briefing_app.documents.gate_allowed.allowed import Allowed
from briefing_app.documents.gate_allowed.known import allowed_word, load_allowed
from briefing_app.documents.gate_document import Rule
from briefing_app.documents.writers import load_writers
from briefing_app.documents.writers.word.package import Package, binary_member
from briefing_app.domain.edition import PublicEdition
from briefing_app.domain.text import Text, block_words
from tests.documents.example_editions import (
    RESOURCES,
    body,
    paragraph,
    pictures,
    public,
    template,
    wording,
)

WRITERS = load_writers(RESOURCES / "templates")
LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Secret:
    """What is withheld in one language: a phrase, a word, a number as prose says it and as a table does.

    ``spoken`` is made of the words that the document says ``openly`` in another order; ``date`` is a day as
    it was severed, ``day`` the same written otherwise. ``riddle`` says the phrase so that no search can know
    it: only what may be in a file at all gives it away.
    """

    language: str
    phrase: str
    word: str
    amount: str
    in_table: str
    spoken: str
    openly: str
    date: str
    day: str

    @property
    def riddle(self) -> str:
        return self.phrase[::-1]

    @property
    def needles(self) -> tuple[str, ...]:
        return (self.phrase, f"{self.word} {self.amount}", self.word, self.spoken, self.date)

    @property
    def run(self) -> str:
        """Four words of the spoken stretch, each of which stands open elsewhere."""
        return " ".join(self.spoken.split()[1:5])


SECRETS = {
    "en": Secret(
        "en",
        "the Élan programme of Minister Halvorsen",
        "Quetzalcoatlus",
        "a share of $2,417,300",
        "2 417 300",
        "every deputy compares letters from harbours with figures from forums",
        "Figures and letters from every deputy; the forums, with harbours; who compares.",
        "signed 14 February 2026",
        "2026-02-14",
    ),
    "fr": Secret(
        "fr",
        "le programme Élan de la ministre Halvorsen",
        "Ptérodactyle",
        "une part de 2 417 300 $",
        "2,417,300",
        "chaque ministre compare les lettres des ports avec les chiffres des forums",
        "Chiffres et lettres de chaque ministre; les forums, avec des ports; qui compare.",
        "signé le 14 février 2026",
        "14/02/2026",
    ),
}
"""What is withheld in the documents of each language."""


@dataclass(frozen=True)
class Finished:
    """A finished document: its format, its bytes, its name, and the edition it was made from."""

    format: str
    data: bytes
    edition: PublicEdition
    name: str = "2026-0042-public"

    @property
    def allowed(self) -> Allowed:
        if self.format == "docx":
            return allowed_word(template(), self.edition, pictures())
        return load_allowed(RESOURCES / "templates", self.format, self.edition, pictures())

    def findings(self, secret: Secret, rules: tuple[Rule, ...]) -> tuple[Finding, ...]:
        said = released(secret.language)
        wanted = Needles.of(secret.needles, released=said, beside=said)
        name = f"{self.name}.{self.format}"
        return check(self.format, self.data, name, wanted, known=self.allowed, rules=rules)


Plant = Callable[[Finished, Secret], Finished]
"""Puts a leak into a finished document."""


ENCODINGS: Mapping[str, Callable[[str], str]] = {
    "percent": lambda said: "".join(f"%{byte:02X}" for byte in said.encode()),
    "entities": lambda said: "".join(f"&#{ord(letter)};" for letter in said),
    "base64": lambda said: b64encode(said.encode()).decode(),
    "hexadecimal": lambda said: said.encode().hex(),
}
"""Ways to write words in letters, by the rule that undoes them."""


@cache
def clean(language: str, format_: str) -> Finished:
    """The example as a public document with everything one can hold, nothing planted in it."""
    return written(language, format_, ())


def written(language: str, format_: str, blocks: Text, **properties: object) -> Finished:
    """The example with more blocks as a public document, by our own writer."""
    own = (*body(), paragraph("openly", SECRETS[language].openly), *blocks)
    edition = public(language, own, **{"contents_depth": 2, **properties})
    data = WRITERS[format_](edition, wording(language), pictures())
    return Finished(format_, data, edition)


@cache
def released(language: str) -> str:
    """The authored words of the example that are released."""
    edition = clean(language, "txt").edition
    return "\n".join((edition.title, edition.subtitle, *map(block_words, (*edition.front, *edition.blocks))))


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a Word file that our own writer packed."""
    package = Package()
    for name, content in parts.items():
        package.add(binary_member(name, content))
    return package.finished()


def put(finished: Finished, data: bytes) -> Finished:
    """The document with other bytes."""
    return Finished(finished.format, data, finished.edition, finished.name)


def with_part(finished: Finished, name: str, content: bytes) -> Finished:
    """The document with a part more, or another one in its place."""
    return put(finished, packed({**parts_of(finished.data), name: content}))


def with_xml(finished: Finished, part: str, before: str, xml: str) -> Finished:
    """The document with XML put before the first place where *before* stands in a part."""
    parts = parts_of(finished.data)
    content = parts[part].decode()
    assert before in content, f"{before} is not in {part}"
    return put(finished, packed({**parts, part: content.replace(before, xml + before, 1).encode()}))


def in_body(xml: str) -> Plant:
    """Puts XML into the text of a document; the secret's fields stand in braces."""
    return lambda finished, secret: with_xml(finished, "word/document.xml", "<w:sectPr>", filled(xml, secret))


def in_run(properties: str) -> Plant:
    """Puts the riddle as a paragraph whose run has these properties."""
    return in_body(f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{{riddle}}</w:t></w:r></w:p>")


def in_part(part: str, before: str, xml: str) -> Plant:
    """Puts XML into a part before a place."""
    return lambda finished, secret: with_xml(finished, part, before, filled(xml, secret))


def as_part(name: str, content: str) -> Plant:
    """Adds a part."""
    return lambda finished, secret: with_part(
        finished, filled(name, secret), filled(content, secret).encode()
    )


def in_text(xml: str, before: str = "</main>") -> Plant:
    """Puts text into a page or a text before the last place where *before* stands; at its end for ""."""

    def plant(finished: Finished, secret: Secret) -> Finished:
        text = finished.data.decode()
        place = text.rindex(before) if before else len(text)
        return put(finished, (text[:place] + filled(xml, secret) + text[place:]).encode())

    return plant


def as_words(words: Callable[[Secret], object]) -> Plant:
    """Writes a document whose last paragraph says these words; content, or a string."""

    def plant(finished: Finished, secret: Secret) -> Finished:
        said = words(secret)
        content = said if isinstance(said, tuple) else (said,)
        return written(secret.language, finished.format, (paragraph("leak", *content),))

    return plant


def as_blocks(blocks: Callable[[Secret], Text], **properties: object) -> Plant:
    """Writes a document that has these blocks too."""
    return lambda finished, secret: written(secret.language, finished.format, blocks(secret), **properties)


def filled(text: str, secret: Secret) -> str:
    """A text with what is withheld in place of the names in braces."""
    for name in ("phrase", "word", "amount", "riddle"):
        text = text.replace(f"{{{name}}}", str(getattr(secret, name)))
    return text
