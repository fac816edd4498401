"""Every reader of the app with good files for it, so that they can be spoiled.

A reader gets the spoiled bytes and an empty folder. It may raise what the app raises on purpose,
and nothing else.
"""

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import exercises
from app.clock import SystemClock
from app.report.bundle.review_json import decode_review
from app.report.bundle.reviews import decode_doubts
from app.report.bundle.sealed import is_sealed
from app.report.plan.signed import read_plan
from app.session.bundle_access import BundleAccess
from app.session.clinic import OpenReport
from app.session.own_sets import merged
from app.session.therapist_plans import with_plans
from app.store.analysis_json import decode_analysis
from app.store.archive import Archive
from app.store.files import read_bytes
from app.store.framing_json import decode_framing
from app.store.keys import KnownSenders, installation_key
from app.store.location import Location
from app.store.lock_file import LockFile, decode_lock, encode_lock, new_recovery_key
from app.store.outline_file import decode_outline
from app.store.own_sets import OwnSetsFile
from app.store.paths import DataPaths
from app.store.routine_file import RoutineFile
from app.store.schema import Schema
from app.store.series_files import decode_csv, decode_npz
from app.store.session_json import decode_run, decode_session
from app.store.sessions import SessionStore
from app.store.settings import SettingsFile
from app.store.therapist_plans import TherapistPlansFile
from app.store.timeline_json import decode_timeline, read_timeline
from app.vault.files import KEYRING
from app.vault.sealed import seal
from exercises.library import Library, load_library
from exercises.reader import read_file
from exercises.schema import Exercise, ExerciseSet, MirrorLibrary, Pattern, SourceList
from exercises.schema_learn import LearnPage
from exercises.schema_massage import MassageCommon, MassageStep
from tests.app.store import samples

_KEY = bytes(range(32))
_RECOVERY = new_recovery_key()
CONTENT = Path(exercises.__file__).resolve().parent
NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
_MODELS = {
    "sources.yaml": SourceList,
    "mirror/mirror.yaml": MirrorLibrary,
    "mirror/exercises/open_smile.yaml": Exercise,
    "mirror/patterns/P2_smile_eye.yaml": Pattern,
    "mirror/sets/vowels.yaml": ExerciseSet,
    "massage/massage.yaml": MassageCommon,
}


@dataclass(frozen=True, slots=True)
class Reader:
    """`weight`: how many times a usual share of the cases it gets."""

    name: str
    files: tuple[bytes, ...]
    read: Callable[[bytes, Path], object]
    weight: float = 1.0


def readers() -> tuple[Reader, ...]:
    """Return every reader of a file that is not a film and not the log.

    A new format is one more line here, with its files in tests/data.
    """
    return (
        Reader("settings", _data("settings-*.json"), _settings),
        Reader("timeline", _data("timeline-*.json"), _timeline),
        Reader("analysis", _data("analysis-*.json"), _decoded(decode_analysis)),
        Reader("series.npz", _data("series-*.npz"), _decoded(decode_npz)),
        Reader("series.csv", _data("series-*.csv"), _decoded(decode_csv)),
        Reader("session", _data("session-*.json"), _decoded(decode_session)),
        Reader("run", _data("run-*.json"), _decoded(decode_run)),
        Reader("outline", _data("outline-*.bin"), _decoded(decode_outline)),
        Reader("framing", _data("framing-*.json"), _decoded(decode_framing)),
        Reader("own sets", _data("own-sets-*.json"), _own_sets),
        Reader("open routine", _data("routine-open-*.json"), _routine),
        Reader("review", _data("review-1.json"), _decoded(decode_review)),
        Reader("doubts", _data("reviews-*.json"), _decoded(decode_doubts)),
        Reader("known senders", _data("known-senders-*.json"), _senders),
        Reader("key", (_key(),), _installation_key),
        Reader("location", (b'{"schema_version": 1, "folder": "/media/x", "old": null}',), _place),
        Reader("backup", _data("backup-*.zip"), _backup),
        Reader("bundle", _data("report-*.mmz"), _bundle, weight=0.5),
        Reader("plan", _data("plan-*.mmplan"), _plan),
        Reader("accepted plans", _data("therapist-plans-*.json"), _plans),
        Reader("lock", (_lock_file(),), _lock),
        Reader("sealed film", (seal(bytes(200_000), _KEY),), _sealed),
        Reader("session folder", _data("framing-1.json"), _session_folder),
        *(Reader(name, ((CONTENT / name).read_bytes(),), _content(name)) for name in _MODELS),
        Reader("massage step", _content_files("massage/steps")[:1], _yaml(MassageStep)),
        Reader("learn page", _content_files("learn/pages")[:1], _yaml(LearnPage)),
        Reader("library", _content_files("mirror/exercises")[:1], _library, weight=0.02),
    )


@cache
def library() -> Library:
    return load_library()


def _data(pattern: str) -> tuple[bytes, ...]:
    found = sorted(samples.DATA.glob(pattern))
    assert found, pattern
    return tuple(path.read_bytes() for path in found)


