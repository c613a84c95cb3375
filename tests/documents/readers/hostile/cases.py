"""All hostile files, by name."""

from __future__ import annotations

from functools import cache
from itertools import chain

from briefing_app.domain.imported import READ_ENDINGS
from tests.documents.readers.hostile.archives import bombs, lies, names, other_packages
from tests.documents.readers.hostile.case import Hostile
from tests.documents.readers.hostile.contents import asking, circles, hiding
from tests.documents.readers.hostile.kinds import other_kinds
from tests.documents.readers.hostile.markup import own_words, shapes
from tests.documents.readers.hostile.pages import pages
from tests.documents.readers.hostile.texts import texts

_GROUPS = (
    bombs,
    lies,
    names,
    other_packages,
    own_words,
    shapes,
    asking,
    hiding,
    circles,
    other_kinds,
    pages,
    texts,
)


@cache
def hostile_files() -> tuple[Hostile, ...]:
    """Every case of a kind of file that is read."""
    found = tuple(one for one in chain.from_iterable(group() for group in _GROUPS) if _is_read(one))
    assert len({one.name for one in found}) == len(found)
    return found


def _is_read(case: Hostile) -> bool:
    ending = case.file[case.file.rindex(".") :]
    return ending not in (".docx", ".html", ".htm", ".xhtml") or ending in READ_ENDINGS
