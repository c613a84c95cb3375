"""How text goes to the clipboard and comes from it, and what the officer is told of it.

Other programs get the released words, unless the officer asks for the withheld ones in this one copy; the
type of our own carries everything. Pictures and files are refused with a sentence: a text holds words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, QMimeData, QObject

from briefing_app.domain.excerpt import Labels
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.pasted import LeftOut, Pasted, plainly
from briefing_app.domain.severance import SeveranceTag
from briefing_app.domain.text import Holds, SeveranceId, Text, holds
from briefing_app.services.clipboard import (
    EVERY_SEVERANCE,
    OWN_TYPE,
    copied,
    paste_html,
    paste_own,
    paste_plain,
)
from briefing_app.ui.editor.guarded_copy import keep_here
from briefing_app.ui.editor.vocabulary import Vocabulary

translate = QCoreApplication.translate

Exemptions = Mapping[SeveranceId, frozenset[ExemptionId]]
"""What each severance of a copied text is for."""


class Handed(NamedTuple):
    """What the clipboard is to hold, and what the officer is told of it; "" for nothing."""

    data: QMimeData
    sentence: str = ""


class Taken(NamedTuple):
    """A text from the clipboard, what its severances are for, and what the officer is told of it.

    ``same_library`` says that its severances are records of this library, which those made for them follow.
    """

    blocks: Text = ()
    exemptions: Exemptions = MappingProxyType({})
    sentence: str = ""
    same_library: bool = False


class Exchange(Protocol):
    """Puts texts on the clipboard and takes them from it."""

    def put(
        self, blocks: Text, tags: Mapping[SeveranceId, SeveranceTag], held: Holds, *, withheld: bool
    ) -> Handed:
        """What the clipboard is to hold of a text.

        *held* withholds the section it is of whole; *withheld* gives other programs the withheld words too.
        """

    def accepts(self, data: QMimeData) -> bool:
        """Whether clipboard data may hold a text; asked at every move of a drag, so nothing is read."""

    def take(self, data: QMimeData, new_id: Callable[[], str], *, plain: bool) -> Taken:
        """The text that clipboard data hold, its words alone where *plain*."""


class TextExchange:
    """The exchange of an editor; what is copied remembers its origin within the library of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def put(
        self, blocks: Text, tags: Mapping[SeveranceId, SeveranceTag], held: Holds, *, withheld: bool
    ) -> Handed:
        """HTML and plain words for other programs, everything for our own editors."""
        words = self._vocabulary
        labels = Labels(tags, words.label, words.sign, words.wording, held, words.library)
        made = copied(blocks, labels, withheld=withheld)
        data = QMimeData()
        data.setData(OWN_TYPE, made.own)
        data.setHtml(made.html)
        data.setText(made.plain)
        severed = bool(held) or any(map(holds, blocks))
        if severed:
            keep_here(data)
        if severed and withheld:
            said = translate("Exchange", "This copy holds withheld words: other programs can read them.")
            return Handed(data, said)
        return Handed(data, _left_out_of_copy(made.left_out))

    def accepts(self, data: QMimeData) -> bool:
        """Whether there is a text of ours, a page or words; files are for the window."""
        return data.hasFormat(OWN_TYPE) or data.hasHtml() or (data.hasText() and not _has_files(data))

    def take(self, data: QMimeData, new_id: Callable[[], str], *, plain: bool) -> Taken:
        """A text of ours, else a page, else words; what is severed or marked stays so, as words alone too."""
        if data.hasFormat(OWN_TYPE):
            own = bytes(data.data(OWN_TYPE).data())
            found = paste_own(own, new_id, EVERY_SEVERANCE, self._vocabulary.library)
            if found is not None:
                blocks = plainly(found.blocks) if plain else found.blocks
                return Taken(blocks, found.exemptions, same_library=found.same_library)
        read = self._read(data, new_id, plain=plain)
        if read.blocks:
            said = (_withheld_again(read), _states_alone(read.alone), _left_out_of_paste(read.left_out))
            return Taken(read.blocks, read.exemptions, " ".join(filter(None, said)))
        return Taken(sentence=_refusal(data))

    def _read(self, data: QMimeData, new_id: Callable[[], str], *, plain: bool) -> Pasted:
        """A page, else words; as words alone too where the page shows what is withheld, which they do not."""
        cited, stated = self._vocabulary.cited, self._vocabulary.stated
        page = paste_html(data.html(), new_id, cited, stated) if data.hasHtml() else Pasted(())
        if plain and page.withheld:
            return replace(page, blocks=plainly(page.blocks))
        if page.blocks and not plain:
            return page
        if data.hasText() and not _has_files(data):
            return paste_plain(data.text(), new_id, cited, stated)
        return Pasted(())


def _has_files(data: QMimeData) -> bool:
    return data.hasUrls() and any(url.isLocalFile() for url in data.urls())


def _refusal(data: QMimeData) -> str:
    """Why nothing was pasted."""
    if _has_files(data):
        return translate("Exchange", "Files cannot be put into a text: import them, or copy their words.")
    if data.hasImage() or data.hasHtml():
        return translate("Exchange", "A picture cannot be put into a text this way: only words are pasted.")
    return translate("Exchange", "The clipboard holds no words to paste.")


def _withheld_again(read: Pasted) -> str:
    """That a part of an internal edition is pasted, what it withholds staying so."""
    if not read.withheld:
        return ""
    stays = translate(
        "Exchange", "Passages of an internal edition still withheld here, as proposed: {number}."
    )
    said = stays.format(number=read.withheld)
    if not read.unclear:
        return said
    more = translate(
        "Exchange",
        "Where it could not be seen where one begins or ends, all of its paragraph up to there is withheld.",
    )
    return f"{said} {more}"


def _states_alone(number: int) -> str:
    """That words such as "[proposed]" were pasted as words, which may be flags of an internal edition."""
    if not number:
        return ""
    return translate(
        "Exchange",
        "A word such as “[proposed]” stands alone between brackets, as internal editions once flagged "
        "withheld words: if it is a flag, sever what stands before it.",
    )


class LeftOutWords(QObject):
    """Says how much was left out; plural forms are made of what an object says by tr() alone."""

    def passages(self, number: int) -> str:
        """How many severed passages a copy is without."""
        return self.tr("%n withheld passage(s) were left out of the copy.", "", number)

    def pictures(self, number: int) -> str:
        """How many pictures of a page were not pasted, to stand in a sentence."""
        return self.tr("%n picture(s)", "", number)


def _left_out_of_copy(passages: int) -> str:
    return LeftOutWords().passages(passages) if passages else ""


def _left_out_of_paste(counted: Mapping[LeftOut, int]) -> str:
    """What of the page was not pasted, in one sentence or two."""
    names = {
        LeftOut.PICTURES: LeftOutWords().pictures(counted.get(LeftOut.PICTURES, 0)),
        LeftOut.HIDDEN: translate("Exchange", "hidden words"),
        LeftOut.DELETED: translate("Exchange", "words marked as deleted"),
        LeftOut.COMMENTS: translate("Exchange", "comments"),
    }
    said = [name for what, name in names.items() if counted.get(what)]
    sentences = []
    if said:
        left_out = translate("Exchange", "Left out of the paste: {things}.")
        sentences.append(left_out.format(things=", ".join(said)))
    if counted.get(LeftOut.REST):
        sentences.append(
            translate("Exchange", "This is too much to paste at once: the end is missing. Copy it in parts.")
        )
    return " ".join(sentences)
