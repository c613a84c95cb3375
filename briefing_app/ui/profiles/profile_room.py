"""A profile being worked on: its head, a tab for each section, its facts, and its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.facts import FactId, ProfileId, Statement
from briefing_app.domain.text import BlockId, SectionId
from briefing_app.ui import languages
from briefing_app.ui.command import Command
from briefing_app.ui.editor.autosave import flush_each
from briefing_app.ui.editor.restoring import Restoring
from briefing_app.ui.editor.vocabulary import vocabulary_of
from briefing_app.ui.failures import sentence
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import mark_of
from briefing_app.ui.profiles.closed_forms import ClosedForm
from briefing_app.ui.profiles.facts_page import FactsPage
from briefing_app.ui.profiles.pages_pane import PagesPane
from briefing_app.ui.profiles.paired_offer import PairedOffer
from briefing_app.ui.profiles.profile_acts import ProfileActs
from briefing_app.ui.profiles.profile_head import ProfileHead
from briefing_app.ui.profiles.profile_severing import ProfileSevering
from briefing_app.ui.profiles.room_tabs import RoomTabs
from briefing_app.ui.profiles.section_actions import SectionActions
from briefing_app.ui.profiles.section_page import SectionPage
from briefing_app.ui.profiles.section_words import heading_of, tab_words
from briefing_app.ui.profiles.things_shown import show_thing
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.room import Room
from briefing_app.ui.severing.chosen_words import chosen_in, named_in
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.profile import Section
    from briefing_app.services.profile_opening import OpenProfile


class ProfileRoom(Room):
    """Shows a profile and does what its officer wants with it."""

    topic = "profiles"

    def __init__(self, session: LibrarySession, prompts: Prompts, profile: ProfileId) -> None:
        super().__init__()
        self._session = session
        self._prompts = prompts
        self._profile = profile
        self._opened: OpenProfile | None = None
        self._in_sight: frozenset[Marking] = frozenset()  # of the profile as it was read, and before
        self._wanted_block: BlockId | None = None
        self._made = ""
        self._says_left = False  # whether the banner says "Not saved" of what was left in a form
        self.acts = ProfileActs(self, session, prompts)
        self.restoring = Restoring(session, prompts, self)
        self.paired = PairedOffer(session, self.leave, self)
        self.head = ProfileHead()
        self.facts = FactsPage()
        self.pages = PagesPane(session)
        self.sections: dict[SectionId, SectionPage] = {}
        self._build_tabs()
        self._build_actions()
        self._connect()
        self.severing = ProfileSevering(self, session, prompts)
        self.refresh()

    # ---- what the window asks

    @property
    def subject(self) -> Subject | None:
        if self._opened is None:
            return None
        return Subject("profile", self._profile, self._opened.profile.name(languages.of(self)))

    @property
    def chosen_words(self) -> str:
        if self.tabs.currentWidget() is self.facts:
            return named_in(self.facts.current)
        return chosen_in(self._section.editor if self._section is not None else None)

    @property
    def has_editions(self) -> bool:
        return True

    def show_edition(self, *, public: bool) -> None:
        self.tabs.setCurrentWidget(self.pages)
        (self.pages.public if public else self.pages.internal).click()

    @property
    def opened(self) -> OpenProfile | None:
        """The profile as it was read last, or None while it is being read."""
        return self._opened

    def panes(self) -> Sequence[QWidget]:
        return (self.head.properties, self.tabs.tabBar(), self._in_front())

    def leave(self, then: Callable[[], None]) -> None:
        """Save every section that was typed in, one after the other, then go on."""
        flush_each(self.sections.values(), then)

    def refresh(self) -> None:
        work = partial(_open, self._profile, languages.of(self))
        self._session.call(self, work, self._show, self._fail)

    def decided(self) -> None:
        self.refresh()
        for page in self.sections.values():
            page.show_decisions()

    def go_to(self, block: BlockId) -> None:
        if self._opened is None:
            self._wanted_block = block
        else:
            self._go_to_block(block)

    def take_up(self, form: object) -> None:
        if isinstance(form, ClosedForm):
            self.acts.take_up(form)

    # ---- building

    def _build_tabs(self) -> None:
        self.tabs = RoomTabs()
        self.tabs.tabBar().setAccessibleName(self.tr("Sections, facts and pages"))
        self.tabs.addTab(self.facts, self.tr("Facts"))
        self.tabs.addTab(self.pages, self.tr("Pages"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)

    def _build_actions(self) -> None:
        do = self.of_section = SectionActions(self)
        self.add_section, self.rename_section, self.delete_section = do.add, do.rename, do.delete
        self.move_left, self.move_right = do.move_left, do.move_right
        self.section_menu = do.button()
        self.tabs.set_corner(self.section_menu)

    def _connect(self) -> None:
        acts, facts, head = self.acts, self.facts, self.head
        acts.done.connect(self._did)
        self.pages.shown_changed.connect(self._tell)
        for one in (acts, self.restoring):
            one.undoable.connect(self.undoable)
            one.failed.connect(self.failed)
        acts.form_closed.connect(self.form_closed)
        acts.drafts.settled.connect(self._left_is_settled)
        for say in ("offered", "undoable", "failed"):
            getattr(self.paired, say).connect(getattr(self, say))
        self.paired.stored.connect(self.text_stored)
        self.restoring.told.connect(self.told)
        self.restoring.stored.connect(self.text_stored)
        facts.add_asked.connect(acts.add_fact)
        facts.edit_asked.connect(acts.edit_fact)
        facts.delete_asked.connect(acts.delete_fact)
        facts.confirm_asked.connect(acts.confirm_fact)
        facts.confirm_all_asked.connect(acts.confirm_all)
        facts.go_to_asked.connect(self._go_to_statement)
        head.properties_asked.connect(self._edit_properties)
        head.severances_asked.connect(partial(self.asked.emit, Command.SEVERANCES))
        head.reviewed_asked.connect(acts.mark_reviewed)
        head.confirm_all_asked.connect(acts.confirm_all)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.add_section.triggered.connect(self._add)
        self.rename_section.triggered.connect(self._rename)
        self.move_left.triggered.connect(partial(self._move, -1))
        self.move_right.triggered.connect(partial(self._move, 1))
        self.delete_section.triggered.connect(self._delete)
        self.of_section.next_tab.triggered.connect(partial(self._step, 1))
        self.of_section.previous_tab.triggered.connect(partial(self._step, -1))

    # ---- what is shown

    def _show(self, opened: OpenProfile) -> None:
        first = self._opened is None
        self._opened = opened
        self._in_sight |= frozenset(opened.markings)
        self._tell()  # before the words are seen
        profile, language = opened.profile, languages.of(self)
        today = self._session.program.actor.now().astimezone().date()
        self.setWindowTitle(profile.name(language))
        self.head.show_profile(opened, language, today)
        self._fill_tabs(opened, language)
        if self._made:
            self.facts.choose(FactId(self._made))
        self.facts.show_profile(opened)
        self._in_sight = frozenset(opened.markings)
        self._tell()
        if subject := self.subject:
            self.pages.show_subject(subject)
        if self._made in self.sections:
            self.tabs.setCurrentWidget(self.sections[SectionId(self._made)])
        elif first and self.tabs.count():
            self.tabs.setCurrentIndex(0)
        self._made = ""
        if self._wanted_block is not None:
            block, self._wanted_block = self._wanted_block, None
            self._go_to_block(block)
        self._allow()
        self.acts.show_profile(opened)
        if first and (told := self.acts.drafts.told()):
            self._say_saved(self.tr("Not saved"))
            self._says_left = True
            self.told.emit(told)

    def _fill_tabs(self, opened: OpenProfile, language: str) -> None:
        """A tab for each section in their order; those that are there already keep what is typed in them."""
        in_front = self.tabs.currentWidget()
        with QSignalBlocker(self.tabs):
            known = {one.id for one in opened.profile.sections}
            for section in [one for one in self.sections if one not in known]:
                page = self.sections.pop(section)
                self.tabs.removeTab(self.tabs.indexOf(page))
                page.deleteLater()
            for place, one in enumerate(opened.profile.sections):
                if one.id not in self.sections:
                    self.sections[one.id] = self._page_of(one, opened, language)
                page = self.sections[one.id]
                page.show_section(one)
                shown, tip = tab_words(heading_of(one, language), withheld=bool(one.severances))
                if self.tabs.indexOf(page) != place:
                    self.tabs.removeTab(self.tabs.indexOf(page))
                    self.tabs.insertTab(place, page, "")
                self.tabs.setTabText(place, shown.replace("&", "&&"))
                self.tabs.setTabToolTip(place, plain_tip(tip))
            if in_front is not None and self.tabs.indexOf(in_front) >= 0:
                self.tabs.setCurrentWidget(in_front)

    def _page_of(self, section: Section, opened: OpenProfile, language: str) -> SectionPage:
        catalogue = self._session.catalogue
        vocabulary = vocabulary_of(catalogue, language, opened.ceiling, opened.library)
        page = SectionPage(self._session, self._prompts, vocabulary, section, language)
        page.typed.connect(self._tell)
        page.revisions_asked.connect(self.restoring.begin)
        page.stored.connect(self.text_stored)
        page.said.connect(self._say_saved)
        page.told.connect(self.told)
        page.paired.connect(self.paired.offer)
        page.failed.connect(self.failed)
        return page

    @Slot()
    def _tell(self) -> None:
        """Let banner and status follow what is typed; a marking counts until what took it away is saved."""
        if self._opened is None:
            return
        catalogue = self._session.catalogue
        typed = (marking for page in self.sections.values() for marking in page.markings())
        pages = self.pages.markings if self.tabs.currentWidget() is self.pages else ()
        self.banner_changed.emit(mark_of({*self._in_sight, *typed, *pages}, catalogue))
        page = self._section
        words = self.tr("%n word(s)", "", page.words()) if page is not None else ""
        self.status_changed.emit(f"{words} · {page.language.upper()}" if page is not None else "")

    @Slot(str)
    def _say_saved(self, words: str) -> None:
        self._says_left = False
        self.saved_changed.emit(words)

    @Slot()
    def _left_is_settled(self) -> None:
        """Take back what the banner says of a form, unless a text has said something since."""
        if self._says_left:
            self._say_saved("")

    def _in_front(self) -> QWidget:
        page = self.tabs.currentWidget()
        if isinstance(page, SectionPage | PagesPane):
            return page.main_widget
        return self.facts.table if self.facts.current is not None else self.facts.sorts

    @property
    def section(self) -> Section | None:
        """The section whose text is in front, or None."""
        return self._section.section if self._section is not None else None

    @property
    def _section(self) -> SectionPage | None:
        page = self.tabs.currentWidget()
        return page if isinstance(page, SectionPage) else None

    # ---- what happens

    @Slot(str)
    def _did(self, made: str) -> None:
        self._made = made
        self.refresh()
        self.library_changed.emit()

    @Slot()
    def text_stored(self) -> None:
        """Show anew what is stored by now, here and in the lists."""
        self.refresh()
        self.library_changed.emit()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence(error))

    @Slot()
    def _tab_changed(self) -> None:
        if self.tabs.currentWidget() is self.pages:
            self.leave(self.pages.load)
        self._allow()
        self._tell()

    def _allow(self) -> None:
        self.of_section.allow(self.section, self.tabs.currentIndex(), len(self.sections))

    @Slot()
    def _edit_properties(self) -> None:
        self.acts.edit_properties()

    @Slot()
    def _add(self) -> None:
        self.acts.add_section()

    @Slot()
    def _rename(self) -> None:
        if self._section is not None:
            self.acts.rename_section(self._section.section)

    def _move(self, step: int, *_checked: bool) -> None:
        if self._section is not None:
            self.acts.move_section(self._section.section.id, step)

    @Slot()
    def _delete(self) -> None:
        """Delete the section in front, once what is typed in it is saved: taking it back brings that too."""
        page = self._section
        if page is not None:
            page.flush(lambda: self.acts.delete_section(page.as_saved, languages.of(self)))

    def _step(self, step: int, *_checked: bool) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self._in_front().setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- going to words

    @Slot(object)
    def _go_to_statement(self, statement: Statement) -> None:
        self._go_to_block(statement.block, statement.words)

    def _go_to_block(self, block: BlockId, words: str = "") -> None:
        place = self._opened.places.get(block) if self._opened else None
        if place is None:
            show_thing(self, block)
            return
        section, language, _ = place
        page = self.sections[section]
        self.tabs.setCurrentWidget(page)
        page.speak(language)
        page.go_to(block, words)
        page.main_widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _open(profile: ProfileId, language: str, desk: Desk) -> OpenProfile:
    return desk.profile_opening.open(profile, language)
