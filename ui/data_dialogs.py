"""The file dialogs of the data page; a test gives the page its own answers instead."""

from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget


class DataDialogs(Protocol):
    """None where the person changed their mind."""

    def backup(self, parent: QWidget) -> Path | None: ...
    def restore(self, parent: QWidget) -> Path | None: ...
    def folder(self, parent: QWidget) -> Path | None: ...
    def recovery(self, parent: QWidget) -> Path | None: ...
    def passphrase(self, parent: QWidget) -> str | None: ...


class FileDataDialogs:
    """The system's own dialogs."""

    def backup(self, parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Save the backup")
        place = _documents() / f"MirrorMend {date.today().isoformat()}.zip"
        found, _ = QFileDialog.getSaveFileName(parent, title, str(place), "ZIP (*.zip)")
        if not found:
            return None
        path = Path(found)
        return path if path.suffix.lower() == ".zip" else path.with_name(f"{path.name}.zip")

    def restore(self, parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Choose a backup")
        found, _ = QFileDialog.getOpenFileName(parent, title, str(_documents()), "ZIP (*.zip)")
        return Path(found) if found else None

    def passphrase(self, parent: QWidget) -> str | None:
        title = QCoreApplication.translate("Dialogs", "A locked backup")
        asked = QCoreApplication.translate(
            "Dialogs", "The passphrase that held when it was made; leave it empty if it is today's:"
        )
        typed, is_said = QInputDialog.getText(parent, title, asked, QLineEdit.EchoMode.Password)
        return typed if is_said and typed else None

    def recovery(self, parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Save the recovery key for printing")
        place = _documents() / "MirrorMend recovery key.pdf"
        found, _ = QFileDialog.getSaveFileName(parent, title, str(place), "PDF (*.pdf)")
        return Path(found) if found else None

    def folder(self, parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Choose an empty folder for the data")
        found = QFileDialog.getExistingDirectory(parent, title, str(_documents()))
        return Path(found) if found else None


def _documents() -> Path:
    where = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(where) or Path.home())
