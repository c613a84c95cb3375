"""The countries of ISO 3166-1: the one list by which codes of three letters are offered and refused."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMER = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})
"""Codes of countries that are called otherwise today, and whose present code is another one."""

_NO_COUNTRY = frozenset({"ASC", "CPT", "DGA", "QUU", "TAA", "XAA", "XBB", "XKK", "ZZZ"})
"""Codes that the library has for parts of countries, for unions, for tests and for what is unknown."""


@cache
def countries() -> Mapping[str, str]:
    """The code of two letters of every country, by its code of three."""
    from babel import Locale  # its data are loaded when somebody asks, not when the program starts
    from babel.core import get_global

    named = Locale("en").territories
    return MappingProxyType(
        {
            code: meant[0]
            for code, meant in get_global("territory_aliases").items()
            if len(code) == 3
            and code.isalpha()
            and code not in _FORMER | _NO_COUNTRY
            and len(meant) == 1
            and meant[0] in named
        }
    )
