"""A safety gate over a real log, and windows that hold its pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.domain.journal import Entry
from app.errors import StorageFailure
from app.session.gate import Gate, GateJournal
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.settings import Settings
from app.texts import Lang
from tests.app.session.gate_fakes import WallClock, answer_all
from tests.ui.shell_fakes import LIBRARY
from ui.i18n import Language
from ui.preferences import Preferences
from ui.theme import Theme, stylesheet
from ui.viewmodels.gate import GateModel
from ui.voice.lines import Urgency
from ui.window import LEAST_SIZE


class Recorder:
    """A voice that keeps what it was asked to say."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Lang, Urgency]] = []

    def say(self, text: str, lang: Lang, urgency: Urgency) -> None:
        self.said.append((text, lang, urgency))

    def stop(self) -> None:
        self.said.append(("", Lang.EN, Urgency.CUE))


class FullDisk:
    """Reads as the journal does, but refuses to write while it is full."""

    def __init__(self, journal: GateJournal) -> None:
        self._journal = journal
        self.is_full = False
        self.entries = journal.entries

    def append(self, entry: Entry) -> None:
        if self.is_full:
            raise StorageFailure("disk_full", path="mirrormend.db", free_mb=0)
        self._journal.append(entry)


class Desk:
    """`restart` makes everything anew on the same data folder."""

    def __init__(
        self, app: QApplication, root: Path, *, lang: str = "en", text_size: int = 18
    ) -> None:
        self.paths = DataPaths(root)
        self.paths.prepare()
        self.clock = WallClock()
        self.voice = Recorder()
        settings = Settings.model_validate({"language": lang, "text_size": text_size})
        self.preferences = Preferences(settings, lambda saved: None)
        self.language = Language(app)
        self.language.use(self.preferences.lang())
        self.theme: Theme = self.preferences.theme()
        app.setPalette(self.theme.palette())
        app.setFont(self.theme.font("body"))
        app.setStyleSheet(stylesheet(self.theme))
        self._windows: list[QMainWindow] = []
        self._open()

    def _open(self) -> None:
        self.log = Log(self.paths)
        self.log.open()
        self.journal = FullDisk(self.log.journal)
        self.gate = Gate(LIBRARY, self.journal, self.clock, "CN")
        self.model = GateModel(self.gate, LIBRARY, self.clock, self.preferences, self.voice)

    def restart(self) -> None:
        self.log.close()
        self._open()

    def answered(self) -> "Desk":
        """Answer everything so that nothing fires, on the day before yesterday last week."""
        answer_all(self.gate)
        self.clock.later(days=9)
        self.restart()
        return self

    def show(self, page: QWidget, size: tuple[int, int] = (1280, 800)) -> QWidget:
        window = QMainWindow()
        window.setCentralWidget(page)
        window.setMinimumSize(*LEAST_SIZE)
        window.resize(*size)
        window.show()
        window.activateWindow()
        settle()
        self._windows.append(window)
        getattr(page, "begin")()  # noqa: B009 - every page of the gate has one
        settle()
        return page

    def close(self) -> None:
        for window in self._windows:
            window.close()
            window.deleteLater()
        self.language.close()
        self.log.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle() -> None:
    for _ in range(4):
        QCoreApplication.processEvents()


@contextmanager
def desks(app: QApplication, root: Path) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(**wanted: object) -> Desk:
        made.append(Desk(app, root / f"data{len(made)}", **wanted))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for desk in made:
        desk.close()
    app.setStyleSheet("")
