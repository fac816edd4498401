from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import VirtualClock
from app.domain.sides import Affected
from app.domain.timeline import Beat, Script
from app.session.analysis import Analysed, analyse_video
from app.session.offline import record_all
from app.session.script import ScriptClock
from app.session.sources import demo_source
from app.session.studio import make_tracker
from app.session.watches import watches_of
from app.store.journal import Journal
from app.store.log import Log
from app.store.paths import DataPaths
from exercises.library import Library, load_library
from tests.app.media.threads import none_left
from tests.app.vision.remembered import Memory

SHORT = Script(
    (
        Beat("rest_baseline", 1, 1, 0.0, 0.2, 3.0, 0.1, 0.2),
        Beat("open_smile", 1, 1, 0.0, 0.6, 1.4, 0.6, 0.4),
    )
)
"""A resting face and one smile."""


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    with none_left():
        yield


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    return paths


@pytest.fixture
def journal(paths: DataPaths) -> Iterator[Journal]:
    with Log(paths) as log:
        yield log.journal


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def memory() -> Memory:
    return Memory(make_tracker)


@pytest.fixture
def one_reading(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a film that several tests of a file look at be read once, by the real tracker."""
    for module in ("studio", "importing"):
        monkeypatch.setattr(f"app.session.{module}.make_tracker", memory.tracker)


@pytest.fixture(scope="session")
def demo_video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Record the demo person with an oral-ocular leak on the left, doing SHORT."""
    path = tmp_path_factory.mktemp("demo") / "demo.mkv"
    with demo_source("oral-ocular-left", ScriptClock(SHORT), VirtualClock()) as source:
        record_all(source, path, SHORT.length_s, lambda written: None)
    return path


@pytest.fixture(scope="session")
def analysed(demo_video: Path, library: Library) -> Analysed:
    watches = watches_of(library)
    return analyse_video(demo_video, SHORT.timeline(), Affected.LEFT, watches, make_tracker)
