import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QThread, qInstallMessageHandler

from app.store.settings import Settings, SettingsFile
from tests.ui.shell_fakes import SET_UP
from ui import probes
from ui.failures import Failures, log_to

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "mediapipe", "pyqtgraph", "matplotlib", "typst", "alembic", "cv2", "av", "sqlalchemy", "numpy",
    "scipy", "cryptography", "pikepdf", "app.domain.records", "app.domain.routine_record",
)  # fmt: skip

START = """
import json, sys
from types import SimpleNamespace
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.bootstrap as bootstrap
from ui.run import run
shown = bootstrap.MainWindow.show
def show(window):
    shown(window)
    print(json.dumps([name for name in sys.argv[2:] if name in sys.modules]), flush=True)
    QTimer.singleShot(0, lambda: wait(window))
def wait(window):
    if window._models.records.is_loading:
        QTimer.singleShot(20, lambda: wait(window))
    else:
        print(window.full.top.step, window.log._model.state.value, flush=True)
        window.close()
bootstrap.MainWindow.show = show
options = SimpleNamespace(
    source=None, lang=bootstrap.Lang.EN, opens_clinic=False, bundle=None
)
sys.exit(run(options, Path(sys.argv[1])))
"""


def child(code: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_window_stands_before_anything_heavy_is_loaded(tmp_path):
    done = child(START, str(tmp_path), *HEAVY)
    assert done.returncode == 0, done.stderr
    loaded, ready = done.stdout.splitlines()
    assert json.loads(loaded) == []
    assert ready == "language empty", "the first start begins with the first step"
    log = (tmp_path / "logs" / "mirrormend.log").read_text(encoding="utf-8")
    assert "window shown" in log
    assert (tmp_path / "settings.json").exists() is False


AT_ONCE = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
QTimer.singleShot(0, app.quit)
from app.session.choices import LaunchOptions
from ui.launch import launch
code = launch(LaunchOptions(None, None), Path(sys.argv[1]))
print([thread.name for thread in threading.enumerate() if thread.name == "job"])
sys.exit(code)
"""


def test_a_window_closed_at_once_leaves_no_thread_that_would_take_the_process_down(tmp_path):
    SettingsFile(tmp_path / "settings.json").save(Settings(**SET_UP))
    done = child(AT_ONCE, str(tmp_path))
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_probes_tell_what_this_machine_has():
    code = "import json; from ui.probes import probe; print(json.dumps(dict(probe())))"
    done = child(code)
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    assert facts["display"] == "offscreen"
    assert facts["Chinese font"]
    assert facts["screens"]
    assert "sound" in facts or "speech engines" in facts


def test_no_display_is_known_beforehand(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not probes.has_display()
    monkeypatch.setenv("DISPLAY", ":0")
    assert probes.has_display()


def test_a_failure_in_a_thread_is_told_in_the_window_s_thread(qtbot, caplog):
    failures = Failures()
    heard: list[tuple[Exception, bool]] = []
    failures.happened.connect(
        lambda error: heard.append((error, QThread.currentThread() is failures.thread()))
    )
    error = ValueError("a mistake")
    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(failures.happened):
        thread = threading.Thread(target=failures.catch, args=(ValueError, error, None))
        thread.start()
        thread.join()
        assert heard == []
    assert heard == [(error, True)]
    assert "uncaught" in caplog.text


def test_the_log_file_is_written_and_qt_speaks_into_it(tmp_path):
    handler = log_to(tmp_path / "logs")
    try:
        logging.getLogger("ui").info("ready")
    finally:
        assert handler is not None
        logging.getLogger().removeHandler(handler)
        handler.close()
        qInstallMessageHandler(None)
    assert "ready" in (tmp_path / "logs" / "mirrormend.log").read_text(encoding="utf-8")


def test_without_a_place_for_the_log_there_is_none(tmp_path):
    (tmp_path / "file").write_text("")
    assert log_to(tmp_path / "file" / "logs") is None


BREAK = """
import sys
from types import SimpleNamespace
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.bootstrap as bootstrap
from ui.run import run
from ui.bootstrap import Assembly
begin = Assembly.begin
def broken():
    raise ZeroDivisionError("王小明 /home/xiaoming")
def begin_and_break(assembly):
    begin(assembly)
    assembly.window.rail.chosen.connect(broken)
    assembly.window.rail.chosen.emit("progress")
    wait(assembly)
def wait(assembly):
    sheet = assembly.notice.sheet
    if sheet is None or assembly.records.is_loading:
        QTimer.singleShot(20, lambda: wait(assembly))
        return
    print(sheet.details.toPlainText().replace("\\n", " "), flush=True)
    sheet.close_button.click()
    assembly.window.show_page("today")
    print("goes on", assembly.window.isVisible(), flush=True)
    assembly.window.close()
Assembly.begin = begin_and_break
options = SimpleNamespace(
    source=None, lang=bootstrap.Lang.EN, opens_clinic=False, bundle=None
)
sys.exit(run(options, Path(sys.argv[1])))
"""


def test_the_running_app_says_what_broke_and_goes_on(tmp_path):
    done = child(BREAK, str(tmp_path))
    assert done.returncode == 0, done.stderr
    details, after = done.stdout.splitlines()
    assert "ZeroDivisionError" in details
    assert after == "goes on True"
    log = (tmp_path / "logs" / "mirrormend.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    for text in (details, log):
        assert "王小明" not in text
        assert "xiaoming" not in text
