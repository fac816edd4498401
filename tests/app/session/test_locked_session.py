"""A session behind the lock, from its recording to its deletion, never lies in the open.

The whole of it, in the real window with the demo person acting, stands in
tests/soak/test_locked_session.py.
"""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.domain.sides import Affected
from app.frames import Frame
from app.media.reader import VideoReader
from app.media.recorder import MatroskaWriter, Recorder, RecorderOptions
from app.session.bundling import BundleOptions, export_bundle
from app.session.choices import DemoChoice
from app.session.keeping import Keeping
from app.session.moments import moment_of
from app.session.studio import Studio
from app.store.lock_file import new_recovery_key
from app.store.locking import set_lock
from app.store.paths import DataPaths
from app.store.sessions import SessionFolder
from app.texts import Lang
from app.vault.files import KEYRING, read_plain
from app.version import APP_VERSION
from exercises.library import Library
from tests.app.session.conftest import SHORT
from tests.app.store.locked_stock import QUICK, WORDS
from tests.soak.watching import Watcher

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
EVERY = 2
"""Of the demo person's 25 pictures a second: fewer are read sooner."""


@pytest.fixture
def studio(tmp_path: Path, library: Library) -> Iterator[Studio]:
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    set_lock(paths, WORDS, new_recovery_key(), cost=QUICK)
    made = Studio(paths, library, SystemClock(), APP_VERSION)
    made.open()
    yield made
    made.close()
    KEYRING.drop(paths.root)


def record(folder: SessionFolder, film: Path) -> None:
    with VideoReader(film) as reader:
        recorder = Recorder(
            MatroskaWriter(folder.video, reader.info.width, reader.info.height, RecorderOptions())
        )
        for frame in reader:
            if frame.number % EVERY == 0:
                recorder.put(Frame(frame.pixels, frame.t_ns, frame.number // EVERY))
        recorder.finish()


def test_a_session_behind_the_lock_is_never_in_the_open(
    studio: Studio, demo_video: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temp, out = tmp_path / "tmp", tmp_path / "report.mmz"
    temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    keeping = Keeping(studio, SystemClock())
    with Watcher(studio.paths.root, temp) as watcher:
        folder = studio.begin(DemoChoice("oral-ocular-left"), "first_look", Affected.LEFT, SHORT)
        record(folder, demo_video)
        found = studio.finish(folder.id)
        assert found.verdict
        assert [flag.pattern for flag in found.verdict.analysis.flags] == ["P2_smile_eye"]
        assert moment_of(folder.video, 4.5, 5.5).shots
        pictures = studio.thumbnails(folder.id)
        assert all(read_plain(path).startswith(b"\x89PNG") for path in pictures.values())
        wanted = BundleOptions([folder.id], Lang.EN, with_pictures=True, with_clips=True)
        export_bundle(studio, wanted, NOW, out)
        keeping.back_up(tmp_path / "b.zip", with_films=True, on_progress=lambda done, of: None)
        keeping.delete_sessions([folder.id])
    assert watcher.plain == {}
    seen = {Path(name).name for name in watcher.seen}
    assert {"video.mkv", "analysis.json", "series.npz", "open_smile-1-peak.png"} <= seen
    assert not folder.path.exists()
