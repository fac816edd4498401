"""A therapist's plan: shown and explained, accepted or declined, put aside and taken up again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.report.plan.signed import write_plan
from app.session.own_sets import Own
from app.session.therapist_plans import TherapistPlans
from app.store.own_sets import OwnSetsFile
from app.store.paths import DataPaths
from app.store.settings import Settings
from app.texts import Lang
from tests.app.report.bundle.made import KEY
from tests.app.report.plan.sample import PLAN
from tests.ui.plan_desk import SetClock
from tests.ui.session_fakes import LIBRARY, Host, dressed, leaves_nothing  # noqa: F401
from ui.pages.plan_offer import PlanOfferPage
from ui.pages.practice import PracticePage
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.plan_offer import PlanCardModel, PlanOfferModel
from ui.viewmodels.practice import PracticeModel

FIRST, SECOND = (f"plan_{PLAN.id}_{n}" for n in (1, 2))
LASTING = replace(PLAN, rules=replace(PLAN.rules, last_day=None))


class Bench:
    def __init__(self, root, lang) -> None:
        paths = self.paths = DataPaths(root)
        paths.prepare()
        clock = SetClock()
        self.preferences = Preferences(Settings(language=lang.value), lambda _: None)
        self.plans = TherapistPlans(paths, LIBRARY, clock)
        self.own = Own(OwnSetsFile(paths.own_sets), LIBRARY, clock)
        self.plans.on_change = lambda: self.own.use_content(self.plans.library, self.plans.hidden)

    def offer(self, theme, plan=LASTING) -> PlanOfferPage:
        file = self.paths.root.parent / "plan.mmplan"
        write_plan(plan, KEY, file)
        offer = self.plans.look(file)
        return PlanOfferPage(theme, PlanOfferModel(self.plans, offer, file.name, self.preferences))

    def practice(self, theme) -> PracticePage:
        card = PlanCardModel(self.plans, self.preferences)
        return PracticePage(theme, PracticeModel(self.own, self.preferences), card)


@pytest.fixture
def bench(qtbot, tmp_path, dressed):  # noqa: F811
    hosts: list[Host] = []

    def make(lang=Lang.EN) -> Bench:
        theme = dressed(Theme(lang=lang))
        made = Bench(tmp_path / "data", lang)

        def show(page):
            host = Host(page, (1096, 800))
            qtbot.addWidget(host)
            hosts.append(host)
            page.show()
            QApplication.processEvents()
            return page

        made.show_offer = lambda plan=LASTING: show(made.offer(theme, plan))
        made.show_practice = lambda: show(made.practice(theme))
        return made

    yield make
    hosts.clear()


def words_of(page) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisibleTo(page))


@pytest.mark.parametrize("lang", list(Lang))
def test_a_plan_is_explained_and_changes_nothing_before_it_is_accepted(bench, lang) -> None:
    made = bench(lang)
    page = made.show_offer()
    page.begin()
    said = words_of(page)
    for part in ("林治疗师", "Stop where the eye begins to narrow.", "早晨 {一}", "4"):
        assert part in said
    assert LIBRARY.exercise("closed_smile").name.of(lang.value) in said
    assert page.digits.text().count(" ") == 7, "a new sender: a number to compare by telephone"
    assert page.compared.hasFocus()
    assert not page.accept.isEnabled()
    assert made.plans.current is None
    assert made.preferences.settings.training_set is None


def test_accepting_needs_the_sender_to_be_compared_once(bench) -> None:
    made = bench()
    page = made.show_offer()
    accepted: list[bool] = []
    page.accepted.connect(lambda: accepted.append(True))
    page.compared.click()
    page.accept.click()
    assert accepted == [True]
    assert made.preferences.settings.training_set == FIRST
    second = made.show_offer(replace(LASTING, id="second"))
    second.begin()
    assert second.accept.hasFocus(), "the sender is known now"
    assert not second.compared.isVisible()
    assert "林治疗师" in second.replaces.text()
    assert second.replaces.isVisible(), "it says that the other plan is put aside"


def test_declining_by_button_and_key(bench, qtbot) -> None:
    made = bench()
    page = made.show_offer()
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    page.decline.click()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert left == [True, True]
    assert made.plans.current is None
    assert not made.paths.therapist_plans.exists()


def test_a_plan_that_goes_too_far_says_what(bench) -> None:
    page = bench().show_offer(replace(LASTING, rules=replace(PLAN.rules, fatigue=9)))
    page.begin()
    assert "from 6 at the latest" in page.told.text()
    assert not page.accept.isVisible()
    assert page.decline.text() == "Close"
    assert page.decline.hasFocus()


def test_an_altered_file_shows_nothing_of_what_it_claims(bench) -> None:
    made = bench()
    file = made.paths.root.parent / "plan.mmplan"
    write_plan(LASTING, KEY, file)
    file.write_bytes(file.read_bytes()[:-40])
    offer = made.plans.look(file)
    page = PlanOfferPage(Theme(), PlanOfferModel(made.plans, offer, "x.mmplan", made.preferences))
    assert page.told.text().startswith("Not a therapist's plan")
    assert "林治疗师" not in words_of(page)
    page.deleteLater()


def test_practice_shows_the_plan_and_takes_it_away_and_back(bench) -> None:
    made = bench()
    practice = made.show_practice()
    assert practice.plan.open.text() == "Open a plan…"
    asked: list[bool] = []
    practice.plan_requested.connect(lambda: asked.append(True))
    practice.plan.open.click()
    assert asked == [True]
    offer = made.show_offer()
    offer.compared.click()
    offer.accept.click()
    practice.refresh()
    assert practice.rows[FIRST].name.text() == "Therapist's plan: 早晨 {一}"
    assert practice.rows[FIRST].parent() is practice.plan
    assert practice.rows[FIRST].of_day.isChecked()
    assert not practice.rows[FIRST].delete.isVisible(), "it is not the person's own set"
    begun: list[str] = []
    practice.start_requested.connect(begun.append)
    practice.rows[SECOND].start.click()
    assert begun == [SECOND]
    practice.plan.aside.click()
    assert FIRST not in practice.rows
    assert made.preferences.settings.training_set is None, "as it was before"
    practice.plan.again.click()
    assert practice.rows[FIRST].of_day.isChecked()


def test_a_plan_whose_last_day_is_over_says_so(bench) -> None:
    made = bench()
    offer = made.show_offer(PLAN)
    offer.compared.click()
    offer.accept.click()
    practice = made.show_practice()
    assert not practice.plan.over.isVisible()
    made.plans._clock.at = made.plans._clock.at.replace(year=2028)
    practice.refresh()
    assert "Ask your therapist" in practice.plan.over.text()
    assert practice.plan.over.isVisible()
