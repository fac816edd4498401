"""A report with a film of 2 GB: opened or refused in little memory, and nothing is left behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.report.bundle import made

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform == "win32", reason="resource is not there"),
]
SIZE = 2 * 2**30
MOST_MB = 300
_LOOK = """
import json, resource, sys
from pathlib import Path
from app.clock import SystemClock
from app.session.bundle_access import BundleAccess
from app.session.clinic import OpenReport
from app.store.paths import DataPaths
access = BundleAccess(DataPaths(Path(sys.argv[2])))
report = OpenReport(Path(sys.argv[1]), access, SystemClock(), {})
found = report.verification
report.close()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([found.verdict, [p.trouble for p in found.problems], peak / 1024]))
"""


def look(bundle: Path, root: Path) -> tuple[str, list[str], float]:
    """Open a report in a process of its own; returns verdict, troubles and peak memory in MB."""
    words = [sys.executable, "-c", _LOOK, str(bundle), str(root)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=250)
    verdict, troubles, peak = json.loads(done.stdout)
    return verdict, troubles, peak


@pytest.mark.timeout(300)
def test_a_film_of_two_gigabytes(tmp_path: Path) -> None:
    film = tmp_path / "video.mkv"
    with film.open("wb") as out:
        out.truncate(SIZE)
    place = "sessions/2026-11-22T060530Z-ab12/video.mkv"
    bundle, root = tmp_path / "large.mmz", tmp_path / "clinic"
    made.write_bundle(made.contents({**made.FILES, place: film}), made.KEY, bundle)
    verdict, troubles, peak = look(bundle, root)
    assert (verdict, troubles) == ("unknown", [])
    assert peak <= MOST_MB, f"{peak:.0f} MB"
    print(f"2 GB film: {peak:.0f} MB at most")

    with bundle.open("r+b") as file:
        file.seek(SIZE // 2)
        file.write(b"another film")
    verdict, troubles, spoilt = look(bundle, root)
    assert verdict == "altered"
    assert troubles
    assert spoilt <= MOST_MB, f"{spoilt:.0f} MB"
    assert [p for p in root.rglob("*") if p.is_file()] == [], "nothing of it is left on the disk"
