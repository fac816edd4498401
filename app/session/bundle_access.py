"""How bundles are opened: whose keys are known, and what lies behind a password."""

from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.clock import SystemClock
from app.errors import UsageFailure
from app.report.bundle.reviewed import Looked, look_through
from app.report.bundle.sealed import is_sealed, unseal
from app.store.keys import KnownSenders, installation_key, public_bytes
from app.store.paths import DataPaths
from app.store.work import work_folder


@dataclass(frozen=True, slots=True)
class BundleAccess:
    """What one installation knows.

    `password` is that of a locked bundle, `own` what this installation calls itself.
    """

    paths: DataPaths
    password: str | None = None
    own: str = "MirrorMend"

    @property
    def senders(self) -> KnownSenders:
        return KnownSenders(self.paths.known_senders, SystemClock().now)

    def label_of(self, public_key: str) -> str | None:
        """Return what a sender is called; this installation knows itself."""
        known = self.senders.find(public_key)
        if known is not None:
            return known.label
        if not self.paths.installation_key.exists():
            return None
        own = public_bytes(installation_key(self.paths.installation_key)).hex()
        return self.own if own == public_key else None

    def looked_through(
        self,
        stack: ExitStack,
        path: Path,
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Looked:
        """Open and verify a bundle, out of its lock and of the review round it; `stack` closes it.

        Raises: as `opened`.
        """
        plain = stack.enter_context(self.opened(path))

        def folder() -> Path:
            return stack.enter_context(work_folder(self.paths))

        return look_through(stack, plain, folder, self.label_of, progress)

    @contextmanager
    def opened(self, path: Path) -> Generator[Path]:
        """Give the bundle itself, out of its lock if it has one; gone again afterwards.

        Raises: UsageFailure password_needed or password_wrong; BundleRefused; SourceFailure;
            StorageFailure.
        """
        if not is_sealed(path):
            yield path
            return
        if self.password is None:
            raise UsageFailure("password_needed", path=str(path))
        with work_folder(self.paths) as folder:
            plain = folder / "plain.mmz"
            unseal(path, self.password, plain)
            yield plain
