"""Leaks into what Word documents say, show and hide."""

from __future__ import annotations

from briefing_app.domain.text import FootnoteReference, Picture, Run
from tests.documents.example_editions import PICTURE_DIGEST
from tests.documents.vectors.planting import (
    Plant,
    Secret,
    as_blocks,
    as_part,
    as_words,
    in_body,
    in_part,
    in_run,
)
from tests.documents.vectors.registry import Vector

_TEXT = "word/document.xml"
_TIES = "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _word(number: int, what: str, plant: Plant, rule: str) -> Vector:
    return Vector(number, what, "docx", plant, rule)


def _field(code: str) -> Plant:
    return in_body(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'{code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def _split(secret: Secret) -> tuple[object, ...]:
    middle = len(secret.phrase) // 2 + 1
    return secret.phrase[:middle], Run(secret.phrase[middle:], bold=True)


def _picture(secret: Secret) -> Picture:
    return Picture(
        id="leak",  # type: ignore[arg-type]  # an id is a string
        digest=PICTURE_DIGEST,
        media_type="image/png",
        alternate=f"Map of {secret.phrase}",
        caption=(),
    )


def _tie(kind: str, target: str, mode: str = "") -> Plant:
    tie = f'<Relationship Id="link99" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
    return in_part(_TIES, "</Relationships>", tie)


WORD_VECTORS: tuple[Vector, ...] = (
    _word(1, "plain text", as_words(lambda secret: f"It is {secret.phrase}."), "stretches"),
    _word(2, "split over runs", as_words(_split), "stretches"),
    _word(3, "soft hyphens", as_words(lambda secret: "\u00ad\u200b\u202a".join(secret.phrase)), "stretches"),
    _word(4, "capitals", as_words(lambda secret: secret.phrase.upper()), "stretches"),
    _word(
        4,
        "full width",
        as_words(
            lambda secret: "".join(
                chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in secret.phrase
            )
        ),
        "stretches",
    ),
    _word(5, "white text", in_run('<w:color w:val="FFFFFF"/>'), "looks"),
    _word(5, "nearly white text", in_run('<w:color w:val="EEEFEE"/>'), "looks"),
    _word(6, "black ground", in_run('<w:shd w:val="clear" w:color="auto" w:fill="111111"/>'), "looks"),
    _word(6, "black highlight", in_run('<w:highlight w:val="black"/>'), "elements"),
    _word(
        6,
        "shape over text",
        in_body(
            "<w:p><w:r><w:t>{riddle}</w:t></w:r><w:r><w:drawing><wp:anchor "
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"/>'
            "</w:drawing></w:r></w:p>"
        ),
        "elements",
    ),
    _word(7, "hidden text", in_run("<w:vanish/>"), "elements"),
    _word(7, "hidden on the web", in_run("<w:webHidden/>"), "elements"),
    _word(7, "hidden mark", in_run("<w:specVanish/>"), "elements"),
    _word(8, "one point", in_run('<w:sz w:val="2"/>'), "elements"),
    _word(
        8,
        "frame off the page",
        in_body('<w:p><w:pPr><w:framePr w:x="-9000"/></w:pPr><w:r><w:t>{riddle}</w:t></w:r></w:p>'),
        "elements",
    ),
    _word(
        9,
        "tracked deletion",
        in_body("<w:p><w:del><w:r><w:delText>{riddle}</w:delText></w:r></w:del></w:p>"),
        "elements",
    ),
    _word(
        9,
        "tracked insertion",
        in_body('<w:p><w:ins w:author="x"><w:r><w:t>{riddle}</w:t></w:r></w:ins></w:p>'),
        "elements",
    ),
    _word(
        9,
        "tracked move",
        in_body("<w:p><w:moveFrom><w:r><w:t>{riddle}</w:t></w:r></w:moveFrom></w:p>"),
        "elements",
    ),
    _word(9, "tracked format", in_run('<w:rPrChange w:author="{riddle}"/>'), "elements"),
    _word(10, "comments", as_part("word/comments.xml", "<a>{riddle}</a>"), "parts"),
    _word(10, "people", as_part("word/people.xml", "<a>{riddle}</a>"), "parts"),
    _word(10, "a comment's place", in_body('<w:p><w:commentRangeStart w:id="1"/></w:p>'), "elements"),
    _word(10, "ink", as_part("word/ink/ink1.xml", "<a>{riddle}</a>"), "parts"),
    *(
        _word(
            11,
            f"property {name}",
            in_part("docProps/core.xml", "</cp:coreProperties>", f"<cp:{name}>{{riddle}}</cp:{name}>"),
            "equal-parts",
        )
        for name in ("keywords", "lastModifiedBy", "category")
    ),
    _word(
        11,
        "title",
        as_blocks(lambda secret: (), title="The word is Quetzalcoatlus or Ptérodactyle"),
        "words",
    ),
    *(
        _word(
            12,
            f"statistics {name}",
            in_part("docProps/app.xml", "</Properties>", f"<{name}>{{riddle}}</{name}>"),
            "equal-parts",
        )
        for name in ("Words", "Pages", "TotalTime", "Company", "Manager", "Template", "TitlesOfParts")
    ),
    _word(13, "custom properties", as_part("docProps/custom.xml", "<a>{riddle}</a>"), "parts"),
    _word(13, "label of the full document", as_part("docMetadata/LabelInfo.xml", "<a>{riddle}</a>"), "parts"),
    _word(14, "custom XML", as_part("customXml/item1.xml", "<a>{riddle}</a>"), "parts"),
    _word(
        14,
        "bound control",
        in_body('<w:sdt><w:sdtPr><w:dataBinding w:xpath="{riddle}"/></w:sdtPr><w:sdtContent/></w:sdt>'),
        "elements",
    ),
    _word(15, "embedded object", as_part("word/embeddings/oleObject1.bin", "{riddle}"), "parts"),
    _word(15, "workbook of a chart", as_part("word/charts/chart1.xml", "<a>{riddle}</a>"), "parts"),
    _word(16, "thumbnail", as_part("docProps/thumbnail.jpeg", "{riddle}"), "parts"),
    _word(17, "alternate text", as_blocks(lambda secret: (_picture(secret),)), "stretches"),
    _word(
        17,
        "title of a picture",
        in_part(_TEXT, ' name="Picture 1"', ' title="{riddle}"'),
        "elements",
    ),
    _word(
        18,
        "bookmark",
        in_body('<w:p><w:bookmarkStart w:id="99" w:name="{riddle}"/><w:bookmarkEnd w:id="99"/></w:p>'),
        "elements",
    ),
    _word(
        19,
        "target of a link",
        as_words(lambda secret: Run("here", link=f"https://example.org/{secret.phrase}")),
        "stretches",
    ),
    _word(
        19,
        "tool tip of a link",
        in_body(
            '<w:p><w:hyperlink w:anchor="_Toc000001" w:tooltip="{riddle}"><w:r><w:t>x</w:t></w:r>'
            "</w:hyperlink></w:p>"
        ),
        "elements",
    ),
    _word(
        19,
        "anchor",
        in_body('<w:p><w:hyperlink w:anchor="{riddle}"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'),
        "elements",
    ),
    _word(
        19,
        "link without words",
        _tie("hyperlink", "https://example.org/riddle", ' TargetMode="External"'),
        "parts",
    ),
    _word(
        20,
        "contents list",
        in_part(
            _TEXT,
            "</w:sdtContent>",
            '<w:p><w:hyperlink w:anchor="_Toc000001" w:history="1"><w:r><w:t>{phrase}</w:t></w:r>'
            "</w:hyperlink></w:p>",
        ),
        "stretches",
    ),
    *(
        _word(21, f"field {code.split()[0]}", _field(code), "fields")
        for code in ('TC "{riddle}"', "STYLEREF 1", 'INCLUDETEXT "a"', "DOCPROPERTY Subject", 'IF 1=1 "a"')
    ),
    _word(22, "index entry", _field('XE "{riddle}"'), "fields"),
    _word(
        23,
        "header",
        in_part("word/header1.xml", "</w:hdr>", "<w:p><w:r><w:t>{phrase}</w:t></w:r></w:p>"),
        "stretches",
    ),
    _word(
        23,
        "even footer",
        in_part("word/footer3.xml", "</w:ftr>", "<w:p><w:r><w:t>{phrase}</w:t></w:r></w:p>"),
        "stretches",
    ),
    _word(
        24,
        "footnote",
        as_words(lambda secret: ("Here", FootnoteReference((Run(f"See {secret.phrase}."),)))),
        "stretches",
    ),
    _word(24, "endnotes", as_part("word/endnotes.xml", "<a>{riddle}</a>"), "parts"),
    _word(
        24,
        "text box",
        in_body(
            '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
            '/2006"><mc:Fallback>{riddle}</mc:Fallback></mc:AlternateContent></w:r></w:p>'
        ),
        "elements",
    ),
)
"""The leaks into the text of Word documents, up to the 24th."""
