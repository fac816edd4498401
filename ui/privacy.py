"""The privacy statement, and what the app is made of, as texts to read."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from app.texts import ASSETS
from app.version import APP_VERSION
from ui.widgets.reader import Passage, Style

NOTICES: Final = ASSETS.parent / "THIRD_PARTY_NOTICES.md"
_COLUMNS = 4
"""What splitting a line of a table with two columns at its bars gives."""


class Statements(QObject):
    """Texts in the language of the window, looked up anew at each call."""

    def privacy(self) -> list[Passage]:
        """Say what is kept, where, for how long, and who can see it."""
        return [
            Passage(Style.TITLE, self.tr("Privacy")),
            *self._sent(),
            *self._kept(),
            *self._seen(),
        ]

    def licences(self, notices: Path = NOTICES) -> list[Passage]:
        """Name what the app is shipped with: part, version where it is installed, licence."""
        try:
            written = notices.read_text(encoding="utf-8")
        except OSError:
            written = ""
        rows = [line.split("|") for line in written.splitlines() if line.startswith("|")]
        cells = [
            (each[1].strip(), each[2].strip())
            for each in rows
            if len(each) == _COLUMNS and not each[1].startswith("-")
        ][1:]
        return [
            Passage(Style.TITLE, self.tr("What MirrorMend is made of")),
            Passage(Style.POINT, "Apache-2.0", label=f"MirrorMend {APP_VERSION}:"),
            Passage(Style.POINT, "Apache-2.0", label="MediaPipe Face Landmarker:"),
            *(Passage(Style.POINT, licence, f"{_dated(parts)}:") for parts, licence in cells),
            Passage(
                Style.SMALL,
                self.tr("The full texts of the licences come with each of these parts."),
            ),
        ]

    def _sent(self) -> list[Passage]:
        return [
            Passage(Style.HEADING, self.tr("Nothing leaves this computer by itself")),
            Passage(
                Style.POINT,
                self.tr("There is no account, no network, no advertising and no statistics."),
            ),
            Passage(
                Style.POINT,
                self.tr("A file leaves only if you save it elsewhere: a report, a backup, a page."),
            ),
        ]

    def _kept(self) -> list[Passage]:
        return [
            Passage(Style.HEADING, self.tr("What is kept")),
            Passage(
                Style.POINT,
                self.tr("Your diary, your answers to the safety questions, and your settings."),
            ),
            Passage(
                Style.POINT,
                self.tr("What was practised and when, and the numbers measured from films."),
            ),
            Passage(
                Style.POINT,
                self.tr(
                    "Films of your recordings, pictures from them and the moving outline of your "
                    "face, if you agree. If you do not, they exist while a film is made and "
                    "measured, and are deleted after that."
                ),
            ),
            Passage(
                Style.POINT,
                self.tr(
                    "A log of failures: where in the program something failed. No pictures, no "
                    "names, nothing about health."
                ),
            ),
        ]

    def _seen(self) -> list[Passage]:
        return [
            Passage(Style.HEADING, self.tr("Where it lies, and who can see it")),
            Passage(
                Style.POINT,
                self.tr(
                    "All of it lies in one folder, which Settings names. Only your own account on "
                    "this computer may read it. Without a lock it is not encrypted: whoever uses "
                    "your account can open it. In Settings, Your data, you can lock it with a "
                    "passphrase."
                ),
            ),
            Passage(Style.HEADING, self.tr("For how long")),
            Passage(
                Style.POINT,
                self.tr(
                    "As long as you like. In Settings, Your data, you delete a film, a session or "
                    "everything, or have films deleted at a certain age."
                ),
            ),
        ]


def _dated(parts: str) -> str:
    """Put its version behind each part that is installed here."""
    return ", ".join(_with_version(each.strip()) for each in parts.split(","))


def _with_version(part: str) -> str:
    try:
        return f"{part} {version(part.split(' ', maxsplit=1)[0])}"
    except PackageNotFoundError:
        return part
