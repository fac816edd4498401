"""`make soak`: fifteen minutes of training, recorded at 1280×720 while both cores are at work."""

import sys

import pytest

from benchmarks.kept import keep
from benchmarks.live_long import live_long

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform != "linux", reason="reads the memory held from /proc"),
]


@pytest.mark.timeout(1200)
def test_nothing_is_dropped_and_memory_stays(qapp: object) -> None:
    figures = live_long()
    keep("live_long", figures)
    assert figures["live_15min_dropped"] == 0
    assert figures["rss_growth_mib"] <= 30
