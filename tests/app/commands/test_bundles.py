"""`verify` and `convert` as a clinician types them."""

import json
from pathlib import Path

import pytest

from app.cli import main
from app.report.bundle.sealed import seal
from tests.app.report.bundle import made


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def box(tmp_path: Path) -> Path:
    (tmp_path / "box").mkdir()
    return tmp_path / "box"


def run(*words: object) -> int:
    return main([str(word) for word in words], lambda options, data: 0, dict)


def altered(path: Path) -> Path:
    return made.rezipped(path, lambda n, c: c + b"x" if n == "summary.csv" else c)


def test_a_stranger_first_and_known_after(data, box, capsys) -> None:
    path = made.bundle(box)
    assert run("verify", path, "--data", data, "--lang", "en") == 2
    said = capsys.readouterr().out
    assert "MM-75F1-807C" in said
    assert "telephone" in said
    words = ("--data", data, "--remember", "Mrs Lin", "--lang", "en")
    assert run("verify", path, *words) == 2, "it was not known until now"
    said = capsys.readouterr().out
    assert "known as Mrs Lin" in said
    assert "telephone" not in said, "that was done"
    assert run("verify", path, "--data", data, "--lang", "zh") == 0
    assert "Mrs Lin" in capsys.readouterr().out


def test_an_altered_one_is_3_and_no_bundle_is_4(data, box, capsys) -> None:
    assert run("verify", altered(made.bundle(box)), "--data", data, "--lang", "en") == 3
    said = capsys.readouterr().out
    assert "summary.csv" in said
    assert "MM-75F1-807C" not in said, "what it claims is not repeated"
    (box / "letter.txt").write_text("Dear doctor")
    assert run("verify", box / "letter.txt", "--data", data) == 4
    assert run("verify", box / "none.mmz", "--data", data) == 4
    out = ("--to", "pdf", "--out", box / "out")
    assert run("convert", box / "none.mmz", *out, "--data", data) == 4


def test_an_altered_one_is_never_remembered(data, box) -> None:
    path = altered(made.bundle(box))
    assert run("verify", path, "--data", data, "--remember", "Mrs Lin") == 3
    assert not (data / "keys").exists()


def test_json_for_programs_and_the_worst_of_a_folder(data, box, capsys) -> None:
    made.bundle(box, "a.mmz")
    altered(made.bundle(box, "b.mmz"))
    assert run("verify", box / "a.mmz", "--json", "--data", data) == 2
    one = json.loads(capsys.readouterr().out)
    assert (one["verdict"], one["exit_code"], one["sessions"]) == ("unknown", 2, 1)
    assert len(one["fingerprint"]) == 39
    assert run("verify", box, "--json", "--data", data) == 3
    both = json.loads(capsys.readouterr().out)
    assert [each["verdict"] for each in both] == ["unknown", "altered"]
    assert both[1]["problems"] == [{"trouble": "wrong_size", "path": "summary.csv"}]


def test_a_locked_one_needs_its_password(data, box, capsys) -> None:
    seal(made.bundle(box, "plain.mmz"), "a long password", box / "locked.mmz")
    (box / "secret.txt").write_text("a long password\n", encoding="utf-8")
    assert run("verify", box / "locked.mmz", "--data", data, "--lang", "en") == 4
    assert "--password-file" in capsys.readouterr().out
    assert run("verify", box / "locked.mmz", "--data", data, "--json") == 4
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["trouble"] == "password_needed"
    assert run("verify", box, "--data", data, "--lang", "en") == 4
    said = capsys.readouterr().out
    assert "MM-75F1-807C" in said, "one that is locked does not hide the others of a folder"
    with_password = ("--password-file", box / "secret.txt")
    assert run("verify", box / "locked.mmz", "--data", data, *with_password) == 2
    assert "MM-75F1-807C" in capsys.readouterr().out
    out = box / "out"
    locked = (box / "locked.mmz", "--to", "pdf", "--out", out)
    assert run("convert", *locked, "--data", data, *with_password) == 0
    assert (out / "locked.pdf").read_bytes() == made.FILES["report.pdf"]


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("csv", {"made_summary.csv", "made_2026-11-22T060530Z-ab12_series.csv"}),
        ("fhir", {"made.fhir.json"}),
        ("pdf", {"made.pdf"}),
    ],
)
def test_each_part_comes_out_as_it_went_in(data, box, part: str, names: set[str]) -> None:
    path, out = made.bundle(box), box / "out"
    assert run("convert", path, "--to", part, "--out", out, "--data", data) == 0
    assert {p.name for p in out.iterdir()} == names
    assert all(p.read_bytes() in made.FILES.values() for p in out.iterdir())
    assert all(p.stat().st_mode & 0o777 == 0o600 for p in out.iterdir())


def test_a_folder_gives_what_is_intact_and_names_the_rest(data, box, capsys) -> None:
    made.bundle(box, "a.mmz")
    altered(made.bundle(box, "b.mmz"))
    (box / "c.mmz").write_bytes(b"PK")
    out = box / "out"
    assert run("convert", box, "--to", "pdf", "--out", out, "--data", data, "--lang", "en") == 4
    assert [p.name for p in out.iterdir()] == ["a.pdf"]
    said = capsys.readouterr().out
    assert "b.mmz" in said
    assert "c.mmz" in said


def test_an_empty_folder_says_so(data, box, capsys) -> None:
    assert run("verify", box, "--data", data, "--lang", "en") == 6
    assert run("convert", box, "--to", "pdf", "--out", box / "out", "--data", data) == 6
    assert str(box) in capsys.readouterr().err


def test_nothing_in_a_name_steers_the_terminal(data, box, capsys) -> None:
    path = made.bundle(box)
    path = path.rename(box / "a\x1b[2J\x9b1m\u202efdp.mmz")
    assert run("verify", path, "--data", data, "--lang", "en") == 2
    said = capsys.readouterr()
    for bad in "\x1b\x9b\u202e":
        assert bad not in said.out + said.err
    assert run("verify", path, "--json", "--data", data) == 2
    said = capsys.readouterr().out
    assert not {"\x1b", "\x9b", "\u202e"} & set(said)
    assert json.loads(said)["path"] == str(path), "a program reads it back exactly"
