"""Two files that are not the same are told apart by part and paragraph, or by line; never by their words."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefing_app.documents.differing_parts import differing_parts


def package(comment: bytes = b"", **parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.comment = comment
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


ONE = package(body="<w:p>a</w:p><w:p>b</w:p>", styles="<s/>")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (ONE, ()),
        (package(body="<w:p>a</w:p><w:p>c</w:p>", styles="<s/>"), ("body, paragraph 2",)),
        (package(body="<w:p>a</w:p>", styles="<t/>"), ("body, paragraph 2", "styles")),
        (package(body="<w:p>a</w:p><w:p>b</w:p>"), ("the file as a whole",)),
        (package(b"c", body="<w:p>a</w:p><w:p>b</w:p>", styles="<s/>"), ("the file as a whole",)),
    ],
)
def test_a_word_file_differs_in_parts_and_paragraphs(other: bytes, told: tuple[str, ...]) -> None:
    assert differing_parts("docx", ONE, other) == told


@pytest.mark.parametrize("format_", ["html", "md", "txt"])
def test_a_text_differs_from_a_line_on(format_: str) -> None:
    assert differing_parts(format_, b"a\nb\nc", b"a\nb\nd\n") == ("line 3",)
    assert differing_parts(format_, b"a\nb", b"a\nb\nc") == ("line 3",)
    assert differing_parts(format_, b"a\nb", b"a\nb") == ()
