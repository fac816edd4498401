"""A plan file is read back as it was written, and anything else is refused with its reason."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.errors import SourceFailure, UserFacing
from app.report.bundle.problems import Trouble
from app.report.bundle.verify import Verdict
from app.report.plan.signed import LARGEST, PLAN, SIGNATURE, ReadPlan, read_plan, write_plan
from tests.app.report.bundle.made import KEY
from tests.app.report.plan import sample
from tests.app.store import samples

SHIPPED = samples.DATA / "plan-1.mmplan"


def nobody(_key: str) -> str | None:
    return None


def parts(path: Path = SHIPPED) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "made.mmplan"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def signed(folder: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Spoil the plan and sign it properly: what a malicious sender could do."""
    body = json.loads(parts()[PLAN])
    change(body)
    raw = json.dumps(body, ensure_ascii=False).encode()
    signature = KEY.sign(b"MirrorMend therapist plan\n" + raw).hex().encode()
    return zipped(folder, {PLAN: raw, SIGNATURE: signature})


def trouble(path: Path) -> tuple[Verdict, Trouble | None]:
    found = read_plan(path, nobody)
    assert found.plan is None, "nothing of a refused plan is shown"
    return found.verdict, found.problem.trouble if found.problem else None


def test_plan_1(tmp_path: Path) -> None:
    found = read_plan(SHIPPED, nobody)
    assert found == ReadPlan(Verdict.UNKNOWN, None, sample.PLAN, found.fingerprint, None)
    assert read_plan(SHIPPED, lambda key: "Lin").verdict is Verdict.KNOWN
    write_plan(sample.PLAN, KEY, tmp_path / "again.mmplan")
    assert parts(tmp_path / "again.mmplan") == parts(), "the same plan, the same bytes"
    assert (tmp_path / "again.mmplan").stat().st_mode & 0o777 == 0o600


def test_a_changed_plan_a_strange_signature_and_none_at_all(tmp_path: Path) -> None:
    whole = parts()
    more = whole[PLAN].replace(b'"reps": 4', b'"reps": 5')
    assert more != whole[PLAN]
    altered = Verdict.ALTERED
    assert trouble(zipped(tmp_path, whole | {PLAN: more})) == (altered, Trouble.WRONG_SIGNATURE)
    assert trouble(zipped(tmp_path, {PLAN: whole[PLAN]})) == (altered, Trouble.NO_SIGNATURE)
    other = Ed25519PrivateKey.generate().sign(b"MirrorMend therapist plan\n" + whole[PLAN])
    strange = whole | {SIGNATURE: other.hex().encode()}
    assert trouble(zipped(tmp_path, strange)) == (altered, Trouble.WRONG_SIGNATURE)
    garbage = whole | {SIGNATURE: "ünlesbar".encode()}
    assert trouble(zipped(tmp_path, garbage)) == (altered, Trouble.WRONG_SIGNATURE)
    extra = whole | {"run.sh": b"rm"}
    assert trouble(zipped(tmp_path, extra)) == (altered, Trouble.UNLISTED)


def test_what_is_no_plan_or_of_a_newer_version(tmp_path: Path) -> None:
    none = Verdict.NOT_A_BUNDLE
    letter = tmp_path / "letter.mmplan"
    letter.write_text("Dear patient")
    assert trouble(letter) == (none, Trouble.NOT_ZIP)
    assert trouble(samples.DATA / "report-1.mmz") == (none, Trouble.NOT_OURS)
    newer = signed(tmp_path, lambda body: body.update(schema_version=2))
    assert trouble(newer) == (none, Trouble.NEWER)
    large = zipped(tmp_path, parts() | {PLAN: random.Random(1).randbytes(LARGEST + 1)})
    assert trouble(large) == (none, Trouble.TOO_LARGE)
    with pytest.raises(SourceFailure, match="path_missing"):
        read_plan(tmp_path / "none.mmplan", nobody)


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b.pop("rules"),
        lambda b: b.update(unlock=["RF1_sudden_weakness"]),
        lambda b: b["rules"].update(locks=[]),
        lambda b: b["rules"].update(running_reps=float("1.5")),
        lambda b: b["rules"].update(last_day="2027-02-30"),
        lambda b: b.update(author=""),
        lambda b: b.update(author="Lin\u202egnp.exe"),
        lambda b: b.update(note="a\x00b"),
        lambda b: b.update(note="x" * 2001),
        lambda b: b.update(id="../../settings"),
        lambda b: b.update(sets=[]),
        lambda b: b["sets"][0].update(exercises=[]),
        lambda b: b["sets"][0].update(name="x" * 61),
        lambda b: b.update(sets=b["sets"] * 5),
        lambda b: b["sets"][0].update(exercises=b["sets"][0]["exercises"][:1] * 2),
        lambda b: b["sets"][0]["exercises"][0]["dose"].update(reps=10**9),
        lambda b: b["sets"][0]["exercises"][0]["dose"].update(hold_s=-1),
        lambda b: b["sets"][0]["exercises"][0]["dose"].update(reps=True),
    ],
)
def test_a_signed_plan_of_another_form_is_damaged(
    tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    assert trouble(signed(tmp_path, change)) == (Verdict.ALTERED, Trouble.MANIFEST_DAMAGED)


def test_a_key_that_is_none(tmp_path: Path) -> None:
    for sender in ("", "zz", "AB" * 32, "ab" * 31):
        path = signed(tmp_path, lambda body, sender=sender: body.update(sender=sender))
        assert trouble(path)[1] is Trouble.WRONG_SIGNATURE


def test_two_thousand_spoilt_plans_never_crash_and_are_never_taken(tmp_path: Path) -> None:
    chance = random.Random(7)
    whole = SHIPPED.read_bytes()
    path = tmp_path / "spoilt.mmplan"
    taken = 0
    for _ in range(2000):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        path.write_bytes(raw[: chance.choice((len(raw), chance.randrange(1, len(raw))))])
        try:
            found = read_plan(path, nobody)
        except UserFacing:
            continue
        taken += found.is_intact and found.plan != sample.PLAN
    assert taken == 0, "only what was signed is shown"


def test_a_plan_inside_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PLAN, b"0" * 50_000_000)
    path = tmp_path / "bomb.mmplan"
    path.write_bytes(out.getvalue())
    assert trouble(path)[1] is Trouble.TOO_DENSE


def test_a_disk_that_is_full_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserFacing):
        write_plan(replace(sample.PLAN, note="x"), KEY, tmp_path / "none" / "plan.mmplan")
    assert list(tmp_path.iterdir()) == []
