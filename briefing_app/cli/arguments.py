"""How the words of an option are understood; what cannot be meant is wrong usage."""

from __future__ import annotations

import argparse
import os
import re
from datetime import date
from pathlib import Path

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def words(text: str) -> str:
    """Words as typed; UTF-8 is understood also where the locale knows no such letters.

    Raises:
        argparse.ArgumentTypeError: the bytes typed are no text.
    """
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        raise argparse.ArgumentTypeError("these bytes are not UTF-8 text") from None


def file(text: str) -> Path:
    """The file of this name; a name may hold any bytes, but not none.

    Raises:
        argparse.ArgumentTypeError: nothing is named.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("a file name is needed")
    return Path(text)


def day(text: str) -> date:
    """A calendar day written year, month, day.

    Raises:
        argparse.ArgumentTypeError: it is written otherwise, or there is no such day.
    """
    if not _DAY.fullmatch(text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a date: write it as 2019-12-17")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"there is no day “{text}”") from None


def count(text: str) -> int:
    """A whole number from 1.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 up")
    return int(text)
