"""Received redactions in a text: every spelling in which they are met, none of them guessed from words.

A number of a section of law is a stamp where it stands in the place of words, and ordinary text where the
sentence speaks of the law ("under s. 19(1) of the Act").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.documents.readers.lexicon import Lexicon, RedactionWords
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.reading import ReceivedMark
from briefing_app.domain.text import Marker

_SECTION = r"(?:1[3-9]|2[0-7]|6[89])(?:\.[0-9]{1,2})?"
_SUB = r"(?:\([0-9]{1,2}(?:\.[0-9]{1,2})?\)|\([a-z](?:\.[0-9])?\)|\([ivx]{2,4}\))"
_NUMBERED = rf"{_SECTION}{_SUB}{{1,4}}"
_PREFIXED = rf"(?<!\w)(?:ss?\.|art\.|§)[ \u00a0]?{_SECTION}{_SUB}{{0,4}}(?!\w)"
_NOTED = rf"(?<![\w.(]){_NUMBERED}[ \u00a0]?[-\u2013][ \u00a0]?(?:Int['\u2019]l|Def|D\u00e9f|Subv|Int)\b\.?"
_FOREIGN = r"(?<![\w)])\(b\)[ ]?\([1-9]\)(?:\([A-F]\))?"
_BARE_FOREIGN = r"\(?b\)?[ ]?\(?[1-9]\)?(?:\([A-F]\))?"
_BARS = r"[\u2588\u2587\u2589]{2,}|\u25a0{3,}"
_CROSSES = r"(?<!\w)X{4,}(?!\w)"
_ASTERISKS = r"(?<![*\w])\*{3,}(?![*\w])"
_GAP = r"(?<=[\w,;\u2019)])[ \u00a0\u2002-\u200a]{6,}(?=[\w(])"
_WORTH_LOOKING = re.compile(
    r"[\[({\u2587-\u2589\u25a0*\u00a7]|XXXX|s\. ?\d|\d\(|art\.| {6}|[\u00a0\u2002-\u200a]{6}"
)
_ONLY_PUNCTUATION = re.compile(r"[\s.,;:\"'“”‘’«»()\[\]\u2013\u2014-]*")


@dataclass(frozen=True, slots=True)
class _Patterns:
    anywhere: re.Pattern[str]
    alone: re.Pattern[str]
    capitals: re.Pattern[str]
    law_before: frozenset[str]
    law_after: re.Pattern[str]


def find_redactions(text: str, lexicon: Lexicon) -> tuple[ReceivedMark, ...]:
    """Every received redaction in the text, in reading order; neighbours are not merged."""
    return redactions_in(text, lexicon.redaction)


def redactions_in(text: str, words: RedactionWords) -> tuple[ReceivedMark, ...]:
    """Every received redaction in the text, by these words."""
    patterns = _patterns(words)
    whole = patterns.alone.fullmatch(text) if len(text) < 80 else None
    if whole:
        return (_mark(whole, "alone"),)
    if not _WORTH_LOOKING.search(text) and not patterns.capitals.search(text):
        return ()
    found = []
    for match in patterns.anywhere.finditer(text):
        kind = match.lastgroup or ""
        if kind == "stamp" and _speaks_of_the_law(text, match, patterns):
            continue
        found.append(_mark(match, kind))
    return tuple(found)


def is_wholly_withheld(text: str, marks: tuple[ReceivedMark, ...]) -> bool:
    """Whether nothing but redactions and punctuation is left."""
    if not marks:
        return False
    end = 0
    for mark in marks:
        if not _ONLY_PUNCTUATION.fullmatch(text, end, mark.start):
            return False
        end = mark.end
    return bool(_ONLY_PUNCTUATION.fullmatch(text, end))


def _speaks_of_the_law(text: str, match: re.Match[str], patterns: _Patterns) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    last = before[:-1].split(" ")[-1].casefold() if before[-1:] in (" ", "\u00a0") else ""
    return last in patterns.law_before or bool(patterns.law_after.match(text, match.end()))


def _mark(match: re.Match[str], kind: str) -> ReceivedMark:
    group = "core" if kind == "alone" else kind
    spelled = match.group(group)
    return ReceivedMark(match.start(group), match.end(group), _marker(spelled, kind), _exemptions(spelled))


def _marker(spelled: str, kind: str) -> Marker:
    fixed = {
        "bars": Marker.BAR,
        "crosses": Marker.CROSSES,
        "asterisks": Marker.ASTERISKS,
        "gap": Marker.GAP,
        "stamp": Marker.STAMP,
        "boxed": Marker.STAMP,
    }
    if kind in fixed:
        return fixed[kind]
    if kind == "alone" and any(sign.isdigit() for sign in spelled):
        return Marker.STAMP
    return _worded_marker(unicodedata.normalize("NFC", spelled))


def _worded_marker(spelled: str) -> Marker:
    """The nearest spelling of the closed list: language, capitals and brackets as in the source."""
    exact = next((marker for marker in Marker if marker.value == spelled), None)
    if exact and exact not in (Marker.STAMP, Marker.GAP, Marker.OURS):
        return exact
    word = re.sub(r"[\W\d_]+", " ", spelled).strip().split(" ")[0]
    if word.casefold().startswith("expurg"):
        return Marker.EXPURGE
    french = word.casefold().startswith("caviard")
    if word.isupper():
        spaced = spelled.startswith(("[ ", "[\u00a0")) and not french
        capitals = Marker.CAVIARDE_CAPITALS if french else Marker.REDACTED_CAPITALS
        return Marker.REDACTED_SPACED if spaced else capitals
    if not spelled.startswith(("[", "(")) and not french:
        return Marker.REDACTED_BARE
    if word[:1].isupper():
        return Marker.CAVIARDE_TITLE if french else Marker.REDACTED_TITLE
    return Marker.CAVIARDE_SMALL if french else Marker.REDACTED_SMALL


def _exemptions(spelled: str) -> frozenset[ExemptionId]:
    """The provisions a stamp names, of the Access to Information Act; a foreign act's are not known here."""
    found = re.findall(rf"(?<![0-9])(?<![0-9]\.)({_SECTION}{_SUB}{{0,4}})", spelled)
    return frozenset(ExemptionId(f"atia:{provision}") for provision in found)


