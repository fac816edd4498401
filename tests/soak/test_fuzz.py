"""Spoiled files, a few in `make test` and tens of thousands in `make soak`.

A reader may read what is left, or raise what the app raises on purpose, with a sentence in both
languages. Anything else counts as a crash. More on bundles: tests/app/report/bundle/test_fuzz.py.
"""

import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from app.store.paths import DataPaths
from benchmarks.kept import keep
from tests.app.report.bundle.fuzz import campaign as bundle_campaign
from tests.app.store.children import ROOT
from tests.soak import logs
from tests.soak.fuzzing import Tally, fuzz
from tests.soak.readers import Reader, readers

QUICK, LONG = 6, 3_000


@pytest.fixture(scope="module")
def log_folder(tmp_path_factory: pytest.TempPathFactory) -> DataPaths:
    return logs.build(tmp_path_factory.mktemp("log") / "data")


@pytest.mark.parametrize("reader", readers(), ids=lambda reader: reader.name)
def test_a_spoiled_file_never_crashes_its_reader(reader: Reader) -> None:
    tally = Tally()
    fuzz(reader, round(QUICK * reader.weight), tally)
    assert not tally.crashes, "".join(tally.crashes.values())
    assert tally.cases


def test_a_spoiled_journal_is_still_read(log_folder: DataPaths, tmp_path: Path) -> None:
    tally = log_campaign(log_folder, tmp_path, 2, 0, seed=time.time_ns())
    assert not tally.crashes, "".join(tally.crashes.values())
    assert not tally.refused, "an entry that cannot be read does not hide the others"


def test_a_spoiled_log_is_read_or_refused_and_can_be_restored(
    log_folder: DataPaths, tmp_path: Path
) -> None:
    tally = log_campaign(log_folder, tmp_path, 0, 4, seed=time.time_ns())
    assert not tally.crashes, "".join(tally.crashes.values())


def test_a_spoiled_film_is_read_or_refused(tmp_path: Path) -> None:
    found = film_campaign(tmp_path, 12, seed=time.time_ns())
    assert not [name for name in found if name.startswith("crash")], found


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_tens_of_thousands_of_spoiled_files(log_folder: DataPaths, tmp_path: Path) -> None:
    """The figures go to build/figures/fuzz.json."""
    tally = Tally()
    for reader in readers():
        fuzz(reader, round(LONG * reader.weight), tally)
    spoiled_logs = log_campaign(log_folder, tmp_path, 300, 500, seed=1)
    films = film_campaign(tmp_path, 3_000, seed=1)
    crashed = sum(count for name, count in films.items() if name.startswith("crash"))
    bundles = bundle_campaign(20_000, tmp_path, seed=3)
    crashed += bundles["crash"] + bundles["fooled"]
    keep(
        "fuzz",
        {
            "fuzz_cases": tally.cases + spoiled_logs.cases + films.total() + bundles.total(),
            "fuzz_crashes": tally.crashed + spoiled_logs.crashed + crashed,
        },
    )
    told = tally.crashes | spoiled_logs.crashes
    assert not told, "".join(told.values())
    assert not crashed, (films, bundles)


def log_campaign(
    whole: DataPaths, folder: Path, journals: int, databases: int, *, seed: int
) -> Tally:
    """Read so many spoiled journals, and so many spoiled databases, and restore the latter."""
    tally = Tally()
    for number in range(journals + databases):
        chance = random.Random(f"{seed} {number}")
        paths = logs.copy(whole, folder / f"log-{number}")
        if number < journals:
            logs.spoil_journal(paths, chance)
        else:
            logs.spoil_database(paths, chance)
        tally.run(f"log {seed} {number}", lambda paths=paths: logs.read_all(paths))
        if number >= journals:
            restored = logs.rebuild(paths)
            assert restored >= 2, f"{seed} {number}: the session folders are in the log again"
        shutil.rmtree(paths.root)
    return tally


def film_campaign(folder: Path, cases: int, *, seed: int) -> Counter[str]:
    """Read so many spoiled films in another process; how that one ends counts, too."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.films", str(folder), str(cases), str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    if done.returncode:
        last = (folder / "last.txt").read_text()
        return Counter({f"crash of the process {done.returncode} at {last}": 1})
    return Counter(json.loads(done.stdout))
