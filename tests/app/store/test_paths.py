import os
from pathlib import Path

import pytest

from app.domain.records import SessionId
from app.errors import StorageFailure
from app.store.paths import DataPaths, default_root, make_folder


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_folders_are_for_the_owner_alone(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "new" / "data")
    paths.prepare()
    for folder in (paths.root, paths.sessions, paths.backups):
        assert mode(folder) == 0o700
    assert paths.settings.parent == paths.database.parent == paths.root
    assert {entry.name for entry in paths.root.iterdir()} == {"sessions", "backups"}


def test_folders_that_others_could_read_are_closed_to_them(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "data")
    paths.sessions.mkdir(parents=True)
    paths.root.chmod(0o777)
    paths.sessions.chmod(0o755)
    paths.prepare()
    assert mode(paths.root) == mode(paths.sessions) == 0o700


def test_a_folder_whose_rights_cannot_change_is_used_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "not the owner")

    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", refuse)
    make_folder(folder)
    assert "cannot make open private" in caplog.text


def test_a_place_below_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageFailure) as failure:
        DataPaths(tmp_path / "file" / "data").prepare()
    assert failure.value.key == "folder_not_writable"
    assert str(tmp_path / "file") in str(failure.value.fields["path"])


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_takes_no_files_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "locked"
    DataPaths(root).prepare()
    root.chmod(0o500)
    with pytest.raises(StorageFailure, match="folder_not_writable"):
        DataPaths(root).prepare()
    root.chmod(0o700)


def test_the_environment_names_the_place_or_the_system_does(tmp_path: Path) -> None:
    assert default_root({"MIRRORMEND_DATA": str(tmp_path)}) == tmp_path
    assert default_root({"MIRRORMEND_DATA": "~/mm"}) == Path.home() / "mm"
    assert default_root({"MIRRORMEND_DATA": "mm"}) == Path.cwd() / "mm"
    assert default_root({}).name == default_root({"MIRRORMEND_DATA": ""}).name == "MirrorMend"


@pytest.mark.parametrize("name", ["..", "", "../other", "a/b", "/etc", ".hidden", "a/"])
def test_an_id_cannot_lead_out_of_the_sessions(paths: DataPaths, name: str) -> None:
    with pytest.raises(StorageFailure, match="session_missing"):
        paths.session(SessionId(name))
