"""What the program says of itself, and paths as the window writes them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class About:
    """What the settings say of the program: name and version of each part."""

    versions: tuple[tuple[str, str], ...]
    data_folder: Path


def breakable(path: Path) -> str:
    """Let a long path wrap after its separators."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
