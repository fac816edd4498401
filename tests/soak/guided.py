"""Fuzzing led by coverage, where atheris is installed (it has no builds for Windows).

`python -m tests.soak.guided SECONDS [READER …]`: so many seconds for each reader of readers.py,
beginning from its good files. Prints a line a reader; the first crash ends it with its traceback.
"""

import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_SLOW = frozenset({"library", "bundle", "lock", "location"})
"""Seconds a case, or, with `location`, a good file that names no folder of this machine."""


def main(seconds: int, wanted: list[str]) -> int:
    from tests.soak.readers import readers

    for reader in readers():
        if reader.name in _SLOW or (wanted and reader.name not in wanted):
            continue
        with tempfile.TemporaryDirectory() as corpus:
            for number, raw in enumerate(reader.files):
                (Path(corpus) / str(number)).write_bytes(raw)
            done = subprocess.run(
                [
                    *(sys.executable, "-m", "tests.soak.guided", "--one", reader.name, corpus),
                    *(f"-max_total_time={seconds}", "-max_len=65536", "-print_final_stats=1"),
                ],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
            )
        lines = done.stderr.splitlines()
        cases = next((line.split()[-1] for line in lines if "number_of_executed" in line), "?")
        print(f"{reader.name:>28}  {cases:>8} cases  {'ok' if not done.returncode else 'CRASH'}")
        if done.returncode:
            print(done.stdout[-3000:], done.stderr[-3000:])
            return 1
    return 0


def one(name: str, arguments: list[str]) -> None:
    """Let atheris draw cases for one reader until its time is over."""
    atheris: Any = import_module("atheris")  # not in the lock file, see docs/decisions.md
    with atheris.instrument_imports(include=["app", "exercises"]):
        from app.errors import UserFacing
        from app.report.bundle.problems import BundleRefused
        from app.texts import Lang, Texts
        from exercises.errors import ContentError
        from tests.soak.readers import readers
    (reader,) = (each for each in readers() if each.name == name)

    def case(raw: bytes) -> None:
        folder = Path(tempfile.mkdtemp(prefix="guided-"))
        try:
            reader.read(raw, folder)
        except UserFacing as error:
            for lang in Lang:
                Texts(lang).explain(error)
        except (BundleRefused, ContentError):
            pass
        finally:
            shutil.rmtree(folder)

    atheris.Setup([name, *arguments], case)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        one(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
