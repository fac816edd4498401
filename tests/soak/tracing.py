"""What a program asked the system for, read from strace."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.app.store.children import ROOT

_FILES = (
    "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,"
    "symlinkat,truncate,mknod,mknodat"
)
_OPTIONS = ("-f", "-y", "--seccomp-bpf", "-s", "4096")
_LINE = re.compile(r"^\d+ +(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\w+)")
_NETWORK = re.compile(r"sa_family=AF_INET6?\b")
_TALKS = frozenset({"connect", "sendto", "sendmsg", "sendmmsg", "bind"})
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<base>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@dataclass(frozen=True, slots=True)
class Trace:
    """`network`: calls that reach for the internet; files by their whole path."""

    network: tuple[str, ...]
    read: frozenset[str]
    written: frozenset[str]


def traced(
    command: Sequence[str], folder: Path, environ: Mapping[str, str], timeout_s: float = 600
) -> tuple["subprocess.CompletedProcess[str]", Trace]:
    """Run a program with all its children to its end under strace."""
    out = folder / "strace.txt"
    done = subprocess.run(
        ["strace", *_OPTIONS, "-e", f"trace=%network,{_FILES}", "-o", str(out), *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), **environ},
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
    trace = read_trace(out.read_text(errors="replace"))
    assert trace.read, "nothing was traced"
    return done, trace


def read_trace(text: str) -> Trace:
    network, read, written = list[str](), set[str](), set[str]()
    for line in _whole_lines(text):
        match = _LINE.match(line)
        if match is None:
            continue
        name, arguments = match["name"], match["arguments"]
        if name in _TALKS and _NETWORK.search(arguments):
            network.append(line)
        if match["result"].startswith("-") or name not in _FILES.split(","):
            continue
        paths = [_absolute(found) for found in _PATH.finditer(arguments)]
        is_reading = name in ("open", "openat") and not _WRITES.search(arguments)
        (read if is_reading else written).update(paths)
    return Trace(tuple(network), frozenset(read), frozenset(written))


def outside(paths: frozenset[str], allowed: Sequence[Path]) -> list[str]:
    """Return what lies in none of these folders."""
    roots = [str(path.resolve()) for path in allowed]
    return sorted(
        path for path in paths if not any(path == r or path.startswith(f"{r}/") for r in roots)
    )


def _whole_lines(text: str) -> Iterator[str]:
    """Join calls that another thread interrupted."""
    begun: dict[str, str] = {}
    for line in text.splitlines():
        pid = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            begun[pid] = line.removesuffix("<unfinished ...>")
        elif "resumed>" in line:
            yield begun.pop(pid, "") + line.split("resumed>", 1)[1]
        else:
            yield line


def _absolute(found: re.Match[str]) -> str:
    path = found["path"].encode("latin-1", "replace").decode("unicode_escape")
    path = path.encode("latin-1", "replace").decode("utf-8", "replace")
    # Beside an unknown folder: reported as it stands, and so as lying nowhere.
    if path.startswith("/") or found["base"] is None:
        return os.path.normpath(path)
    return os.path.normpath(f"{found['base']}/{path}")
