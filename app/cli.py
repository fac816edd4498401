"""The commands. `main.py` hands over argv, the window's launcher and Qt's probes."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.commands.terminal import complain
from app.errors import UserFacing
from app.session.choices import LaunchOptions
from app.texts import Lang, Texts
from exercises.errors import ContentError

Launch = Callable[[LaunchOptions, Path | None], int]
Probe = Callable[[], Mapping[str, str]]
_PASSPHRASE = "--passphrase-file"


def main(argv: Sequence[str], launch: Launch, probe: Probe) -> int:
    """Run one command; returns the exit code.

    Whatever the person can act on ends in one sentence on stderr and a code other than 0.
    """
    _print_utf8()
    lang = _wanted_language(argv)
    try:
        if not argv:
            return launch(LaunchOptions(None, None), None)
        # Reading words takes a tenth of a second that a start without any need not wait for.
        from app.commands.parser import commands
        from app.commands.unlocking import SAID

        words, passphrase = _without_passphrase(argv)
        SAID.set((passphrase, lang))
        commands(launch, probe)(args=words, prog_name="main.py")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except UserFacing as error:
        complain(Texts(lang).explain(error))
        return error.exit_code
    except ContentError as error:
        fields = {"file": error.file, "what": error.what, "to_do": error.to_do}
        complain(Texts(lang)("error.content_invalid", **fields))
        return 5
    return 0


def _wanted_language(argv: Sequence[str]) -> Lang:
    """Find the language before the command line is parsed, for errors in parsing it."""
    for index, word in enumerate(argv):
        value = word.partition("=")[2] if word.startswith("--lang=") else None
        if word == "--lang" and index + 1 < len(argv):
            value = argv[index + 1]
        if value in list(Lang):
            return Lang(value)
    return Lang.of_system()


def _without_passphrase(argv: Sequence[str]) -> tuple[list[str], Path | None]:
    """Take out --passphrase-file, which holds for every command, wherever it was typed."""
    words = list(argv)
    for index, word in enumerate(words):
        if word == _PASSPHRASE and index + 1 < len(words):
            return [*words[:index], *words[index + 2 :]], Path(words[index + 1])
        if word.startswith(f"{_PASSPHRASE}="):
            return [*words[:index], *words[index + 1 :]], Path(word.partition("=")[2])
    return words, None


def _print_utf8() -> None:
    """Print Chinese also where the terminal's locale is C."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