@lru_cache(maxsize=8)
def _patterns(words: RedactionWords) -> _Patterns:
    marked = _any_of(words.words)
    stamp = rf"(?:{_PREFIXED}|{_NOTED}|{_FOREIGN})"
    more = rf"(?:[ ]?[,;][ ]?(?:{_PREFIXED}|{_NUMBERED}))*"
    anywhere = "|".join(
        (
            rf"(?P<worded>\[[ \u00a0]{{0,3}}(?:{marked})(?!\w)(?:[^\[\]\n]{{0,60}}\])?"
            rf"|\([ ]?(?:{marked})[ ]?\))",
            rf"(?P<boxed>\[(?:{_PREFIXED}|{_NUMBERED}|{_FOREIGN}|b[1-9])[^\[\]\n]{{0,40}}\])",
            rf"(?P<stamp>{stamp}{more})",
            rf"(?P<bars>{_BARS})",
            rf"(?P<crosses>{_CROSSES})",
            rf"(?P<asterisks>{_ASTERISKS})",
            rf"(?P<gap>{_GAP})",
            rf"(?P<capitals>(?<!\w)(?:{_any_of(words.words, capitals=True)})(?!\w))",
        )
    )
    any_stamp = rf"(?:{_PREFIXED}|{_NOTED}|{_NUMBERED}|{_FOREIGN}|{_BARE_FOREIGN})"
    alone = rf"[\s.,;:]*(?P<core>(?:{_any_of(words.alone)})|{any_stamp}{more})[\s.,;:]*"
    return _Patterns(
        anywhere=re.compile(anywhere),
        alone=re.compile(alone),
        capitals=re.compile(_any_of(words.words, capitals=True)),
        law_before=frozenset(word.casefold() for word in words.law_before),
        law_after=re.compile(rf"(?i:[ \u00a0](?:{_any_of(words.law_after)})(?!\w))"),
    )


def _any_of(words: tuple[str, ...], *, capitals: bool = False) -> str:
    """The words in every case (or in capitals alone), accents composed or not."""
    forms = {word.upper() for word in words}
    if not capitals:
        forms |= {form for word in words for form in (word, word.capitalize())}
    forms |= {unicodedata.normalize("NFD", form) for form in forms}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
