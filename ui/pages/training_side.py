"""Beside the picture of a training: the exercise, ring and dots, the bars, or what is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.sides import Affected
from app.domain.timeline import Phase
from app.texts import Lang
from exercises.schema import SelfRating
from ui.icons import Icon
from ui.theme import Theme
from ui.viewmodels.session_facts import ExpressionRow, PromptWords
from ui.viewmodels.training_facts import Asked, Bars, Part, TrainingShown
from ui.widgets.controls import Card, column, label, row, scrolled
from ui.widgets.expression_list import ExpressionList
from ui.widgets.hold_ring import NO_RING, HoldRing, RingState
from ui.widgets.pad_scale import Pad
from ui.widgets.rep_dots import RepDots
from ui.widgets.sides_card import SidesCard
from ui.widgets.size_bar import SizeBar
from ui.widgets.styling import set_look

_FATIGUE = (tuple(range(6)), tuple(range(6, 11)))
_FATIGUE_LARGE = (tuple(range(4)), tuple(range(4, 8)), tuple(range(8, 11)))
_CARD_MARGINS = (18, 12, 18, 14)
_UNBOUND_PX = 16_777_215
_LARGE_RING_PX, _TIGHT_RING_PX = 116, 132


class RestCard(Card):
    """What may be said in the rest after an exercise. Nothing has to be answered.

    Signals: `rated(int)`, `tired(int)`.
    """

    rated = Signal(object)
    tired = Signal(object)

    def __init__(self, rating: SelfRating, lang: Lang, *, is_large: bool) -> None:
        super().__init__("heart")
        self._rating = rating
        self._lang = lang
        values = [step.value for step in rating.steps]
        half = len(values) // 2
        self.steps = Pad((values[:half], values[half:]) if is_large else (values,))
        self.fatigue = Pad(_FATIGUE_LARGE if is_large else _FATIGUE)
        self.body.setContentsMargins(18, 14, 18, 16)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.fatigue)
        self.steps.chosen.connect(self.rated)
        self.fatigue.chosen.connect(self.tired)
        self.set_words()

    def set_words(self) -> None:
        self.heading.setText(self.tr("How was it? If you like"))
        self.steps.set_words(
            self.tr("How much extra movement did you notice?"),
            [step.label.of(self._lang) for step in self._rating.steps],
        )
        self.fatigue.set_words(
            self.tr("How tired is your face?"),
            (),
            self.tr("not tired"),
            self.tr("very tired"),
        )

    def show_asked(self, asked: Asked) -> None:
        self.steps.set_value(asked.rating)
        self.fatigue.set_value(asked.fatigue)


def _small_card(icon: str = "") -> Card:
    card = Card(icon, spacing=8)
    card.body.setContentsMargins(*_CARD_MARGINS)
    card.heading.setProperty("role", "strong")
    return card


class TrainingSide(QWidget):
    """Signals: `rated(int | None)`, `tired(int | None)`."""

    rated = Signal(object)
    tired = Signal(object)

    def __init__(self, theme: Theme, affected: Affected, rating: SelfRating, lang: Lang) -> None:
        super().__init__()
        self._theme = theme
        self._is_tight = False
        self.is_calm = False
        """Reduced motion: the ring steps once a second."""
        self.name = label("h1")
        self.goal = label("body", "text2")
        self.ring = HoldRing(theme)
        self.reps = label("strong")
        self.dots = RepDots(theme)
        self.pace = label("caption")
        self.size_card = _small_card()
        self._size_head = QWidget()
        self.size_head = label("strong")
        self.size_bar = SizeBar(theme)
        self.sides_card = SidesCard(theme, affected)
        self.note_card = _small_card("info")
        self.note = label()
        self.rows = ExpressionList(theme)
        self.rest = RestCard(rating, lang, is_large=theme.is_large)
        self._build()
        self.rest.rated.connect(self.rated)
        self.rest.tired.connect(self.tired)
        self.set_words()

    def set_tight(self, is_tight: bool) -> None:
        """Say whether there is little room: the essentials stay."""
        self._is_tight = is_tight
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for widget in (self.ring, self.dots, self.size_bar, self.rows):
            widget.set_theme(theme)
        is_large = theme.is_large
        set_look(self.name, role="h3" if is_large else "h2" if self._is_tight else "h1")
        side = _TIGHT_RING_PX if self._is_tight else self.ring.sizeHint().width()
        side = _LARGE_RING_PX if is_large else side
        self.ring.setFixedSize(side, side)
        for widget in (self.goal, self.pace):
            widget.setVisible(not is_large)
        set_look(self.size_card, kind="" if is_large else "card")
        self.size_card.body.setContentsMargins(*((0,) * 4 if is_large else _CARD_MARGINS))
        self.sides_card.set_theme(theme, is_tight=is_large or self._is_tight)
        self._size_head.setVisible(not is_large and not self._is_tight)
        # Three whole rows rather than a fourth one cut off.
        most = self.rows.minimumSizeHint().height() if is_large else _UNBOUND_PX
        self.rows.setMaximumHeight(most)

    def set_words(self) -> None:
        self.size_head.setText(self.tr("Movement size: stay inside the box"))
        self.note_card.heading.setText(self.tr("No bars here"))
        self.sides_card.set_words()
        self.rest.set_words()

    def refresh(
        self,
        prompt: PromptWords | None,
        shown: TrainingShown,
        rows: tuple[ExpressionRow, ...],
        *,
        is_off: bool,
    ) -> None:
        """Show one moment; with the picture off the list stands in place of ring and bars."""
        self.name.setText(prompt.name if prompt else "")
        self.goal.setText(prompt.goal if prompt else "")
        self.ring.set_state(self.ring_state(prompt))
        is_asking = shown.asked is not None and self._theme.is_large
        self.ring.setVisible(not is_off and not is_asking and self.ring.state != NO_RING)
        for widget in (self.reps, self.dots):
            widget.setVisible(not is_asking)
        self._show_reps(prompt, shown)
        if shown.asked is not None:
            self.rest.show_asked(shown.asked)
        self.rest.setVisible(shown.asked is not None)
        self._bars_page.setVisible(shown.asked is None)
        if shown.asked is not None:
            return
        self.rows.set_rows(rows)
        self.rows.setVisible(is_off or (shown.bars is not Bars.SHOWN and not self._theme.is_large))
        has_bars = shown.bars is Bars.SHOWN and not is_off
        self.size_card.setVisible(has_bars)
        self.sides_card.setVisible(has_bars and (shown.has_eyes or shown.part is not Part.NONE))
        self.note_card.setVisible(shown.bars is not Bars.SHOWN and not is_off and bool(prompt))
        self.note.setText(self._note(shown.bars))
        self.size_bar.set_state(shown.size)
        self.sides_card.show_sides(shown)

    def ring_state(self, prompt: PromptWords | None) -> RingState:
        if prompt is None:
            return NO_RING
        captions = {
            Phase.READY: self.tr("ready, s"),
            Phase.IN: self.tr("slowly, s"),
            Phase.HOLD: self.tr("hold, s"),
            Phase.OUT: self.tr("ease back, s"),
            Phase.REST: self.tr("rest, s"),
        }
        fill = prompt.fill
        if self.is_calm and prompt.phase is Phase.HOLD:
            fill = max(0.0, 1.0 - prompt.seconds_left / max(prompt.beat.hold_s, 1e-9))
        return RingState(fill, str(prompt.seconds_left), captions[prompt.phase])

    def _show_reps(self, prompt: PromptWords | None, shown: TrainingShown) -> None:
        current = min(shown.reps_done + 1, shown.reps)
        self.dots.set_reps(shown.reps_done + 1 if shown.reps else 0, shown.reps)
        self.reps.setText(
            self.tr("Repeat {current} of {of}").format(current=current, of=shown.reps)
            if shown.reps
            else ""
        )
        beat = prompt.beat if prompt else None
        words = ""
        if beat is not None:
            words = self.tr("hold {hold} s").format(hold=f"{beat.hold_s:g}")
        if beat is not None and beat.in_s:
            words = self.tr("{in_} s in · {hold} · {out} s out").format(
                in_=f"{beat.in_s:g}", hold=words, out=f"{beat.out_s:g}"
            )
        self.pace.setText(words)

    def _note(self, bars: Bars) -> str:
        return {
            Bars.SHOWN: "",
            Bars.LEARNING: self.tr("Your face at rest is looked at: all else is compared with it."),
            Bars.HIDDEN_EYES: self.tr(
                "Your eyes may stay closed: a tone marks the hold and its end. You see afterwards "
                "what moved along."
            ),
            Bars.HIDDEN_HAND: self.tr(
                "This one is felt, not measured. The voice and the ring lead you through it."
            ),
        }[bars]

    def _build(self) -> None:
        beside = column(8)
        beside.addStretch(1)
        for widget in (self.reps, self.dots, self.pace):
            beside.addWidget(widget)
        beside.addStretch(1)
        top = row(20)
        top.addWidget(self.ring)
        top.addLayout(beside, 1)
        self.size_card.heading.hide()
        head = row(10)
        head.addWidget(Icon("ruler", 26, "primary"))
        head.addWidget(self.size_head, 1)
        self._size_head.setLayout(head)
        self.size_card.body.addWidget(self._size_head)
        self.size_card.body.addWidget(self.size_bar)
        self.note_card.body.addWidget(self.note)
        self._bars_page = QWidget()
        bars = column(12)
        for widget in (self.size_card, self.sides_card, self.note_card):
            bars.addWidget(widget)
        bars.addWidget(self.rows)
        self._bars_page.setLayout(bars)
        whole = column(10)
        whole.addWidget(self.name)
        whole.addWidget(self.goal)
        whole.addLayout(top)
        whole.addWidget(self._bars_page)
        whole.addWidget(self.rest)
        whole.addStretch(1)
        content = QWidget()
        content.setLayout(whole)
        around = column()
        around.addWidget(scrolled(content))
        self.setLayout(around)
