"""Figures of the long campaigns, kept in build/figures until `make bench` writes all of them."""

import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "build" / "figures"


def keep(name: str, figures: dict[str, float]) -> None:
    """Write the figures of a campaign, and print them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    rounded = {key: round(value, 3) for key, value in figures.items()}
    (FOLDER / f"{name}.json").write_text(json.dumps(rounded, indent=1) + "\n")
    for key, value in rounded.items():
        print(f"{key:>28}  {value:g}", flush=True)


def kept() -> dict[str, float]:
    """Return the figures of every campaign that was run in this build folder."""
    found: dict[str, float] = {}
    for path in sorted(FOLDER.glob("*.json")):
        found |= json.loads(path.read_text())
    return found
