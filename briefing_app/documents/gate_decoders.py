"""The ways in which words can be written so that nobody sees them, undone.

A file's encodings are decoded, rather than each needle encoded: what comes out is searched like any text, and
decoded again, a few times over. What nothing can be made of, such as an ordinary word read as base64, is
dropped at once.
"""

from __future__ import annotations

import binascii
import html
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import unquote_to_bytes

Decoder = Callable[[bytes], Iterator[bytes]]

MOST = 1 << 26
"""The most bytes that are decoded of one part in one way."""

DEPTH = 3
_MOST_OF_ONE = 1 << 24
_LEAST = 6
_SMALL = 512
_SEGMENTS = re.compile(rb"[<>\"\x00]+")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_ENTITY = re.compile(rb"&#?[0-9A-Za-z]{2,31};")
_READABLE = re.compile(
    rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xc0-\xff](?=[A-Za-z ])){%d,}"
    % _LEAST
)
_LITTLE = re.compile(rb"(?:[^\x00][\x00-\x05\x1e\x20\x21\xfb\xff]){%d,}" % _LEAST)
_BIG = re.compile(rb"(?:[\x00-\x05\x1e\x20\x21\xfb\xff][^\x00]){%d,}" % _LEAST)
_BASE64 = re.compile(  # in lines where these are long ones
    rb"[A-Za-z0-9+/_-]{40,}(?:\s{1,8}[A-Za-z0-9+/_-]{40,})*(?:\s{1,8}[A-Za-z0-9+/_-]+)?|[A-Za-z0-9+/_-]{8,}"
)
_ONE_ALPHABET = bytes.maketrans(b"-_", b"+/")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}(?:\\x|[\s:,;-]|0x)?){%d,}" % _LEAST)
_NOT_HEX = re.compile(rb"\\x|0x|[^0-9A-Fa-f]")
_ZLIB = re.compile(rb"[\x18\x28\x38\x48\x58\x68\x78][\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_MARKED = zlib.MAX_WBITS | 32
_ENTRY = b"PK\x03\x04"
_ENTRY_SIZE = 30
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_PICTURES = (_PNG, _JPEG)
_SCAN = b"\xff\xda"


def text_of(content: bytes) -> str:
    """Bytes as text: UTF-8; what is not is read a second time letter by letter."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return f"{content.decode('utf-8', 'replace')}\n{content.decode('cp1252', 'replace')}"


def is_text(content: bytes) -> bool:
    """Whether all of it is text."""
    try:
        return "\x00" not in content.decode()
    except UnicodeDecodeError:
        return False


def without_pixels(content: bytes) -> bytes:
    """A picture without its pixels, in which nobody can look for words; anything else as it is."""
    if not content.startswith(_PICTURES):
        return content
    if content.startswith(_PNG):
        return b"".join(_png_without_pixels(content))
    if content.startswith(_JPEG) and _SCAN in content:
        end = content.rfind(b"\xff\xd9")
        return content[: content.index(_SCAN)] + b"\n" + (content[end:] if end >= 0 else b"")
    return content


def _png_without_pixels(content: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    yield content[:place]
    while place + 8 <= len(content):
        size, kind = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
        yield b"\n" if kind == b"IDAT" else content[place + 4 : place + 12 + size]
        place += 12 + size
        if kind == b"IEND":
            yield b"\n" + content[place:]
            return


# ---- the decoders


def percent(content: bytes) -> Iterator[bytes]:
    """Percent-encoded words, with what stands around them."""
    if _PERCENT.search(content):
        yield b"\n".join(unquote_to_bytes(one) for one in _SEGMENTS.split(content) if b"%" in one)


def entities(content: bytes) -> Iterator[bytes]:
    """Words written in entities of HTML and XML, with what stands around them."""
    if _ENTITY.search(content):
        some = (one for one in _SEGMENTS.split(content) if b"&" in one)
        yield "\n".join(html.unescape(text_of(one)) for one in some).encode("utf-8", "replace")


def utf_16(content: bytes) -> Iterator[bytes]:
    """Words in two bytes a letter, either of them first, wherever they begin."""
    if b"\x00" not in content:
        return
    for letters, code in ((_LITTLE, "utf-16-le"), (_BIG, "utf-16-be")):
        found = [one.decode(code, "ignore") for one in letters.findall(content) if b"\x00" in one]
        if found:
            yield "\n".join(found).encode("utf-8", "ignore")


def base64(content: bytes) -> Iterator[bytes]:
    """Words in base64, of either alphabet, wherever in a stretch of its letters they begin."""
    yield from _joined(_from_base64(one) for one in dict.fromkeys(_BASE64.findall(content)))


def _from_base64(stretch: bytes) -> Iterator[bytes]:
    letters = b"".join(stretch.split()).translate(_ONE_ALPHABET)
    size = len(letters)
    for start in range(4):
        usable = letters[start : size - 1 if (size - start) % 4 == 1 else size]
        got = binascii.a2b_base64(usable + b"=" * (-len(usable) % 4))
        bare = without_pixels(got)
        if _is_sensible(bare):
            yield bare
        if bare is not got:  # a picture: the others are its letters read from the wrong place
            return


def hexadecimal(content: bytes) -> Iterator[bytes]:
    """Words in hexadecimal digits, with or without something between them."""
    yield from _joined(_from_hex(one) for one in dict.fromkeys(_HEX.findall(content)))


def _from_hex(stretch: bytes) -> Iterator[bytes]:
    digits = _NOT_HEX.sub(b"", stretch)
    for start in range(2):
        usable = digits[start:]
        got = bytes.fromhex(usable[: len(usable) // 2 * 2].decode())
        if _is_sensible(got):
            yield got


def deflated(content: bytes) -> Iterator[bytes]:
    """What is compressed: zlib and gzip wherever they begin, the bare form at the beginning."""
    starts = dict.fromkeys(found.start() for found in _ZLIB.finditer(content))
    yield from filter(None, (_inflated(content, at, _MARKED) for at in starts))
    if bare := _inflated(content):
        yield bare


def zipped(content: bytes) -> Iterator[bytes]:
    """The entries of a package inside, whatever the list at its end says."""
    place = content.find(_ENTRY)
    while place >= 0:
        head = content[place : place + _ENTRY_SIZE]
        names = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        if unpacked := _inflated(content, place + _ENTRY_SIZE + names):
            yield unpacked
        place = content.find(_ENTRY, place + 4)


def _inflated(content: bytes, start: int = 0, form: int = -zlib.MAX_WBITS) -> bytes:
    """What was compressed, as far as it can be read; nothing where it is no such thing."""
    if form != _MARKED and not _may_be_bare(content, start):
        return b""
    unpacking = zlib.decompressobj(form)
    try:
        got = unpacking.decompress(memoryview(content)[start:], _MOST_OF_ONE)
    except zlib.error:
        return b""
    return got if form == _MARKED or unpacking.eof or len(got) >= _SMALL else b""


def _may_be_bare(content: bytes, start: int) -> bool:
    """Whether a compressed stream without a header can begin so, told by its first bytes: most words cannot.

    Of the four kinds of a first block one is not in use, and one says its length twice.
    """
    if len(content) <= start:
        return False
    kind = content[start] & 0b110
    if kind == 0:
        said = content[start + 1 : start + 5]
        return len(said) == 4 and said[0] ^ said[2] == said[1] ^ said[3] == 0xFF
    return kind != 0b110


def _is_sensible(got: bytes) -> bool:
    """Whether anything can be made of what was decoded: words, or another encoding."""
    return bool(
        (len(got) >= _LEAST and _READABLE.search(got))
        or (b"\x00" in got and (_LITTLE.search(got) or _BIG.search(got)))
        or _ZLIB.match(got)
        or _ENTRY in got
        or _inflated(got)
    )


def _joined(found: Iterable[Iterator[bytes]]) -> Iterator[bytes]:
    """The small ones together, so that what comes after has few to look at."""
    small: list[bytes] = []
    for some in found:
        for one in some:
            if len(one) > _SMALL or _ZLIB.match(one) or _inflated(one):
                yield one
            else:
                small.append(one)
    if small:
        yield b"\n".join(small)


DECODERS: Mapping[str, Decoder] = {
    "percent": percent,
    "entities": entities,
    "utf-16": utf_16,
    "base64": base64,
    "hexadecimal": hexadecimal,
    "deflated": deflated,
    "zipped": zipped,
}
"""Every way of writing that is undone, by the name its rule has."""


class TooMuchError(Exception):
    """More comes out of a part than can be looked through."""


def decoded(content: bytes, first: Decoder, depth: int = DEPTH) -> Iterator[bytes]:
    """All that comes out of bytes that are decoded in one way first, then in any.

    Raises:
        TooMuchError: it is more than can be looked through.
    """
    known, left = {content}, MOST
    level: Iterable[bytes] = first(content)
    for _ in range(depth):
        fresh: list[bytes] = []
        for one in level:
            if one not in known:
                known.add(one)
                fresh.append(one)
                left -= len(one)
                if left < 0:
                    raise TooMuchError
                yield one
        level = (two for one in fresh for decode in DECODERS.values() for two in decode(one))
