"""The file dialogs; a test gives the window its own answers instead."""

import os
from itertools import chain, count
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def forget_folders() -> None:
    """Keep Qt's own file dialog from writing down, beside our data, where a person saved what.

    It has nowhere to write to; "delete everything" would not reach what it wrote. Systems with a
    file dialog of their own decide themselves.
    """
    user = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.NativeFormat, user, os.devnull)


class Dialogs(Protocol):
    def video(self, parent: QWidget) -> Path | None: ...
    def report(self, parent: QWidget, name: str) -> Path | None: ...
    def page(self, parent: QWidget, name: str) -> Path | None: ...
    def bundle(self, parent: QWidget) -> Path | None: ...
    def review(self, parent: QWidget, name: str) -> Path | None: ...
    def plan(self, parent: QWidget) -> Path | None: ...
    def plan_out(self, parent: QWidget, name: str) -> Path | None: ...
    def picture(self, parent: QWidget, name: str) -> Path | None: ...
    def clip(self, parent: QWidget, name: str) -> Path | None: ...


class FileDialogs:
    """The system's own dialogs; None where the person changed their mind."""

    def video(self, parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Choose a video")
        kinds = QCoreApplication.translate("Dialogs", "Videos")
        every = QCoreApplication.translate("Dialogs", "All files")
        patterns = f"{kinds} (*.mp4 *.mkv *.mov *.avi *.webm *.m4v);;{every} (*)"
        found, _ = QFileDialog.getOpenFileName(parent, title, str(_movies()), patterns)
        return Path(found) if found else None

    def report(self, parent: QWidget, name: str) -> Path | None:
        return _pdf(parent, QCoreApplication.translate("Dialogs", "Save the report"), name)

    def page(self, parent: QWidget, name: str) -> Path | None:
        return _pdf(parent, QCoreApplication.translate("Dialogs", "Save the page"), name)

    def bundle(self, parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Choose a report")
        kinds = QCoreApplication.translate("Dialogs", "Reports")
        found, _ = QFileDialog.getOpenFileName(parent, title, str(documents()), f"{kinds} (*.mmz)")
        return Path(found) if found else None

    def review(self, parent: QWidget, name: str) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Save the reviewed report")
        kinds = QCoreApplication.translate("Dialogs", "Reports")
        return save_as(parent, title, name, f"{kinds} (*.mmz)")

    def plan(self, parent: QWidget) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Choose a plan")
        kinds = f"{QCoreApplication.translate('Dialogs', 'Plans')} (*.mmplan)"
        found, _ = QFileDialog.getOpenFileName(parent, title, str(documents()), kinds)
        return Path(found) if found else None

    def plan_out(self, parent: QWidget, name: str) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Save the plan")
        kinds = QCoreApplication.translate("Dialogs", "Plans")
        return save_as(parent, title, name, f"{kinds} (*.mmplan)")

    def picture(self, parent: QWidget, name: str) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Save the picture")
        return save_as(parent, title, name, "PNG (*.png)")

    def clip(self, parent: QWidget, name: str) -> Path | None:
        title = QCoreApplication.translate("Dialogs", "Save the clip")
        return save_as(parent, title, name, "Matroska (*.mkv)")


def _pdf(parent: QWidget, title: str, name: str) -> Path | None:
    return save_as(parent, title, name, "PDF (*.pdf)")


def save_as(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Ask where to; the file gets the ending of the name that was proposed.

    The dialog asks before it names a file that is there; of a name that gets its ending afterwards
    it could not know, so that such a one never replaces a file.
    """
    found, _ = QFileDialog.getSaveFileName(parent, title, str(documents() / name), kind)
    if not found:
        return None
    path, ending = Path(found), Path(name).suffix
    if path.suffix.lower() == ending:
        return path
    numbered = (f"{path.name}{f' {n}' if n else ''}{ending}" for n in chain((0,), count(2)))
    return next(each for each in map(path.with_name, numbered) if not each.exists())


def documents() -> Path:
    where = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(where) or Path.home())


def _movies() -> Path:
    where = QStandardPaths.StandardLocation.MoviesLocation
    found = Path(QStandardPaths.writableLocation(where) or Path.home())
    return found if found.is_dir() else Path.home()
