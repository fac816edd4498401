"""The lock on the command line."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from app.store.lock_file import new_recovery_key
from app.store.locking import set_lock
from app.store.paths import DataPaths
from app.vault.files import KEYRING
from tests.app.store.locked_stock import QUICK, WORDS


@pytest.fixture
def paths(tmp_path: Path) -> Iterator[DataPaths]:
    made = DataPaths(tmp_path / "data")
    yield made
    KEYRING.drop(made.root)


def run(paths: DataPaths, *words: object) -> int:
    """As from a program of its own: with no key at the start."""
    KEYRING.drop(paths.root)
    argv = [*map(str, words), "--data", str(paths.root), "--lang", "en"]
    return main(argv, lambda _options, _root: 0, dict)


def written(tmp_path: Path, name: str, words: str) -> Path:
    (tmp_path / name).write_text(words + "\nanother line\n")
    return tmp_path / name


def test_setting_using_and_removing_it(
    paths: DataPaths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = written(tmp_path, "good", WORDS), written(tmp_path, "bad", "wrong words")
    assert run(paths, "lock") == 0
    assert "not locked" in capsys.readouterr().out
    assert run(paths, "lock", "set", "--new-passphrase-file", good) == 0
    said = capsys.readouterr().out
    assert "shown this once" in said
    recovery = next(line.strip() for line in said.splitlines() if line.startswith("  "))
    assert len(recovery.replace("-", "")) == 36
    assert run(paths, "log") == 5
    assert "--passphrase-file" in capsys.readouterr().err
    assert run(paths, "log", "--passphrase-file", bad) == 2
    assert "not the passphrase" in capsys.readouterr().err
    assert run(paths, f"--passphrase-file={good}", "log") == 0
    assert "Nothing was written down" in capsys.readouterr().out
    assert run(paths, "lock", "remove", "--passphrase-file", good) == 0
    with closing(sqlite3.connect(paths.database)) as plain:
        assert plain.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
    assert run(paths, "log") == 0


def test_changing_it_and_what_needs_no_passphrase(
    paths: DataPaths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.prepare()
    set_lock(paths, WORDS, new_recovery_key(), cost=QUICK)
    good, new = written(tmp_path, "good", WORDS), written(tmp_path, "new", "seven quiet otters")
    change = ("lock", "change", "--new-passphrase-file")
    assert run(paths, *change, new, "--passphrase-file", good) == 0
    assert run(paths, *change, new, "--passphrase-file", good) == 2
    assert run(paths, "lock", "recovery-key", "--passphrase-file", new) == 0
    assert run(paths, *change, written(tmp_path, "s", "7short7"), "--passphrase-file", new) == 2
    assert "at least 8" in capsys.readouterr().err
    assert run(paths, "lock") == 0
    assert "opens with a passphrase" in capsys.readouterr().out
    assert run(paths, "lock", "set", "--new-passphrase-file", new) == 5, "first unlock"
    assert run(paths, "delete", "--everything", "--yes") == 0
    assert not paths.lock.exists()
