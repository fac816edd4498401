"""Your data, as a person meets it: real data behind it, file dialogs that answer as told."""

from pathlib import Path

import pytest

from app.clock import VirtualClock
from app.session.keeping import Keeping, months_before
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.store.settings import Settings, SettingsFile
from app.texts import Lang
from tests.app.store.stock import fill
from tests.ui.data_bench import LIBRARY, opened_page, said, settle  # noqa: F401
from tests.ui.shell_fakes import NOW
from ui.errands import Errand, ErrandKind
from ui.retention import Retention
from ui.viewmodels.data import PER_PAGE


@pytest.mark.parametrize(("lang", "words"), [("en", "2 recordings"), ("zh", "2 次录像")])
def test_sizes_by_kind_and_recording(open_page, lang: str, words: str):
    bench = open_page(lang=lang)
    text = said(bench.page)
    assert words in text
    stored = bench.model.stored
    assert bench.page._words.size(stored.whole, Lang(lang)) in bench.page.stored.whole.text()
    shown = [row for row in bench.page.recordings.rows if row.isVisibleTo(bench.page)]
    assert [row.session_id for row in shown] == sorted(bench.ids, reverse=True)
    assert not bench.page.recordings._pager.isVisibleTo(bench.page)
    for button in (shown[0].film, shown[0].whole, bench.page.erase, bench.page.make_backup):
        assert button.accessibleName()


@pytest.mark.parametrize(("lang", "words"), [("en", "Adding up… 30 %"), ("zh", "正在统计… 30%")])
def test_the_first_adding_up_says_how_far_it_is(open_page, lang: str, words: str):
    bench = open_page(lang=lang)
    whole = bench.page.stored.whole.text()
    bench.model.adding.emit(300, 1000)
    assert bench.page.stored.whole.text() == whole, "later ones leave the sizes of before"
    bench.model.stored = None
    bench.model.adding.emit(300, 1000)
    assert bench.page.stored.whole.text() == words


@pytest.mark.parametrize(("lang", "words"), [("en", "Nothing is recorded"), ("zh", "还没有录像")])
def test_an_empty_folder_says_so(open_page, lang: str, words: str):
    bench = open_page(filled=False, lang=lang)
    assert words in said(bench.page)


def test_a_recording_goes_only_after_the_second_step(open_page, qtbot):
    bench = open_page()
    page, first = bench.page, bench.page.recordings.rows[0]
    gone = first.session_id
    first.whole.click()
    assert page._parts.currentWidget() is page.confirm
    assert page.confirm.no.hasFocus()
    assert "cannot be undone" in page.confirm.lines.text()
    assert bench.paths.session(gone).exists()
    page.confirm.no.click()
    assert bench.paths.session(gone).exists()
    assert page._parts.currentIndex() == 0
    first.whole.click()
    with qtbot.waitSignal(bench.ways.wrote):
        page.confirm.yes.click()
    settle(bench, qtbot)
    assert not bench.paths.session(gone).exists()
    assert gone not in bench.studio.sessions_log.ids()
    assert page.notice.text.text() == "The recording is gone."
    assert [row.session_id for row in page.recordings.rows if row.isVisibleTo(page)] == [
        each for each in bench.ids if each != gone
    ]


def test_a_film_goes_and_its_numbers_stay(open_page, qtbot):
    bench = open_page()
    page, first = bench.page, bench.page.recordings.rows[0]
    first.film.click()
    assert "they show your face" in page.confirm.lines.text()
    page.confirm.yes.click()
    settle(bench, qtbot)
    assert "its numbers are still here" in page.notice.text.text()
    assert "film deleted" in first.sizes.text()
    assert not first.film.isEnabled()
    assert len(bench.studio.sessions_log.ids()) == 2


def test_a_film_without_numbers_is_refused_in_words(open_page, qtbot):
    bench = open_page()
    first = bench.page.recordings.rows[0]
    (bench.paths.session(first.session_id) / "analysis.json").unlink()
    first.film.click()
    bench.page.confirm.yes.click()
    settle(bench, qtbot)
    assert bench.page.notice.property("kind") == "cuenote"
    assert "has not been looked at" in bench.page.notice.text.text()


def test_escape_leaves_a_question_and_then_the_page(open_page, qtbot):
    bench = open_page()
    bench.page.erase.click()
    assert bench.page.step_back()
    assert bench.model.question is None
    with qtbot.waitSignal(bench.ways.page_requested) as asked:
        bench.page.step_back()
    assert asked.args == ["settings"]


def test_everything_needs_a_tick_and_offers_a_backup_first(open_page, qtbot, tmp_path: Path):
    bench = open_page()
    page = bench.page
    page.erase.click()
    assert not page.confirm.yes.isEnabled()
    page.confirm.yes.click()
    assert bench.errands == []
    bench.answers.backup_answer = tmp_path / "first.zip"
    page.confirm.backup.click()
    settle(bench, qtbot)
    assert (tmp_path / "first.zip").exists()
    assert page._parts.currentWidget() is page.confirm, "the question still stands"
    page.confirm.understood.click()
    page.confirm.yes.click()
    assert bench.errands == [Errand(ErrandKind.ERASE)]


def test_back_up_and_restore(open_page, qtbot, tmp_path: Path):
    bench = open_page()
    page, out = bench.page, tmp_path / "backup.zip"
    page.make_backup.click()  # the dialog was closed
    assert bench.model.work is None
    bench.answers.backup_answer = bench.answers.restore_answer = out
    page.make_backup.click()
    settle(bench, qtbot)
    assert str(out) in page.notice.text.text()
    bench.model._keeping.delete_sessions(tuple(bench.ids[:1]))
    page.restore.click()
    settle(bench, qtbot)
    assert "backup.zip, made on 2026-11-23" in page.confirm.lines.text()
    assert "2 recordings are in it" in page.confirm.lines.text()
    page.confirm.yes.click()
    settle(bench, qtbot)
    assert page.notice.text.text().startswith("1 recording added. 2 entries added.")
    assert bench.studio.sessions_log.ids() == set(bench.ids)


