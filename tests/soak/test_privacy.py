"""What the app asks of the system while it works: no network, no file where none belongs.

Watched by strace, with all threads and children. The demo's network is also watched in `make test`
(tests/app/commands/test_demo.py).
"""

import getpass
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.session.bundling import BundleOptions, export_bundle
from app.store.paths import DataPaths
from app.texts import Lang
from tests.app.store.children import ROOT
from tests.soak import killing
from tests.soak.aftermath import restarted, to_report
from tests.soak.tracing import Trace, needs_strace, outside, read_trace, traced
from tests.soak.victims import PASSWORD

# Not files of anybody: devices, what the kernel tells, memory that threads share.
SYSTEM = (Path("/dev"), Path("/proc"), Path("/sys"))
CACHES = (".cache", ".config", ".fontconfig", ".local")


def environ(home: Path) -> dict[str, str]:
    """A home, a place for temporary files and one for caches, all to be told from each other."""
    for name in ("tmp", ".cache", "run"):
        (home / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def check(trace: Trace, home: Path, *data: Path) -> None:
    """No network; nothing written but data, cache and temporary files; no other file of theirs."""
    assert trace.network == ()
    own = (*data, home / "tmp", home / "run", *(home / name for name in CACHES))
    assert outside(trace.written, (*own, *SYSTEM)) == []
    at_home = frozenset(path for path in trace.read if path.startswith(f"{home}/"))
    assert outside(at_home, own) == []
    assert any(path.startswith(str(data[0])) for path in trace.written), "nothing was seen"


def check_modes(data: Path) -> None:
    for path in data.rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def check_log(data: Path, *secrets: str) -> None:
    """The app's own log names neither people nor places nor films."""
    (log,) = (data / "logs").glob("*.log")
    text = log.read_text()
    assert "window shown" in text
    for secret in (str(data), str(data.parent), str(Path.home()), *secrets):
        assert secret not in text, secret


@needs_strace
def test_a_command_reads_and_writes_where_it_should(tmp_path: Path) -> None:
    home = tmp_path / "Rhododendron"
    data = home / "data"
    words = [sys.executable, str(ROOT / "main.py"), "today", "--data", str(data)]
    done, trace = traced(words, tmp_path, environ(home))
    assert done.returncode == 0, done.stderr
    check(trace, home, data)
    check_modes(data)
    assert not list((home / "tmp").iterdir())


@needs_strace
def test_the_watcher_sees_what_it_should(tmp_path: Path) -> None:
    """A program that does all that the app must not do is caught at each."""
    code = (
        "import os, socket, threading\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))\n"
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b'x', ('::1', 9))\n"
        "os.chdir(os.environ['HOME'])\n"
        "def write():\n"
        "    open('pictures of 面', 'w').close()\n"
        "    os.rename(os.path.abspath('pictures of 面'), os.path.abspath('letters'))\n"
        "thread = threading.Thread(target=write)\n"
        "thread.start(); thread.join()\n"
        "os.mkdir(os.path.abspath('folder'))\n"
        "open('letters').close()\n"
    )
    home = tmp_path / "home"
    trace = traced([sys.executable, "-c", code], tmp_path, environ(home))[1]
    assert len(trace.network) == 2
    assert outside(trace.written, (home / "tmp", *SYSTEM)) == sorted(
        str(home / name) for name in ("pictures of 面", "letters", "folder")
    )
    assert str(home / "letters") in trace.read


def test_calls_that_were_interrupted_are_put_together() -> None:
    text = (
        '7 openat(AT_FDCWD</home/a>, "b", O_WRONLY|O_CREAT <unfinished ...>\n'
        "8 connect(3<socket:[1]>, {sa_family=AF_INET, sin_port=htons(443)}, 16) = -1 EINPROGRESS\n"
        "7 <... openat resumed>, 0600) = 5</home/a/b>\n"
        '7 openat(AT_FDCWD</home/a>, "c", O_RDONLY) = -1 ENOENT (No such file)\n'
    )
    trace = read_trace(text)
    assert trace.written == {"/home/a/b"}
    assert trace.read == frozenset()
    assert len(trace.network) == 1, "a connection that is still being made counts, too"


