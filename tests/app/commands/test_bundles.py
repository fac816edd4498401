"""`verify` and `convert` as a clinician types them."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.cli import main
from app.errors import StorageFailure
from app.report.bundle import archive
from app.report.bundle.manifest import BundleKind, fingerprint
from app.report.bundle.review_json import NAME as REVIEW
from app.report.bundle.review_json import Review, encode_review
from app.report.bundle.reviewed import ORIGINAL, sha256_of
from app.report.bundle.sealed import seal
from app.report.bundle.writer import write_bundle
from app.store.keys import public_bytes
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


# --- a folder for each person ------------------------------------------------------------------


def people(box: Path) -> None:
    for person in ("lin", "xu"):
        (box / person).mkdir()
        made.bundle(box / person, "report.mmz")
    (box / "xu" / "report.mmz").rename(box / "xu" / "REPORT.MMZ")
    (box / "lin" / "._report.mmz").write_bytes(b"what macOS puts on a stick")


def test_a_folder_for_each_person_is_looked_through_and_kept_apart(data, box, capsys) -> None:
    people(box)
    assert run("verify", box, "--data", data, "--lang", "en") == 2
    said = capsys.readouterr().out
    assert f"{Path('lin', 'report.mmz')}: Intact" in said
    assert f"{Path('xu', 'REPORT.MMZ')}: Intact" in said
    out = box / "out"
    assert run("convert", box, "--to", "pdf", "--out", out, "--data", data) == 0
    found = sorted(p.relative_to(out) for p in out.rglob("*") if p.is_file())
    assert found == [Path("lin", "report.pdf"), Path("xu", "REPORT.pdf")]


def test_one_name_is_not_given_to_several_senders(data, box, capsys) -> None:
    people(box)
    assert run("verify", box, "--remember", "Mrs Lin", "--data", data) == 2, "one sender, twice"
    other = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
    third = Ed25519PrivateKey.from_private_bytes(bytes(range(2, 34)))
    for name, key in (("a.mmz", other), ("b.mmz", third)):
        made.bundle(box, name, key)
    assert run("verify", box, "--remember", "Mr Xu", "--data", data, "--lang", "en") == 2
    assert "senders" in capsys.readouterr().err
    assert run("verify", box / "a.mmz", "--data", data) == 2, "nobody was taken in"
    assert run("verify", box / "a.mmz", "--remember", " \x07", "--data", data) == 2
    assert run("verify", box / "a.mmz", "--data", data) == 2


def test_what_is_there_already_is_not_written_over(data, box, capsys) -> None:
    path, out = made.bundle(box), box / "out"
    words = ("convert", path, "--to", "pdf", "--out", out, "--data", data, "--lang", "en")
    assert run(*words) == 0
    assert run(*words) == 0, "the same may be written again"
    (out / "made.pdf").write_bytes(b"with my own notes")
    capsys.readouterr()
    assert run(*words) == 5
    assert "made.pdf" in capsys.readouterr().out
    assert (out / "made.pdf").read_bytes() == b"with my own notes"
    assert run(*words, "--replace") == 0
    assert (out / "made.pdf").read_bytes() == made.FILES["report.pdf"]


def test_a_folder_of_somebody_elses_keeps_its_rights(data, box) -> None:
    out = box / "shared"
    out.mkdir()
    out.chmod(0o755)
    assert run("convert", made.bundle(box), "--to", "pdf", "--out", out, "--data", data) == 0
    assert out.stat().st_mode & 0o777 == 0o755


def test_a_part_that_is_not_in_it_says_so(data, box, capsys) -> None:
    path = box / "bare.mmz"
    write_bundle(made.contents({"report.pdf": b"%PDF"}), made.KEY, path)
    words = ("--out", box / "out", "--data", data, "--lang", "en")
    assert run("convert", path, "--to", "fhir", *words) == 6
    assert "holds no such part" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="another way to be refused")
def test_a_target_that_takes_no_files_ends_with_a_sentence(data, box, capsys) -> None:
    path = made.bundle(box)
    (box / "file").write_text("no folder")
    words = ("--to", "csv", "--data", data, "--lang", "en")
    assert run("convert", path, "--out", box / "file", *words) == 5
    assert str(box / "file") in capsys.readouterr().err
    (box / "out" / "made.pdf").mkdir(parents=True)
    assert run("convert", path, "--to", "pdf", "--out", box / "out", "--data", data) != 0


def test_a_large_file_comes_out_piece_by_piece(data, box, monkeypatch) -> None:
    """A PDF of many pictures is larger than what is ever read whole."""
    monkeypatch.setattr("app.report.bundle.archive.LARGEST_TEXT", 100)
    out = box / "out"
    assert run("convert", made.bundle(box), "--to", "pdf", "--out", out, "--data", data) == 0
    assert (out / "made.pdf").read_bytes() == made.FILES["report.pdf"]


def reviewed(box: Path, original: bytes) -> Path:
    (box / "plain.mmz").write_bytes(original)
    review = Review(sha256_of(box / "plain.mmz"), "Dr Ma", made.WHEN)
    (box / "plain.mmz").unlink()
    files = {ORIGINAL: original, REVIEW: encode_review(review)}
    clinic = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
    write_bundle(
        replace(made.contents(files), kind=BundleKind.REVIEW), clinic, box / "reviewed.mmz"
    )
    return box / "reviewed.mmz"


def test_a_reviewed_report_is_looked_through_to_the_report(data, box, capsys) -> None:
    path = reviewed(box, made.bundle(box).read_bytes())
    (box / "made.mmz").unlink()
    assert run("verify", path, "--data", data, "--lang", "en") == 2
    said = capsys.readouterr().out
    assert "Reviewed by somebody not known yet" in said
    assert "whoever reviewed it" in said
    assert run("verify", path, "--remember", "Clinic East", "--data", data) == 2
    assert run("verify", path, "--data", data, "--lang", "en") == 2, "who recorded comes next"
    said = capsys.readouterr().out
    assert "Reviewed by Clinic East" in said
    assert fingerprint(public_bytes(made.KEY)) in said
    assert run("verify", path, "--remember", "Mrs Lin", "--data", data) == 2
    assert run("verify", path, "--json", "--data", data) == 0
    capsys.readouterr()
    assert run("verify", path, "--json", "--data", data) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["sender"], told["review"]["sender"]) == ("Mrs Lin", "Clinic East")
    out = box / "out"
    assert run("convert", path, "--to", "pdf", "--out", out, "--data", data) == 0
    assert (out / "reviewed.pdf").read_bytes() == made.FILES["report.pdf"]
    assert list((data / "work").iterdir()) == [], "nothing stays"


def test_an_altered_report_in_a_review_is_altered(data, box, capsys) -> None:
    path = reviewed(box, altered(made.bundle(box)).read_bytes())
    assert run("verify", path, "--data", data, "--lang", "en") == 3
    assert "summary.csv" in capsys.readouterr().out
    assert run("convert", path, "--to", "pdf", "--out", box / "out", "--data", data) == 3
    assert not list((box / "out").iterdir())


def test_a_password_is_asked_for_on_a_terminal(data, box, capsys, monkeypatch) -> None:
    seal(made.bundle(box, "plain.mmz"), "a long password", box / "locked.mmz")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    asked: list[str] = []

    def typed(question: str, stream: object) -> str:
        asked.append(question)
        return "a long password"

    monkeypatch.setattr("app.commands.terminal.getpass", typed)
    assert run("verify", box / "plain.mmz", "--data", data) == 2
    assert asked == [], "that one has none"
    assert run("verify", box, "--data", data, "--lang", "en") == 2
    assert len(asked) == 1
    assert "MM-75F1-807C" in capsys.readouterr().out


def test_one_that_cannot_be_read_does_not_stop_the_others(data, box, capsys, monkeypatch) -> None:
    made.bundle(box, "a.mmz")
    made.bundle(box, "b.mmz")
    whole = archive.open_plain

    def refused(path: Path) -> object:
        if path.name == "a.mmz":
            raise PermissionError(13, "no", str(path))
        return whole(path)

    monkeypatch.setattr(archive, "open_plain", refused)
    assert run("verify", box, "--data", data, "--lang", "en") == 4
    said = capsys.readouterr().out
    assert "a.mmz" in said
    assert "MM-75F1-807C" in said


@pytest.mark.skipif(sys.platform == "win32", reason="resource is not there")
def test_a_full_disk_names_the_file_that_was_to_be(data, box, capsys, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise StorageFailure("disk_full", path=str(box / ".made.pdf.1.tmp"), free_mb=0)

    monkeypatch.setattr("app.commands.bundles.take_out", full)
    words = ("--to", "pdf", "--out", box / "out", "--data", data, "--lang", "en")
    assert run("convert", made.bundle(box), *words) == 5
    assert str(box / "out" / "made.pdf") in capsys.readouterr().err
