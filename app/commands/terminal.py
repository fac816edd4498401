"""What the commands say on the terminal: results to stdout, progress to stderr."""

import json
import sys
from collections.abc import Callable, Collection, Generator, Iterable
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from unicodedata import category

from app.domain.plain import is_visible
from app.errors import SourceFailure, UsageFailure
from app.texts import Texts


def say(lines: Iterable[str]) -> None:
    """Print a command's result."""
    for line in lines:
        print(harmless(line))  # noqa: T201 - this is what a command is for


def complain(line: str) -> None:
    """Print what went wrong."""
    print(harmless(line), file=sys.stderr)  # noqa: T201 - as above


def harmless(text: str) -> str:
    """Take out of a text what would steer the terminal, or turn the direction of writing round.

    File names, and names that people gave themselves, come from anywhere.
    """
    spaced = (" " if category(c) == "Zs" else c for c in text)
    return "".join(c if c in "\n\t" or is_visible(c) else "\ufffd" for c in spaced)


def json_text(value: object) -> str:
    """Return JSON that reads back exactly and holds nothing that steers a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return "".join(c if c == "\n" or is_visible(c) else json.dumps(c)[1:-1] for c in text)


def read_password(file: Path | None) -> str | None:
    """Return the first line of a file; on the command line others could read a password.

    Raises: SourceFailure path_missing or path_is_folder; UsageFailure password_unreadable.
    """
    if file is None:
        return None
    try:
        with file.open(encoding="utf-8-sig") as lines:
            return lines.readline().rstrip("\r\n")
    except FileNotFoundError as error:
        raise SourceFailure("path_missing", path=str(file)) from error
    except IsADirectoryError as error:
        raise SourceFailure("path_is_folder", path=str(file)) from error
    except (OSError, ValueError) as error:
        raise UsageFailure("password_unreadable", path=str(file)) from error


def ask_password(question: str) -> str | None:
    """Ask for a password, which is not shown; None: there is nobody to ask, or nothing was said."""
    if not sys.stdin.isatty():
        return None
    return getpass(f"{question} ", sys.stderr) or None


def new_password(texts: Texts) -> str:
    """Ask twice for the password that a report shall have.

    Raises: UsageFailure passwords_differ, password_missing where there is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise UsageFailure("password_missing")
    typed = getpass(f"{texts('bundle.ask_new')} ", sys.stderr)
    if getpass(f"{texts('bundle.ask_again')} ", sys.stderr) != typed:
        raise UsageFailure("passwords_differ")
    return typed


def ask(question: str, yes: Collection[str]) -> bool:
    """Ask on the terminal and wait for one line; nothing to read from means no."""
    complain(question)
    return sys.stdin.readline().strip().casefold() in yes


@contextmanager
def progress_bar(label: str) -> Generator[Callable[[int, int], None]]:
    """Show a bar with the time left; the value is called with what is done and the whole."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), Remaining())
    with Progress(*columns, console=Console(stderr=True), transient=False) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
