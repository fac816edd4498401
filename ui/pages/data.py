"""Your data: what is stored, backing it up, moving it, and deleting it for good."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.records import SessionId
from ui.about import breakable
from ui.data_dialogs import DataDialogs
from ui.pages.data_confirm import ConfirmCard
from ui.pages.data_lock import LockAsk, LockCard, LockForm
from ui.pages.data_recordings import RecordingsCard
from ui.pages.data_stored import StoredCard
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.data import Ask, DataModel, Question, Work
from ui.viewmodels.data_words import DataWords
from ui.widgets.controls import Card, IconButton, Segmented, Tick, column, label, row, scrolled
from ui.widgets.notices import Notice
from ui.widgets.one_of import OneOf
from ui.words import Words

MONTHS = (None, 3, 6, 12, 24)
_TWO_COLUMNS_PX = 940
Named = Callable[[str], str]


class DataPage(QWidget):
    """Signals: `back_requested()`."""

    back_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        model: DataModel,
        preferences: Preferences,
        dialogs: DataDialogs,
        folder: Path,
        named: Named,
    ) -> None:
        """`folder`: where the data lies; `named` says when and what a recording was."""
        super().__init__()
        self._theme = theme
        self._model = model
        self._preferences = preferences
        self._dialogs = dialogs
        self._folder = folder
        self._named = named
        self._words = DataWords(self)
        self.setProperty("kind", "page")
        self.back = IconButton("left")
        self.heading = label("h1")
        self.notice = Notice()
        self.stored = StoredCard()
        self.backup = Card("export")
        self.backup_note = label()
        self.with_films = Tick()
        self.make_backup = IconButton("export", "primary")
        self.restore = IconButton("repeat")
        self.keeping = Card("film")
        self.keeping_note = label()
        self.months = Segmented(MONTHS)
        self.recordings = RecordingsCard(model)
        self.lock = LockCard(folder)
        self.lock_form = LockForm(folder, preferences.lang, dialogs.recovery)
        self.everything = Card("trash")
        self.everything_note = label()
        self.erase = IconButton("trash")
        self.confirm = ConfirmCard()
        self.with_films.setChecked(True)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._fill_cards()
        left, right = column(18), column(18)
        for card in (self.stored, self.backup, self.everything):
            left.addWidget(card)
        for card in (self.recordings, self.keeping, self.lock):
            right.addWidget(card)
        left.addStretch(1)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        overview = QWidget()
        overview.setLayout(self._columns)
        self._parts = OneOf(overview, self.confirm, self.lock_form)
        head = row(16)
        head.addWidget(self.back)
        head.addWidget(self.heading, 1)
        content = QWidget()
        box = column(16, (32, 24, 32, 26))
        box.addLayout(head)
        box.addWidget(self.notice)
        box.addWidget(self._parts, 1)
        content.setLayout(box)
        self._area = scrolled(content)
        outer = column()
        outer.addWidget(self._area)
        self.setLayout(outer)
        self.notice.hide()

    def _fill_cards(self) -> None:
        self._backup_buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._backup_buttons.setSpacing(12)
        self._backup_buttons.addWidget(self.make_backup)
        self._backup_buttons.addWidget(self.restore)
        self._backup_buttons.addStretch(1)
        for widget in (self.backup_note, self.with_films):
            self.backup.body.addWidget(widget)
        self.backup.body.addLayout(self._backup_buttons)
        self.keeping.body.addWidget(self.keeping_note)
        self.keeping.body.addWidget(self.months)
        self.everything.body.addWidget(self.everything_note)
        alone = row()
        alone.addWidget(self.erase)
        alone.addStretch(1)
        self.everything.body.addLayout(alone)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.refresh)
        model.progressed.connect(self.notice.show_progress)
        model.adding.connect(self._on_adding)
        model.months_chosen.connect(self._preferences.use_keep_films)
        self._preferences.changed.connect(self._show_months)
        self.back.clicked.connect(self._on_back)
        self.notice.action_requested.connect(self._on_notice)
        self.stored.open_folder.clicked.connect(self._on_folder)
        self.stored.elsewhere.clicked.connect(self._on_move)
        self.make_backup.clicked.connect(self._on_backup)
        self.restore.clicked.connect(self._on_restore)
        self.months.chosen.connect(self._on_months)
        self.recordings.film_requested.connect(self._on_film)
        self.recordings.session_requested.connect(self._on_session)
        self.erase.clicked.connect(self._on_everything)
        self.confirm.answered.connect(self._on_answered)
        self.confirm.backup_requested.connect(self._on_backup)
        self.lock.asked.connect(self._on_lock)
        self.lock_form.left.connect(self._on_lock_left)
        self.lock_form.done.connect(self._on_lock_done)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.recordings.set_theme(theme)
        self.confirm.set_theme(theme)
        self._arrange()
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.back.set_words(self.tr("Settings"), self.tr("Back to the settings"))
        self.heading.setText(self.tr("Your data"))
        self.stored.heading.setText(self.tr("What is stored"))
        self.stored.path.setText(breakable(self._folder))
        self.stored.open_folder.set_words(self.tr("Open folder"))
        self.stored.elsewhere.set_words(
            self.tr("Move…"), self.tr("Move the data to another folder")
        )
        self.backup.heading.setText(self.tr("Backup"))
        self.backup_note.setText(
            self.tr(
                "One file with everything, to keep on a stick or another disk. It is encrypted "
                "only where the data is locked. Taking one in adds what is missing and replaces "
                "nothing."
            )
        )
        self.with_films.setText(self.tr("With films and pictures"))
        self.with_films.setAccessibleName(self.tr("Back up with films and pictures"))
        self.make_backup.set_words(self.tr("Back up…"))
        self.restore.set_words(self.tr("Restore…"), self.tr("Restore from a backup"))
        self.lock.retranslate()
        self.lock_form.retranslate()
        self._name_deleting()
        self.refresh()

    def _name_deleting(self) -> None:
        self.keeping.heading.setText(self.tr("How long films are kept"))
        self.keeping_note.setText(
            self.tr("Older films and their pictures are deleted; the numbers stay.")
        )
        self.months.set_words(
            self.keeping.heading.text(), [self._words.months(each) for each in MONTHS]
        )
        self.everything.heading.setText(self.tr("Delete everything"))
        self.everything_note.setText(
            self.tr("All recordings, numbers, the diary and the settings, for good.")
        )
        self.erase.set_words(self.tr("Delete everything…"))
        self._show_months()

    def refresh(self) -> None:
        """Show things as they are."""
        model, lang = self._model, self._preferences.lang()
        stored, is_free = model.stored, model.work is None
        self.stored.show_kinds([] if stored is None else list(self._words.kinds(stored, lang)))
        whole = "" if stored is None else self._words.size(stored.whole, lang)
        adding = self.tr("Adding up…")
        self.stored.whole.setText(self.tr("{size} in all").format(size=whole) if whole else adding)
        self.recordings.refresh(lang, self._named)
        for widget in (
            self.stored.elsewhere,
            self.make_backup,
            self.restore,
            self.months,
            self.erase,
        ):
            widget.setEnabled(is_free)
        self.confirm.backup.setEnabled(is_free)
        self.lock.set_enabled(is_free)
        self._show_question()
        self._show_notice()

    def _show_question(self) -> None:
        model, question = self._model, self._model.question
        was_asking = self._parts.currentWidget() is self.confirm
        if question is None:
            if not self._is_locking:
                self._parts.setCurrentIndex(0)
            if was_asking:
                self.focus_first()
        elif not was_asking:
            when = self._named(question.ids[0]) if len(question.ids) == 1 else ""
            asked = self._words.asked(question, model.stored, when, self._preferences.lang())
            self._parts.setCurrentWidget(self.confirm)
            self._area.verticalScrollBar().setValue(0)
            self.confirm.show_question(asked)

    def _show_notice(self) -> None:
        model = self._model
        self.notice.set_caution(False)
        if model.work is not None:
            can_stop = model.work is not Work.DELETING
            self.notice.say(
                self._words.working(model.work), action=self.tr("Stop") if can_stop else ""
            )
            self.notice.show_progress(0, 0)
        elif (error := model.problem or model.error) is not None:
            self.notice.set_caution(True)
            said = Words(self).explain(error, self._preferences.lang())
            self.notice.say(said, error=error)
        elif model.news is not None:
            title, text = self._words.news(model.news)
            is_saved = model.news.work is Work.BACKING_UP
            self.notice.say(text, title, self.tr("Open folder") if is_saved else "")
        else:
            self.notice.hide()

    def _show_months(self) -> None:
        kept = self._preferences.settings.keep_films_months
        self.months.set_value(kept if kept in MONTHS else None)

    def _arrange(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_PX and not self._theme.is_large
        wide, narrow = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(wide if is_wide else narrow)
        for buttons in (self._backup_buttons, self.stored.buttons):
            buttons.setDirection(narrow if self._theme.is_large else wide)

    @property
    def _is_locking(self) -> bool:
        return self._parts.currentWidget() is self.lock_form

    def focus_first(self) -> None:
        (self.back if self._model.question is None else self.confirm.no).setFocus()

    def shut_down(self) -> None:
        self._model.close()
        self.lock_form.shut_down()

    def step_back(self) -> bool:
        """Leave a question unanswered, or go to the settings."""
        if self._is_locking:
            self._on_lock_left()
        elif self._model.question is not None:
            self._model.keep()
        else:
            self.back_requested.emit()
        return True

    def _on_adding(self, done: int, of: int) -> None:
        """Say how far the first adding up is; later ones leave the sizes of before."""
        if self._model.stored is None and of:
            share = self.tr("Adding up… {share} %").format(share=100 * done // of)
            self.stored.whole.setText(share)

    # --- requests ----------------------------------------------------------------------------

    def _on_back(self) -> None:
        self.step_back()

    def _on_notice(self) -> None:
        model = self._model
        if model.work is not None:
            model.stop()
        elif model.news is not None and model.news.question is not None:
            path = model.news.question.path
            if path is not None:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _on_move(self) -> None:
        folder = self._dialogs.folder(self)
        if folder is not None:
            self._model.ask_move(folder)

    def _on_backup(self) -> None:
        out = self._dialogs.backup(self)
        if out is not None:
            self._model.back_up(out, with_films=self.with_films.isChecked())

    def _on_restore(self) -> None:
        path = self._dialogs.restore(self)
        if path is not None:
            self._model.look_at(path)

    def _on_months(self, months: object) -> None:
        self._show_months()  # it only holds once it is confirmed
        self._model.ask_retention(months if isinstance(months, int) else None)

    def _on_film(self, session_id: str) -> None:
        self._model.ask(Question(Ask.FILM, (SessionId(session_id),)))

    def _on_session(self, session_id: str) -> None:
        self._model.ask(Question(Ask.SESSION, (SessionId(session_id),)))

    def _on_everything(self) -> None:
        self._model.ask(Question(Ask.EVERYTHING))

    def _on_lock(self, ask: object) -> None:
        if isinstance(ask, LockAsk) and self._model.work is None:
            self.notice.hide()
            self._parts.setCurrentWidget(self.lock_form)
            self._area.verticalScrollBar().setValue(0)
            self.lock_form.show_ask(ask)

    def _on_lock_left(self) -> None:
        self._parts.setCurrentIndex(0)
        self.lock.retranslate()
        self.focus_first()

    def _on_lock_done(self, said: str) -> None:
        self._on_lock_left()
        self.notice.set_caution(False)
        self.notice.say(said)

    def _on_answered(self, is_yes: bool) -> None:
        question = self._model.question
        if is_yes:
            manifest = None if question is None else question.manifest
            is_sealed = manifest is not None and manifest.is_locked
            self._model.confirm(self._dialogs.passphrase(self) if is_sealed else None)
        else:
            self._model.keep()
