"""The clinician's view over a real report, in both languages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from app.clock import VirtualClock
from app.domain.contours import Outline, OutlineMaker
from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.review import FlagKey
from app.domain.sides import Side
from app.domain.sunnybrook import SunnybrookForm
from app.domain.totals import Rater, total_values
from app.report.bundle.manifest import fingerprint
from app.report.bundle.review_json import Opinion
from app.report.bundle.sealed import seal
from app.report.bundle.verify import Verdict, verify
from app.session.bundle_access import BundleAccess
from app.session.bundling import BundleOptions, export_bundle
from app.session.clinic import OpenReport
from app.session.studio import Studio
from app.store.keys import installation_key, public_bytes
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from app.version import APP_VERSION
from tests.app.domain.faces import Face
from tests.app.report import sample
from tests.app.report.bundle import made
from tests.app.store.stock import shelve
from tests.ui.session_fakes import LIBRARY, Host, dressed, leaves_nothing  # noqa: F401
from ui.pages.clinic import ClinicPage
from ui.theme import Theme
from ui.viewmodels.clinic import ClinicModel, ClinicState

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
SESSIONS = ("2026-11-15T060530Z-ab12", "2026-11-22T060530Z-cd34")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("patient")
    studio = Studio(DataPaths(folder / "data"), LIBRARY, VirtualClock(), APP_VERSION)
    studio.open()
    for day, name in zip((15, 22), SESSIONS, strict=True):
        record = sample.record(id_=name, day=day)
        place = shelve(studio.paths, record)
        if day == 22:
            place.write_outline(smiles(), synthetic=False)
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    for number, (kind, subject, values) in enumerate(
        (
            (EntryKind.TOTAL, "saq", total_values(46.7, Rater.SELF, "")),
            (EntryKind.DIARY, "symptom_check", {"fields": {"pain": 3, "eye": ["dry"]}}),
            (EntryKind.DIARY, "mood_check", {"fields": {"mood": 1}}),
        )
    ):
        studio.journal.append(Entry(EntryId(f"e{number}"), at, kind, subject, values))
    newest = studio.record(SESSIONS[1]).verdict
    assert newest is not None
    for flag in newest.analysis.flags[:2]:
        studio.reviews.say_not_right(SESSIONS[1], FlagKey.of(flag), "<b>I was laughing</b>")
    options = BundleOptions(SESSIONS, Lang.EN, with_outline=True)
    export_bundle(studio, options, NOW, folder / "report.mmz")
    studio.close()
    return folder / "report.mmz"


def smiles() -> Outline:
    """A face over the whole made-up session; one second in which it was not seen."""
    maker = OutlineMaker()
    for n in range(96 * 10):
        if not 520 < n < 532:
            maker.see(n / 10, Face().observed().landmarks_px)
    outline = maker.outline()
    assert outline is not None
    return outline


class Desk:
    """Stands in for the system's file dialogs."""

    def __init__(self) -> None:
        self.chosen: Path | None = None

    def bundle(self, parent: object) -> Path | None:
        return self.chosen

    def review(self, parent: object, name: str) -> Path | None:
        return self.chosen


@pytest.fixture
def clinic(qtbot, dressed, tmp_path):  # noqa: F811
    pages: list[tuple[ClinicPage, Host]] = []

    def make(path: Path | None, lang: Lang = Lang.EN, size=(1280, 800), words=18) -> ClinicPage:
        access = BundleAccess(DataPaths(tmp_path / "clinic"))
        model = ClinicModel(access, VirtualClock(NOW), LIBRARY, Texts(lang))
        page = ClinicPage(dressed(Theme(text_size=words)), model, Desk(), path)
        host = Host(page, size)
        qtbot.addWidget(host)
        page.show()
        page.begin()
        pages.append((page, host))
        states = (ClinicState.OPENING,)
        qtbot.waitUntil(lambda: model.state not in states, timeout=30_000)
        QCoreApplication.processEvents()
        return page

    yield make
    for page, _ in pages:
        page.close()


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


def test_a_compared_sender_is_known_from_then_on(clinic, report, qtbot) -> None:
    page = clinic(report)
    assert not page.work.aside.origin.name.isVisible(), "it takes no room until it is wanted"
    page.work.aside.origin.check.click()
    page.work.aside.origin.name.setText("Mrs Lin")
    page.work.aside.origin.accept.click()
    qtbot.waitUntil(lambda: page._model.state is ClinicState.OPEN, timeout=10_000)
    assert "Mrs Lin" in page.work.aside.origin.verdict.text()
    assert not page.work.aside.origin.digits.isVisible()


@pytest.mark.parametrize("lang", list(Lang))
def test_an_altered_report_says_why_and_shows_nothing(clinic, report, tmp_path, lang) -> None:
    path = tmp_path / "altered.mmz"
    path.write_bytes(report.read_bytes())
    made.rezipped(path, lambda n, c: c + b" " if n == "summary.csv" else c)
    page = clinic(path, lang)
    assert page._model.state is ClinicState.REFUSED
    assert "summary.csv" in page.door.sentence.text()
    assert not page.work.isVisible()
    assert not page.save.isVisible()
    assert "MM-" not in page.person.text()


