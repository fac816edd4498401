"""What is deleted is gone, byte for byte, and nothing else is; also when a kill comes between."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.journal import EntryKind
from app.errors import StorageFailure
from app.store.erasing import (
    delete_films,
    delete_sessions,
    erase_everything,
    finish_deleting,
    is_erasing,
)
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.sessions import SessionFolder, SessionStore
from app.store.stored import Sizes, measure
from tests.app.store import samples
from tests.app.store.children import run_child
from tests.app.store.stock import MARKER, everything, fill, put_session


def marked(root: Path) -> list[str]:
    files = (path for path in root.rglob("*") if path.is_file())
    return [str(path.relative_to(root)) for path in files if MARKER in path.read_bytes()]


def test_after_everything_is_deleted_no_byte_is_left_and_no_stranger_is_touched(
    paths: DataPaths,
) -> None:
    fill(paths)
    (paths.root / "my letters.txt").write_bytes(b"not ours")
    assert len(marked(paths.root)) > 12
    told: list[tuple[int, int]] = []
    erase_everything(paths, lambda done, of: told.append((done, of)))
    assert everything(paths.root) == {"my letters.txt": b"not ours"}
    assert list(paths.root.iterdir()) == [paths.root / "my letters.txt"]
    assert told[-1][0] == told[-1][1] == len(told)


def test_whatever_the_paths_name_is_ours(paths: DataPaths) -> None:
    named = [getattr(DataPaths, name) for name in vars(DataPaths)]
    files = [p.fget(paths) for p in named if isinstance(p, property) and p.fget]
    tops = {paths.root / path.relative_to(paths.root).parts[0] for path in files}
    for path in tops:
        if not path.exists():
            path.touch()
    assert tops == set(paths.ours())


def test_everything_is_not_deleted_below_a_program_that_has_it_open(paths: DataPaths) -> None:
    fill(paths)
    with Log(paths) as log:
        log.summaries()
        before = set(everything(paths.root))
        with pytest.raises(StorageFailure, match="database_busy"):
            erase_everything(paths)
        assert len(log.summaries()) == 2
    lasting = {name for name in before if "db-" not in name and not name.startswith(".open-")}
    assert lasting <= set(everything(paths.root))
    assert not is_erasing(paths)


@pytest.mark.parametrize("steps", [0, 1, 2, 4, 8])
def test_a_killed_deletion_of_everything_is_ended_by_the_next(paths: DataPaths, steps: int) -> None:
    fill(paths)
    code = (
        "import os, pathlib, sys\n"
        "from app.store.erasing import erase_everything\n"
        "from app.store.paths import DataPaths\n"
        "stop = int(sys.argv[2])\n"
        "paths = DataPaths(pathlib.Path(sys.argv[1]))\n"
        "erase_everything(paths, lambda done, of: os._exit(9) if done > stop else None)\n"
    )
    assert run_child(code, paths.root, str(steps)) == (9, "")
    assert is_erasing(paths)
    erase_everything(paths)
    assert everything(paths.root) == {}


def test_a_deleted_session_is_gone_everywhere_and_the_other_is_as_it_was(paths: DataPaths) -> None:
    gone, kept = fill(paths)
    folder = everything(paths.session(kept))
    with Log(paths) as log:
        other = [each for each in log.summaries() if each.id == kept]
        assert delete_sessions(paths, log, [gone]) == ()
        assert log.summaries() == tuple(other)
        said = log.journal.entries((EntryKind.REVIEW,))
        assert {each.subject for each in said} == {kept}
        assert len(log.journal.history(said[0].id)) == 2
        assert len(log.journal.entries((EntryKind.DIARY,))) == 1
    found = {name for name, raw in everything(paths.root).items() if gone.encode() in raw}
    assert found == set()
    assert everything(paths.session(kept)) == folder
    assert not paths.session(gone).exists()


def test_a_session_whose_folder_went_some_other_way_is_forgotten(paths: DataPaths) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
        delete_sessions(paths, log, [samples.META.id])
        assert log.ids() == frozenset()
    assert list(paths.sessions.iterdir()) == []


def test_copies_that_cannot_be_opened_are_named(paths: DataPaths) -> None:
    gone, _ = fill(paths)
    (paths.root / "mirrormend.old-1.db").write_bytes(b"no database at all, " + gone.encode())
    with Log(paths) as log:
        assert delete_sessions(paths, log, [gone]) == ("mirrormend.old-1.db",)


@pytest.mark.parametrize("at", ["forget", "rmtree"])
def test_a_killed_deletion_is_ended_at_the_next_start(paths: DataPaths, at: str) -> None:
    gone, kept = fill(paths)
    where = "app.store.log.Log.forget" if at == "forget" else "shutil.rmtree"
    module, _, name = where.rpartition(".")
    code = (
        "import os, pathlib, sys, shutil, app.store.log\n"
        "from app.store.erasing import delete_sessions\n"
        "from app.store.log import Log\n"
        "from app.store.paths import DataPaths\n"
        f"{module}.{name} = lambda *a, **k: os._exit(9)\n"
        "paths = DataPaths(pathlib.Path(sys.argv[1]))\n"
        "with Log(paths) as log: delete_sessions(paths, log, [sys.argv[2]])\n"
    )
    assert run_child(code, paths.root, gone)[0] == 9
    assert SessionStore(paths).ids() == (kept,), "a half session is never shown"
    with Log(paths) as log:
        finish_deleting(paths, log)
        assert log.ids() == {kept}
    assert not [name for name, raw in everything(paths.root).items() if gone.encode() in raw]


def test_a_film_goes_with_its_pictures_and_the_numbers_stay(paths: DataPaths) -> None:
    first, second = fill(paths)
    other = everything(paths.session(second))
    numbers = {
        name: raw
        for name, raw in everything(paths.session(first)).items()
        if name not in ("video.mkv", "outline.bin") and not name.startswith("thumbs")
    }
    with Log(paths) as log:
        before = log.summaries()
        record = SessionFolder(paths.session(first)).load()
        delete_films(paths, [first])
        assert log.summaries() == before
    assert everything(paths.session(first)) == numbers
    assert repr(SessionFolder(paths.session(first)).load()) == repr(record)
    assert everything(paths.session(second)) == other


def test_a_killed_deletion_of_a_film_is_ended_at_the_next_start(paths: DataPaths) -> None:
    first, _ = fill(paths)
    (paths.sessions / f".filmless-{first}").touch()
    (paths.session(first) / "video.mkv").unlink()  # the kill came here
    with Log(paths) as log:
        finish_deleting(paths, log)
    assert list(SessionFolder(paths.session(first)).thumbs.iterdir()) == []
    assert not list(paths.sessions.glob(".filmless*"))


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> DataPaths:
    paths = DataPaths(tmp_path_factory.mktemp("stocked"))
    paths.prepare()
    return paths


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_order_of_deletions_changes_nothing_else(
    stocked: DataPaths, data: st.DataObject
) -> None:
    erase_everything(stocked)
    stocked.prepare()
    with Log(stocked) as log:
        ids = [put_session(stocked, log, number) for number in (1, 2, 4, 5)]
        there, films = set(ids), set(ids)
        for _ in range(data.draw(st.integers(1, 4))):
            chosen = data.draw(st.sampled_from(ids))
            if data.draw(st.booleans()):
                delete_sessions(stocked, log, [chosen])
                there.discard(chosen)
                films.discard(chosen)
            elif chosen in there:
                delete_films(stocked, [chosen])
                films.discard(chosen)
            folders = [SessionFolder(stocked.session(i)) for i in sorted(there)]
            assert log.ids() == there == set(SessionStore(stocked).ids())
            assert {f.id for f in folders if f.films()} == films
            assert {f.id for f in folders if f.pictures()} == films
            said = {e.subject for e in log.journal.entries((EntryKind.REVIEW,))}
            assert said == there
            assert all(f.load().verdict is not None for f in folders)


def test_what_is_stored_is_added_up_by_kind(paths: DataPaths) -> None:
    first, second = fill(paths)
    stored = measure(paths)
    assert [each.id for each in stored.sessions] == sorted((first, second), reverse=True)
    assert stored.films == 2 * 50 * len(MARKER)
    assert stored.pictures == 2 * (20 + 10) * len(MARKER), "the outline shows the face, too"
    assert stored.sessions[0].whole == SessionFolder(paths.session(second)).size_bytes()
    strays = {"sessions/.importing-x"}
    files = {n: raw for n, raw in everything(paths.root).items() if n not in strays}
    assert stored.whole == sum(map(len, files.values()))
    assert stored.log == paths.database.stat().st_size


def test_sizes_are_those_of_now_though_most_are_remembered(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (SessionFolder(paths.session(each)) for each in fill(paths))
    sizes, looked, scan = Sizes(paths), set[str](), os.scandir
    clock = iter(range(1, 100))

    def scandir(path: Path) -> object:
        looked.add(Path(path).name)
        return scan(path)

    def looked_into(*changed: SessionFolder) -> set[str]:
        """Measure some time after these were changed; tell what was looked into for it."""
        for folder in changed:
            for each in (folder.thumbs, folder.path):
                os.utime(each, (time.time() - 1000 + 10 * next(clock),) * 2)
        looked.clear()
        with monkeypatch.context() as patched:
            patched.setattr(os, "scandir", scandir)
            found = sizes.measure()
        assert found == measure(paths)
        return looked & {first.id, second.id}

    assert looked_into(first, second) == {first.id, second.id}
    assert looked_into() == set()
    first.thumbnail("open_smile-1-peak").unlink()
    assert looked_into(first) == {first.id}
    second.video.unlink()
    assert looked_into(second) == {second.id}
    with second.being_used():
        second.video.write_bytes(b"x" * 10)
        assert looked_into(second) == {second.id}
        with second.video.open("ab") as film:
            film.write(b"x" * 10)
        assert looked_into() == {second.id}, "a film that grows changes no folder"
    first.video.touch()  # a moment ago: not remembered yet
    os.utime(first.path)
    assert looked_into() >= {first.id}
    assert looked_into() >= {first.id}
