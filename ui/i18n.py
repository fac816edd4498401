"""The language of the window, changed while it stands."""

import logging

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.texts import ASSETS, Lang
from ui.words import locale_of

FOLDER = ASSETS / "i18n"
_FILES = {Lang.ZH: "mirrormend_zh_CN", Lang.EN: "mirrormend_en"}
_QT_FILES = {Lang.ZH: "qtbase_zh_CN", Lang.EN: ""}

_log = logging.getLogger(__name__)


class Language:
    """Install and remove the translators; Qt then tells every widget (LanguageChange).

    GUI thread only. English stands in the sources, so that the window works without any file;
    its own file holds plural forms.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.lang: Lang | None = None
        self.is_missing = False

    def use(self, lang: Lang) -> None:
        """Speak this language; `is_missing` tells whether its translation could not be read."""
        if lang is self.lang:
            return
        self.lang = lang
        QLocale.setDefault(locale_of(lang))
        self.close()
        own = QTranslator()
        is_loaded = own.load(_FILES[lang], str(FOLDER))
        self.is_missing = not is_loaded and lang is not Lang.EN
        if self.is_missing:
            _log.warning("no translation file %s.qm", _FILES[lang])
        wanted = [(own, is_loaded)]
        if _QT_FILES[lang]:
            theirs = QTranslator()
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            wanted.insert(0, (theirs, theirs.load(_QT_FILES[lang], folder)))
        for translator, is_there in wanted:
            if is_there:
                self._app.installTranslator(translator)
                self._installed.append(translator)

    def close(self) -> None:
        """Take the translators away again."""
        for old in self._installed:
            self._app.removeTranslator(old)
        self._installed = []
