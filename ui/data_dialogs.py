"""The file dialogs of the data page; a test gives the page its own answers instead."""

from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from ui.dialogs import documents, save_as


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
        return save_as(parent, title, f"MirrorMend {date.today()}.zip", "ZIP (*.zip)")

    def restore(self, parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Choose a backup")
        found, _ = QFileDialog.getOpenFileName(parent, title, str(documents()), "ZIP (*.zip)")
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
        return save_as(parent, title, "MirrorMend recovery key.pdf", "PDF (*.pdf)")

    def folder(self, parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Choose an empty folder for the data")
        found = QFileDialog.getExistingDirectory(parent, title, str(documents()))
        return Path(found) if found else None