def test_a_file_that_is_no_backup_is_said(open_page, qtbot, tmp_path: Path):
    bench = open_page()
    bench.answers.restore_answer = tmp_path / "letter.zip"
    bench.answers.restore_answer.write_bytes(b"Dear Anna")
    bench.page.restore.click()
    settle(bench, qtbot)
    assert "is no whole MirrorMend backup" in bench.page.notice.text.text()
    assert bench.model.question is None


def test_settings_of_a_backup_hold_on_a_new_computer(open_page, qtbot, tmp_path: Path):
    bench = open_page(filled=False)
    other = DataPaths(tmp_path / "old computer")
    other.prepare()
    fill(other)
    SettingsFile(other.settings).save(Settings(language="en", text_size=24))
    studio = Studio(other, LIBRARY, VirtualClock(NOW), "0.1.0")
    studio.open()
    Keeping(studio, VirtualClock(NOW)).back_up(
        tmp_path / "b.zip", with_films=False, on_progress=lambda done, of: None
    )
    studio.close()
    bench.answers.restore_answer = tmp_path / "b.zip"
    bench.page.restore.click()
    settle(bench, qtbot)
    assert "without films and pictures" in bench.page.confirm.lines.text()
    bench.page.confirm.yes.click()
    settle(bench, qtbot)
    assert bench.shell.preferences.settings.text_size == 24


def test_films_are_kept_for_as_long_as_is_chosen_and_agreed(open_page, qtbot):
    bench = open_page()
    page, preferences = bench.page, bench.shell.preferences
    page.months.chosen.emit(3)  # made a day later than NOW minus nothing: none is that old
    settle(bench, qtbot)
    assert preferences.settings.keep_films_months == 3
    page.months.chosen.emit(None)
    assert preferences.settings.keep_films_months is None
    bench.model._keeping._clock = VirtualClock(NOW.replace(year=2028))
    page.months.chosen.emit(12)
    settle(bench, qtbot)
    assert "2 films are older and will go now." in page.confirm.lines.text()
    assert preferences.settings.keep_films_months is None, "not before it is agreed"
    page.confirm.yes.click()
    settle(bench, qtbot)
    assert preferences.settings.keep_films_months == 12
    assert not list(bench.paths.sessions.rglob("video*"))
    assert len(bench.studio.sessions_log.ids()) == 2


def test_at_the_start_old_films_go_and_it_is_said(open_page, qtbot):
    bench = open_page()
    retention = Retention(
        lambda: Keeping(bench.studio, VirtualClock(NOW.replace(year=2027, day=28)))
    )
    retention.start(None)
    with qtbot.waitSignal(retention.deleted) as done:
        retention.start(12)
    assert done.args == [2, 12]
    retention.close()
    assert not list(bench.paths.sessions.rglob("video*"))
    bench.shell.window.messages.films_deleted(2)
    assert "2 films deleted" in bench.shell.window.messages.notice.title.text()


def test_a_month_is_a_month_of_the_calendar():
    march = NOW.replace(year=2027, month=3, day=31)
    assert months_before(march, 1) == march.replace(month=2, day=28)
    assert months_before(march, 3) == march.replace(year=2026, month=12)
    assert months_before(march, 24) == march.replace(year=2025)


def test_moving_asks_and_refuses(open_page, qtbot, tmp_path: Path):
    bench = open_page()
    page = bench.page
    bench.answers.folder_answer = tmp_path
    page.stored.elsewhere.click()
    settle(bench, qtbot)
    assert "Choose a folder elsewhere" in page.notice.text.text()
    bench.answers.folder_answer = tmp_path / "stick"
    page.stored.elsewhere.click()
    settle(bench, qtbot)
    assert str(tmp_path / "stick") in page.confirm.lines.text()
    page.confirm.yes.click()
    assert bench.errands == [Errand(ErrandKind.MOVE, tmp_path / "stick")]


def test_a_folder_that_was_named_does_not_move(open_page, qtbot, tmp_path: Path):
    bench = open_page(location=False)
    bench.answers.folder_answer = tmp_path / "stick"
    bench.page.stored.elsewhere.click()
    settle(bench, qtbot)
    assert "--data" in bench.page.notice.text.text()


def test_many_recordings_are_turned_page_by_page(open_page, qtbot):
    bench = open_page(filled=False)
    for number in range(PER_PAGE + 3):
        (bench.paths.sessions / f"2026-11-{number + 1:02d}T080000Z-0001").mkdir()
    bench.model.refresh()
    qtbot.waitUntil(lambda: bench.model.pages == 2)
    page = bench.page.recordings
    assert page.place.text() == f"1–{PER_PAGE} of {PER_PAGE + 3}"
    assert not page.newer.isEnabled()
    page.older.click()
    assert page.place.text() == f"{PER_PAGE + 1}–{PER_PAGE + 3} of {PER_PAGE + 3}"
    assert sum(row.isVisibleTo(page) for row in page.rows) == 3
    assert not page.older.isEnabled()
    page.newer.click()
    assert page.rows[0].session_id.startswith("2026-11-11")


def test_the_settings_lead_to_the_page(open_shell, monkeypatch):
    window = open_shell().window
    asked: list[str] = []
    monkeypatch.setattr(window, "show_page", asked.append)
    window.settings.privacy.data.click()
    assert asked == ["data"]
