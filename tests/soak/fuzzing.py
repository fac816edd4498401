"""What all fuzzing has in common: how a case is run, and what counts as a crash."""

import shutil
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.errors import UserFacing
from app.report.bundle.problems import BundleRefused
from app.texts import Lang, Texts
from exercises.errors import ContentError
from tests.soak.readers import Reader
from tests.soak.spoiling import spoiled


@dataclass
class Tally:
    """What came of the cases; `crashes` has the first traceback of each reader."""

    cases: int = 0
    refused: int = 0
    crashed: int = 0
    crashes: dict[str, str] = field(default_factory=dict[str, str])

    def run(self, name: str, step: Callable[[], object]) -> None:
        """Run one case. What the app raises on purpose has to have a sentence in both languages."""
        self.cases += 1
        try:
            step()
        except UserFacing as error:
            self.refused += 1
            for lang in Lang:
                Texts(lang).explain(error)
        except (BundleRefused, ContentError):
            self.refused += 1
        except Exception:  # noqa: BLE001 - it is what is looked for
            self.crashed += 1
            self.crashes.setdefault(name, traceback.format_exc())


def fuzz(reader: Reader, cases: int, tally: Tally) -> None:
    """Spoil the reader's good files so many times and read what comes of it."""

    @settings(
        max_examples=max(1, cases),
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(reader.files).flatmap(spoiled))
    def run(raw: bytes) -> None:
        folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
        try:
            tally.run(reader.name, lambda: reader.read(raw, folder))
        finally:
            shutil.rmtree(folder)

    for raw in reader.files:
        folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
        reader.read(raw, folder) if reader.name != "location" else None
        shutil.rmtree(folder)
    run()
