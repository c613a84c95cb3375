"""What ties the parts of a package together: content types and relationships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing_app.documents.writers.word.frame import KINDS
from briefing_app.documents.writers.word.xml import DECLARATION, attribute

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FRAME = [
    (f"{kind}{number}.xml", kind) for number in range(1, len(KINDS) + 1) for kind in ("header", "footer")
]

_OPEN = f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
_CLOSE = "</Relationships>"


def content_types_xml(parts: Mapping[str, tuple[bytes, str]]) -> str:
    """The content type of every part; *parts* are those a template brings along."""
    named = {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/styles.xml": f"{_WORD}.styles+xml",
        "word/settings.xml": f"{_WORD}.settings+xml",
        "word/numbering.xml": f"{_WORD}.numbering+xml",
        "word/footnotes.xml": f"{_WORD}.footnotes+xml",
        **{f"word/{name}": f"{_WORD}.{kind}+xml" for name, kind in _FRAME},
        **{name: content_type for name, (_, content_type) in parts.items()},
    }
    overrides = "".join(
        f'<Override PartName="/{attribute(name)}" ContentType="{content_type}"/>'
        for name, content_type in named.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="jpeg" ContentType="image/jpeg"/>{overrides}</Types>'
    )


def root_xml() -> str:
    """The relationships of the package itself."""
    return (
        f'{_OPEN}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/>{_CLOSE}'
    )


def document_relationships(
    parts: Mapping[str, tuple[bytes, str]],
    pictures: Iterable[tuple[str, str]],
    addresses: Iterable[tuple[str, str]],
) -> Iterator[str]:
    """The relationships of the text: fixed parts, pictures (id, target), links (id, address)."""
    yield _OPEN
    for kind in ("styles", "settings", "numbering", "footnotes"):
        yield _inside(kind, kind, f"{kind}.xml")
    for name, kind in _FRAME:
        yield _inside(f"{name[0]}{name[6]}", kind, name)
    for name in parts:
        kind = "theme" if "/theme/" in name else "fontTable"
        yield _inside(kind, kind, name.removeprefix("word/"))
    for picture, target in pictures:
        yield _inside(picture, "image", target)
    yield from links_xml(addresses)
    yield _CLOSE


def footnote_relationships(addresses: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The relationships of the footnotes: their links."""
    yield _OPEN
    yield from links_xml(addresses)
    yield _CLOSE


def links_xml(addresses: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A relationship for each address."""
    for name, address in addresses:
        yield (
            f'<Relationship Id="{name}" Type="{_OFFICE}/hyperlink" Target="{attribute(address)}" '
            'TargetMode="External"/>'
        )


def _inside(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{attribute(target)}"/>'
