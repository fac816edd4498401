"""The data in another folder: nothing is lost on the way, and nothing is left behind."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import StorageFailure, UsageFailure
from app.store.erasing import erase_everything
from app.store.location import Location, Where
from app.store.log import Log
from app.store.moving import check_new_place, move, settle
from app.store.paths import DataPaths, default_root, home_root
from tests.app.store.children import run_child
from tests.app.store.stock import everything, fill


@pytest.fixture
def location(paths: DataPaths) -> Location:
    fill(paths)
    return Location(paths.root)


def without_logs(root: Path) -> dict[str, bytes]:
    """SQLite changes a few bytes of the database as it leaves the write-ahead mode."""
    return {n: raw for n, raw in everything(root).items() if not n.startswith("mirrormend.db")}


def test_everything_is_there_and_nothing_is_left(location: Location, tmp_path: Path) -> None:
    target = tmp_path / "stick" / "镜愈"
    before = without_logs(location.home)
    told: list[tuple[int, int]] = []
    move(location, target, lambda done, of: told.append((done, of)))
    assert without_logs(target) == before
    assert everything(location.home).keys() == {"location.json"}
    assert location.folder() == target
    assert told[-1][0] == told[-1][1]
    with Log(DataPaths(target)) as log:
        assert len(log.ids()) == 2
    for path in target.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_nothing_is_removed_before_the_copy_would_survive_a_power_cut(
    location: Location, tmp_path: Path, survives: Callable[[Path], bool]
) -> None:
    target = tmp_path / "stick"
    move(location, target)
    assert [path for path in (target, *target.rglob("*")) if not survives(path)] == []


def test_and_back_again(location: Location, tmp_path: Path) -> None:
    before = without_logs(location.home)
    move(location, tmp_path / "stick")
    move(location, location.home)
    assert without_logs(location.home) == before
    assert everything(tmp_path / "stick") == {}
    assert location.folder() == location.home
    assert not location.file.exists()


def test_a_stick_that_is_not_there_is_said_and_nothing_begins_anew(
    location: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    move(location, stick)
    monkeypatch.setattr("app.store.paths.home_root", lambda: location.home)
    assert default_root({}) == stick
    stick.rename(tmp_path / "drawer")
    for _ in range(2):
        with pytest.raises(StorageFailure) as failure:
            default_root({})
        assert (failure.value.key, failure.value.fields["path"]) == (
            "data_folder_missing",
            str(stick),
        )
        stick.mkdir(exist_ok=True)  # the empty folder of a stick that is not plugged in
    assert default_root({"MIRRORMEND_DATA": "/elsewhere"}) == Path("/elsewhere")
    stick.rmdir()
    (tmp_path / "drawer").rename(stick)
    assert default_root({}) == stick


def test_without_a_pointer_it_is_the_place_of_the_system() -> None:
    assert "MirrorMend" in str(home_root())


@pytest.mark.parametrize("raw", [b"", b"[]", b'{"schema_version": 1, "folder": 3}'])
def test_a_damaged_pointer_is_said(location: Location, raw: bytes) -> None:
    location.file.write_bytes(raw)
    with pytest.raises(StorageFailure, match="file_damaged"):
        location.folder()
    location.file.write_text(json.dumps({"schema_version": 2, "folder": "/x"}))
    with pytest.raises(StorageFailure, match="file_newer"):
        location.folder()


@pytest.mark.parametrize("name", ["/" + "x" * 5000, "/a\0b", ""])
def test_a_pointer_to_what_cannot_be_a_folder_is_a_folder_that_is_not_there(
    location: Location, name: str
) -> None:
    location.file.write_text(json.dumps({"schema_version": 1, "folder": name, "old": name}))
    with pytest.raises(StorageFailure, match="data_folder_missing"):
        location.folder()
    assert location.is_unsettled()
    settle(location)
    assert (location.home / "mirrormend.db").is_file()


@pytest.mark.parametrize("target", ["", ".", "sessions", "a\0b", 3])
def test_a_damaged_mark_of_a_move_empties_no_other_folder(
    location: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: object
) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "sessions").mkdir()
    monkeypatch.chdir(tmp_path)
    mark = DataPaths(location.home).moving_mark
    mark.write_text(json.dumps({"schema_version": 1, "target": target}))
    before = without_logs(location.home)
    settle(location)
    assert not mark.exists()
    assert before.keys() - without_logs(location.home).keys() == {mark.name}
    assert (tmp_path / "logs").is_dir()
    assert (tmp_path / "sessions").is_dir()


def test_places_that_are_not_fit(location: Location, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").touch()
    a_file = tmp_path / "file"
    a_file.touch()
    for target, key in (
        (full, "place_not_empty"),
        (a_file, "place_not_empty"),
        (location.home, "place_inside"),
        (location.home / "inside", "place_inside"),
        (location.home.parent, "place_inside"),
    ):
        with pytest.raises(UsageFailure, match=key):
            check_new_place(location.home, target)
    before = everything(location.home)
    with pytest.raises(UsageFailure, match="place_not_empty"):
        move(location, full)
    assert everything(location.home) == before
    assert [path.name for path in full.iterdir()] == ["letter.txt"]


def test_it_does_not_move_below_a_program_that_has_it_open(
    location: Location, tmp_path: Path
) -> None:
    with Log(DataPaths(location.home)) as log:
        log.ids()
        with pytest.raises(StorageFailure, match="database_busy"):
            move(location, tmp_path / "stick")
    assert location.folder() == location.home
    assert everything(tmp_path / "stick") == {}


def test_a_move_that_is_stopped_leaves_everything_where_it_was(
    location: Location, tmp_path: Path
) -> None:
    before = without_logs(location.home)

    def stop(done: int, of: int) -> None:
        if done > of * 0.7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(location, tmp_path / "stick", stop)
    assert without_logs(location.home) == before
    assert everything(tmp_path / "stick") == {}


@pytest.mark.parametrize("at", ["copy", "emptying"])
def test_a_killed_move_is_settled_at_the_next_start(
    location: Location, tmp_path: Path, at: str
) -> None:
    before = without_logs(location.home)
    target = tmp_path / "stick"
    code = (
        "import os, pathlib, sys, app.store.moving as m\n"
        "if sys.argv[3] == 'emptying': m.settle = lambda location: os._exit(9)\n"
        "tell = lambda done, of: os._exit(9) if sys.argv[3] == 'copy' and done > of / 3 else None\n"
        "m.move(m.Location(pathlib.Path(sys.argv[1])), pathlib.Path(sys.argv[2]), tell)\n"
    )
    assert run_child(code, location.home, target, at)[0] == 9
    assert location.is_unsettled()
    settle(location)
    assert not location.is_unsettled()
    there, gone = (target, location.home) if at == "emptying" else (location.home, target)
    assert location.folder() == there
    assert without_logs(there) == before
    assert set(everything(gone)) <= {"location.json"}


def test_the_old_place_is_emptied_when_it_is_there_again(
    location: Location, tmp_path: Path
) -> None:
    move(location, tmp_path / "stick")
    location.point(Where(tmp_path / "stick", tmp_path / "away"))
    settle(location)
    assert location.is_unsettled(), "not there just now"
    fill_again = DataPaths(tmp_path / "away")
    fill_again.prepare()
    settle(location)
    assert everything(tmp_path / "away") == {}
    assert not location.is_unsettled()


def test_after_everything_is_deleted_the_next_start_is_in_the_place_of_the_system(
    location: Location, tmp_path: Path
) -> None:
    move(location, tmp_path / "stick")
    erase_everything(DataPaths(tmp_path / "stick"))
    location.forget(tmp_path / "stick")
    assert location.folder() == location.home
