"""The next visit on Today, and the way to a report for it."""

from PySide6.QtCore import Signal

from app.domain.plan import Plan
from app.texts import Lang
from ui.viewmodels.today_words import PlanWords
from ui.widgets.controls import Card, IconButton

_NEAR_DAYS = 3


class VisitCard(Card):
    """Signals: `report_requested()`."""

    report_requested = Signal()

    def __init__(self) -> None:
        super().__init__("cal")
        self._words = PlanWords(self)
        self.report = IconButton("report", "quiet")
        self.body.addWidget(self.report)
        self.report.clicked.connect(self.report_requested)

    def retranslate(self) -> None:
        self.report.set_words(self.tr("Make a report to take along"))

    def refresh(self, plan: Plan, lang: Lang) -> None:
        self.heading.setText(self._words.visit(plan, lang))


def is_near(plan: Plan | None) -> bool:
    """Tell whether there is a visit within three days."""
    return (
        plan is not None and plan.visit is not None and (plan.visit - plan.day).days <= _NEAR_DAYS
    )
