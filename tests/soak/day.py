"""A day of use, thing by thing, on a disk that refuses; run as `python -m tests.soak.day ROOT OUT`.

Prints a line for each thing: `NAME ok`, or `NAME KEY` with the key of the sentence that the person
gets. Anything else that is raised ends the program.
"""

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from app.clock import SystemClock
from app.domain.journal import EntryKind, new_entry_id
from app.domain.sides import Affected
from app.errors import UserFacing
from app.frames import Frame
from app.media.recorder import MatroskaWriter, Recorder, RecorderOptions
from app.session.bundling import BundleOptions, export_bundle
from app.session.choices import CameraChoice
from app.session.keeping import Keeping
from app.session.own_sets import Own
from app.session.reviews import Reviews
from app.session.script import script_of
from app.session.studio import Studio
from app.store.own_sets import OwnSetsFile
from app.store.paths import DataPaths
from app.store.routine_file import RoutineFile
from app.store.settings import Settings, SettingsFile
from app.texts import Lang, Texts
from app.version import APP_VERSION
from exercises.library import load_library
from tests.app.media.pictures import MS, noise
from tests.app.store import samples
from tests.app.store.routine_samples import OPEN
from tests.app.store.stock import FLAG, entry
from tests.soak.victims import open_up

Thing = tuple[str, Callable[[], object]]


def main(root: Path, out: Path, limit: int | None) -> None:
    library = load_library()
    Texts(Lang.EN)("error.disk_full", path="", free_mb=0)  # read while reading is all there is
    paths = DataPaths(root)
    open_up(paths)
    if limit is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    studio = Studio(paths, library, SystemClock(), APP_VERSION)
    if not attempt("open", studio.open):
        return
    if not attempt("read", studio.summaries):
        attempt("close", studio.close)
        return
    for name, thing in things(studio, out):
        attempt(name, thing)
    attempt("close", studio.close)


def attempt(name: str, thing: Callable[[], object]) -> bool:
    try:
        thing()
    except UserFacing as error:
        for lang in Lang:
            Texts(lang).explain(error)
        os.write(1, f"{name} {error.key}\n".encode())
        return False
    os.write(1, f"{name} ok\n".encode())
    return True


def things(studio: Studio, out: Path) -> Iterator[Thing]:
    paths, library, now = studio.paths, studio.library, datetime.now(UTC)
    ids = [s.id for s in studio.summaries() if paths.session(s.id).is_dir()]
    note = entry(77, EntryKind.DIARY, "sunglasses", "written on a full disk " * 40)
    note = type(note)(
        new_entry_id(now, os.urandom(4)), note.at, note.kind, note.subject, note.values
    )
    yield "journal", lambda: studio.journal.append(note)
    yield "review", lambda: Reviews(studio.journal, SystemClock()).say_not_right(ids[0], FLAG)
    yield "settings", lambda: SettingsFile(paths.settings).save(Settings(text_size=24))
    yield (
        "own set",
        lambda: Own(OwnSetsFile(paths.own_sets), library, SystemClock()).make("x", ["snarl"]),
    )
    yield "routine", lambda: RoutineFile(paths.open_routine).save(OPEN)
    yield "recording", lambda: record(studio)
    yield "verdict", lambda: judge(studio)
    options = BundleOptions(ids, Lang.EN)
    yield "report", lambda: export_bundle(studio, options, now, out / "report.mmz")
    locked = BundleOptions(ids, Lang.EN, password="a long password")
    yield "locked report", lambda: export_bundle(studio, locked, now, out / "locked.mmz")
    yield "pdf", lambda: studio.export_report(ids, Lang.EN, out / "report.pdf")
    keeping = Keeping(studio, SystemClock())
    yield (
        "backup",
        lambda: keeping.back_up(
            out / "backup.zip", with_films=True, on_progress=lambda done, of: None
        ),
    )
    yield "delete", lambda: keeping.delete_sessions([ids[-1]])


def record(studio: Studio) -> None:
    script = script_of(studio.library, "first_look")
    folder = studio.begin(CameraChoice(0), "first_look", Affected.LEFT, script)
    recorder = Recorder(MatroskaWriter(folder.video, 320, 240, RecorderOptions()))
    try:
        for number in range(40):
            recorder.put(Frame(noise(number), number * 33 * MS, number))
    except UserFacing:
        pass
    recorder.finish()


def judge(studio: Studio) -> None:
    folder = studio.begin(
        CameraChoice(0), "first_look", Affected.LEFT, script_of(studio.library, "first_look")
    )
    verdict, curves, run = samples.RECORD.verdict, samples.RECORD.curves, samples.RECORD.run
    assert verdict
    assert curves
    assert run
    folder.write_analysis(verdict, curves, run, app_version=APP_VERSION)
    studio.sessions_log.put(folder.load())


if __name__ == "__main__":
    with closing(sys.stdout):
        main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else None)
