import time
from pathlib import Path

import pytest

from app.errors import UsageFailure
from app.report.bundle.problems import BundleRefused, Trouble
from app.report.bundle.sealed import is_sealed, seal, unseal
from tests.app.report.bundle import made

PASSWORD = "five quiet words, 镜子"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sealed")
    seal(made.bundle(folder), PASSWORD, folder / "sealed.mmz")
    return folder / "sealed.mmz"


def test_behind_the_password_lies_the_same_bundle(sealed: Path, tmp_path: Path) -> None:
    assert is_sealed(sealed)
    assert not is_sealed(sealed.with_name("made.mmz"))
    unseal(sealed, PASSWORD, tmp_path / "plain.mmz")
    assert (tmp_path / "plain.mmz").read_bytes() == sealed.with_name("made.mmz").read_bytes()
    assert (tmp_path / "plain.mmz").stat().st_mode & 0o777 == 0o600
    assert sealed.stat().st_mode & 0o777 == 0o600


def test_nothing_of_it_can_be_read_without_the_password(sealed: Path) -> None:
    content = sealed.read_bytes()
    assert b"MM-75F1-807C" not in content
    assert b"report.pdf" not in content
    assert b"%PDF" not in content
    assert sorted(p.name for p in sealed.parent.iterdir()) == ["made.mmz", "sealed.mmz"]


def test_a_wrong_password_says_so(sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageFailure) as caught:
        unseal(sealed, "five quiet words", tmp_path / "plain.mmz")
    assert caught.value.key == "password_wrong"
    assert list(tmp_path.iterdir()) == []


def test_a_short_password_is_not_taken(tmp_path: Path) -> None:
    with pytest.raises(UsageFailure) as caught:
        seal(made.bundle(tmp_path), "short", tmp_path / "sealed.mmz")
    assert caught.value.key == "password_short"
    assert not (tmp_path / "sealed.mmz").exists()


def test_an_altered_bundle_does_not_open(sealed: Path, tmp_path: Path) -> None:
    def alter(name: str, content: bytes) -> bytes:
        middle = len(content) // 2
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        return flipped if name == "bundle.age" else content

    path = tmp_path / "altered.mmz"
    path.write_bytes(sealed.read_bytes())
    made.rezipped(path, alter)
    with pytest.raises(BundleRefused):
        unseal(path, PASSWORD, tmp_path / "plain.mmz")
    assert not (tmp_path / "plain.mmz").exists()


@pytest.mark.parametrize("layout", [b"{}", b'{"schema_version": 1, "format": "other"}', b"\xff"])
def test_another_layout_is_refused(sealed: Path, tmp_path: Path, layout: bytes) -> None:
    path = tmp_path / "other.mmz"
    path.write_bytes(sealed.read_bytes())
    made.rezipped(path, lambda name, content: layout if name == "sealed.json" else content)
    with pytest.raises(BundleRefused):
        unseal(path, PASSWORD, tmp_path / "plain.mmz")


@pytest.mark.parametrize(
    ("head", "trouble"),
    [
        (b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 22", Trouble.TOO_DENSE),
        (b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 63", Trouble.TOO_DENSE),
        (b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 999", Trouble.UNREADABLE),
        (b"-> X25519 AAAAAAAAAAAAAAAAAAAAAA", Trouble.UNREADABLE),
    ],
)
def test_a_key_that_would_take_gigabytes_to_try_is_not_tried(
    sealed: Path, tmp_path: Path, head: bytes, trouble: Trouble
) -> None:
    def heavier(name: str, content: bytes) -> bytes:
        if name != "key.age":
            return content
        first, _, rest = content.split(b"\n", 2)
        return b"\n".join((first, head, rest))

    path = tmp_path / "heavy.mmz"
    path.write_bytes(sealed.read_bytes())
    made.rezipped(path, heavier)
    before = time.monotonic()
    with pytest.raises(BundleRefused) as caught:
        unseal(path, PASSWORD, tmp_path / "plain.mmz")
    assert caught.value.problem.trouble is trouble
    assert time.monotonic() - before < 0.5


def test_a_locked_bundle_that_was_cut_off_does_not_open(sealed: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.mmz"
    path.write_bytes(sealed.read_bytes())
    made.rezipped(path, lambda name, content: content[:2000] if name == "bundle.age" else content)
    with pytest.raises(BundleRefused):
        unseal(path, PASSWORD, tmp_path / "plain.mmz")
    assert list(tmp_path.iterdir()) == [path]
