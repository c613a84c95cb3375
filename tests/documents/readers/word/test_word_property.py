"""Whatever stands in whatever: the words read are those an oracle says, nothing gone or hidden is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.readers.word.making import everything, read, said

WHO = 'w:id="1" w:author="A"'
CANARY = "canary"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@dataclass(frozen=True)
class Node:
    """Something in a paragraph: a word, or what stands around others."""

    kind: str
    inside: tuple[Node, ...] = ()
    word: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, or what stands around paragraphs; ``joins`` says that the mark is deleted."""

    kind: str
    nodes: tuple[Node, ...] = ()
    inside: tuple[Block, ...] = ()
    joins: bool = False


AROUND = {
    "insertion": (f"<w:ins {WHO}>", "</w:ins>"),
    "move": (f"<w:moveTo {WHO}>", "</w:moveTo>"),
    "control": ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "link": ('<w:hyperlink w:anchor="a">', "</w:hyperlink>"),
    "tag": ('<w:smartTag w:uri="u" w:element="e">', "</w:smartTag>"),
    "simple": ('<w:fldSimple w:instr=" REF a ">', "</w:fldSimple>"),
}
GONE = {
    "deletion": (f"<w:del {WHO}>", "</w:del>"),
    "away": (f"<w:moveFrom {WHO}>", "</w:moveFrom>"),
    "asked": ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "strange": ("<x:strange>", "</x:strange>"),
}


def run(word: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{word}</w:t></w:r>'


def in_xml(nodes: Sequence[Node], *, shown: bool) -> str:
    return "".join(one_in_xml(node, shown=shown) for node in nodes)


def one_in_xml(node: Node, *, shown: bool) -> str:
    match node.kind:
        case "word":
            return run(node.word if shown else CANARY)
        case "hidden":
            return run(CANARY, "<w:vanish/>")
        case "field":
            begin, separate, end = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
            half = len(node.inside) // 2
            asked = in_xml(node.inside[:half], shown=False)
            return f"{begin}{asked}{separate}{in_xml(node.inside[half:], shown=shown)}{end}"
        case "either":
            new, old = in_xml(node.inside, shown=shown), in_xml(node.inside, shown=False)
            return (
                f'<mc:AlternateContent><mc:Choice Requires="w14">{new}</mc:Choice>'
                f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
            )
        case _:
            gone = node.kind in GONE
            opening, closing = (GONE | AROUND)[node.kind]
            return opening + in_xml(node.inside, shown=shown and not gone) + closing


def in_words(nodes: Sequence[Node]) -> str:
    """What a reader sees: the oracle."""
    found = []
    for node in nodes:
        if node.kind == "word":
            found.append(node.word)
        elif node.kind == "field":
            found.append(in_words(node.inside[len(node.inside) // 2 :]))
        elif node.kind != "hidden" and node.kind not in GONE:
            found.append(in_words(node.inside))
    return "".join(found)


def blocks_in_xml(blocks: Sequence[Block]) -> str:
    return "".join(map(block_in_xml, blocks))


def block_in_xml(block: Block) -> str:
    if block.kind == "paragraph":
        mark = f"<w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>" if block.joins else ""
        return f"<w:p>{mark}{in_xml(block.nodes, shown=True)}</w:p>"
    inside = blocks_in_xml(block.inside)
    if block.kind == "table":
        return f"<w:tbl><w:tr><w:tc>{inside}<w:p/></w:tc><w:tc>{run_of('x')}</w:tc></w:tr></w:tbl>"
    return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def run_of(word: str) -> str:
    return f"<w:p>{run(word)}</w:p>"


def lines(blocks: Sequence[Block]) -> list[str]:
    """The paragraphs a reader sees; one whose mark is gone goes on in the next, up to the end of its cell."""
    found: list[str] = []
    left = seen(blocks, "", found)
    return [line for line in (*found, left.strip(" ")) if line]


def seen(blocks: Sequence[Block], going_on: str, found: list[str]) -> str:
    for block in blocks:
        if block.kind == "paragraph":
            going_on += in_words(block.nodes)
            if not block.joins:
                found.append(going_on.strip(" "))
                going_on = ""
        elif block.kind == "table":
            found.append(going_on.strip(" "))
            found += [(seen(block.inside, "", found)).strip(" "), "x"]
            going_on = ""
        else:
            going_on = seen(block.inside, going_on, found)
    return going_on


WORDS = st.text("abcdé ", min_size=1, max_size=4)
LEAVES = st.builds(Node, st.just("word"), word=WORDS) | st.just(Node("hidden"))
KINDS = st.sampled_from([*AROUND, *GONE, "field", "either"])
NODES = st.recursive(
    LEAVES,
    lambda inner: st.builds(Node, KINDS, st.lists(inner, max_size=4).map(tuple)),
    max_leaves=14,
)
PARAGRAPHS = st.builds(
    Block, st.just("paragraph"), st.lists(NODES, max_size=5).map(tuple), st.just(()), st.booleans()
)
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.builds(
        Block, st.sampled_from(["table", "control"]), st.just(()), st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, max_size=4))
def test_the_words_of_any_nest_are_those_that_are_shown(blocks: list[Block]) -> None:
    page = read(blocks_in_xml(blocks))
    assert said(page) == lines(blocks)
    assert CANARY not in everything(page)
    assert [line for line in page.lines if line] == lines(blocks)
