"""`make architecture`: the arrows between the parts as the imports have them, into a page.

Reads every import with grimp, which import-linter uses too. tests/app/test_architecture.py holds
docs/architecture.md to what this says.
"""

import ast
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import grimp

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- made by `make architecture` -->", "<!-- end of what is made -->"
_ROOTS: Final = ("ui", "app", "exercises")
_ORDER: Final = (
    *("main", "ui", "ui.pages", "ui.widgets", "ui.viewmodels", "ui.voice"),
    *("app.cli", "app.commands", "app.session", "app.report", "app.store"),
    *("app.vision", "app.media", "app.domain", "app.vault", "app", "exercises"),
)
"""Parts from the top down; `ui` and `app` alone are the single files that lie in them."""

Arrows = Mapping[str, frozenset[str]]


def part_of(module: str) -> str:
    """Name the part that a module belongs to."""
    root, *rest = module.split(".")
    inner = ".".join((root, *rest[:1]))
    return inner if inner in _ORDER else root


def arrows() -> Arrows:
    """Return the parts that each part imports, itself aside."""
    graph = grimp.build_graph(*_ROOTS, cache_dir=None)
    pairs = [
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    ]
    return _gathered([*pairs, *(("main", each) for each in _imports_of(ROOT / "main.py"))])


def libraries() -> Arrows:
    """Return the libraries that each part imports, the standard library aside."""
    graph = grimp.build_graph(*_ROOTS, include_external_packages=True, cache_dir=None)
    inner = [each for each in graph.modules if each.split(".")[0] in _ROOTS]
    found: dict[str, set[str]] = {}
    for importer in inner:
        names = graph.find_modules_directly_imported_by(importer) - set(inner)
        names -= sys.stdlib_module_names | {"_typeshed"}
        found.setdefault(part_of(importer), set()).update(names)
    return {part: frozenset(names) for part, names in found.items() if names}


def _gathered(pairs: Iterable[tuple[str, str]]) -> Arrows:
    found: dict[str, set[str]] = {part: set() for part in _ORDER}
    for importer, imported in pairs:
        above, below = part_of(importer), part_of(imported)
        if above != below:
            found[above].add(below)
    return {part: frozenset(below) for part, below in found.items()}


def _imports_of(path: Path) -> Iterable[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in _ROOTS:
            yield node.module


def drawn(found: Arrows) -> dict[str, list[str]]:
    """Return the arrows of the drawing: the window as one part, none that others already imply."""
    merged: dict[str, set[str]] = {}
    for above, below in found.items():
        ends = {_whole(each) for each in below} - {_whole(above)}
        merged.setdefault(_whole(above), set()).update(ends)
    reach = {part: _reach(part, merged) for part in merged}
    return {
        part: sorted(
            (each for each in below if not any(each in reach[o] for o in below - {each})),
            key=_ORDER.index,
        )
        for part, below in merged.items()
    }


def _whole(part: str) -> str:
    return "ui" if part.startswith("ui.") else part


def _reach(part: str, below: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [part]
    while waiting:
        for each in below.get(waiting.pop(), set()) - found:
            found.add(each)
            waiting.append(each)
    return found


def made() -> str:
    """Return what stands between the two marks of the page."""
    found = arrows()
    lines = ["```mermaid", "flowchart TD"]
    for part, below in drawn(found).items():
        lines += [f"    {_box(part)} --> {_box(each)}" for each in below]
    lines += ["```", "", *_matrix(found), "", "| part | libraries |", "|---|---|"]
    lines += [
        f"| {part} | {', '.join(sorted(names, key=str.lower))} |"
        for part, names in sorted(libraries().items(), key=lambda each: _ORDER.index(each[0]))
    ]
    return "\n".join(lines)


def _box(part: str) -> str:
    return f"{part.replace('.', '_')}[{part}]"


def _matrix(found: Arrows) -> list[str]:
    heads = [part.replace("app.", "").replace("ui.", "") for part in _ORDER[1:]]
    lines = [f"| imports → | {' | '.join(heads)} |", f"|---|{':-:|' * len(heads)}"]
    for part in _ORDER:
        cells = ["■" if b == part else "●" if b in found[part] else "" for b in _ORDER[1:]]
        lines.append(f"| **{part}** | {' | '.join(cells)} |")
    return lines


def standing() -> str:
    """Return what the page says now between the two marks."""
    text = PAGE.read_text(encoding="utf-8")
    return text[text.index(BEGIN) + len(BEGIN) : text.index(END)].strip("\n")


def main() -> None:
    text = PAGE.read_text(encoding="utf-8")
    head, tail = text[: text.index(BEGIN)], text[text.index(END) :]
    PAGE.write_text(f"{head}{BEGIN}\n{made()}\n{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
