"""What stands around the text: banner above and below every page, number, date and page in the footer."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.documents.writers.colours import readable_colour
from briefing_app.documents.writers.printing import Printing
from briefing_app.documents.writers.word.compiler import CompiledTemplate
from briefing_app.documents.writers.word.template import Page
from briefing_app.documents.writers.word.xml import DECLARATION, NAMESPACES, TAB, field, run
from briefing_app.domain.edition import Edition

KINDS = ("default", "first", "even")
"""The pages that have a header of their own; one that lacked it would carry no banner."""


def frame_parts(
    edition: Edition, template: CompiledTemplate, printing: Printing
) -> Iterator[tuple[str, str]]:
    """The name and text of each header and footer part, in the order of KINDS."""
    banner, page = _banner(edition, template), edition.page
    above = banner if page.header else f"<w:p>{_style(template.styles['header'])}</w:p>"
    below = f"{banner if page.footer else ''}{_footer_line(edition, template, printing)}"
    for number in range(1, len(KINDS) + 1):
        yield f"header{number}.xml", f"{DECLARATION}<w:hdr {NAMESPACES}>{above}</w:hdr>"
        yield f"footer{number}.xml", f"{DECLARATION}<w:ftr {NAMESPACES}>{below}</w:ftr>"


def section_xml(page: Page) -> str:
    """The ``w:sectPr``: headers and footers by their ids (``h1`` … ``f3``), paper and margins."""
    references = "".join(
        f'<w:headerReference w:type="{kind}" r:id="h{number}"/>'
        f'<w:footerReference w:type="{kind}" r:id="f{number}"/>'
        for number, kind in enumerate(KINDS, 1)
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/>'
        '<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def _banner(edition: Edition, template: CompiledTemplate) -> str:
    colour = readable_colour(edition.banner_colour)
    properties = f'<w:rPr><w:color w:val="{colour}"/></w:rPr>' if colour else ""
    style = _style(template.styles["banner"], _alignment(edition.page.alignment, template))
    return f"<w:p>{style}{run(properties, edition.banner)}</w:p>"


def _alignment(wanted: str, template: CompiledTemplate) -> str:
    """The alignment of a banner where it is another than its style has; a department's own is not known."""
    look = template.look
    own = next((style.align for style in look.styles if style.role == "banner"), None)
    return "" if wanted == own and look.source is None else f'<w:jc w:val="{wanted}"/>'


def _style(style: str, more: str = "") -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>'


def _footer_line(edition: Edition, template: CompiledTemplate, printing: Printing) -> str:
    left = " · ".join(filter(None, (edition.number, printing.date)))
    before, between, after = printing.page_words
    page = "".join(
        (
            run("", before) if before else "",
            field("PAGE", "1"),
            run("", between) if between else "",
            field("NUMPAGES", "1"),
            run("", after) if after else "",
        )
    )
    reference = run("", left) if left else ""
    copy = run("", f" · {printing.copy}") if printing.copy else ""
    return f"<w:p>{_style(template.styles['footer'])}{reference}<w:r>{TAB}</w:r>{page}{copy}</w:p>"
