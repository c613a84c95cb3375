"""An internal edition is known for what it is after whatever mail programs and converters did to it."""

from __future__ import annotations

import shutil
import subprocess
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.documents.printed_places import marks_of
from briefing_app.documents.readers.own_editions import is_internal_edition
from briefing_app.documents.readers.own_flags import flags_of
from briefing_app.documents.writers.html import write_html
from briefing_app.documents.writers.markdown import write_markdown
from briefing_app.documents.writers.text import write_text
from briefing_app.documents.writers.word.writer import write_word
from briefing_app.domain.edition import InternalEdition, internal_edition
from briefing_app.domain.exemption import Act
from briefing_app.domain.names import Names
from briefing_app.domain.reading import Reading
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import FREE, BlockId, Paragraph, Run
from briefing_app.services.clipboard import paste_plain
from tests.documents.example_editions import PERSON, catalogue, note, public, template, wording

Read = Callable[..., Reading]
PROVISIONS = {
    "of the Act": ("19(1)",),
    "of the American act": ("(b)(1)", "(b)(5)"),
    "of both acts": ("15(1)", "(b)(1)"),
    "of no act": (),
    "very many": tuple(str(one.id) for one in catalogue().act.exemptions if not one.repealed)[:24],
}
SAYS = "The envoy said that the harbour will close in spring, which nobody else has been told so far."
CASES = [(sort, language) for sort in PROVISIONS for language in ("en", "fr")]


@cache
def edition(sort: str, language: str) -> InternalEdition:
    """An internal edition in which most of one paragraph is severed under provisions of a sort."""
    provisions = frozenset(catalogue().exemption(one) for one in PROVISIONS[sort])
    flag = wording(language).flag(catalogue().label(provisions, language), SeveranceState.PROPOSED)
    content = (Run(SAYS[:24]), Run(SAYS[24:], severances=frozenset({PERSON})))
    blocks = (Paragraph(id=BlockId("p"), content=content),)
    return internal_edition(note(language, blocks, front=()), catalogue().scheme, {PERSON: flag})


@cache
def written(sort: str, language: str, ending: str) -> bytes:
    made = edition(sort, language)
    match ending:
        case "html":
            return write_html(made, wording(language), {})
        case "md":
            return write_markdown(made, wording(language), {})
        case _:
            return write_text(made, wording(language), {})


def without_brackets(text: str) -> str:
    """The text without the brackets of our own, so that the flag alone tells."""
    return text.replace("\u27e6", "").replace("\u27e7", "")


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
@pytest.mark.parametrize(("sort", "language"), CASES)
def test_what_the_program_wrote_is_known(read: Read, sort: str, language: str, ending: str) -> None:
    assert read(written(sort, language, ending), name=f"a.{ending}").is_own_copy


@pytest.mark.parametrize(("sort", "language"), CASES)
def test_a_flag_is_known_in_capitals_behind_backslashes_and_in_bold(sort: str, language: str) -> None:
    text = without_brackets(written(sort, language, "txt").decode())
    assert is_internal_edition(text.splitlines())
    assert is_internal_edition(text.upper().splitlines())
    assert is_internal_edition(text.replace("[", "**\\[").replace("]", "\\]**").splitlines())
    assert is_internal_edition(text.replace("[", "&#91;").replace(" ", "\u00a0").splitlines())


@given(
    st.sampled_from(CASES),
    st.integers(12, 120),
    st.sampled_from(["", "> ", "> > ", "    ", "| "]),
    st.booleans(),
)
def test_lines_folded_and_quoted_anywhere_hide_no_flag(
    case: tuple[str, str], width: int, quoted: str, bare: bool
) -> None:
    text = written(*case, "txt").decode()
    lines = (without_brackets(text) if bare else text).splitlines()
    folded = [quoted + piece for line in lines for piece in textwrap.wrap(line, width) or [""]]
    assert is_internal_edition(folded)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not here")
@pytest.mark.parametrize("to", ["markdown", "gfm", "plain", "rst", "html", "docx"])
@pytest.mark.parametrize("sort", PROVISIONS)
def test_a_word_edition_that_pandoc_converted_is_known(
    read: Read, tmp_path: Path, sort: str, to: str
) -> None:
    source, made = tmp_path / "a.docx", tmp_path / f"made.{to}"
    source.write_bytes(write_word(edition(sort, "en"), template(), wording("en"), {}))
    subprocess.run(["pandoc", source, "-t", to, "-o", made], check=True)
    ending = {"markdown": "md", "gfm": "md", "plain": "txt", "rst": "txt"}.get(to, to)
    assert read(made.read_bytes(), name=f"made.{ending}").is_own_copy


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_public_edition_and_what_others_redacted_are_documents(read: Read, language: str) -> None:
    released = public(language)
    for write, ending in ((write_html, "html"), (write_markdown, "md"), (write_text, "txt")):
        assert not read(write(released, wording(language), {}), name=f"a.{ending}").is_own_copy
    for said in (
        "Ask [s. 19(1)] and [REDACTED].",
        "Budget [approved].",
        "See s. 15(1) [as amended in 2019].",
        "The plan is **bold** [approved]. The other one: [proposed]. [APPROVED]",
        "The text says [section 5 approved] and [article 12, as proposed].",
        "See [annex 3, approved], [2 approved] and [1; 2] [proposé].",
        "It is withheld: proposed by both; [withheld] [withheld: by whom?].",
    ):
        assert not is_internal_edition([said])


