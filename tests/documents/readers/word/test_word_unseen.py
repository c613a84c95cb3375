"""Words of Word files that are hard to see: hidden, white, tiny, on a ground of one colour (case 35)."""

from __future__ import annotations

import pytest

from tests.documents.readers.word.making import codes, everything, p, r, read, said, style


def test_hidden_words_are_counted_and_never_said() -> None:
    styles = style("Hide", "Hidden", "<w:rPr><w:vanish/></w:rPr>", "character")
    body = p(r("a"), r("canary one", "<w:vanish/>"), r("canary", '<w:rStyle w:val="Hide"/>'), r("b")) + p("c")
    page = read(body, styles=styles)
    assert said(page) == ["ab", "c"]
    assert "canary" not in everything(page)
    (warning,) = page.warnings
    assert (warning.line, warning.code, warning.text[:1]) == (1, "hidden-text", "2")


def test_words_hidden_only_on_the_web_are_shown() -> None:
    assert said(read(p(r("a", "<w:webHidden/>")))) == ["a"]


@pytest.mark.parametrize("look", ['<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'])
def test_white_and_tiny_words_are_kept_and_reported(look: str) -> None:
    page = read(p(r("a"), r("b", look)))
    assert said(page) == ["ab"]
    assert codes(page) == [(1, "hard-to-see-text")]


def test_white_words_on_a_ground_are_seen() -> None:
    white, shade = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="003366"/>'
    assert not read(p(r("a", white + shade))).warnings
    assert not read(p(r("a", white), properties=shade)).warnings


@pytest.mark.parametrize("ground", ['<w:highlight w:val="black"/>', '<w:shd w:val="clear" w:fill="0A0A0A"/>'])
def test_words_blackened_by_a_ground_of_their_colour_are_reported(ground: str) -> None:
    page = read(p(r("a "), r("blackened", '<w:color w:val="000000"/>' + ground)))
    assert said(page) == ["a blackened"]
    assert codes(page) == [(1, "hard-to-see-text")]
    assert codes(read(p(r("a", ground)))) == [(1, "hard-to-see-text")]  # not every program turns them white


@pytest.mark.parametrize(
    "look",
    [
        '<w:color w:val="1F1F1F"/><w:highlight w:val="black"/>',
        '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000" w:themeFill="text1"/>',
        '<w:shd w:val="solid" w:color="auto" w:fill="auto"/>',
        '<w:color w:val="FF0000"/><w:highlight w:val="red"/>',
    ],
    ids=["dark on black", "black of a theme", "solid", "red on red"],
)
def test_words_on_a_ground_that_swallows_them_are_reported(look: str) -> None:
    assert codes(read(p(r("blackened", look)))) == [(1, "hard-to-see-text")]


@pytest.mark.parametrize("ground", ['<w:highlight w:val="black"/>', '<w:shd w:val="clear" w:fill="000000"/>'])
def test_light_words_on_black_are_seen(ground: str) -> None:
    assert not read(p(r("a", '<w:color w:val="FFFFFF"/>' + ground))).warnings
    assert not read(p(r("a"), properties='<w:shd w:val="clear" w:fill="000000"/>')).warnings


def test_a_comment_is_reported_and_never_read() -> None:
    body = p(
        '<w:commentRangeStart w:id="0"/>',
        r("a"),
        '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    page = read(body)
    assert said(page) == ["a"]
    assert codes(page) == [(1, "comment")]


def test_what_is_of_no_known_kind_is_reported() -> None:
    page = read(p(r("a"), f"<x:thing>{r('canary')}</x:thing>") + f"<x:thing>{p('canary')}</x:thing>" + p("b"))
    assert said(page) == ["a", "b"]
    assert codes(page) == [(1, "not-understood"), (2, "not-understood")]


def test_of_alternate_content_one_branch_is_read() -> None:
    def either(requires: str) -> str:
        return (
            f'<mc:AlternateContent><mc:Choice Requires="{requires}">{r("new")}</mc:Choice>'
            f"<mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent>"
        )

    assert said(read(p(either("w14")) + p(either("x")))) == ["new", "old"]


def test_line_ends_in_words_are_blanks_and_signs_without_a_form_are_reported() -> None:
    page = read(p(r("one\ntwo\u2028three\x85four\x92s")))
    assert said(page) == ["one two three four\ufffds"]
    assert page.lines == said(page)
    assert codes(page) == [(1, "unknown-symbol")]
