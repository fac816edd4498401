"""What all tests share: the closing words on what could not be checked here."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from app.store.paths import DataPaths

# A machine that does other work besides is slow, not wrong.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

_LONG_S = 3600
_WANT = ("not installed", "not here", "not beside", "needs ")


SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs clips that not everybody has; give what takes long the time for it."""
    absent = pytest.mark.skip(reason="the shared clips are not beside the checkout")
    for item in items:
        if item.get_closest_marker("shared_data") and not SHARED.is_dir():
            item.add_marker(absent)
        if item.get_closest_marker("soak") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(_LONG_S))


@pytest.fixture(scope="session")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[DataPaths]":
    """A data folder after ten years of use, made once per run: look, do not write."""
    from tests.ten_years import build

    root = tmp_path_factory.mktemp("ten-years") / "data"
    yield build(root)
    shutil.rmtree(root)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the last lines which checks were skipped for want of a tool or of data."""
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", []))
    wanting = {why: n for why, n in reasons.items() if any(word in why for word in _WANT)}
    terminalreporter.section("checks skipped for want of a tool")
    for why, count in sorted(wanting.items()):
        terminalreporter.line(f"{count} × {why}")
    if not wanting:
        terminalreporter.line("none")


def _reason(report: pytest.TestReport) -> str:
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return str(text).removeprefix("Skipped: ")
