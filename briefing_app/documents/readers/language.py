"""Which language a text is in, by how often its smallest words occur."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from briefing_app.documents.readers.lexicon import Lexicons

_SAMPLE = 60_000


def language_of(lines: Iterable[str], lexicons: Lexicons) -> str:
    """The language whose small words are met most; the first lexicon's where none or as many are met."""
    sample: list[str] = []
    size = 0
    for line in lines:
        sample.append(line[: _SAMPLE - size])
        size += len(sample[-1])
        if size >= _SAMPLE:
            break
    times = Counter(re.findall(r"[^\W\d_]{1,8}", " ".join(sample).casefold()))
    scores = {lexicon.language: sum(times[word] for word in lexicon.stop_words) for lexicon in lexicons.each}
    return max(scores, key=lambda language: scores[language])
