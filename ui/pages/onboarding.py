"""Setting up at the first start: six steps, each with a way back, left and taken up at will."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.clock import Clock
from app.domain.safety_rules import Routine, Stop
from app.errors import UserFacing
from app.store.settings import SetupStep
from ui.icons import Icon
from ui.pages.onboarding_first import AboutStep, ConsentStep, LookStep
from ui.pages.onboarding_last import PlanStep, SideStep
from ui.pages.onboarding_step import Step
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.today import TodayModel
from ui.viewmodels.today_words import PlanWords
from ui.widgets.consent_rows import KEYS
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.notices import Notice
from ui.widgets.steps_bar import StepsBar
from ui.words import Words

if TYPE_CHECKING:
    from app.session.gate import Outcome
    from ui.pages.gate import GateFlow
    from ui.viewmodels.gate import GateModel, Voice
    from ui.viewmodels.gate_facts import Asks

STEPS: Final[tuple[SetupStep, ...]] = (
    "language", "about", "consent", "side", "safety", "look",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SetupParts:
    """What setting up stands on; `gate` and `questions` raise UserFacing before the log is open."""

    preferences: Preferences
    today: TodayModel
    clock: Clock
    gate: "Callable[[], GateModel]"
    questions: "Callable[[Theme, Asks], GateFlow]"
    voice: "Voice | None" = None


class OnboardingPage(QWidget):
    """A whole-window page. Each step is remembered as it is reached.

    Keys: Tab and the arrows as everywhere; Esc goes a step back.

    Signals: `done()`; `look_requested()` done, and the first recording is wanted; `stopped()` a
    warning sign ended it for now; `clinic_requested()`; `privacy_requested()`.
    """

    done = Signal()
    look_requested = Signal()
    stopped = Signal()
    clinic_requested = Signal()
    privacy_requested = Signal()

    def __init__(self, theme: Theme, parts: SetupParts) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._parts = parts
        self._preferences = preferences = parts.preferences
        self._words, self._plan_words = Words(self), PlanWords(self)
        self.gate: GateFlow | None = None
        self.first = LookStep(theme, preferences)
        self.about = AboutStep(theme)
        self.consent = ConsentStep(theme, preferences)
        self.side = SideStep(theme, preferences, parts.clock)
        self.plan = PlanStep(theme, preferences)
        self._steps: dict[SetupStep, Step] = {
            "language": self.first,
            "about": self.about,
            "consent": self.consent,
            "side": self.side,
            "look": self.plan,
        }
        self.step: SetupStep = preferences.settings.setup
        self.logo = Icon("logo", 34, "primary")
        self.steps = StepsBar(theme, len(STEPS))
        self.larger = IconButton("A", "square")
        self.aloud = IconButton("voice")
        self.back = IconButton("left")
        self.reason = label("caption")
        self.go_on = IconButton("", "sessionprimary")
        self.problem = Notice()
        self._build()
        self._connect()
        self.retranslate()
        self.set_theme(theme)

    def _build(self) -> None:
        self.bar = QFrame()
        self.bar.setProperty("kind", "topbar")
        bar = row(14, (24, 8, 24, 8))
        bar.addWidget(self.logo)
        bar.addWidget(self.steps, 1)
        bar.addWidget(self.larger)
        bar.addWidget(self.aloud)
        self.bar.setLayout(bar)
        self._stack = QStackedWidget()
        for each in self._steps.values():
            self._stack.addWidget(each)
        self.foot = QWidget()
        foot = row(16, (48, 10, 48, 18))
        foot.addWidget(self.back)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.go_on)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.foot.setLayout(foot)
        self.problem.set_caution(True)
        self.problem.hide()
        whole = column()
        for widget in (self.bar, self.problem, self._stack, self.foot):
            whole.addWidget(widget, 1 if widget is self._stack else 0)
        self.setLayout(whole)

    def _connect(self) -> None:
        for each in self._steps.values():
            each.changed.connect(self._refresh)
        self.first.clinic_requested.connect(self.clinic_requested)
        self.consent.text_requested.connect(self.privacy_requested)
        self.plan.look_requested.connect(self._on_look)
        self.larger.clicked.connect(self._preferences.next_text_size)
        self.aloud.clicked.connect(self._on_aloud)
        self.back.clicked.connect(self.go_back)
        self.go_on.clicked.connect(self._on_go_on)
        self.problem.action_requested.connect(self._parts.today.records.refresh)
        self._parts.today.records.changed.connect(self._on_records)
        self._parts.today.changed.connect(self._on_today)

    # --- being a page ------------------------------------------------------------------------

    def begin(self) -> None:
        """Take up where the person was last time."""
        self._enter(self.step)

    def shut_down(self) -> None:
        """End what is read aloud."""
        self._hush()
        self._drop_gate()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for each in self._steps.values():
            each.set_theme(theme)
        self.steps.set_theme(theme)
        if self.gate is not None:
            self.gate.set_theme(theme)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Let the window keep its size: what scrolls and wraps finds its place in it."""
        return QSize(640, 480)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        for each in self._steps.values():
            each.retranslate()
        self.larger.set_words("", self.tr("Larger text"))
        self.aloud.set_words(self.tr("Read aloud"))
        self.back.set_words(self.tr("Back"))
        self.problem.action.set_words(self.tr("Try again"))
        self._refresh()

    def _names(self) -> list[str]:
        return [
            self.tr("Language"),
            self.tr("About"),
            self.tr("Consent"),
            self.tr("Your side"),
            self.tr("Safety"),
            self.tr("Plan"),
        ]

    def _fit(self) -> None:
        used = sum(each.sizeHint().width() for each in (self.larger, self.aloud, self.logo))
        self.steps.fit(self.width() - used - 6 * 24)

    def _refresh(self) -> None:
        """Show which step it is, and whether one can go on."""
        place = STEPS.index(self.step) if self.step in STEPS else 0
        self.steps.show_step(place, self._names())
        self._fit()
        shown = self._steps.get(self.step)
        self.foot.setVisible(shown is not None)
        self.aloud.setVisible(self._parts.voice is not None and shown is not None)
        if shown is None:
            return
        missing = shown.missing
        self.back.setVisible(place > 0)
        self.reason.setText(missing)
        self.go_on.setEnabled(not missing)
        is_last = self.step == STEPS[-1]
        self.go_on.set_words(self.tr("Go to Today") if is_last else self.tr("Continue"))
        self.go_on.setAccessibleDescription(missing)

    # --- from step to step -------------------------------------------------------------------

    def go_back(self) -> None:
        """Go to the step before; safety questions that were answered are not put again."""
        place = STEPS.index(self.step)
        if place > 0:
            before = STEPS[place - 1]
            self._enter("side" if before == "safety" else before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.gate is None:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _enter(self, step: SetupStep) -> None:
        self._hush()
        self._drop_gate()
        self.step = step if step in STEPS else STEPS[0]
        if self.step != self._preferences.settings.setup and self.step != STEPS[0]:
            self._preferences.use_setup(self.step)
        if self.step in ("safety", "look"):
            self._enter_opened()
        else:
            self._show(self._steps[self.step])

    def _show(self, step: Step) -> None:
        step.enter()
        step.retranslate()
        self._stack.setCurrentWidget(step)
        step.area.verticalScrollBar().setValue(0)
        self._refresh()
        step.focus_first()

    def _enter_opened(self) -> None:
        """Show a step that needs the log, or say what keeps it from being open."""
        try:
            self._enter_safety() if self.step == "safety" else self._enter_plan()
        except UserFacing as error:
            records = self._parts.today.records
            if records.is_loading:
                self.problem.say(self.tr("One moment: your data is being opened."))
            else:
                lang = self._preferences.lang()
                said = self._words.explain(records.error or error, lang)
                self.problem.say(said, action=self.tr("Try again"), error=records.error)
        else:
            self.problem.hide()

    def _enter_safety(self) -> None:
        gate = self.gate = self._parts.questions(self._theme, self._parts.gate().first_questions())
        self._stack.addWidget(gate)
        self._stack.setCurrentWidget(gate)
        gate.screen_shown.connect(self._on_gate_screen)
        gate.passed.connect(self._on_passed)
        gate.closed.connect(self._on_closed)
        gate.left.connect(self.go_back)
        self._refresh()
        gate.begin()

    def _enter_plan(self) -> None:
        self._show_plan()
        self._show(self.plan)

    def _show_plan(self) -> None:
        self.plan.show_plan(self._parts.gate().meaning(0), self._why_not())

    def _why_not(self) -> str:
        """Say what keeps one from the first recording, if anything does."""
        if self._parts.gate().standing().locks_of(Routine.MIRROR):
            return self.tr("Filmed practice is closed by your answers; Today says what opens it.")
        return self._plan_words.why_not(self._parts.today)

    def _drop_gate(self) -> None:
        gate, self.gate = self.gate, None
        if gate is not None:
            gate.shut_down()
            self._stack.removeWidget(gate)
            gate.hide()
            gate.deleteLater()
        self.bar.show()

    def _on_go_on(self) -> None:
        if self.step == "consent":
            self._agree()
        place = STEPS.index(self.step)
        if place + 1 < len(STEPS):
            self._enter(STEPS[place + 1])
        else:
            self._finish()
            self.done.emit()

    def _on_look(self) -> None:
        self._finish()
        self.look_requested.emit()

    def _finish(self) -> None:
        self._hush()
        self._preferences.use_setup("done")

    def _agree(self) -> None:
        day = self._parts.clock.now().date()
        for key in KEYS:
            self._preferences.use_consent(key, key in self.consent.rows.given, day)

    # --- events ------------------------------------------------------------------------------

    def _on_records(self) -> None:
        """The log is open, or could not be opened: try the step again that waits for it."""
        if self.step in ("safety", "look") and not self.problem.isHidden():
            self._enter_opened()

    def _on_today(self) -> None:
        if self.step == "look" and self._stack.currentWidget() is self.plan:
            self._show_plan()

    def _on_gate_screen(self, is_screen: bool) -> None:
        """A warning has the window to itself."""
        self.bar.setVisible(not is_screen)

    def _on_passed(self) -> None:
        # The gate's own page goes away below: only once it has returned.
        QTimer.singleShot(0, self, self._go_to_plan)

    def _go_to_plan(self) -> None:
        self._enter("look")

    def _on_closed(self, outcome: object) -> None:
        actions = cast("Outcome", outcome).actions
        if any(isinstance(action, Stop) for action in actions):
            self.stopped.emit()
        else:
            self._on_passed()

    def _on_aloud(self) -> None:
        voice, step = self._parts.voice, self._steps.get(self.step)
        if voice is not None and step is not None:
            from ui.voice.lines import Urgency

            voice.stop()
            voice.say(step.spoken, self._preferences.lang(), Urgency.SAFETY)

    def _hush(self) -> None:
        if self._parts.voice is not None:
            self._parts.voice.stop()