def _content_files(folder: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((CONTENT / folder).glob("*.yaml")))


def _decoded(decode: Callable[[bytes, Path], object]) -> Callable[[bytes, Path], object]:
    return lambda raw, folder: decode(raw, folder / "file")


def _put(raw: bytes, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def _settings(raw: bytes, folder: Path) -> object:
    file = SettingsFile(_put(raw, folder / "settings.json"))
    settings = file.load()
    file.save(settings)
    assert file.load() == settings, "what was made of it can be written and read again"
    return settings


def _timeline(raw: bytes, folder: Path) -> object:
    path = _put(raw, folder / "timeline.json")
    try:
        return read_timeline(path)
    finally:
        decode_timeline(raw, path)


def _own_sets(raw: bytes, folder: Path) -> object:
    sets = OwnSetsFile(_put(raw, folder / "own-sets.json")).load()
    whole = merged(library(), sets)
    return [whole.duration_s(each.id) for each in sets if each.id in whole.sets]


def _routine(raw: bytes, folder: Path) -> object:
    return RoutineFile(_put(raw, folder / "routine-open.json")).load()


def _senders(raw: bytes, folder: Path) -> object:
    path = _put(raw, folder / "known-senders.json")
    return KnownSenders(path, lambda: NOW).find("00")


def _key() -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "installation.pem"
        installation_key(path)
        return path.read_bytes()


def _installation_key(raw: bytes, folder: Path) -> object:
    return installation_key(_put(raw, folder / "installation.pem"))


def _place(raw: bytes, folder: Path) -> object:
    _put(raw, folder / "location.json")
    return Location(folder).folder()


def _backup(raw: bytes, folder: Path) -> object:
    import io

    path = _put(raw, folder / "backup.zip")
    with closing(Archive(path, Schema().revisions)) as archive:
        for item in archive.manifest.files:
            archive.extract(item, io.BytesIO())
        return archive.manifest


def _bundle(raw: bytes, folder: Path) -> object:
    path = _put(raw, folder / "report.mmz")
    watched = {e.id: tuple(p.id for p in library().patterns_of(e.id)) for e in _exercises()}
    # Opening one takes scrypt, a second at its work factor: the locks alone are looked at.
    if is_sealed(path):
        return None
    access = BundleAccess(DataPaths(folder / "data"))
    with OpenReport(path, access, SystemClock(), watched) as report:
        return report.sessions()


def _exercises() -> Sequence[Exercise]:
    return tuple(library().exercises.values())


def _plan(raw: bytes, folder: Path) -> object:
    return read_plan(_put(raw, folder / "plan.mmplan"), {}.get)


def _plans(raw: bytes, folder: Path) -> object:
    plans = TherapistPlansFile(_put(raw, folder / "therapist-plans.json")).load()
    whole = with_plans(library(), plans)
    return [whole.duration_s(name) for name in whole.sets]


def _lock_file() -> bytes:
    return encode_lock(LockFile.new(_KEY, "a passphrase", _RECOVERY, cost=16))


def _lock(raw: bytes, folder: Path) -> object:
    lock = decode_lock(raw, folder / "lock.json")
    if lock.passphrase.cost > 2**10:  # a second each, and no other way through the code
        return lock
    return lock.open("a passphrase"), lock.open_by_recovery(_RECOVERY)


def _sealed(raw: bytes, folder: Path) -> object:
    path = _put(raw, folder / "sessions" / "x" / "video.mkv")
    KEYRING.add(folder, _KEY)
    try:
        return read_bytes(path)
    finally:
        KEYRING.drop(folder)


def _session_folder(raw: bytes, folder: Path) -> object:
    """Read a session of which one file is spoiled, whichever the bytes are a form of."""
    store = SessionStore(DataPaths(folder))
    store.paths.prepare()
    meta = samples.META
    made = store.create(meta)
    (made.path / "analysis.json").write_bytes(samples.DATA.joinpath("analysis-2.json").read_bytes())
    for name in ("run.json", "timeline.json", "framing.json", "series.npz"):
        (made.path / name).write_bytes(raw)
    made.framing()
    return made.load_with_versions()


def _content(file: str) -> Callable[[bytes, Path], object]:
    def read(raw: bytes, folder: Path) -> object:
        _put(raw, folder / file)
        return read_file(folder, file, _MODELS[file])

    return read


def _yaml(model: type[MassageStep] | type[LearnPage]) -> Callable[[bytes, Path], object]:
    def read(raw: bytes, folder: Path) -> object:
        _put(raw, folder / "file.yaml")
        return read_file(folder, "file.yaml", model)

    return read


def _library(raw: bytes, folder: Path) -> object:
    root = folder / "content"
    shutil.copytree(CONTENT, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    first = sorted((root / "mirror" / "exercises").glob("*.yaml"))[0]
    first.write_bytes(raw)
    return load_library(root)
