from pathlib import Path

import pytest

from app.domain.journal import EntryKind
from app.errors import ReportFailure, StorageFailure
from app.store.log import Log
from app.store.paths import DataPaths
from tests.app.store.stock import fill
from tests.ui.shell_fakes import EVERY_OUTCOME, LIBRARY, summary
from ui.errands import Errand, ErrandKind, do
from ui.pages.progress import Part
from ui.viewmodels.log import PAGE, LogState
from ui.words import LOOKS, Outcome, Words, outcome_of


def show_list(window) -> None:
    window.show_page("progress")
    window.progress.show_part(Part.RECORDINGS)


def texts_of(row) -> str:
    from PySide6.QtWidgets import QLabel

    return " | ".join(label.text() for label in row.findChildren(QLabel))


def test_every_outcome_in_words(open_shell):
    window = open_shell(log=EVERY_OUTCOME).window
    show_list(window)
    rows = [texts_of(row) for row in window.log._rows]
    assert "Seen | Smile to eye closure, left" in rows[0]
    assert "Not sure | Blink to mouth-corner twitch, left" in rows[1]
    assert "Can't tell | 2 parts could not be judged" in rows[2]
    assert "Not seen | No linked movement seen in this recording" in rows[3]
    assert "Synthetic demo person" in rows[4]
    assert "Not looked at yet" in rows[5]
    assert {outcome_of(each) for each in EVERY_OUTCOME} == set(LOOKS)


def test_one_part_that_could_not_be_judged_does_not_hide_the_others(open_shell):
    window = open_shell(log=(summary(7, abstained=1, judged=5),)).window
    show_list(window)
    (row,) = (texts_of(row) for row in window.log._rows)
    assert "Not seen | No linked movement seen; 1 part could not be judged" in row


def test_each_outcome_differs_by_icon_or_word_not_only_by_colour():
    words = {Words().outcome(outcome) for outcome in Outcome}
    assert len(words) == len(Outcome)


def test_newest_first_and_open(open_shell, qtbot):
    window = open_shell(log=EVERY_OUTCOME).window
    show_list(window)
    assert [row.session_id for row in window.log._rows] == [each.id for each in EVERY_OUTCOME]
    with qtbot.waitSignal(window.log.open_requested) as asked:
        window.log._rows[1].open_button.click()
    assert asked.args == ["s2"]
    assert not window.log._rows[5].open_button.isVisible()


def test_ticked_sessions_are_exported(open_shell, qtbot, tmp_path):
    shell = open_shell(log=EVERY_OUTCOME)
    show_list(shell.window)
    log = shell.window.log
    assert not log.export.isEnabled()
    log._rows[0].tick.click()
    log._rows[2].tick.click()
    assert log.explained.text() == "2 recordings for the report"
    assert log.export.accessibleName() == "Export 2 recordings as PDF"
    shell.dialogs.report_answer = tmp_path / "report.pdf"
    with qtbot.waitSignal(shell.models.exporter.saved):
        log.export.click()
        assert shell.window.messages.notice.text.text() == "Making the report…"
    assert shell.studio.exported == [
        (("s3", "s1"), shell.preferences.lang(), tmp_path / "report.pdf")
    ]
    assert shell.dialogs.proposed == "MirrorMend 2026-11-23.pdf"
    notice = shell.window.messages.notice
    assert notice.isVisible()
    assert notice.title.text() == "The report is saved"
    assert notice.text.text().replace("\u200b", "") == str(tmp_path / "report.pdf")
    assert notice.action.text() == "Open folder"


def test_all_are_ticked_and_unticked(open_shell):
    shell = open_shell(log=EVERY_OUTCOME)
    show_list(shell.window)
    shell.window.log.all_tick.click()
    assert shell.models.log.ticked == ("s5", "s4", "s3", "s2", "s1")
    assert shell.window.log.all_tick.isChecked()
    shell.window.log._rows[0].tick.click()
    assert not shell.window.log.all_tick.isChecked()
    shell.window.log.all_tick.click()
    shell.window.log.all_tick.click()
    assert shell.models.log.ticked == ()


