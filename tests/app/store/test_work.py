import os
import subprocess
import sys
from pathlib import Path

from app.store.paths import DataPaths
from app.store.work import clear_leftovers, work_folder


def test_a_work_folder_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    with work_folder(DataPaths(tmp_path)) as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "plain").write_bytes(b"x")
    assert not folder.exists()


def test_what_a_killed_program_left_behind_goes(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    )
    for name in (f"{gone.stdout.strip()}-left", "odd"):
        (paths.work / name).mkdir(parents=True)
        (paths.work / name / "plain.mmz").write_bytes(b"secret")
    with work_folder(paths) as ours:
        running = paths.work / f"{os.getppid()}-theirs"
        running.mkdir()
        clear_leftovers(paths)
        assert sorted(paths.work.iterdir()) == sorted([ours, running])


def test_no_work_folder_is_nothing_to_clear(tmp_path: Path) -> None:
    clear_leftovers(DataPaths(tmp_path))
    assert list(tmp_path.iterdir()) == []
