"""What a failure leaves behind: where in the program, and of which kind; never what it was about.

The message of an exception may hold a name, a path or a value out of the diary, so that only its
type and the places in the program are kept.
"""

import logging
import traceback
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

_ROOT: Final = Path(__file__).resolve().parent.parent
_PACKAGES: Final = ("site-packages", "dist-packages")
_KEPT: Final = 5
_DEPTH: Final = 12


def trace_of(error: BaseException) -> tuple[str, ...]:
    """Return the types of an exception and of its causes, each with its places, outermost first."""
    lines: list[str] = []
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        lines.append(type(each).__name__ if not lines else f"from {type(each).__name__}")
        frames = traceback.extract_tb(each.__traceback__)[-_DEPTH:]
        lines += [f"  {_place(f.filename)}:{f.lineno} {f.name}" for f in frames]
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return tuple(lines)


def _place(filename: str) -> str:
    """Name a file of the program by its place in it, and any other one by its package."""
    path = Path(filename)
    if path.is_relative_to(_ROOT) and not any(name in path.parts for name in _PACKAGES):
        return path.relative_to(_ROOT).as_posix()
    for name in _PACKAGES:
        if name in path.parts:
            return "/".join(path.parts[path.parts.index(name) + 1 :])
    return path.name


class PlainFormatter(logging.Formatter):
    """Writes a record without what an exception said, and without where the person's files lie."""

    def __init__(self, data: Path) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._named = ((str(data), "<data>"), (str(Path.home()), "~"))

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own text of the exception here.
        record.exc_text = None
        text = super().format(record)
        record.exc_text = None
        for path, name in self._named:
            if len(path) > 1:
                text = text.replace(path, name)
        return text

    def formatException(  # noqa: N802 - as logging has it
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return "" if ei[1] is None else "\n".join(trace_of(ei[1]))


class Recent(logging.Handler):
    """Remembers the last failures that were logged, for whoever asks for help about them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._found: deque[tuple[str, ...]] = deque(maxlen=_KEPT)

    @property
    def failures(self) -> tuple[tuple[str, ...], ...]:
        """Return the last ones, newest last."""
        return tuple(self._found)

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self.note(trace_of(error))

    def note(self, trace: tuple[str, ...]) -> None:
        """Remember a failure; the same one again counts once."""
        if trace in self._found:
            self._found.remove(trace)
        self._found.append(trace)


def details(facts: Sequence[tuple[str, str]], failures: Sequence[Sequence[str]]) -> str:
    """Return what is copied for support: versions, then the last failures."""
    lines = [f"{name}: {value}" for name, value in facts]
    for each in failures:
        lines += ["", *each]
    return "\n".join(lines)
