"""The clinician's view over a real report, in both languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.sides import Side
from app.domain.sunnybrook import SunnybrookForm
from app.report.bundle.review_json import Opinion
from app.report.bundle.verify import Verdict, verify
from app.texts import Lang
from tests.app.report.bundle import made
from tests.ui.clinic_bench import SESSIONS, clinic_page, made_report  # noqa: F401
from tests.ui.session_fakes import LIBRARY, Host, dressed, leaves_nothing  # noqa: F401
from ui.viewmodels.clinic import ClinicState


@pytest.mark.parametrize("lang", list(Lang))
def test_a_report_opens_at_its_strongest_finding(clinic, report, lang) -> None:
    page = clinic(report, lang)
    work = page.work
    assert page._model.state is ClinicState.OPEN
    assert "2" in work.aside.count.text()
    assert work.verdicts.cards[0].result.pattern == "P2_smile_eye"
    assert work.plot.data is not None
    assert work.aside.origin.digits.isVisible(), "a new sender is to be compared by telephone"


@pytest.mark.parametrize("lang", list(Lang))
def test_the_outline_stands_at_the_first_finding_in_step_with_the_curves(
    clinic, report, qtbot, lang
) -> None:
    page = clinic(report, lang)
    film = page.work.film
    player = film.scrubber
    assert player is not None
    qtbot.waitUntil(lambda: film.has_pictures, timeout=10_000)
    flag = page._model.session.record.verdict.analysis.flags[0]
    shown = film._moment.moment.shots
    assert player.head.is_playing is False
    assert shown[player.head.place].frame.t_s == pytest.approx(flag.peak_s, abs=0.1)
    assert len(player.bar.marks.spans) == 3, "every finding of the expression is marked"
    assert player.video._seen.points is not None
    assert film._moment.moment.rest is not None, "the face at rest lies beneath it"
    head = page.work.plot._heads[0]
    assert head.isVisible()
    before = head.value()
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert head.value() == pytest.approx(before + 0.1, abs=0.01)
    qtbot.keyClick(page, Qt.Key.Key_Home)
    assert player.head.place == 0
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert player.head.is_playing
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert not player.head.is_playing
    assert not film.view.isVisible(), "there is no film to choose"
    assert page.work.step_back(), "Esc closes it"
    assert not player.isVisible()
    assert not head.isVisible()
    film.choice.buttons()[1].click()
    assert player.isVisible()
    qtbot.waitUntil(lambda: film.has_pictures, timeout=10_000)
    assert len(player.bar.marks.spans) == 1, "one repetition"
    qtbot.keyClick(page, Qt.Key.Key_Period)


def test_an_expression_without_a_finding_waits_at_rest(clinic, report, qtbot) -> None:
    page = clinic(report)
    page.work.aside.rows.choose("closed_smile")
    film = page.work.film
    qtbot.waitUntil(lambda: film.has_pictures, timeout=10_000)
    assert film.scrubber.head.place == 0
    assert not film.scrubber.bar.marks.spans
    assert film.choice.buttons()[0].text() == "All repeats"


def test_a_session_without_film_and_outline_says_why(clinic, report) -> None:
    page = clinic(report)
    page.work.aside.sessions.back.click()
    assert page.work.film.nothing.isVisible()
    assert page.work.film.scrubber is None
    assert page.work.plot.data is not None


def test_a_damaged_outline_says_so_and_the_rest_is_shown(clinic, report, tmp_path, qtbot) -> None:
    path = tmp_path / "odd.mmz"
    path.write_bytes(report.read_bytes())
    made.resigned(path, lambda name, raw: raw[:-9] if name.endswith("outline.bin") else raw)
    page = clinic(path)
    film = page.work.film
    qtbot.waitUntil(film.scrubber.trouble.isVisible, timeout=10_000)
    assert "outline.bin" in film.scrubber.trouble.text()
    assert page.work.plot.data is not None


def test_what_the_person_holds_to_be_not_right_stands_beside_it(clinic, report) -> None:
    page = clinic(report)
    doubted = page.work.verdicts.cards[0].doubted
    assert "repeat 1, 2" in doubted.text()
    assert "<b>I was laughing</b>" in doubted.text(), "as it was written, and no more than text"
    assert doubted.textFormat() is Qt.TextFormat.PlainText
    page.work.aside.sessions.back.click()
    assert not page.work.verdicts.cards[0].doubted.isVisible()


def test_keys_judge_and_the_count_of_what_is_open_goes_down(clinic, report, qtbot) -> None:
    page = clinic(report)
    model, work = page._model, page.work
    session = model.session
    before = model.open_results(session)
    qtbot.keyClick(page, Qt.Key.Key_C)
    card = work.verdicts.cards[0]
    (judgement,) = model.report.review.judgements
    assert (judgement.opinion, judgement.side) == (Opinion.CONFIRMED, Side.LEFT)
    assert card.buttons[Opinion.CONFIRMED].isChecked()
    assert model.open_results(session) == before - 1
    listed = [row.doubt for row in work._rows() if row.exercise == "open_smile"]
    assert listed == ["you: yes"], "the list says what was looked at already"
    card.side.buttons()[1].click()
    assert model.report.review.judgements[0].side is Side.RIGHT, "put on the other side"
    card.note.setText("mostly the lower lid")
    card.note.editingFinished.emit()
    assert model.report.review.judgements[0].note == "mostly the lower lid"
    card.undo.click()
    assert model.report.review.judgements == ()
    assert model.open_results(session) == before


def test_a_key_changes_the_side_and_another_takes_back(clinic, report, qtbot) -> None:
    page = clinic(report)
    model = page._model
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert model.report.review.judgements == (), "there is nothing to put elsewhere"
    for key in (Qt.Key.Key_C, Qt.Key.Key_S, Qt.Key.Key_R):
        qtbot.keyClick(page, key)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert model.session.id == SESSIONS[0]

    def said() -> list[tuple[Opinion, Side | None]]:
        return [(j.opinion, j.side) for j in model.report.review.judgements]

    expected = [
        [(Opinion.REJECTED, None)],
        [(Opinion.CONFIRMED, Side.RIGHT)],
        [(Opinion.CONFIRMED, Side.LEFT)],
        [],
        [],
    ]
    for before in expected:
        assert said() == before
        qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        if before:
            assert model.session.id == SESSIONS[1], "it shows where something was taken back"


def test_the_form_sums_up_and_stays_with_its_session(clinic, report) -> None:
    page = clinic(report)
    work = page.work
    work.aside.rate.click()
    for part, value in ((work.form._resting, 0), (work.form._voluntary, 4)):
        for choice in part.values():
            choice.buttons()[list(choice.values()).index(value)].click()
    assert "80" in work.form.sums.text()
    assert page._model.report.review.ratings[0].form.composite is None, "synkinesis is open"
    for choice in work.form._synkinesis.values():
        choice.buttons()[0].click()
    assert page._model.report.review.ratings[0].form.composite == 80
    work.form.clear.click()
    assert page._model.report.review.ratings[0].form == SunnybrookForm(), "emptied by mistake"
    work.form.clear.click()
    assert page._model.report.review.ratings[0].form.composite == 80, "and brought back"
    work.aside.sessions.back.click()
    assert work.form.form.composite is None, "another visit has a form of its own"
    assert not work.form.clear.isVisible()


def test_two_visits_side_by_side(clinic, report) -> None:
    page = clinic(report)
    page.work.aside.compare.click()
    texts = [child.text() for child in page.work.comparison._table.findChildren(QLabel)]
    assert sum("±" in text for text in texts) >= 4
    assert page.work.step_back(), "Esc closes the comparison first"
    assert not page.work.comparison.isVisible()


def test_the_reviewed_report_is_saved_and_signed(clinic, report, tmp_path, qtbot) -> None:
    page = clinic(report)
    qtbot.keyClick(page, Qt.Key.Key_C)
    page.work.aside.reviewer.setText("Dr Ma")
    page._dialogs.chosen = tmp_path / "out.mmz"
    page.save.click()
    qtbot.waitUntil(page.notice.isVisible, timeout=10_000)
    found = verify(tmp_path / "out.mmz", page._model._access.label_of)
    assert found.verdict is Verdict.KNOWN
    again = clinic(tmp_path / "out.mmz")
    assert again._model.report.review.reviewer == "Dr Ma"
    assert again._model.report.review.judgements[0].opinion is Opinion.CONFIRMED


def test_where_the_review_went_is_said_and_the_report_is_never_replaced(
    clinic, report, tmp_path, qtbot
) -> None:
    before = report.read_bytes()
    page = clinic(report)
    page._dialogs.chosen = report
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "another name" in page.notice.text.text()
    assert report.read_bytes() == before
    page._dialogs.chosen = tmp_path / "out.mmz"
    page.save.click()
    assert page.saving.isVisible(), "a long one shows how far it is"
    assert not page.save.isEnabled()
    qtbot.waitUntil(page.notice.isVisible, timeout=10_000)
    assert str(tmp_path) in page.notice.text.text().replace("\u200b", "")
    assert not page.saving.isVisible()
    assert page.save.isEnabled()


@pytest.mark.parametrize(
    ("size", "words", "lang"),
    [((1024, 700), 18, Lang.EN), ((1280, 800), 28, Lang.ZH), ((1024, 700), 28, Lang.EN)],
)
def test_with_less_room_the_film_comes_first_and_nothing_is_lost(
    clinic, report, qtbot, size, words, lang
) -> None:
    page = clinic(report, lang, size, words)
    work = page.work
    qtbot.waitUntil(lambda: work.film.has_pictures, timeout=10_000)
    qtbot.waitUntil(work.film.scrubber.video.isVisible, timeout=5_000)
    top = work.film.scrubber.video.mapTo(page, work.film.scrubber.video.rect().topLeft()).y()
    assert top < size[1] - 100, "seen without scrolling"
    assert not work.aside.rows.isVisible()
    menu = work.strip.more.menu_.actions()
    assert len(menu) == 5, "compare, entered, Sunnybrook, sender, open another"
    menu[3].trigger()
    assert work.aside.origin.name.isVisible()
    menu[2].trigger()
    assert work.form.isVisible()
    assert page.rect().contains(work.form.mapTo(page, work.form.rect().topLeft())), "in view"
    work.strip.expressions.on.click()
    assert work.verdicts.cards[0].result.exercise != "open_smile"
    work.aside.sessions.back.click()
    assert page._model.session.id == SESSIONS[0]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_the_keyboard_comes_by_as_one_reads(clinic, report, qtbot, size) -> None:
    page = clinic(report, Lang.EN, size)
    work = page.work
    work.aside.rows.choose("gentle_eye_closure")
    qtbot.waitUntil(lambda: work.film.has_pictures, timeout=10_000)
    place = {}
    here = page
    for step in range(400):
        here = here.nextInFocusChain()
        place.setdefault(here, step)
    first = work.aside.sessions.menu
    card = work.verdicts.cards[0].buttons[Opinion.CONFIRMED]
    wanted = [first, work.film.choice.buttons()[0], work.film.scrubber.play, card]
    later = work.aside.note
    wanted.insert(1 if size[0] > 1100 else 4, later)
    at = [place[widget] for widget in wanted]
    assert at == sorted(at)


def test_agreement_says_when_kappa_is_not_defined(clinic, report, qtbot) -> None:
    page = clinic(report)
    qtbot.keyClick(page, Qt.Key.Key_C)
    assert "both 1" in page.work.aside.agreement.text()
    assert "not defined" in page.work.aside.agreement.text()


def test_times_are_those_of_the_persons_own_clock(clinic, report) -> None:
    page = clinic(report)
    assert "06:05" in page.work.aside.sessions.menu.text(), "as it was written, in any time zone"


@pytest.mark.parametrize(("lang", "pain"), [(Lang.EN, "Pain (0–10): 3"), (Lang.ZH, "3")])
def test_what_the_person_entered_is_shown_and_no_mood(clinic, report, qtbot, lang, pain) -> None:
    work = clinic(report, lang).work
    assert not work.entries.isVisible()
    work.aside.entered.click()
    assert "46.7" in work.entries.totals.text()
    assert pain in work.entries.symptoms.text()
    assert len(work.entries.symptoms.text().splitlines()) == 1
    assert work.step_back()
    assert not work.entries.isVisible()
