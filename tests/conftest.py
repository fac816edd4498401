"""What all tests share: the closing words on what could not be checked here."""

from collections import Counter

import pytest

_WANT = ("not installed", "not here", "not beside", "needs ")


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