def test_a_dialog_that_is_closed_exports_nothing(open_shell):
    shell = open_shell(log=EVERY_OUTCOME)
    shell.models.log.tick_all(True)
    shell.window.log.export.click()
    assert shell.studio.exported == []
    assert not shell.window.messages.isVisible()


def test_a_failed_report_says_what_to_do(open_shell, qtbot):
    shell = open_shell(log=EVERY_OUTCOME)
    shell.models.log.tick_all(True)
    shell.dialogs.report_answer = Path("/x.pdf")
    shell.studio.error = ReportFailure("report_nothing")
    with qtbot.waitSignal(shell.models.exporter.failed):
        shell.window.log.export.click()
    notice = shell.window.messages.notice
    assert notice.property("kind") == "cuenote"
    assert notice.text.text() == Words().explain(shell.studio.error, shell.preferences.lang())
    notice.close_button.click()
    assert not shell.window.messages.isVisible()


def test_empty_leads_to_today(open_shell, qtbot):
    shell = open_shell()
    show_list(shell.window)
    empty = shell.window.log.empty
    assert (empty.title.text(), empty.action.text()) == ("Nothing recorded yet", "Go to Today")
    empty.action.click()
    assert shell.window.pages.currentWidget() is shell.window.today


def test_loading_is_said(open_shell):
    shell = open_shell(wait=False)
    show_list(shell.window)
    assert shell.models.log.state is LogState.LOADING
    assert shell.window.log.empty.title.text() == "Reading the log…"


def test_an_unreadable_log_can_be_tried_again(open_shell, qtbot):
    shell = open_shell(log=EVERY_OUTCOME)
    shell.studio.error = StorageFailure("database_busy", path="mirrormend.db")
    show_list(shell.window)
    shell.models.records.refresh()
    qtbot.waitUntil(lambda: shell.models.log.state is LogState.FAILED)
    assert shell.window.log.empty.title.text() == "The log could not be read"
    assert shell.window.today.recent.retry.isVisibleTo(shell.window.today)
    shell.studio.error = None
    shell.window.log.empty.action.click()
    qtbot.waitUntil(lambda: shell.models.log.state is LogState.READY)
    assert len(shell.window.log._rows) == len(EVERY_OUTCOME)


def test_a_damaged_log_offers_to_be_restored(open_shell, qtbot):
    shell = open_shell(log=EVERY_OUTCOME)
    shell.studio.error = StorageFailure("log_damaged", path="mirrormend.db")
    show_list(shell.window)
    shell.models.records.refresh()
    log, today = shell.window.log, shell.window.today
    qtbot.waitUntil(lambda: shell.models.log.state is LogState.FAILED)
    assert log.empty.action.text() == today.up_next.start.text() == "Restore the log"
    assert "Restore the log" in log.empty.text.text()
    with qtbot.waitSignal(log.restore_requested, timeout=1000):
        log.empty.action.click()
    with qtbot.waitSignal(today.restore_requested, timeout=1000):
        today.begin_next()


def test_a_restored_log_has_every_session_and_what_was_said_again(tmp_path, qtbot):
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    fill(paths)
    paths.database.write_bytes(b"This is a letter. " * 1000)
    with pytest.raises(StorageFailure, match="log_damaged"), Log(paths):
        pass
    assert do(Errand(ErrandKind.RESTORE_LOG), paths, None) is None
    with Log(paths) as log:
        assert len(log.ids()) == 2
        assert log.journal.entries((EntryKind.DIARY,))
    (old,) = paths.root.glob("mirrormend.old-*.db")
    assert old.read_bytes().startswith(b"This is a letter"), "it stays beside the new one"


def test_a_long_log_comes_in_pages(open_shell):
    shell = open_shell(log=tuple(summary(n) for n in range(PAGE + 3)))
    show_list(shell.window)
    log = shell.window.log
    assert len(log._rows) == PAGE
    assert log.more.text() == "Show 3 older recordings"
    log.more.click()
    assert len(log._rows) == PAGE + 3
    assert not log.more.isVisible()


@pytest.mark.parametrize("pattern", LIBRARY.patterns)
def test_every_pattern_has_words(pattern):
    line = Words().finding(summary(1, ((pattern, "right", "clear"),)), LIBRARY, "zh")
    assert line.endswith("right")
    assert pattern not in line
