"""The first start: six steps, left and taken up at will, and what was agreed to holds."""

import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError as NotYet
from pytestqt.qtbot import QtBot

from app.domain.plan import PlanItem
from app.domain.safety_rules import Routine
from app.domain.sides import Affected
from app.store.paths import DataPaths
from app.store.settings import Settings, SettingsFile
from app.texts import Lang
from tests.ui.inspection import flaws
from tests.ui.shell_fakes import SET_UP, Shell
from tests.ui.whole import answer_gate, take_down
from ui.bootstrap import Assembly
from ui.pages.gate import GateFlow
from ui.pages.onboarding import OnboardingPage
from ui.viewmodels.today import SourceKind

DATA = Path(__file__).resolve().parents[1] / "data"
Open = Callable[..., Assembly]


@pytest.fixture
def open_window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    made: list[Assembly] = []

    def close(assembly: Assembly) -> None:
        take_down(assembly)

    def opened(lang: Lang = Lang.EN, settings: Settings | None = None) -> Assembly:
        while made:
            close(made.pop())
        root = tmp_path / "data"
        if settings is not None:
            root.mkdir(mode=0o700, exist_ok=True)
            SettingsFile(root / "settings.json").save(settings)
        assembly = Assembly(qapp, root, lang)
        made.append(assembly)
        assembly.window.show()
        assembly.begin()
        qtbot.waitUntil(lambda: not assembly.records.is_loading)
        return assembly

    yield opened
    while made:
        close(made.pop())


def page_of(assembly: Assembly) -> OnboardingPage:
    shown = assembly.window.full.top
    assert isinstance(shown, OnboardingPage)
    return shown


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key = Qt.Key.Key_Return) -> None:
    assert widget.isVisible()
    assert widget.isEnabled()
    widget.setFocus()
    qtbot.keyClick(widget, key)


def agree(page: OnboardingPage, qtbot: QtBot, *keys: str) -> None:
    for row in page.consent.rows.rows.values():
        if row.key in keys:
            press(qtbot, row.tick, Qt.Key.Key_Space)


def answer_all(page: OnboardingPage, qtbot: QtBot, **said: bool) -> None:
    """Answer the safety questions as somebody who is well, but for what is named."""
    gate = page.gate
    assert gate is not None
    gate.questions.pace_ms = 0
    for rule, row in list(gate.questions.rows.items()):
        is_yes = said.get(rule, rule == "RF13_diagnosis")
        qtbot.keyClick(row, Qt.Key.Key_Y if is_yes else Qt.Key.Key_N)


def up_to_safety(page: OnboardingPage, qtbot: QtBot, *keys: str) -> None:
    press(qtbot, page.go_on)
    press(qtbot, page.go_on)
    agree(page, qtbot, *(keys or ("limits", "log", "camera", "films")))
    press(qtbot, page.go_on)
    press(qtbot, page.side.sides[Affected.LEFT])
    press(qtbot, page.go_on)


def test_the_whole_way_by_keyboard_ends_on_today(open_window: Open, qtbot: QtBot) -> None:
    assembly = open_window()
    page = page_of(assembly)
    assert page.step == "language"
    assert not page.back.isVisible()
    press(qtbot, page.go_on)
    assert page.step == "about"
    press(qtbot, page.go_on)
    rows = page.consent.rows.rows
    assert [each.tick.isChecked() for each in rows.values()] == [False] * 4, (
        "none is ticked for one"
    )
    agree(page, qtbot, "limits", "camera", "films")
    assert not page.go_on.isEnabled()
    assert "ticked" in page.reason.text()
    agree(page, qtbot, "log")
    press(qtbot, page.go_on)
    assert page.step == "side"
    assert not page.go_on.isEnabled(), "no side is chosen for one either"
    press(qtbot, page.side.sides[Affected.RIGHT])
    assembly.preferences.use_palsy_since("2024")
    press(qtbot, page.go_on)
    answer_all(page, qtbot)
    assert page.gate is not None
    press(qtbot, page.gate.questions.go_on)
    qtbot.waitUntil(lambda: page.step == "look")
    press(qtbot, page.go_on)
    assert not isinstance(assembly.window.full.top, OnboardingPage)
    kept = SettingsFile(assembly.paths.settings).load()
    assert (kept.setup, kept.affected, kept.palsy_since) == ("done", Affected.RIGHT, "2024")
    assert set(kept.consents) == {"limits", "log", "camera", "films"}
    assert set(kept.consents.values()) == {date.today().isoformat()}
    again = open_window()
    assert not isinstance(again.window.full.top, OnboardingPage), "asked once"


def test_what_was_begun_is_taken_up_where_it_was_left(open_window: Open, qtbot: QtBot) -> None:
    page = page_of(open_window())
    up_to_safety(page, qtbot)
    assert page.gate is not None
    rows = list(page.gate.questions.rows)
    qtbot.keyClick(page.gate.questions.rows[rows[0]], Qt.Key.Key_N)
    again = page_of(open_window())
    assert again.step == "safety"
    assert again.gate is not None
    assert list(again.gate.questions.rows) == rows[1:], "an answer given is not asked for again"
    qtbot.keyClick(again.gate, Qt.Key.Key_Escape)
    assert again.step == "side"
    assert again.side.sides[Affected.LEFT].isChecked()
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert again.step == "consent"
    assert len(again.consent.rows.given) == 4