@pytest.mark.soak
@needs_strace
@pytest.mark.timeout(1200)
def test_a_demo_session_keeps_to_its_folder(tmp_path: Path) -> None:
    home = tmp_path / "Rhododendron"
    words = [sys.executable, str(ROOT / "main.py"), "demo", "--out", str(home / "out")]
    done, trace = traced(words, tmp_path, environ(home), timeout_s=1100)
    assert done.returncode == 0, done.stderr
    check(trace, home, home / "out")
    check_modes(home / "out")
    assert not list((home / "tmp").iterdir())


@pytest.mark.soak
@needs_strace
@pytest.mark.timeout(1200)
def test_a_window_session_keeps_to_its_folder(tmp_path: Path) -> None:
    home = tmp_path / "Rhododendron"
    data = home / "data"
    words = [sys.executable, "-m", "tests.soak.window_session", str(data)]
    done, trace = traced(words, tmp_path, environ(home), timeout_s=1100)
    assert done.returncode == 0, done.stderr
    session_id = done.stdout.split()[-1]
    assert (data / "sessions" / session_id / "analysis.json").exists()
    check(trace, home, data)
    check_modes(data)
    check_log(data, getpass.getuser(), "Rhododendron", "mkv")
    assert not list((home / "tmp").iterdir())
    left = [path for path in data.rglob("*") if path.name.startswith(".") and path.is_file()]
    assert left == []
    assert not list((data / "work").glob("*"))


@pytest.mark.soak
@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_what_a_clinician_had_open_is_gone_after_a_kill_and_a_start(tmp_path: Path) -> None:
    sender = to_report(tmp_path / "sender")
    with restarted(sender) as studio:
        ids = [summary.id for summary in studio.summaries()]
        chosen = BundleOptions(ids, Lang.EN, with_clips=True, password=PASSWORD)
        export_bundle(studio, chosen, SystemClock().now(), tmp_path / "locked.mmz")
    clinic, printed = DataPaths(tmp_path / "clinic"), tmp_path / "printed.txt"
    child = killing.start("review", clinic.root, printed)
    while "open" not in printed.read_text() and child.poll() is None:
        time.sleep(0.05)
    plain = {path.suffix for path in clinic.work.rglob("*") if path.is_file()}
    assert {".mmz", ".mkv"} <= plain, "it lies there while it is looked at"
    check_modes(clinic.root)
    child.kill()
    child.wait()
    with restarted(clinic):
        assert list(clinic.work.rglob("*")) == []


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_no_name_of_a_film_or_person_is_in_the_log_of_a_run_that_fails(tmp_path: Path) -> None:
    """What goes wrong is logged with what it was, not with whose it is."""
    code = (
        "import logging, sys\n"
        "from pathlib import Path\n"
        "from ui.failures import log_to\n"
        "log_to(Path(sys.argv[1]) / 'logs')\n"
        "logging.getLogger().info('window shown')\n"
        "from app import cli\n"
        "for words in (['analyze', sys.argv[2], '--out', sys.argv[1] + '/out'],\n"
        "              ['import', sys.argv[2], '--data', sys.argv[1]],\n"
        "              ['verify', sys.argv[2]],\n"
        "              ['report', '--name', 'Lin Mei', '--out', '/no', '--data', sys.argv[1]],\n"
        "              ['restore', sys.argv[2], '--data', sys.argv[1]]):\n"
        "    assert cli.main(words, lambda *a: 0, dict)\n"
    )
    data, film = tmp_path / "data", tmp_path / "Lin Mei smiling.mkv"
    film.write_bytes(b"\x1a\x45\xdf\xa3" + bytes(2000))
    done = subprocess.run(
        [sys.executable, "-c", code, str(data), str(film)],
        cwd=ROOT,
        env=environ(tmp_path) | {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    check_log(data, "Lin Mei", "smiling")
