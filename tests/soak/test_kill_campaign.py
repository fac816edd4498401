"""A hundred kills at random moments of recording, analysing, migrating, exporting and deleting.

Each is a real program on a real data folder, ended by `kill -9`; what has to hold afterwards stands
in aftermath.py. The figures go to build/figures/kill9.json.
"""

import shutil
import sys
import time
from pathlib import Path

import pytest

from benchmarks.kept import keep
from tests.soak.aftermath import Scene, scenes
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
}
_TRIES = 20


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    made = scenes(tmp_path / "stock")
    seed = time.time_ns()
    losses: list[float] = []
    failures: list[str] = []
    for deed, runs in RUNS.items():
        for number in range(runs):
            try:
                losses.append(
                    _killed(deed, made[deed], tmp_path / "run", f"{seed} {deed} {number}")
                )
            except Exception as error:  # noqa: BLE001 - counted, and told below
                failures.append(f"{seed} {deed} {number}: {type(error).__name__}: {error}")
                print(failures[-1])
        print(f"{deed}: {runs} kills", flush=True)
    keep(
        "kill9",
        {
            "kill9_runs": len(losses) + len(failures),
            "kill9_survived": len(losses),
            "kill9_max_lost_s": max(losses),
        },
    )
    assert not failures, "\n".join(failures)


def _killed(deed: str, scene: Scene, folder: Path, seed: str) -> float:
    """Kill once in the middle; one that was done before the kill came is tried again."""
    for number in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        paths = scene.stock(folder / "data")
        killed = kill(
            deed,
            paths.root,
            lambda chance: chance.uniform(scene.least_s, scene.most_s),
            f"{seed} {number}",
        )
        lost_s = scene.check(paths, killed)
        if not killed.was_done:
            return lost_s
    raise AssertionError("it was always done before the kill came")
