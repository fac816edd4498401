"""What file dialogs leave behind: nothing that "delete everything" would not reach."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.data_dialogs import FileDataDialogs
from ui.dialogs import FileDialogs

CODE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from ui.dialogs import forget_folders

if sys.argv[2] == "forget":
    forget_folders()
app = QApplication([])
dialog = QFileDialog(None, "Save", sys.argv[1])
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
dialog.selectFile("report.pdf")
QTimer.singleShot(100, dialog.accept)
dialog.exec()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have dialogs of their own")
@pytest.mark.parametrize("how", ["forget", "remember"])
def test_where_something_was_saved_is_not_written_down(tmp_path: Path, how: str) -> None:
    home, films = tmp_path / "home", tmp_path / "films of my face"
    for folder in (home, films):
        folder.mkdir()
    root = Path(__file__).resolve().parents[2]
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "PYTHONPATH": str(root)}
    ran = subprocess.run(
        [sys.executable, "-c", CODE, films, how],
        env=os.environ | own | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    written = [path for path in home.rglob("*") if path.is_file()]
    told = [path for path in written if "films" in path.read_text(errors="replace")]
    # Without it Qt does: else this test could not fail.
    assert bool(told) is (how == "remember")


@pytest.mark.parametrize(
    ("ask", "ending"),
    [
        (lambda parent: FileDialogs().report(parent, "report.pdf"), ".pdf"),
        (lambda parent: FileDialogs().review(parent, "reviewed.mmz"), ".mmz"),
        (FileDataDialogs().backup, ".zip"),
        (FileDataDialogs().recovery, ".pdf"),
    ],
)
def test_a_name_that_gets_its_ending_replaces_no_file(
    qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask, ending: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answered(name: str) -> Path | None:
        found = str(tmp_path / name) if name else ""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (found, ""))
        return ask(parent)

    assert answered("") is None
    assert answered("mine") == tmp_path / f"mine{ending}"
    for name in (f"mine{ending}", f"mine 2{ending}"):
        (tmp_path / name).write_text("here before")
    assert answered("mine") == tmp_path / f"mine 3{ending}"
    assert answered(f"mine{ending}") == tmp_path / f"mine{ending}", "the dialog has asked"