def flags(acts: Iterable[Act], language: str) -> Iterable[str]:
    """Everything that can be printed behind severed words, a provision at a time and together."""
    words = wording(language)
    for state in (*SeveranceState, None):
        yield words.flag("", state)
        for act in acts if state else ():
            every = [one.id for one in act.exemptions]
            for some in (*([one] for one in every), every):
                yield words.flag(act.label(some, language), state)
            yield f"{words.flag('', state)}; {words.flag(act.label(every[:2], language), state)}"


@pytest.mark.parametrize("language", sorted(catalogue().wordings))
def test_a_flag_of_every_act_in_every_state_is_refused_and_what_it_is_of_is_withheld(language: str) -> None:
    for flag in flags(catalogue().acts.values(), language):
        said = f"The envoy gave a canary [{flag}] away."
        assert is_internal_edition([said]), flag
        made = paste_plain(said, lambda: "new", catalogue().cited)
        assert [run.severances != FREE for run in made.blocks[0].content] == [True, False], flag


@pytest.mark.parametrize("sign", ["\u00a7", "reg.", "clause", "5 U.S.C. \u00a7"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_act_that_is_cited_otherwise_is_known_once_it_is_among_the_data(sign: str, language: str) -> None:
    numbers = (*catalogue().act.exemptions[:3], replace(catalogue().act.exemptions[0], id="new:1204.1(b.1)"))
    act = replace(catalogue().act, citation=Names.of(en=sign, fr=sign), prefixes=(), exemptions=numbers)
    known = flags_of([act], catalogue().wordings.values())
    for flag in flags([act], language):
        assert known.stand_in(f"A canary [{flag}]."), flag
        assert known.provisions_of(flag) is not None, flag


def test_a_section_sign_is_a_sign_though_no_act_is_cited_by_it() -> None:
    for flag in ("\u00a7 552 proposed", "5 U.S.C. \u00a7 552(b)(6) approved", "5 USC \u00a7 552 recommended"):
        assert is_internal_edition([f"We gave secret [{flag}]"])
        made = paste_plain(f"We gave secret [{flag}]", lambda: "new", catalogue().cited)
        assert made.withheld == 1


def test_a_file_of_before_is_read_back_without_its_flags_that_name_no_provision() -> None:
    marks = marks_of(edition("of no act", "en"), wording("en"))
    assert marks.without_flags("a [withheld: approved] b [proposed] c") == "a b c"
    others = marks_of(edition("of the Act", "en"), wording("en"))
    assert others.without_flags("a plan [proposed] by both") == "a plan [proposed] by both"


# ---- flags of before, which say but how far something is decided


BARE = ("[proposed]", "[recommandé]", "[approved; proposed]", "\\[Proposed\\]", "&#91;proposed&#93;", "[? ?]")


def codes(reading: Reading) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for warning in reading.warnings:
        found.setdefault(warning.code, []).append(warning.line)
    return found


@pytest.mark.parametrize("flag", BARE)
def test_a_state_alone_between_brackets_is_told_at_its_line(read: Read, flag: str) -> None:
    text = f"The plan.\n\nWe ask the envoy for a canary {flag} in May.\n\nThe end."
    reading = read(text.encode(), name="a.md")
    assert codes(reading)["state-in-brackets"] == [3]
    assert not reading.is_own_copy


def test_a_state_alone_that_a_fold_parts_is_told_where_it_begins(read: Read) -> None:
    reading = read(b"A canary [proposed;\n> approved] sings.\n\nThe end.", name="a.txt")
    assert codes(reading)["state-in-brackets"] == [1]


def test_other_words_between_brackets_are_told_by_nothing(read: Read) -> None:
    said = "Budget [not approved]. See [annex 3, approved] and [REDACTED]; it was [proposed by both]."
    assert "state-in-brackets" not in codes(read(said.encode(), name="a.txt"))


GROUNDED = '<p>Say <span style="background:#FFE8A3">the canary sings</span> in May.</p>'


def test_the_ground_of_what_is_severed_is_told_in_a_page(read: Read) -> None:
    page = f"<html><body><h1>Plan</h1>{GROUNDED}<p>The end.</p></body></html>"
    assert "ground-of-withheld" in codes(read(page.encode(), name="a.html"))
    other = page.replace("FFE8A3", "FFFF00")
    assert "ground-of-withheld" not in codes(read(other.encode(), name="a.html"))


NARROW = {
    "parted from its number": ("[s.", "15(1) proposed]"),
    "over three lines": ("[s.", "15(1)", "proposed]"),
    "in French": ("[art.", "19(1) approuvé]"),
    "without provisions": ("[withheld:", "proposed]"),
}


def drawn(*cells: str, ruled: bool) -> str:
    """A table of letters in which one cell is folded to these lines, words of other cells beside them."""
    beside = ["Chair of", "both of the", "groups", "here"]
    lines = [("The canary sings", "First"), *zip(cells, beside, strict=False)]
    sides = ("| ", " | ", " |") if ruled else ("  ", "   ", "")
    return "\n".join(f"{sides[0]}{a:<18}{sides[1]}{b:<12}{sides[2]}" for a, b in lines)


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("case", NARROW)
def test_a_flag_that_a_narrow_cell_parts_from_its_number_is_known(case: str, ruled: bool) -> None:
    table = drawn(*NARROW[case], ruled=ruled)
    assert is_internal_edition(table.splitlines())
    made = paste_plain(f"Before.\n\n{table}\n\nAfter.", lambda: "new", catalogue().cited)
    free = [
        run.text
        for block in made.blocks
        for run in block.content
        if isinstance(run, Run) and run.severances == FREE
    ]
    assert not any("canary" in text for text in free)
    assert {"Before.", "After."} <= {text.strip() for text in free}
