"""Taking in a film from a phone: a page of its own, which can be left at any point."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QScrollArea, QStackedWidget, QWidget

from app.texts import Lang
from exercises.library import Library
from ui.pages.film_confirm import FilmConfirm
from ui.pages.film_names import FilmNames
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.film import FilmModel, Stage
from ui.viewmodels.film_words import FilmWords
from ui.viewmodels.moment import MomentModel
from ui.viewmodels.preview import Preview
from ui.viewmodels.result_parts import ReadMoment
from ui.widgets.controls import IconButton, column, label, row, scrolled
from ui.widgets.notices import EmptyState, Notice
from ui.widgets.scrubber import Scrubber
from ui.words import Words

_CONFIRM_BESIDE_PX, _NAMES_BESIDE_PX = 940, 1120
_LONG_NAME = 32


class FilmPage(QWidget):
    """What runs can be stopped, and what was said is kept.

    Signals: `finished(session_id)`; `left()`; `another_requested()` take another film instead.
    """

    finished = Signal(str)
    left = Signal()
    another_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        model: FilmModel,
        library: Library,
        preferences: Preferences,
        read_moment: ReadMoment,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # its keys work; no stop for Tab
        self._theme = theme
        self.view_model = model
        self._preferences = preferences
        self._words = FilmWords(self)
        self._common = Words(self)
        view = preferences.settings.view
        self._moment = MomentModel(read_moment, self)
        self._preview = Preview.OUTLINE if view is None else Preview(view)
        self._shows_picture = self._preview is Preview.MIRROR
        self.title = label("h2")
        self.subtitle = label(tone="text2")
        self.pictures = IconButton("eye")
        self.back = IconButton("left")
        self.remove = IconButton("trash")
        self.sure = Notice(is_closable=True)
        self.finish = IconButton("check", "primary")
        self.named = label("caption")
        self.waiting = label("h3")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = IconButton("x")
        self.state = EmptyState("film")
        self.confirm = FilmConfirm(
            theme, model, shows_picture=view is None or self._preview is Preview.MIRROR
        )
        scrubber = Scrubber(theme, self._moment, model.affected, preferences.lang())
        self.names = FilmNames(theme, model, library, scrubber)
        self._shown: Stage | None = None
        self._lay_out()
        self._connect()
        self._show_view()
        self.set_theme(theme)

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        words = column(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head = row(12, (28, 20, 28, 0))
        head.addLayout(words, 1)
        head.addWidget(self.pictures, 0, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._parts = {
            name: self._part(widget)
            for name, widget in (
                ("wait", self._waiting()),
                ("confirm", self.confirm),
                ("names", self.names),
                ("state", self.state),
            )
        }
        for part in self._parts.values():
            self._stack.addWidget(part)
        asked = column(0, (28, 0, 28, 0))
        asked.addWidget(self.sure)
        self.sure.hide()
        foot = row(12, (28, 4, 28, 16))
        foot.addWidget(self.back)
        foot.addWidget(self.remove)
        foot.addWidget(self.named, 1)
        self.named.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.confirm.take)
        foot.addWidget(self.finish)
        whole = column(10)
        whole.addLayout(head)
        whole.addLayout(asked)
        whole.addWidget(self._stack, 1)
        whole.addLayout(foot)
        self.setLayout(whole)

    def _waiting(self) -> QWidget:
        part = QWidget()
        box = column(14, (0, 60, 0, 40))
        for widget in (self.waiting, self.bar):
            box.addWidget(widget)
        box.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        part.setLayout(box)
        return part

    @staticmethod
    def _part(widget: QWidget) -> QScrollArea:
        content = QWidget()
        box = column(0, (28, 8, 28, 12))
        box.addWidget(widget)
        box.addStretch(1)
        content.setLayout(box)
        return scrolled(content)

    def _connect(self) -> None:
        model = self.view_model
        model.changed.connect(self.refresh)
        model.progressed.connect(self._on_progress)
        model.finished.connect(self.finished)
        model.left.connect(self.left)
        self.back.clicked.connect(self.left)
        self.stop.clicked.connect(model.stop_copying)
        self.confirm.take.clicked.connect(model.take_in)
        self.names.left.connect(self.left)
        self.names.opened.connect(lambda: self._parts["names"].verticalScrollBar().setValue(0))
        self.finish.clicked.connect(model.judge)
        self.pictures.clicked.connect(self._on_pictures)
        self.remove.clicked.connect(self._on_remove)
        self.sure.action_requested.connect(model.discard)
        self.state.action_requested.connect(self._on_state)

    # --- showing -----------------------------------------------------------------------------

    def begin(self) -> None:
        self.view_model.begin()

    def shut_down(self) -> None:
        """Stop what runs and wait for it; safe to repeat."""
        self.names.scrubber.close_row()
        self._moment.close()
        self.view_model.close()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.confirm.set_theme(theme)
        self.names.set_theme(theme)
        self._arrange()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.names.scrubber.set_words()
            self.refresh()
        super().changeEvent(event)

    def _arrange(self) -> None:
        is_large = self._theme.is_large
        self.confirm.set_narrow(is_large or self.width() < _CONFIRM_BESIDE_PX)
        self.names.set_narrow(is_large or self.width() < _NAMES_BESIDE_PX)

    def refresh(self) -> None:
        """Show where it is; the keyboard goes to the first thing of a new part."""
        model, stage = self.view_model, self.view_model.stage
        has_nothing = stage is Stage.NAMING and not (model.search and model.search.movements)
        self._set_words()
        self._say_state(is_failed=stage is Stage.FAILED)
        name = {Stage.CONFIRM: "confirm", Stage.NAMING: "names", Stage.FAILED: "state"}.get(
            stage, "wait"
        )
        self._stack.setCurrentWidget(self._parts["state" if has_nothing else name])
        is_naming = stage is Stage.NAMING and not has_nothing
        self.finish.setVisible(is_naming)
        self.confirm.take.setVisible(stage is Stage.CONFIRM)
        self.pictures.setVisible(is_naming)
        self.named.setText(self._named() if is_naming else "")
        self.remove.setVisible(model.is_waiting and stage in (Stage.NAMING, Stage.FAILED))
        self.back.setEnabled(stage is not Stage.JUDGING)
        self.stop.setVisible(stage is Stage.COPYING)
        is_new, self._shown = stage is not self._shown, stage
        if stage is Stage.CONFIRM:
            self.confirm.refresh(self._lang)
        elif is_naming and is_new:
            self.names.show_movements(self._lang)
        elif is_naming:
            self.names.refresh(self._lang)
        if is_new:
            self._on_new(stage, has_nothing=has_nothing)

    def _on_new(self, stage: Stage, *, has_nothing: bool) -> None:
        self.sure.hide()
        self.bar.setRange(0, 0)
        if stage is not Stage.NAMING:
            self.names.scrubber.close_row()
        if stage is Stage.CONFIRM:
            self.confirm.focus_first()
        elif stage is Stage.FAILED or has_nothing:
            self.state.action.setFocus(Qt.FocusReason.OtherFocusReason)
        elif stage is Stage.NAMING:
            self.names.focus_first()
        elif stage is Stage.COPYING:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_words(self) -> None:
        model = self.view_model
        self.title.setText(self.tr("A video from your phone"))
        self.subtitle.setText(_breakable(model.name))
        self.subtitle.setVisible(bool(self.subtitle.text()))
        self.waiting.setText(self._wait_words(model.stage))
        self.bar.setAccessibleName(self.waiting.text())
        self.stop.set_words(self.tr("Stop"), self.tr("Stop taking the video in"))
        self.back.set_words(
            self.tr("Go on later") if model.is_waiting else self.tr("Back"),
        )
        self.remove.set_words(self.tr("Remove this video"))
        self.sure.set_close_words(self.tr("Keep it"))
        self.finish.set_words(self.tr("See what it shows"))
        self.pictures.set_words(
            self.tr("Hide pictures") if self._shows_picture else self.tr("Show pictures")
        )
        self.pictures.show_icon("eyeoff" if self._shows_picture else "eye")

    def _wait_words(self, stage: Stage) -> str:
        return {
            Stage.LOOKING: self.tr("Looking at the video…"),
            Stage.COPYING: self.tr("Copying the video. The original stays as it is…"),
            Stage.READING: self.tr("Looking for movements in every picture of it…"),
            Stage.JUDGING: self.tr("Working out what it shows…"),
        }.get(stage, "")

    def _say_state(self, *, is_failed: bool) -> None:
        model = self.view_model
        if is_failed and model.error is not None:
            action = (
                self.tr("Try again") if model.can_try_again else self.tr("Choose another video")
            )
            text = self._common.explain(model.error, self._lang)
            if model.path is not None:
                text = text.replace(str(model.path), model.name)
            if model.name:
                text = text.replace(model.name, _breakable(model.name))
            self.state.say(self.tr("That did not work"), text, action, model.error)
        elif model.search is not None:
            self.state.say(
                self.tr("No movement was found"),
                self._words.none_found(model.search, self._lang),
                self.tr("Put it into the log as it is"),
            )

    def _named(self) -> str:
        model = self.view_model
        assert model.search is not None, "movements were found"
        return self.tr("{n} of {of} answered").format(
            n=len(model.answers), of=len(model.search.movements)
        )

    def _show_view(self) -> None:
        if self._shows_picture:
            self.names.scrubber.set_preview(Preview.MIRROR)
        else:
            is_plain = self._preview is Preview.MIRROR
            self.names.scrubber.set_preview(Preview.OUTLINE if is_plain else self._preview)

    @property
    def _lang(self) -> Lang:
        return self._preferences.lang()

    # --- requests ----------------------------------------------------------------------------

    def _on_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)

    def _on_pictures(self) -> None:
        self._shows_picture = not self._shows_picture
        self._show_view()
        self._set_words()

    def _on_remove(self) -> None:
        self.sure.say(
            self.tr("Only the copy here goes, with your answers. The video on your phone stays."),
            self.tr("Remove this video?"),
            self.tr("Remove"),
        )
        self.sure.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_state(self) -> None:
        if self.view_model.stage is Stage.NAMING:
            self.view_model.judge()
        elif self.view_model.can_try_again:
            self.view_model.try_again()
        else:
            self.another_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.back.isEnabled():
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _breakable(name: str) -> str:
    """Let a long name of a file wrap anywhere: it would widen the window."""
    return name if len(name) <= _LONG_NAME else "\u200b".join(name)
