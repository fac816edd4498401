"""Then and now: which two recordings, the players, and saving what they show."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar

from app.domain.sides import Side
from app.session.names import exercise_name
from app.texts import Lang, Texts
from ui.dialogs import Dialogs
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.pair import PairModel, PairState
from ui.viewmodels.preview import Preview
from ui.viewmodels.progress_words import TrendWords
from ui.widgets.controls import Card, IconButton, label, row
from ui.widgets.menu_button import MenuButton
from ui.widgets.pair_paint import PaneWords
from ui.widgets.pair_player import PairPlayer, view_of
from ui.widgets.support import SupportButton
from ui.words import Words

if TYPE_CHECKING:
    from app.domain.measured import Take
    from app.session.pairs import Aligned

_NARROW_PX = 900


class PairCard(Card):
    """Nothing is shown before it is asked for, and then in the view that the person chose.

    Signals: `shown()` when both faces have come; `saved(Path)`; `refused(Exception)` where a file
    could not be written.
    """

    shown = Signal()
    saved = Signal(object)
    refused = Signal(object)

    def __init__(
        self, theme: Theme, model: PairModel, preferences: Preferences, dialogs: Dialogs
    ) -> None:
        super().__init__("film")
        self._theme = theme
        self._model = model
        self._preferences = preferences
        self._dialogs = dialogs
        self._words = Words(self)
        self._day_words = TrendWords(self)
        self._shown: object = None
        self.explained = label("caption")
        self.support = SupportButton()
        self.exercise, self.then, self.now = MenuButton(), MenuButton(), MenuButton()
        self.compare = IconButton("play", "primary")
        self.hide_button = IconButton("eyeoff")
        self.reading = label()
        self.waiting = QProgressBar()
        self.waiting.setRange(0, 0)
        self.waiting.setTextVisible(False)
        self.player = PairPlayer(theme)
        self.picture, self.clip = IconButton("export"), IconButton("export")
        self.warning = label("caption")
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._saving = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.set_words()

    def _lay_out(self) -> None:
        self.head.addWidget(self.hide_button)
        self._choices.setSpacing(10)
        for button in (self.exercise, self.then, self.now):
            self._choices.addWidget(button)
        self._choices.addStretch(1)
        self._saving.setSpacing(10)
        self._saving.addWidget(self.picture)
        self._saving.addWidget(self.clip)
        self._saving.addWidget(self.warning, 1)
        going = row(0)
        going.addWidget(self.compare)
        going.addStretch(1)
        self.body.addWidget(self.explained)
        self.body.addWidget(self.support, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._choices)
        self.body.addLayout(going)
        for widget in (self.reading, self.waiting, self.player):
            self.body.addWidget(widget)
        self.body.addLayout(self._saving)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.refresh)
        model.saved.connect(self.saved)
        model.failed.connect(self.refused)
        self.exercise.picked.connect(model.choose_exercise)
        self.then.picked.connect(self._on_then)
        self.now.picked.connect(self._on_now)
        self.compare.clicked.connect(self._on_compare)
        self.hide_button.clicked.connect(self._on_hide)
        self.picture.clicked.connect(self._on_picture)
        self.clip.clicked.connect(self._on_clip)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.player.set_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def set_words(self) -> None:
        self.heading.setText(self.tr("Then and now"))
        self.hide_button.set_words(self.tr("Hide"), self.tr("Hide both faces"))
        self.compare.set_words(self.tr("Show both"), self.tr("Show both recordings side by side"))
        self.picture.set_words(self.tr("Save picture…"))
        self.clip.set_words(self.tr("Save clip…"))
        self.warning.setText(self.tr("Only what you save here leaves the app; it shows your face."))
        self.reading.setText(self.tr("Reading both recordings…"))
        self.waiting.setAccessibleName(self.reading.text())
        self.player.set_words()
        self._shown = None
        self.refresh()

    def refresh(self) -> None:
        model, state = self._model, self._model.state
        is_shown = state is PairState.SHOWN
        self._show_choices()
        self.explained.setText(self._explanation(state))
        self.support.show_for(model.error if state is PairState.FAILED else None)
        can_ask = state in (PairState.READY, PairState.FAILED) and bool(model.exercise)
        self.compare.setVisible(can_ask)
        self.hide_button.setVisible(state in (PairState.SHOWN, PairState.READING))
        for widget in (self.reading, self.waiting):
            widget.setVisible(state is PairState.READING)
        for widget in (self.player, self.picture, self.clip, self.warning):
            widget.setVisible(is_shown)
        for button in (self.picture, self.clip):
            button.setEnabled(not model.is_saving)
        pair = model.pair
        if pair is None:
            self.player.forget()
        elif pair is not self._shown:
            if self._shown is None:
                self.player.set_view(view_of(self._chosen_view()))
            self.player.show_pair(pair, self._pane_words)
            self.shown.emit()
        self._shown = pair

    def _explanation(self, state: PairState) -> str:
        if state is PairState.FAILED and self._model.error is not None:
            return self._words.explain(self._model.error, self._lang)
        if state is PairState.LOADING:
            return self.tr("Reading the log…")
        if state is PairState.TOO_FEW:
            return self.tr(
                "Two recordings of the same expression can be compared here side by side."
            )
        if state is PairState.APART:
            return self.tr("These two hold no expression in common. Choose another recording.")
        return self.tr(
            "The same expression in two recordings, of one size and upright. Look at the "
            "movement. Framing and light can differ too; the plot above knows how much."
        )

    def _show_choices(self) -> None:
        model = self._model
        takes = model.takes or ()
        is_there = len(takes) > 1 and model.library is not None
        for button in (self.then, self.now):
            button.setVisible(is_there)
        self.exercise.setVisible(is_there and bool(model.exercises))
        if model.library is None or not is_there:
            return
        texts = Texts(self._lang)
        names = [(name, exercise_name(name, model.library, texts)) for name in model.exercises]
        self.exercise.show_options(self.tr("Expression"), names, model.exercise)
        options = [(take, self._day(take)) for take in reversed(takes)]
        for button, name, pattern, chosen in (
            (self.then, self.tr("Then"), self.tr("Then: {words}"), model.then),
            (self.now, self.tr("Now"), self.tr("Now: {words}"), model.now),
        ):
            button.show_options(name, options, chosen, pattern)

    def _day(self, take: "Take") -> str:
        """Name a recording by its day, with the time where there are several of it."""
        words = self._day_words.day(take.at, self._lang)
        same = [t for t in self._model.takes or () if t.at.date() == take.at.date()]
        return words if len(same) < 2 else f"{words}, {take.at:%H:%M}"

    def _pane_words(self, side: "Aligned") -> PaneWords:
        left, right = self.tr("Left"), self.tr("Right")
        side_names = {Side.LEFT: left, Side.RIGHT: right, None: ""}
        affected = self.tr("{side} (affected)").format(side=side_names[side.take.affected.side])
        synthetic = self.tr("Synthetic demo person") if side.take.synthetic else ""
        return PaneWords(self._day(side.take), left, right, affected, synthetic)

    def _chosen_view(self) -> Preview | None:
        view = self._preferences.settings.view
        return None if view is None else Preview(view)

    def _arrange(self) -> None:
        is_narrow = self.width() < _NARROW_PX or self._theme.is_large
        self.player.set_narrow(is_narrow)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for box in (self._choices, self._saving):
            box.setDirection(below if is_narrow else beside)

    @property
    def _lang(self) -> Lang:
        return self._preferences.lang()

    # --- what happens ------------------------------------------------------------------------

    def _on_then(self, take: "Take") -> None:
        self._model.choose(then=take)

    def _on_now(self, take: "Take") -> None:
        self._model.choose(now=take)

    def _on_compare(self) -> None:
        self._model.compare()
        self.hide_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_hide(self) -> None:
        self._model.forget()
        self.compare.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_picture(self) -> None:
        self._save(self._dialogs.picture(self, f"{self._file_name()}.png"), is_clip=False)

    def _on_clip(self) -> None:
        self._save(self._dialogs.clip(self, f"{self._file_name()}.mkv"), is_clip=True)

    def _save(self, path: Path | None, *, is_clip: bool) -> None:
        pair = self._model.pair
        if path is not None and pair is not None:
            frames = self.player.frames(is_clip=is_clip)
            self._model.save(path, frames, is_synthetic=pair.is_synthetic)

    def _file_name(self) -> str:
        pair = self._model.pair
        assert pair is not None, "only what is shown can be saved"
        days = " ".join(side.take.at.date().isoformat() for side in (pair.then, pair.now))
        return f"MirrorMend {days}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.hide_button.isHidden():
            self._on_hide()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from leaving the page while faces are shown."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        is_claim = event.type() == QEvent.Type.ShortcutOverride
        if is_claim and is_escape and not self.hide_button.isHidden():
            event.accept()
            return True
        return super().event(event)
