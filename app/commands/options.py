"""Options that many commands share."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.unlocking import open_lock
from app.store.paths import DataPaths, default_root
from app.texts import Lang

LangOption = Annotated[
    Lang | None, typer.Option("--lang", help="Language; by default the system's.")
]
DataOption = Annotated[
    Path | None, typer.Option("--data", help="Data folder; by default the system's own place.")
]


def paths_of(data: Path | None) -> DataPaths:
    """Return the data folder, unlocked.

    Raises: StorageFailure data_locked; UsageFailure passphrase_wrong.
    """
    paths = folder_of(data)
    open_lock(paths)
    return paths


def folder_of(data: Path | None) -> DataPaths:
    """Return the data folder for what works without its content."""
    return DataPaths(data or default_root())
