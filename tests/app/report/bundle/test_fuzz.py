import resource
from pathlib import Path

import pytest

from tests.app.report.bundle.fuzz import campaign


def test_spoiled_bundles_are_told_and_never_crash(tmp_path: Path) -> None:
    found = campaign(400, tmp_path)
    assert found["crash"] == found["fooled"] == 0
    assert found["altered"] > 200
    assert sorted(p.name for p in tmp_path.iterdir()) == ["whole.mmz"], "nothing else was written"


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_hundred_thousand_spoiled_bundles(tmp_path: Path) -> None:
    campaign(1_000, tmp_path)
    before_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = campaign(100_000, tmp_path, seed=2)
    grown_mib = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kib) / 1024
    print(f"bundles: {dict(found)}, memory +{grown_mib:.0f} MiB")
    assert found["crash"] == found["fooled"] == 0
    assert grown_mib < 50
