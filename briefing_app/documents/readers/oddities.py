"""What is odd in a source: flagged with its line and a code, never repaired.

``CHECKS`` is the table of what is looked for; each check yields its warnings in the order of the lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from briefing_app.documents.readers.consistency import misspelled_acronyms, name_variants
from briefing_app.documents.readers.findings import Findings
from briefing_app.documents.readers.lexicon import Lexicon
from briefing_app.documents.readers.own_editions import lines_with_states_alone
from briefing_app.documents.readers.recognise import has_fused_footnote
from briefing_app.documents.readers.repetitions import duplicates, orphans
from briefing_app.documents.readers.sentences import any_of
from briefing_app.domain.reading import BlockKind, ReadingWarning
from briefing_app.domain.text import Marker

Check = Callable[[Findings], Iterator[ReadingWarning]]

_TIGHT_DASH = re.compile(r"(?:^|\s)[\u2013\u2014](?=[A-Za-zÀ-ÿ])")
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_DECOMPOSED = re.compile("[A-Za-z][\u0300-\u0327]")
_HYPHENATED = re.compile(r"[a-zà-ÿ]{2,}-$")
_HTML = re.compile(r"<(?:!doctype|html|body|div|table|p)\b", re.IGNORECASE)
_PROSE = (None, BlockKind.PARAGRAPH, BlockKind.ITEM)
_FINISHED = (".", "!", "?", ":", ";", "”", '"', "»", "’", ")", "]", "…", "…”", ",")
_LONG_ENOUGH_TO_END = 12
_LONGEST_RUNNING_HEAD = 80


def find_oddities(findings: Findings) -> tuple[ReadingWarning, ...]:
    """Every warning, by line."""
    found = [warning for check in CHECKS for warning in check(findings)]
    return tuple(sorted(found, key=lambda warning: warning.line))


def _unclosed(findings: Findings) -> Iterator[ReadingWarning]:
    for draft in findings.drafts:
        text = draft.text
        for opening, closing, code, name in (
            ("(", ")", "unclosed-parenthesis", "parenthesis"),
            ("“", "”", "unclosed-quotation", "quotation mark"),
            ("«", "»", "unclosed-quotation", "quotation mark"),
            ("[", "]", "unclosed-bracket", "bracket"),
        ):
            if text.count(opening) > text.count(closing):
                yield ReadingWarning(draft.first, code, f"A {name} is opened and not closed.")


def _tight_dash(findings: Findings) -> Iterator[ReadingWarning]:
    for draft in findings.drafts:
        if match := _TIGHT_DASH.search(draft.text):
            near = draft.text[match.start() : match.end() + 20].strip()
            yield ReadingWarning(draft.first, "no-space-after-dash", f"No space after the dash in “{near}”.")


def _cut_off(findings: Findings) -> Iterator[ReadingWarning]:
    """Sentences that cannot end where they do: no full stop, or a word that wants another after it."""
    dangling = _dangling(findings.lexicon)
    for draft in findings.drafts:
        if draft.kind not in _PROSE or not draft.text:
            continue
        tail = draft.text[-60:].rstrip()
        withheld = bool(draft.redactions) and draft.redactions[-1].end >= len(draft.text.rstrip(" ."))
        if withheld:
            continue
        if dangling.search(tail):
            yield ReadingWarning(
                draft.first, "sentence-cut-off", f"The last sentence seems cut off: “… {tail[-30:]}”."
            )
        elif draft.kind is not BlockKind.ITEM and _lacks_an_end(draft.text):
            yield ReadingWarning(draft.first, "sentence-cut-off", "The last sentence has no end.")


def _lacks_an_end(text: str) -> bool:
    return not text.rstrip().endswith(_FINISHED) and len(text.split()) >= _LONG_ENOUGH_TO_END


@lru_cache(maxsize=8)
def _dangling(lexicon: Lexicon) -> re.Pattern[str]:
    words = lexicon.oddities
    adjective = rf"(?:{any_of(words.determiners)})\s(?:{any_of(words.needs_a_noun)})"
    return re.compile(rf"(?i:(?<!\w)(?:{adjective}|{any_of(words.cannot_end)})[.]?$)")


def _missing_word(findings: Findings) -> Iterator[ReadingWarning]:
    """A year followed at once by a name in capitals with its acronym: something stood between them."""
    pattern = _year_then_name(findings.lexicon)
    for draft in findings.drafts:
        if draft.kind in _PROSE and (match := pattern.search(draft.text)):
            text = f"A word seems to be missing in “{match.group()[:60]}”."
            yield ReadingWarning(draft.first, "missing-word", text)


@lru_cache(maxsize=8)
def _year_then_name(lexicon: Lexicon) -> re.Pattern[str]:
    before = any_of(lexicon.oddities.year_prepositions)
    return re.compile(
        rf"(?<!\w)(?:{before}) [12][0-9]{{3}} (?:[A-ZÀ-Þ][\w-]+ ){{2,6}}\([A-Z][A-Za-z0-9]{{1,9}}\)"
    )


def _empty(findings: Findings) -> Iterator[ReadingWarning]:
    """Headings and items with nothing under or in them: a probable loss when the page was taken."""
    drafts = [draft for draft in findings.drafts if draft.kind is not BlockKind.BOILERPLATE]
    for place, draft in enumerate(drafts):
        if draft.kind is BlockKind.ITEM and not draft.text.strip():
            yield ReadingWarning(
                draft.first, "empty-item", "The list item is empty: its text was probably lost."
            )
        if draft.kind is not BlockKind.HEADING:
            continue
        under = drafts[place + 1] if place + 1 < len(drafts) else None
        if under is not None and under.kind is not BlockKind.HEADING:
            continue
        if draft.section_key:
            yield ReadingWarning(
                draft.first, "empty-section", f"“{draft.text}” has no text: it was probably lost."
            )
        elif (
            under is None
            or draft.text.endswith(":")
            or ((under.level or 9) <= (draft.level or 0) and draft.shown_level)
        ):
            yield ReadingWarning(
                draft.first, "empty-heading", f"“{draft.text}” has no text: it was probably lost."
            )


def _lost_links(findings: Findings) -> Iterator[ReadingWarning]:
    for draft in findings.drafts:
        if draft.kind is BlockKind.ATTACHMENT and not any(span.link for span in draft.spans):
            yield ReadingWarning(
                draft.first, "lost-link-target", "The file this line linked to is not known any more."
            )


def _gaps(findings: Findings) -> Iterator[ReadingWarning]:
    for draft in findings.drafts:
        if draft.rule == "printed-columns":
            text = (
                "Words that stand in columns are taken for a table: see whether some were taken out between."
            )
            yield ReadingWarning(draft.first, "columns-of-words", text)
        for mark in draft.redactions:
            if mark.marker is Marker.GAP:
                yield ReadingWarning(
                    draft.first, "gap-in-line", "White space in the line is taken for a redaction."
                )
            elif mark.marker is Marker.ASTERISKS and draft.wholly:
                yield ReadingWarning(
                    draft.first, "asterisks", "A line of asterisks is taken for a redaction."
                )


def _footnotes(findings: Findings) -> Iterator[ReadingWarning]:
    for draft in findings.drafts:
        if has_fused_footnote(draft.text, findings.lexicon):
            text = "A footnote sign is fused to the last word; the footnote is not known."
            yield ReadingWarning(draft.first, "fused-footnote", text)


def _implementers(findings: Findings) -> Iterator[ReadingWarning]:
    for project in findings.projects:
        if project.implementer is None and project.countries:
            yield ReadingWarning(
                project.lines[0], "no-implementer", "The project names nobody who carries it out."
            )


def _literal(findings: Findings) -> Iterator[ReadingWarning]:
    for line in sorted(findings.literal):
        text = "Too much mark-up to render: the text is kept as it stands."
        yield ReadingWarning(line, "markup-kept-literal", text)


def _source(findings: Findings) -> Iterator[ReadingWarning]:
    """What is odd about the file itself: its encoding and the ends of its lines."""
    source = findings.source
    if source.encoding in ("cp1252", "mac-roman"):
        text = (
            f"The file is not Unicode; it was read as {source.encoding}. Look at accents and quotation marks."
        )
        yield ReadingWarning(1, "encoding-guessed", text)
    ends = Counter(end for end in source.ends if end)
    if len(ends) > 1:
        usual = ends.most_common(1)[0][0]
        odd = next(n for n, end in enumerate(source.ends, 1) if end and end != usual)
        yield ReadingWarning(
            odd, "mixed-line-ends", "Lines end in more than one way; this is the first to differ."
        )
    if not any(line.strip() for line in source.lines):
        yield ReadingWarning(1, "empty-document", "The document has no text.")


def _states_alone(findings: Findings) -> Iterator[ReadingWarning]:
    """What once flagged withheld words in internal editions, and is an author's word in most documents."""
    for line in lines_with_states_alone(findings.source.lines):
        text = (
            "A word such as “[proposed]” stands alone between brackets, as internal editions once flagged "
            "withheld words: if it is a flag, sever what stands before it."
        )
        yield ReadingWarning(line, "state-in-brackets", text)


