"""What `main.py` hands to the commands; Qt is only imported when one of them is called."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.session.choices import LaunchOptions


def launch(options: "LaunchOptions", root: Path | None) -> int:
    """Show the window; returns the exit code."""
    from ui.bootstrap import run

    return run(options, root)


def probe() -> Mapping[str, str]:
    """Return Qt's facts about this machine."""
    from ui.probes import probe as facts

    return facts()