@pytest.mark.parametrize(
    ("lang", "words"), [(Lang.EN, "Update MirrorMend"), (Lang.ZH, "请更新镜愈")]
)
def test_a_report_of_a_newer_version_asks_for_an_update_and_blames_nobody(
    clinic, report, tmp_path, lang, words
) -> None:
    newer = b'{"schema_version": 99, "format": "mirrormend-bundle"}'
    path = tmp_path / "newer.mmz"
    path.write_bytes(report.read_bytes())
    made.rezipped(path, lambda n, c: newer if n == "manifest.json" else c)
    page = clinic(path, lang)
    assert page._model.state is ClinicState.REFUSED
    assert words in page.door.sentence.text()
    assert len(page.door.sentence.text().splitlines()) == 1, "nobody is told not to rely on it"


def test_the_name_of_a_file_is_no_markup(clinic, tmp_path) -> None:
    page = clinic(None)
    page.subtitle.say("<img src=x>.mmz")
    assert page.subtitle.accessibleName() == "<img src=x>.mmz"
    assert "<img" not in page.subtitle.toolTip()


def test_what_is_no_report_says_so(clinic, tmp_path) -> None:
    (tmp_path / "letter.mmz").write_text("Dear doctor")
    page = clinic(tmp_path / "letter.mmz")
    assert page._model.state is ClinicState.REFUSED
    assert "letter.mmz" in page.door.sentence.text()


def test_a_password_is_asked_for_and_a_wrong_one_may_be_corrected(
    clinic, report, tmp_path, qtbot
) -> None:
    seal(report, "a long password", tmp_path / "locked.mmz")
    page = clinic(tmp_path / "locked.mmz")
    assert page._model.state is ClinicState.LOCKED
    assert page.door.password.isVisible()
    for typed, state in (("wrong password", ClinicState.LOCKED), ("a long password", None)):
        page.door.password.setText(typed)
        page.door.unlock.click()
        qtbot.waitUntil(lambda: page._model.state is not ClinicState.OPENING, timeout=30_000)
        assert page._model.state is (state or ClinicState.OPEN)


def test_without_a_report_it_says_what_one_is(clinic, qtbot) -> None:
    page = clinic(None)
    assert page._model.state is ClinicState.EMPTY
    assert ".mmz" in page.door.sentence.text()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_report_dropped_on_the_window_opens_the_clinicians_view(qtbot, tmp_path, qapp) -> None:
    from PySide6.QtWidgets import QStackedWidget

    from ui.clinic_entry import ClinicEntry, is_report
    from ui.full_pages import FullPages

    assert is_report(tmp_path / "A.MMZ")
    assert not is_report(tmp_path / "a.mp4")
    frames = QStackedWidget()
    qtbot.addWidget(frames)
    full = FullPages(frames)
    access = BundleAccess(DataPaths(tmp_path / "clinic"))

    def make(theme: Theme, path: Path | None) -> ClinicPage:
        model = ClinicModel(access, VirtualClock(NOW), LIBRARY, Texts(Lang.EN))
        return ClinicPage(theme, model, Desk(), path)

    entry = ClinicEntry(full, make, Theme)
    entry.open()
    first = entry.page
    entry.open()
    assert entry.page is first, "one at a time"
    first.left.emit()
    assert full.is_empty


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


@pytest.mark.parametrize("lang", list(Lang))
def test_a_second_clinician_sees_both_reviews_and_whose_key_is_new(
    clinic, report, tmp_path, lang
) -> None:
    elsewhere = BundleAccess(DataPaths(tmp_path / "first clinic"))
    path = tmp_path / "reviewed.mmz"
    with OpenReport(report, elsewhere, VirtualClock(NOW), {}) as first:
        first.write_note("Come again in May.", "Dr Ma")
        first.export(path)
    mine = BundleAccess(DataPaths(tmp_path / "clinic"))
    with OpenReport(report, mine, VirtualClock(NOW), {}) as own:
        own.write_note("I see it differently.", "Dr Xu")
    page = clinic(path, lang)
    assert page.work.aside.reviewer.text() == "Dr Xu"
    assert page.notice.isVisible()
    assert "Dr Ma" in page.notice.text.text()
    assert page.work.aside.origin.reviewed.isVisible(), "somebody signed the review"
    theirs = fingerprint(public_bytes(installation_key(elsewhere.paths.installation_key)))
    assert page.work.aside.origin.digits.text() == theirs
    page.notice.action.click()
    assert (page.work.aside.reviewer.text(), page.work.aside.note.text()) == (
        "Dr Ma",
        "Come again in May.",
    )
    assert not page.notice.isVisible()
    page.work.aside.origin.name.setText("Clinic East")
    page.work.aside.origin.accept.click()
    assert mine.senders.all()[0].label == "Clinic East"


def test_a_review_that_cannot_be_read_is_kept_and_said(clinic, report, tmp_path) -> None:
    mine = BundleAccess(DataPaths(tmp_path / "clinic"))
    with OpenReport(report, mine, VirtualClock(NOW), {}) as own:
        own.write_note("Lost.", "Dr Xu")
    (kept,) = mine.paths.clinic.iterdir()
    kept.write_bytes(b"\0")
    page = clinic(report)
    assert page._model.state is ClinicState.OPEN
    assert "damaged-1" in page.notice.text.text()


def test_curves_that_cannot_be_read_leave_the_rest(clinic, report, tmp_path) -> None:
    path = tmp_path / "odd.mmz"
    path.write_bytes(report.read_bytes())
    made.resigned(path, lambda name, raw: b"frame\n" if name.endswith("series.csv") else raw)
    page = clinic(path)
    assert page._model.state is ClinicState.OPEN
    assert page.notice.isVisible()
    assert page.work.verdicts.cards, "the findings are there"
