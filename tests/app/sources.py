"""What the app's own source files say, for tests that hold them to each other."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FAILURES = (
    "SourceFailure",
    "ModelFailure",
    "StorageFailure",
    "RecordingFailure",
    "ReportFailure",
    "UsageFailure",
)


@dataclass(frozen=True)
class Raised:
    """One place where a failure is made."""

    place: str
    kind: str
    key: str
    fields: frozenset[str]


def trees() -> Iterator[tuple[Path, ast.Module]]:
    files = [ROOT / "main.py", *(ROOT / "app").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    for path in sorted(files):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def raised() -> list[Raised]:
    found: list[Raised] = []
    for path, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in FAILURES:
                (key,) = node.args
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                assert isinstance(key, ast.Constant), f"{place}: the key is not written out"
                names = [word.arg for word in node.keywords]
                assert None not in names, f"{place}: the fields are not written out"
                found.append(
                    Raised(place, node.func.id, str(key.value), frozenset(map(str, names)))
                )
    return found


def strings(*, besides: str = "-") -> tuple[frozenset[str], frozenset[str]]:
    """Return all strings in the code, and the beginnings of those that are put together.

    Files below the folder `besides` are left out.
    """
    whole: set[str] = set()
    begun: set[str] = set()
    for path, tree in trees():
        if path.is_relative_to(ROOT / besides):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begun.add(str(node.values[0].value))
    return frozenset(whole), frozenset(begun)
