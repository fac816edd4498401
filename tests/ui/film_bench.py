"""The page of a film over a desk that does as told."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from app.domain.found import Found, FoundKind, Search
from app.domain.sides import Affected
from app.errors import UserFacing
from app.frames import Frame, freeze
from app.media.importing import VideoFacts
from app.session.analysis import Cancelled
from app.session.importing import Candidate
from app.store.settings import Settings
from exercises.library import load_library
from tests.ui.moment_fakes import FakeReader
from tests.ui.session_fakes import Host, dressed  # noqa: F401 - a fixture
from ui.pages.film import FilmPage
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.film import FilmModel, Stage

LIBRARY = load_library()
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FILMED = datetime(2026, 6, 3, 12, 15, tzinfo=UTC)
FILM = Path("/from/the/phone/IMG_0001.MOV")
SMILE = Found(2.0, 4.0, (FoundKind.SMILE,))
CLOSURE = Found(6.0, 7.5, (FoundKind.CLOSURE,))


def candidate() -> Candidate:
    pixels = np.zeros((80, 60, 3), np.uint8)
    pixels[:, 30:] = 200
    facts = VideoFacts(1080, 1920, 12.0, 29.97, "hevc", True, 24_000_000, FILMED, False)
    return Candidate(FILM, facts, (), Frame(freeze(pixels), 0, 0), None, FILMED)


@dataclass
class FakeDesk:
    """Stands for `app.session.importing.Imports`."""

    seen: Candidate = field(default_factory=candidate)
    found: Search = field(default_factory=lambda: Search((SMILE, CLOSURE), (0.0, 1.8)))
    errors: dict[str, UserFacing] = field(default_factory=dict)
    kept: dict[int, str] = field(default_factory=dict)
    hold: threading.Event | None = None
    taken: list[tuple[Path, Affected, datetime, bool]] = field(default_factory=list)
    named: list[dict[int, str]] = field(default_factory=list)
    discarded: list[str] = field(default_factory=list)

    def _wait(self, is_cancelled=lambda: False) -> None:
        while self.hold is not None and not self.hold.wait(0.005):
            if is_cancelled():
                raise Cancelled

    def _refuse(self, step: str) -> None:
        if step in self.errors:
            raise self.errors[step]

    def examine(self, _path: Path) -> Candidate:
        self._refuse("examine")
        return self.seen

    def import_video(self, path, affected, progress, is_cancelled, *, filmed_at, is_mirrored):
        progress(1, 4)
        self._wait(is_cancelled)
        self._refuse("copy")
        self.taken.append((path, affected, filmed_at, is_mirrored))
        return "film1"

    def found_movements(self, _id, progress, is_cancelled):
        progress(3, 9)
        self._wait(is_cancelled)
        self._refuse("read")
        return self.found

    def names(self, _id) -> Mapping[int, str]:
        return self.kept

    def keep_names(self, _id, answers) -> None:
        self.kept = dict(answers)

    def name_movements(self, session_id, answers, progress, is_cancelled):
        self._refuse("judge")
        self.named.append(dict(answers))
        return SimpleNamespace(id=session_id)

    def discard(self, session_id) -> None:
        self.discarded.append(session_id)


@pytest.fixture(name="open_film")
def opened_film(qtbot):
    pages: list[tuple[FilmPage, Host]] = []

    def make(desk, start=FILM, *, is_judged=False, **settings: object) -> FilmPage:
        preferences = Preferences(
            Settings.model_validate({"language": "en", **settings}), lambda _settings: None
        )
        model = FilmModel(desk, Affected.LEFT, start, NOW, is_judged=is_judged)
        theme = Theme(text_size=preferences.settings.text_size)
        page = FilmPage(theme, model, LIBRARY, preferences, FakeReader())
        host = Host(page, (1024, 680))
        qtbot.addWidget(host)
        page.show()
        page.begin()
        pages.append((page, host))
        return page

    yield make
    for page, _ in pages:
        page.shut_down()


def at(page: FilmPage, stage: Stage, qtbot) -> None:
    qtbot.waitUntil(lambda: page.view_model.stage is stage)
