"""`main.py backup` and `restore` as a person meets them, with files that are no backups as well."""

import json
import shutil
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from app.commands.backup import back_up, restore
from app.errors import SourceFailure, StorageFailure
from app.store.paths import DataPaths
from app.texts import Lang, Texts
from tests.app.commands.conftest import Run

ENGLISH = Texts(Lang.EN)
STOCK = Path(__file__).resolve().parents[2] / "data"
BACKUP = STOCK / "backup-1.zip"
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path / "data")


def everything(paths: DataPaths) -> dict[str, bytes]:
    """Return the bytes of every session file, which no refusal may change."""
    files = (path for path in paths.sessions.rglob("*") if path.is_file())
    return {str(path.relative_to(paths.sessions)): path.read_bytes() for path in files}


def test_out_and_back_in_without_loss(run_main: Run, tmp_path: Path) -> None:
    first, second, file = tmp_path / "first", tmp_path / "second", tmp_path / "all.zip"
    ran = run_main("restore", BACKUP, "--data", first, "--lang", "en")
    assert (ran.code, "Traceback" in ran.err) == (0, False), ran.err
    assert "recordings: 1; entries: 2" in ran.out
    assert run_main("backup", "--out", file, "--data", first, "--lang", "zh").code == 0
    again = run_main("restore", file, "--data", second, "--lang", "zh")
    assert again.code == 0, again.err
    assert "1 次录像" in again.out
    assert everything(DataPaths(first)) == everything(DataPaths(second)) != {}
    twice = run_main("restore", file, "--data", second, "--lang", "en")
    assert "recordings: 0; entries: 0" in twice.out


def test_a_file_that_is_there_is_not_written_over(paths: DataPaths, tmp_path: Path) -> None:
    restore(BACKUP, paths, ENGLISH)
    mine = tmp_path / "mine.zip"
    mine.write_text("mine")
    with pytest.raises(StorageFailure) as refused:
        back_up(mine, paths, ENGLISH, with_films=True)
    assert "not written over" in ENGLISH.explain(refused.value)
    assert mine.read_text() == "mine"


def test_without_films_it_says_so_and_holds_none(paths: DataPaths, tmp_path: Path) -> None:
    restore(BACKUP, paths, ENGLISH)
    lines = back_up(tmp_path / "small.zip", paths, ENGLISH, with_films=False)
    assert ENGLISH("backup.no_films") in lines
    with zipfile.ZipFile(tmp_path / "small.zip") as archive:
        assert not [name for name in archive.namelist() if name.endswith(".mkv")]


def _cut(file: Path) -> None:
    file.write_bytes(BACKUP.read_bytes()[:-3000])


def _altered(file: Path) -> None:
    shutil.copy(BACKUP, file)
    bytes_ = bytearray(file.read_bytes())
    bytes_[len(bytes_) // 2] ^= 0xFF
    file.write_bytes(bytes_)


def _newer(file: Path) -> None:
    with zipfile.ZipFile(BACKUP) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "manifest.json":
                body = json.dumps({**json.loads(body), "schema_version": 99}).encode()
            new.writestr(name, body)


def _other(file: Path) -> None:
    shutil.copy(STOCK / "report-1.mmz", file)


@pytest.mark.parametrize("spoil", [_cut, _altered, _newer, _other])
def test_what_is_no_whole_backup_changes_nothing(paths: DataPaths, tmp_path: Path, spoil) -> None:
    restore(BACKUP, paths, ENGLISH)
    before = everything(paths)
    spoil(tmp_path / "spoilt.zip")
    with pytest.raises((SourceFailure, StorageFailure)) as refused:
        restore(tmp_path / "spoilt.zip", paths, ENGLISH)
    assert "spoilt.zip" in ENGLISH.explain(refused.value)
    assert everything(paths) == before


def test_a_disk_without_room_is_told_before_anything_is_written(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**9, 10**9 - 1000, 1000))
    with pytest.raises(StorageFailure) as refused:
        restore(BACKUP, paths, ENGLISH)
    assert "Traceback" not in ENGLISH.explain(refused.value)
    assert everything(paths) == {}
