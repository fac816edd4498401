import locale

import pytest
import yaml

from app.domain.findings import Confidence, Reason, Strength
from app.domain.found import FoundKind
from app.domain.marks import MarkKind
from app.domain.patterns import FreeExercise
from app.domain.plan import Greeting, PlanItem, RowState, SkipReason
from app.domain.review import Said
from app.domain.routine import StepPhase
from app.domain.sides import Affected, Side
from app.errors import Bug, SourceFailure
from app.report.bundle.problems import Trouble
from app.report.bundle.verify import Verdict
from app.session.doses import DOSES
from app.session.importing import Note
from app.session.log_lines import LineKind
from app.session.plan_bounds import Beyond
from app.texts import ASSETS, Lang, Texts, all_keys
from tests.app.sources import strings

TABLE: dict[str, dict[str, str]] = yaml.safe_load(
    (ASSETS / "i18n" / "core.yaml").read_text(encoding="utf-8")
)
CLOSED = {
    "exercise": {exercise.value for exercise in FreeExercise},
    "reason": {reason.value for reason in Reason},
    "side": {side.value for side in (*Side, *Affected)},
    "strength": {strength.value for strength in Strength},
    "dose": set(DOSES),
    "phase": {phase.value for phase in StepPhase},
    "confidence": {confidence.value for confidence in Confidence},
    "greeting": {greeting.value for greeting in Greeting},
    "plan_item": {item.value for item in PlanItem},
    "plan_state": {state.value for state in RowState},
    "skip": {reason.value for reason in SkipReason},
    "found": {kind.value for kind in FoundKind},
    "doubt": {said.value for said in Said},
    "mark": {kind.value for kind in MarkKind},
    "log_kind": {kind.value for kind in LineKind},
    "film_note": {note.value for note in Note},
    "bundle_verdict": {verdict.value for verdict in Verdict},
    "bundle_trouble": {trouble.value for trouble in Trouble},
    "plan_verdict": {verdict.value for verdict in Verdict},
    "plan_beyond": {beyond.value for beyond in Beyond},
}


@pytest.mark.parametrize("family", CLOSED)
def test_every_value_of_a_closed_list_has_its_text_and_no_other_is_there(family: str) -> None:
    written = {key.split(".", 1)[1] for key in all_keys() if key.startswith(f"{family}.")}
    assert written == CLOSED[family]


def test_every_text_is_there_in_both_languages() -> None:
    for key, row in TABLE.items():
        assert set(row) == {"zh", "en"}, key
        assert all(text.strip() == text != "" for text in row.values()), key


def test_no_key_is_written_twice() -> None:
    lines = (ASSETS / "i18n" / "core.yaml").read_text(encoding="utf-8").splitlines()
    keys = [line.rstrip(":") for line in lines if line and line[0] not in " #"]
    assert len(keys) == len(set(keys)) == len(TABLE)


def test_no_language_is_written_twice() -> None:
    """The second would silently take the place of the first."""
    for name in ("core.yaml", "report.yaml"):
        seen: set[str] = set()
        for line in (ASSETS / "i18n" / name).read_text(encoding="utf-8").splitlines():
            if line and line[0] not in " #":
                seen.clear()
            elif line.startswith(("  zh:", "  en:")):
                assert line[:5] not in seen, f"{name}: {line}"
                seen.add(line[:5])


def test_no_text_is_unused() -> None:
    whole, begun = strings()
    families = {f"{family}." for family in (*CLOSED, "error")}
    assert families <= begun
    unused = {
        key for key in all_keys() if key not in whole and f"{key.split('.')[0]}." not in families
    }
    assert unused == set()


def test_every_text_that_the_code_names_is_there() -> None:
    whole, _ = strings(besides="app/report")  # the report has words of its own
    groups = {key.split(".")[0] for key in all_keys()}
    named = {
        text
        for text in whole
        if text.count(".") == 1
        and text.split(".")[0] in groups
        and text.replace(".", "_").isidentifier()
        and text.islower()
    }
    assert {name for name in named if not name.endswith(".")} <= all_keys()


def test_fields_are_filled_in() -> None:
    explained = Texts(Lang.EN).explain(SourceFailure("camera_missing", index=3))
    assert explained.startswith("No camera number 3 was found.")
    assert "3 号摄像头" in Texts(Lang.ZH).explain(SourceFailure("camera_missing", index=3))


def test_braces_in_a_file_name_are_only_text() -> None:
    path = "/tmp/{weird} {0}.mp4"
    assert path in Texts(Lang.EN).explain(SourceFailure("path_missing", path=path))


def test_an_unknown_key_or_field_is_our_mistake() -> None:
    texts = Texts(Lang.EN)
    with pytest.raises(Bug, match=r"no\.such\.key"):
        texts("no.such.key")
    with pytest.raises(Bug, match="index"):
        texts("error.camera_missing")
    assert texts.has("error.camera_missing")
    assert not texts.has("no.such.key")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, Lang.ZH),
        ({"LANG": "en_US.UTF-8"}, Lang.EN),
        ({"LANG": "de_DE.UTF-8"}, Lang.EN),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, Lang.EN),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW"}, Lang.ZH),
        ({"LANG": "", "LC_ALL": "ZH_CN"}, Lang.ZH),
    ],
)
def test_the_language_of_the_system(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], expected: Lang
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert Lang.of_system() is expected


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [("Chinese (Simplified)_China", Lang.ZH), ("English_Ireland", Lang.EN), (None, Lang.EN)],
)
def test_the_language_of_a_system_without_these_variables(
    monkeypatch: pytest.MonkeyPatch, spoken: str | None, expected: Lang
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda: (spoken, None))
    assert Lang.of_system() is expected
