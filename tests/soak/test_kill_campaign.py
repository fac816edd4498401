"""A hundred kills at random moments of recording, analysing, migrating, exporting and deleting.

After them as many again as there are ways around the lock: the same on locked data, and while it is
set, taken off and its passphrase changed.

Each is a real program on a real data folder, ended by `kill -9`; what has to hold afterwards stands
in aftermath.py. The figures go to build/figures/kill9.json.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from benchmarks.kept import keep
from tests.soak.aftermath import Scene, scene
from tests.soak.killing import kill

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")

RUNS = {
    "record": 40,
    "analyse": 15,
    "migrate": 15,
    "export": 5,
    "export_locked": 5,
    "back_up": 5,
    "delete": 8,
    "delete_all": 7,
    "record+lock": 10,
    "analyse+lock": 5,
    "export+lock": 3,
    "export_locked+lock": 3,
    "back_up+lock": 3,
    "delete+lock": 5,
    "delete_all+lock": 3,
    "lock": 8,
    "take_lock_off": 8,
    "change_passphrase": 8,
}
"""`+lock`: on locked data. A hundred on plain data, and then those around the lock."""
_TRIES = 20


@dataclass
class Count:
    runs: int = 0
    losses: list[float] = field(default_factory=list[float])


@pytest.fixture(scope="module")
def count() -> Iterator[Count]:
    """Add up over all deeds; the figures are those of the deeds that were run."""
    made = Count()
    yield made
    keep(
        "kill9",
        {
            "kill9_runs": made.runs,
            "kill9_survived": len(made.losses),
            "kill9_max_lost_s": max(made.losses, default=0.0),
        },
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Scene]:
    folder = tmp_path_factory.mktemp("stock")
    return lambda deed: scene(deed, folder)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("deed", RUNS)
def test_a_hundred_kills_lose_nothing(
    tmp_path: Path, made: Callable[[str], Scene], count: Count, deed: str
) -> None:
    act, seed = made(deed), time.time_ns()
    failures: list[str] = []
    for number in range(RUNS[deed]):
        count.runs += 1
        try:
            count.losses.append(_killed(deed, act, tmp_path / "run", f"{seed} {number}"))
        except Exception as error:  # noqa: BLE001 - counted, and told below
            failures.append(f"{seed} {number}: {type(error).__name__}: {error}")
    print(f"{deed}: {RUNS[deed]} kills, {max(count.losses, default=0.0):.3f} s lost at most")
    assert not failures, "\n".join(failures)


def _killed(deed: str, act: Scene, folder: Path, seed: str) -> float:
    """Kill once in the middle; one that was done before the kill came is tried again, sooner."""
    for number in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        paths = act.stock(folder / "data")
        most_s = act.least_s + (act.most_s - act.least_s) * 0.8**number
        killed = kill(
            deed.partition("+")[0],
            paths.root,
            lambda chance, most_s=most_s: chance.uniform(act.least_s, most_s),
            f"{seed} {number}",
        )
        lost_s = act.check(paths, killed)
        if not killed.was_done:
            return lost_s
    raise AssertionError("it was always done before the kill came")
