"""The emergency screen: whom to call, what to say, when it began. It never closes by itself."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.domain.journal import JsonValue
from app.errors import UserFacing
from ui.icons import Icon
from ui.theme import Theme
from ui.viewmodels.gate import GateModel
from ui.viewmodels.gate_facts import ScreenFacts
from ui.widgets.controls import IconButton, column, label, line, row, scrolled
from ui.widgets.lock_reveal import reveal
from ui.widgets.styling import set_look

_TICK_MS = 1000
_ONSETS: Final = ("just_now", "within_hour", "on_waking", "unknown")


class EmergencyPanel(QWidget):
    """The number of the country, the text of the content, and the clock.

    There is no sound before the person asks for it, and no other way out than the buttons.

    Signals: `closed()` by a deliberate act; `wrong_button()`.
    """

    closed = Signal()
    wrong_button = Signal()

    def __init__(self, model: GateModel) -> None:
        super().__init__()
        self._model = model
        self._facts: ScreenFacts | None = None
        self._onset: str | None = None
        self._began: datetime | None = None
        self._shown = ""
        self.setProperty("kind", "dangerpage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = label("h1", "danger")
        self.number = label("number", "danger", wrap=True)
        self.numbers = label("strong")
        self.text = label("lead")
        self.onset_name = label("h3")
        self.onset_note = label("caption")
        self.onsets = {name: IconButton() for name in _ONSETS}
        self.wrong = IconButton("", "quiet")
        self.aloud = IconButton("voice")
        self.called = IconButton("phone")
        self.close_button = IconButton()
        self.asks_close = label("strong")
        self.keep = IconButton()
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._onset_grid = QGridLayout()
        self._onset_grid.setSpacing(12)
        self._foot = QGridLayout()
        self._foot.setSpacing(12)
        asked = row(12)
        asked.addWidget(self.keep)
        asked.addStretch(1)
        top = row(24)
        top.addWidget(Icon("phone", 72, "danger"), 0, Qt.AlignmentFlag.AlignVCenter)
        words = column(0)
        words.addWidget(self.heading)
        words.addWidget(self.number)
        top.addLayout(words, 1)
        card = QFrame()
        card.setProperty("kind", "danger")
        box = column(18, (48, 32, 48, 32))
        box.addLayout(top)
        box.addWidget(self.text)
        box.addWidget(self.numbers)
        box.addWidget(line())
        box.addWidget(self.onset_name)
        box.addLayout(self._onset_grid)
        box.addWidget(self.onset_note)
        box.addStretch(1)
        box.addWidget(self.asks_close)
        box.addLayout(asked)
        box.addLayout(self._foot)
        card.setLayout(box)
        content = QWidget()
        around = column(0, (56, 40, 56, 40))
        around.addWidget(card, 1)
        content.setLayout(around)
        self.area = scrolled(content)
        for each in (content, self.area):
            each.setProperty("kind", "dangerpage")
        whole = column()
        whole.addWidget(self.area)
        self.setLayout(whole)

    def _connect(self) -> None:
        for name, button in self.onsets.items():
            button.setCheckable(True)
            button.setProperty("onset", name)
            button.clicked.connect(self._on_onset)
        self.wrong.clicked.connect(self.wrong_button)
        self.aloud.clicked.connect(self._on_aloud)
        self.called.clicked.connect(self._on_called)
        self.close_button.clicked.connect(self._on_close)
        self.keep.clicked.connect(self._on_keep)

    # --- showing -----------------------------------------------------------------------------

    def show_screen(self, facts: ScreenFacts) -> None:
        """Show a screen anew; nothing is chosen in it yet."""
        self._facts, self._onset, self._began = facts, None, None
        self._ask_close(is_asked=False)
        self.set_words(facts)

    def set_words(self, facts: ScreenFacts) -> None:
        self._facts = facts
        self.heading.setText(facts.heading)
        self.number.setText(facts.number)
        set_look(self.number, role="number" if facts.number.isdigit() else "step")
        self.text.setText(facts.text)
        self.numbers.setText(facts.numbers)
        self.numbers.setVisible(bool(facts.numbers))
        self.setAccessibleName(facts.spoken)
        self.onset_name.setText(self.tr("When did it begin?"))
        self.wrong.set_words(self.tr("I pressed the wrong button"))
        self.aloud.set_words(self.tr("Read aloud"))
        self.aloud.setVisible(self._model.can_read_aloud)
        self.called.set_words(self.tr("I have called"))
        self.close_button.set_words(self.tr("Close"))
        self.keep.set_words(self.tr("Keep this page"))
        self.asks_close.setText(
            self.tr("Close this page without having called? Press Close once more.")
        )
        self._show_time()

    def set_theme(self, theme: Theme) -> None:
        """Place the buttons in as many columns as fit."""
        across = 2 if theme.is_large else len(_ONSETS)
        for index, button in enumerate(self.onsets.values()):
            self._onset_grid.addWidget(button, index // across, index % across)
        foot = (self.wrong, self.aloud, self.close_button, self.called)
        for index, button in enumerate(foot):
            self._foot.addWidget(button, index // across, index % across)

    def focus_first(self) -> None:
        self.onsets["just_now"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def _on_tick(self) -> None:
        """A new minute is shown; in between nothing moves under a screen reader."""
        if f"{self._model.now:%H:%M}" != self._shown:
            self._show_time()

    def _show_time(self) -> None:
        now = self._shown = f"{self._model.now:%H:%M}"
        names = {
            "just_now": self.tr("Just now, {time}").format(time=now),
            "within_hour": self.tr("Within the last hour"),
            "on_waking": self.tr("On waking up"),
            "unknown": self.tr("I can't say"),
        }
        if self._onset == "just_now" and self._began is not None:
            names["just_now"] = self.tr("Just now, {time}").format(time=f"{self._began:%H:%M}")
        for name, button in self.onsets.items():
            button.set_words(names[name])
            button.setChecked(name == self._onset)
        said = self.tr("It is now {time}. One tap writes it down, to tell the doctor.")
        if self._onset is not None:
            said = self.tr("Written down. It is now {time}.")
        self.onset_note.setText(said.format(time=now))

    # --- what the person does ----------------------------------------------------------------

    def _on_onset(self) -> None:
        now = self._model.now
        name = str(self.sender().property("onset"))
        self._onset, self._began = name, now
        details: dict[str, JsonValue] = {"onset": name}
        if name == "just_now":
            details["onset_at"] = now.isoformat(timespec="minutes")
        self._show_time()
        self._note(details)

    def _on_aloud(self) -> None:
        if self._facts is not None:
            self._model.read_aloud(self._facts.spoken)

    def _on_called(self) -> None:
        self._note({"has_called": True})
        self.closed.emit()

    def _note(self, details: dict[str, JsonValue]) -> None:
        """Write down what was said; where that fails, the person is told and may go on."""
        if self._facts is None:
            return
        try:
            self._model.note(self._facts.rule, details)
        except UserFacing as error:
            self._onset = None
            self._show_time()
            self.onset_note.setText(self._model.explain(error))

    def _on_close(self) -> None:
        if self.asks_close.isVisibleTo(self):
            self.closed.emit()
        else:
            self._ask_close(is_asked=True)
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(self.keep)

    def _on_keep(self) -> None:
        self._ask_close(is_asked=False)
        self.focus_first()

    def _ask_close(self, *, is_asked: bool) -> None:
        self.asks_close.setVisible(is_asked)
        self.keep.setVisible(is_asked)
