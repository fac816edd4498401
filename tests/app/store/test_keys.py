from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import StorageFailure
from app.store.keys import KnownSenders, Sender, installation_key, public_bytes
from app.texts import Lang, Texts
from app.vault.files import KEYRING

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


def test_the_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "installation.pem"
    first = installation_key(path)
    assert public_bytes(installation_key(path)) == public_bytes(first)
    assert len(public_bytes(first)) == 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


# An Ed25519 key whose kind was changed into one that does not exist.
STRANGE = (
    b"-----BEGIN PRIVATE KEY-----\n"
    b"MC4CAQAwBQYDK2V7BCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n"
    b"-----END PRIVATE KEY-----\n"
)


@pytest.mark.parametrize("content", [b"", b"no key", b"\xff\xfe", STRANGE])
def test_a_damaged_key_is_kept_beside_a_new_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "installation.pem"
    path.write_bytes(content)
    key = installation_key(path)
    assert public_bytes(installation_key(path)) == public_bytes(key)
    assert (tmp_path / "installation.damaged-1.pem").read_bytes() == content


def test_senders_are_remembered_renamed_and_forgotten(tmp_path: Path) -> None:
    clock = iter([NOW, NOW + timedelta(days=7)])
    senders = KnownSenders(tmp_path / "keys" / "known-senders.json", lambda: next(clock))
    assert senders.all() == ()
    senders.remember("ab" * 32, "Mrs Lin")
    senders.remember("cd" * 32, "Mr Ma")
    senders.remember("ab" * 32, "林女士")
    assert senders.find("ab" * 32) == Sender("ab" * 32, "林女士", NOW), "the first date stays"
    senders.forget("ab" * 32)
    assert [s.label for s in senders.all()] == ["Mr Ma"]
    assert (tmp_path / "keys" / "known-senders.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "raw", [b"", b'{"schema_version": 1, "senders": 3}', b"MMSEAL\x00\x01" + bytes(60)]
)
@pytest.mark.parametrize("lang", Lang)
def test_a_damaged_list_of_senders_is_put_aside_and_says_what_follows(
    tmp_path: Path, raw: bytes, lang: Lang
) -> None:
    path = tmp_path / "known-senders.json"
    path.write_bytes(raw)
    KEYRING.add(tmp_path, bytes(32))
    senders = KnownSenders(path, lambda: NOW)
    try:
        with pytest.raises(StorageFailure) as caught:
            senders.all()
        told = Texts(lang).explain(caught.value)
        assert "known-senders.damaged-1.json" in told
        assert "rebuild-log" not in told
        assert (tmp_path / "known-senders.damaged-1.json").read_bytes() == raw
        assert senders.all() == (), "the next try goes on"
        senders.remember("ab" * 32, "Mrs Lin")
        assert [one.label for one in senders.all()] == ["Mrs Lin"]
    finally:
        KEYRING.drop(tmp_path)