def test_people_from_before_are_only_asked_what_they_were_never_asked(
    open_window: Open, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    old = (DATA / "settings-2.json").read_bytes()
    (tmp_path / "data" / "settings.json").write_bytes(old)
    answer = SettingsFile(tmp_path / "data" / "settings.json").load()
    page = page_of(open_window(settings=answer))
    assert page.step == "consent"
    assert page.consent.rows.given == ()
    assert "only these consents are missing" in page.consent.note.text()


def test_a_warning_sign_ends_it_and_the_number_has_the_window(
    open_window: Open, qtbot: QtBot
) -> None:
    assembly = open_window()
    page = page_of(assembly)
    up_to_safety(page, qtbot)
    gate = page.gate
    assert gate is not None
    first = next(iter(gate.questions.rows))
    qtbot.keyClick(gate.questions.rows[first], Qt.Key.Key_Y)
    assert not page.bar.isVisible(), "nothing leads away from it"
    outcome = gate._flow.stopping
    assert outcome is not None
    gate.closed.emit(outcome)
    assert assembly.window.full.is_empty
    QCoreApplication.processEvents()
    assert assembly.window.full.is_empty, "it does not come back over what one reads"
    assert assembly.preferences.settings.setup == "safety", "the next start goes on there"


def test_without_the_diagnosis_practice_is_closed_and_care_is_open(
    open_window: Open, qtbot: QtBot
) -> None:
    assembly = open_window()
    page = page_of(assembly)
    up_to_safety(page, qtbot)
    answer_all(page, qtbot, RF13_diagnosis=False)
    assert page.gate is not None
    page.gate.closed.emit(page.gate._flow.worst)
    qtbot.waitUntil(lambda: page.step == "look")
    assert not page.plan.start.isVisible()
    assert "closed by your answers" in page.plan.why_not.text()
    gate = assembly.window.flow._factories.gate()
    assert gate.standing().is_locked(Routine.MIRROR)


def test_taking_back_what_is_needed_leads_back_to_the_consents(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    answer_gate(tmp_path / "data")
    assembly = open_window()
    assembly.window.full.drop_all()
    assembly.preferences.use_consent("log", False, date.today())
    qtbot.waitUntil(lambda: isinstance(assembly.window.full.top, OnboardingPage))
    page = page_of(assembly)
    assert page.step == "consent"
    assert page.consent.rows.given == ("limits", "camera", "films")


def test_a_film_nobody_agreed_to_is_deleted_and_its_numbers_stay(
    open_window: Open, tmp_path: Path
) -> None:
    root = tmp_path / "data"
    root.mkdir(mode=0o700)
    with zipfile.ZipFile(DATA / "backup-1.zip") as archive:
        archive.extractall(root)
    answer_gate(root)
    assembly = open_window()
    assembly.window.full.drop_all()
    session = assembly.records.summaries[0].id
    folder = DataPaths(root).session(session)
    video = folder / "video.mkv"
    video.write_bytes(b"not really a film")
    numbers = (folder / "analysis.json").read_bytes()
    assembly.window.flow._factories.discard(session)
    assert not video.exists()
    assert (folder / "analysis.json").read_bytes() == numbers
    assert session in [each.id for each in assembly._opened().studio.summaries()]


def test_without_the_camera_it_stays_off_and_says_so(
    open_shell: Callable[..., Shell], qtbot: QtBot
) -> None:
    shell = open_shell()
    today = shell.models.today
    today.use_kind(SourceKind.CAMERA)
    assert today.can_start
    preferences = shell.models.preferences
    preferences.use_consent("camera", False, date.today())
    assert not today.can_start
    shell.window.flow.train("first_look")
    assert shell.sessions == []
    assert "not agreed to the camera" in shell.window.messages.notice.text.text()
    preferences.use_consent("camera", True, date.today())
    preferences.use_consent("films", False, date.today())
    assert today.can_start
    shell.window.flow.begin(PlanItem.RECORDING)
    assert shell.sessions == []
    assert "keeps its film" in shell.window.messages.notice.text.text()
    shell.window.flow.train("first_look")
    shell.sessions[0].finished.emit("s1")
    assert shell.discarded == ["s1"]
    preferences.use_consent("films", True, date.today())
    shell.window.flow.train("first_look")
    shell.sessions[1].finished.emit("s2")
    assert shell.discarded == ["s1"]
    assert set(json.loads(shell.saved[-1].model_dump_json())["consents"]) == set(SET_UP["consents"])


@pytest.mark.parametrize("lang", list(Lang))
def test_no_step_has_a_flaw_at_the_largest_type(
    open_window: Open, qtbot: QtBot, lang: Lang
) -> None:
    assembly = open_window(lang, Settings(language=lang.value, text_size=28))
    window = assembly.window
    window.resize(1024, 700)
    page = page_of(assembly)

    def settle() -> None:
        """Wait for what is laid out late; what is then still wrong fails the test by name."""
        try:
            qtbot.waitUntil(lambda: not flaws(window, 28, lang.value), timeout=1500)
        except NotYet:
            pytest.fail(f"{page.step}: {flaws(window, 28, lang.value)}")

    for _ in range(4):
        settle()
        if page.step == "consent":
            agree(page, qtbot, "limits", "log")
        elif page.step == "side":
            page.side.sides[Affected.LEFT].click()
        press(qtbot, page.go_on)
    assert isinstance(page.gate, GateFlow)
    answer_all(page, qtbot)
    page.gate.questions.go_on.click()
    qtbot.waitUntil(lambda: page.step == "look")
    settle()


def test_a_clinician_sets_nothing_up_and_it_waits_below(open_window: Open, qtbot: QtBot) -> None:
    assembly = open_window()
    press(qtbot, page_of(assembly).first.clinician)
    assert assembly.window.clinic.page is not None
    assert assembly.window.full.top is assembly.window.clinic.page
    assembly.window.clinic.leave()
    qtbot.waitUntil(lambda: isinstance(assembly.window.full.top, OnboardingPage))
    assert not assembly.paths.settings.exists(), "nothing was chosen, so nothing is kept"
