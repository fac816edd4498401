import re
import tomllib
from importlib.metadata import version as installed_version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from app.version import APP_VERSION

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_the_version_is_the_one_of_the_project() -> None:
    assert PROJECT["version"] == APP_VERSION


def test_the_lock_holds_every_dependency_in_a_version_that_fits() -> None:
    pinned: dict[str, list[Version]] = {}
    for name, number in re.findall(r"^([\w.-]+)==([^\s;\\]+)", LOCK, re.MULTILINE):
        pinned.setdefault(canonicalize_name(name), []).append(Version(number))
    for line in PROJECT["dependencies"]:
        wanted = Requirement(line)
        numbers = pinned[canonicalize_name(wanted.name)]
        assert all(wanted.specifier.contains(number) for number in numbers), line
        assert wanted.specifier.contains(installed_version(wanted.name)), f"{line} in this venv"


def test_every_locked_package_has_hashes_and_there_is_no_address() -> None:
    packages = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(packages) > 20
    for package in packages:
        assert "--hash=sha256:" in package, package.splitlines()[0]
    assert "://" not in LOCK
