"""Which addresses may be links, and in what form."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.links import safe_address


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("  http://example.org ", "http://example.org"),
        ("https://example.org/un été", "https://example.org/un%20%C3%A9t%C3%A9"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("mailto:a.b@example.org?subject=x", "mailto:a.b@example.org?subject=x"),
    ],
)
def test_the_web_and_mail_are_links(address, printed):
    assert safe_address(address) == printed


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "\\\\server\\share",
        "//server/share",
        "C:\\x",
        "ftp://example.org",
        "https://",
        "https:///path",
        "http://[::1",
        "http://a b/",
        "mailto:",
        "mailto:nobody",
        "mailto:a@b",
        "#here",
        "https://example.org/" + "a" * 3000,
        "http://\ud800/",
        "http://\x80",
    ],
)
def test_everything_else_is_plain_words(address):
    assert safe_address(address) is None


@given(
    st.one_of(
        st.text(max_size=30),
        st.text(max_size=30).map("https://example.org/".__add__),
        st.text(max_size=20).map("http://".__add__),
    )
)
@settings(max_examples=300)
def test_whatever_is_a_link_is_a_harmless_address(address):
    printed = safe_address(address)
    if printed is not None:
        assert printed.isascii()
        assert not set(printed) & set(' "<>\\^`{|}\n\t')
        assert urlsplit(printed).scheme in ("http", "https", "mailto")
