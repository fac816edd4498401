"""The cards of Today in two columns: the plan and its care first, the recordings below."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.plan import Plan, PlanItem
from app.domain.sides import Affected
from app.texts import Lang
from ui.theme import Theme
from ui.viewmodels.today import TodayModel
from ui.viewmodels.today_plan import PlanModel
from ui.viewmodels.today_words import PlanWords
from ui.widgets.controls import Card, Segmented, column, label
from ui.widgets.plan_care import CareCard
from ui.widgets.plan_first import FirstLook
from ui.widgets.plan_rows import PlanCard
from ui.widgets.plan_week import WeekCard
from ui.widgets.recent_card import RecentCard
from ui.widgets.source_card import SourceCard
from ui.widgets.up_next import Tips, UpNext
from ui.widgets.visit_card import VisitCard, is_near
from ui.words import Words


class TodayCards(QWidget):
    """Holds the cards and keeps them up to date; the page connects them."""

    def __init__(self, theme: Theme, model: TodayModel) -> None:
        super().__init__()
        self._model = model
        self._theme = theme
        self._is_wide = True
        self._asks_side = False
        self._plan: Plan | None = None
        self._words = Words(self)
        self._plan_words = PlanWords(self)
        self.up_next = UpNext()
        self.first_look = FirstLook()
        self.plan = PlanCard(theme)
        self.week = WeekCard(theme)
        self.care = CareCard()
        self.visit = VisitCard()
        self.source = SourceCard(model)
        self.side = Card("user")
        self.sides = Segmented(list(Affected))
        self.side_note = label("caption")
        self.side.body.addWidget(self.sides)
        self.side.body.addWidget(self.side_note)
        self.tips = Tips(["ruler", "sun", "pause"])
        self.promise = Tips(["lock", "info"])
        self.recent = RecentCard()
        self._left, self._right = column(18), column(18)
        for widget in (
            self.up_next, self.plan, self.week, self.first_look, self.source, self.recent,
        ):  # fmt: skip
            self._left.addWidget(widget)
        for widget in (self.care, self.visit, self.side, self.tips, self.promise):
            self._right.addWidget(widget)
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(22)
        self._columns.addLayout(self._left, 64)
        self._columns.addLayout(self._right, 37)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._columns)

    def set_wide(self, is_wide: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if is_wide else down)
        self._is_wide = is_wide
        self._place_visit(self._plan)
        self._place_first_look()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.plan.set_theme(theme)
        self.week.set_theme(theme)

    def retranslate(self) -> None:
        self.visit.retranslate()
        self.side.heading.setText(self.tr("Which side had the palsy?"))
        self.sides.set_words(
            self.side.heading.text(), [self._words.affected(side) for side in Affected]
        )
        self.side_note.setText(self.tr("Your own left and right, not those in the mirror."))
        self.tips.set_words(
            self.tr("For a clear picture"),
            [
                self.tr("Sit an arm's length away, the whole face in view"),
                self.tr("Light from the front, no window behind you"),
                self.tr("Small and slow is right; stop at any time"),
            ],
        )
        self.promise.set_words(
            self.tr("Good to know"),
            [
                self.tr("Everything stays on this computer"),
                self.tr("It shows movements and compares you only with yourself; no diagnosis"),
            ],
        )

    def refresh(self, plan_model: PlanModel, lang: Lang) -> None:
        model = self._model
        self.sides.set_value(model.affected)
        # Once it was asked here it stays for this run: arrow keys go through the answers.
        is_open = model.affected is Affected.UNKNOWN and model.preferences.is_set_up
        self._asks_side = self._asks_side or is_open
        self.side.setVisible(self._asks_side)
        self.source.refresh(lang)
        self.first_look.refresh(model, lang)
        self.recent.refresh(model, lang, self._theme.is_large)
        self._place_first_look()
        self._show_plan(plan_model, lang)
        self.up_next.refresh(model, plan_model, lang)

    def _show_plan(self, plan_model: PlanModel, lang: Lang) -> None:
        plan, library = plan_model.plan, plan_model.library
        is_there = plan is not None and library is not None
        for card in (self.plan, self.week, self.care):
            card.setVisible(is_there)
        self.visit.setVisible(is_there and plan is not None and plan.visit is not None)
        if plan is None or library is None:
            return
        chosen = (self._model.preferences.settings.massage_length, plan_model.training_set)
        words = [self._plan_words.row(row, library, chosen, lang) for row in plan.rows]
        self.plan.refresh(plan, words, lang)
        self.plan.rows[PlanItem.MIRROR].say_why_not(self._plan_words.why_not(self._model))
        kept = self._plan_words.why_not_kept(self._model)
        self.plan.rows[PlanItem.RECORDING].say_why_not(kept)
        self.week.refresh(plan, lang)
        self.care.refresh(plan, library, lang)
        self.visit.refresh(plan, lang)
        self._plan = plan
        self._place_visit(plan)

    def _place_visit(self, plan: Plan | None) -> None:
        """Show a visit of these days on top, any other below the care list."""
        is_first = is_near(plan)
        below = self.up_next if is_first and not self._is_wide else self.care
        box = self._left if below is self.up_next else self._right
        place = box.indexOf(self.visit)
        if place >= 0 and (place < box.indexOf(below)) == is_first:
            return
        for each in (self._left, self._right):
            each.removeWidget(self.visit)
        box.insertWidget(0 if is_first else box.indexOf(self.care) + 1, self.visit)

    def _place_first_look(self) -> None:
        """Offer the first recording high up as long as there is none, else below the week."""
        is_new = not self._model.has_recordings
        box = self._right if is_new and self._is_wide else self._left
        above = None if box is self._right else self.plan if is_new else self.week
        if box.indexOf(self.first_look) == _below(box, above):
            return
        for each in (self._left, self._right):
            each.removeWidget(self.first_look)
        box.insertWidget(_below(box, above), self.first_look)


def _below(box: QVBoxLayout, above: QWidget | None) -> int:
    return 0 if above is None else box.indexOf(above) + 1