def _signs(findings: Findings) -> Iterator[ReadingWarning]:
    """Signs that show how the text was taken from somewhere else; each kind once, where it is first met."""
    seen: set[str] = set()
    looked_for = (
        ("zero-width-character", _ZERO_WIDTH, "The line holds a sign that cannot be seen."),
        ("decomposed-letter", _DECOMPOSED, "Accents are written as signs of their own."),
        ("form-feed", re.compile("\x0c"), "A page ended here: look for a page header or number in the text."),
        ("undecodable-character", re.compile("\ufffd"), "A sign could not be read and is lost."),
        ("html-markup", _HTML, "The text looks like the source of a web page."),
    )
    for number, line in enumerate(findings.source.lines, 1):
        for code, pattern, text in looked_for:
            if code not in seen and pattern.search(line):
                seen.add(code)
                yield ReadingWarning(number, code, text)
        if _HYPHENATED.search(line[-40:]) and len(line) > 40:
            yield ReadingWarning(number, "hyphenated-line-end", "A word is parted at the end of the line.")


def _running_heads(findings: Findings) -> Iterator[ReadingWarning]:
    """Lines that stand beside form feeds again and again: page headers in the text."""
    lines = findings.source.lines
    starts = [n for n, line in enumerate(lines) if "\x0c" in line]
    heads = Counter(lines[n].strip("\x0c \t") for n in starts if len(lines[n]) <= _LONGEST_RUNNING_HEAD)
    for n in starts:
        head = lines[n].strip("\x0c \t")
        if head and heads[head] > 1:
            yield ReadingWarning(n + 1, "running-head", f"“{head}” is probably the header of a page.")


CHECKS: tuple[Check, ...] = (
    _source,
    _states_alone,
    _signs,
    _running_heads,
    _unclosed,
    _tight_dash,
    _cut_off,
    _missing_word,
    _empty,
    _lost_links,
    _gaps,
    _footnotes,
    _implementers,
    _literal,
    misspelled_acronyms,
    name_variants,
    duplicates,
    orphans,
)
