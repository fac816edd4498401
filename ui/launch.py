"""What `main.py` hands to the commands; Qt is only imported when one of them is called."""

import gc
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.session.choices import LaunchOptions


def launch(options: "LaunchOptions", root: Path | None) -> int:
    """Show the window; returns the exit code.

    What is built at the start leaves next to no garbage, so none is looked for until the window's
    own collector begins.
    """
    gc.disable()
    from ui.run import run

    return run(options, root)


def probe() -> Mapping[str, str]:
    """Return Qt's facts about this machine."""
    from ui.probes import probe as facts

    return facts()
