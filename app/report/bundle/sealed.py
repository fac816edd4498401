"""Bundles behind a password: two age files in a zip file.

`key.age` holds an age key that the password opens (scrypt, as age chooses it), `bundle.age` the
bundle, encrypted to that key piece by piece, so that one of 2 GB needs little memory. Everything
about the encryption is age's: age-encryption.org/v1. `sealed.json` says which layout this is.
"""

# pyright: reportAttributeAccessIssue=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
# pyrage ships no types.

import re
import tempfile
import zipfile
from pathlib import Path
from typing import Final

import pyrage

from app.errors import UsageFailure
from app.report.bundle.archive import Archive
from app.report.bundle.problems import BundleRefused, Problem, Trouble
from app.store.codec import Refused
from app.store.files import create_private, replace_synced, temporary_beside, writing
from app.store.versioned import Versioned
from app.vault.files import open_new, open_plain

SEALED: Final = "sealed.json"
FORMAT: Final = Versioned()
_KEY, _BUNDLE = "key.age", "bundle.age"
_FORMAT_NAME = "mirrormend-sealed"
_STANZA: Final = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} (\d{1,2})\n")
_MOST_WORK: Final = 21
"""As a power of two, in KiB: age takes what fills a second of its own computer, 16 to 20."""
LEAST_LENGTH: Final = 10
"""Characters of a password; a bundle can be tried at leisure by whoever has it."""


def is_sealed(path: Path) -> bool:
    """Tell whether a file is a bundle behind a password.

    Raises: SourceFailure path_missing or path_is_folder; StorageFailure file_unreadable.
    """
    try:
        with Archive(path) as archive:
            return {SEALED, _KEY, _BUNDLE} <= archive.names
    except BundleRefused:
        return False


def seal(bundle: Path, password: str, out: Path) -> None:
    """Put a bundle behind a password; `bundle` itself stays where it is.

    Raises: UsageFailure password_short; StorageFailure disk_full or folder_not_writable.
    """
    if len(password) < LEAST_LENGTH:
        raise UsageFailure("password_short", least=LEAST_LENGTH)
    identity = pyrage.x25519.Identity.generate()
    locked_key = pyrage.passphrase.encrypt(str(identity).encode(), password)
    temporary, inner = temporary_beside(out), temporary_beside(out)
    try:
        for path in (temporary, inner):
            create_private(path)
        with writing(out):
            with open_plain(bundle) as plain, inner.open("wb") as locked:
                pyrage.encrypt_io(plain, locked, [identity.to_public()])
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(SEALED, FORMAT.dump({"format": _FORMAT_NAME}))
                archive.writestr(_KEY, locked_key)
                archive.write(inner, _BUNDLE)
            replace_synced(temporary, out)
    finally:
        for path in (temporary, inner):
            path.unlink(missing_ok=True)


def unseal(path: Path, password: str, out: Path) -> None:
    """Write the bundle that lies behind a password to `out`, a file in a private folder.

    Raises: UsageFailure password_wrong; BundleRefused; StorageFailure disk_full or
        folder_not_writable.
    """
    with Archive(path) as archive:
        _check_layout(archive)
        locked_key = archive.read(_KEY, 2**16)
        _check_work(locked_key)
        try:
            identity = pyrage.x25519.Identity.from_str(
                pyrage.passphrase.decrypt(locked_key, password).decode("ascii")
            )
        except (pyrage.DecryptError, pyrage.IdentityError, ValueError) as error:
            raise UsageFailure("password_wrong") from error
        with writing(out), tempfile.TemporaryFile(dir=out.parent) as locked:
            for piece in archive.pieces(_BUNDLE):
                locked.write(piece)
            locked.seek(0)
            create_private(out)
            try:
                with open_new(out) as plain:
                    pyrage.decrypt_io(locked, plain, [identity])
            except (pyrage.DecryptError, OSError) as error:
                out.unlink(missing_ok=True)
                if getattr(error, "errno", None) is not None:
                    raise  # a full disk; age's own failures carry no number
                raise BundleRefused(Problem(Trouble.WRONG_HASH, _BUNDLE)) from error


def _check_work(locked_key: bytes) -> None:
    """Refuse a key that says it takes more memory than a computer may have to try a password."""
    found = _STANZA.match(locked_key)
    if found is None:
        raise BundleRefused(Problem(Trouble.UNREADABLE, _KEY))
    if int(found[1]) > _MOST_WORK:
        raise BundleRefused(Problem(Trouble.TOO_DENSE, _KEY))


def _check_layout(archive: Archive) -> None:
    try:
        body = FORMAT.parse(archive.read(SEALED, 2**16), archive.path)
    except Refused as error:
        raise BundleRefused(Problem(Trouble.MANIFEST_DAMAGED)) from error
    if body.get("format") != _FORMAT_NAME:
        raise BundleRefused(Problem(Trouble.NOT_OURS))
