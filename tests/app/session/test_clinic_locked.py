"""A report that is open, or being packed, lies sealed in locked data."""

from pathlib import Path

from app.report.bundle.archive import Archive
from app.report.bundle.sealed import seal, unseal
from app.report.bundle.writer import write_bundle
from app.store.paths import DataPaths
from app.store.work import work_folder
from app.vault.files import KEYRING, open_plain
from app.vault.sealed import is_sealed
from tests.app.report.bundle.made import KEY, contents


def test_a_bundle_in_the_work_folder_is_sealed_and_leaves_it_whole(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    KEYRING.add(paths.root, bytes(32))
    try:
        with work_folder(paths) as folder:
            plain, again, out = folder / "plain.mmz", folder / "again.mmz", tmp_path / "out.mmz"
            write_bundle(contents(), KEY, plain)
            seal(plain, "a long password", out)
            unseal(out, "a long password", again)
            assert is_sealed(plain)
            assert is_sealed(again)
            with open_plain(plain) as one, open_plain(again) as other:
                assert one.read() == other.read()
            with Archive(again) as archive:
                assert archive.names
    finally:
        KEYRING.drop(paths.root)
    assert not is_sealed(out)
