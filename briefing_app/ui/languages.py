"""The languages of the window: which one the system asks for, and Qt's catalogues for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QWidget

from briefing_app import paths
from briefing_app.services.languages import codes

CATALOGUE = "briefing-desk"


def of_system() -> str:
    """The first of the system's languages that the window speaks, else the first of ours."""
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in codes()), codes()[0])


def chosen(language: str) -> str:
    """The language of a setting: itself, or the system's for "system"."""
    return language if language in codes() else of_system()


def of(widget: QWidget) -> str:
    """The language a widget speaks; the first where its locale is of one there are no words in."""
    return _of(widget.locale())


def spoken() -> str:
    """The language of what is made from now on: that of the last :func:`speak`."""
    return _of(QLocale())


def _of(locale: QLocale) -> str:
    name = locale.name().partition("_")[0]
    return name if name in codes() else codes()[0]


def speak(language: str) -> tuple[QTranslator, ...]:
    """Show what is made from now on in a language; days and numbers follow its Canadian ways.

    English has a catalogue too: it holds the plurals. Returns the catalogues that were found; those of the
    language spoken before are taken away.
    """
    QLocale.setDefault(QLocale(f"{language}_CA"))
    application = QCoreApplication.instance()
    for before in application.findChildren(QTranslator) if application is not None else ():
        QCoreApplication.removeTranslator(before)
        before.setParent(None)
    own = str(paths.resources_folder() / "i18n")
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = []
    for name, folder in ((f"qtbase_{language}", of_qt), (f"{CATALOGUE}_{language}", own)):
        translator = QTranslator(application)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            found.append(translator)
    return tuple(found)
