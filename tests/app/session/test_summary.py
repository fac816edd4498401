from dataclasses import replace

import pytest

from app.domain.findings import (
    Abstention,
    Analysis,
    Basis,
    Confidence,
    Flag,
    Movement,
    Reason,
    RestSummary,
    Strength,
    Unit,
)
from app.domain.records import SourceFacts, TrackingFacts, Verdict
from app.domain.sides import Affected, Side
from app.session.summary import summary_lines
from app.texts import Lang, Texts
from exercises.library import Library

REST = RestSummary(2.0, 5.0, 3.0, 8.0, 8.0, 85.0, 0.01, 0.2, 0.0, 0.0)
SMILE = Movement("open_smile", 1, 8.0, 8.6, 10.0, 10.6, True, None, ())
RESTING = Movement("rest_baseline", 1, 2, 2, 5, 5, False, Reason.NOT_MEASURED, ())
EYE = Flag(
    "P2_smile_eye", Side.LEFT, 8.6, 10.0, 9.2, 0.237, Unit.OF_REST, 0.08,
    Strength.CLEAR, Confidence.HIGH, Basis.SIDE_KNOWN, "open_smile", 1,
)  # fmt: skip
CORNER = replace(
    EYE,
    pattern="P1_blink_mouth",
    side=Side.RIGHT,
    index=-3.14,
    unit=Unit.PERCENT_OCD,
    strength=Strength.SLIGHT,
    confidence=Confidence.LOW,
    basis=Basis.SIDE_UNKNOWN,
)
FLAGGED = Analysis(Affected.LEFT, REST, (RESTING, SMILE), (EYE,), ())


def said(library: Library, lang: Lang, analysis: Analysis, *, synthetic: bool = False) -> list[str]:
    facts = SourceFacts(30.0, 1140, 38.0, 640, 480, synthetic)
    verdict = Verdict(analysis, facts, TrackingFacts("standard", 0.954))
    return summary_lines(verdict, library, Texts(lang))


def test_a_flag_in_english(library: Library) -> None:
    assert said(library, Lang.EN, FLAGGED) == [
        "1140 frames, 38.0 s; a face was seen in 95% of them.",
        "Movements that could be judged: 1 of 1.",
        "Seen: Smile to eye closure, left side. During the hold this eye narrowed 24 points more "
        "than the other (each compared with its own rest = 100, ±9), at 8.6–10.0 s. "
        "How sure: high.",
    ]


def test_a_flag_in_chinese(library: Library) -> None:
    video, judged, flag = said(library, Lang.ZH, FLAGGED)
    assert video == "1140 帧，38.0 秒；95% 的画面里看到了脸。"
    assert judged == "可以判断的动作：1 个，共 1 个。"
    assert flag.startswith("看到了：微笑—闭眼，左侧。")
    assert "24 个百分点" in flag
    assert "±9" in flag
    assert flag.endswith("把握：高。")


def test_a_side_that_was_not_said(library: Library) -> None:
    analysis = replace(FLAGGED, affected=Affected.UNKNOWN, flags=(CORNER,))
    flag, unknown = said(library, Lang.EN, analysis)[2:]
    assert flag.startswith("Not sure: ")
    assert ", right side. " in flag
    assert "rose 3.1 % of the outer-canthal distance more than the other (±1.3)" in flag
    assert flag.endswith("How sure: low.")
    assert unknown == (
        "Which side had the palsy was not said, so this only says that the two sides differ."
    )
    assert said(library, Lang.ZH, analysis)[-1] == "没有说明患侧，所以只能说两侧不一样。"


def test_a_flag_without_a_resting_face_has_the_error_of_the_method(library: Library) -> None:
    assert "±9)" in said(library, Lang.EN, replace(FLAGGED, rest=None))[2]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            Lang.EN,
            "No unwanted movement of one side was seen. Not seen does not mean there is none.",
        ),
        (Lang.ZH, "没有看到哪一侧有多余的动作。没看到不等于没有。"),
    ],
)
def test_nothing_seen_is_said_with_care(library: Library, lang: Lang, expected: str) -> None:
    assert said(library, lang, replace(FLAGGED, flags=()))[-1] == expected


@pytest.mark.parametrize("lang", Lang)
def test_what_could_not_be_judged_is_not_called_unseen(library: Library, lang: Lang) -> None:
    texts = Texts(lang)
    unusable = replace(SMILE, usable=False, reason=Reason.HEAD_TURNED)
    analysis = replace(
        FLAGGED,
        movements=(RESTING, unusable),
        flags=(),
        abstentions=(Abstention(8.0, 10.6, Reason.HEAD_TURNED),),
    )
    lines = said(library, lang, analysis)
    assert lines[1:] == [
        texts("summary.judged", judged=0, asked=1),
        texts("summary.abstained", start=8.0, end=10.6, reason=texts("reason.head_turned")),
    ]
    assert texts("summary.nothing") not in lines


@pytest.mark.parametrize("lang", Lang)
def test_a_video_where_nothing_was_asked(library: Library, lang: Lang) -> None:
    assert len(said(library, lang, replace(FLAGGED, movements=(), flags=()))) == 1


@pytest.mark.parametrize("lang", Lang)
def test_the_demo_person_is_named_second(library: Library, lang: Lang) -> None:
    assert said(library, lang, FLAGGED, synthetic=True)[1] == Texts(lang)("summary.synthetic")


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence(library: Library, lang: Lang, reason: Reason) -> None:
    analysis = replace(FLAGGED, flags=(), abstentions=(Abstention(1.0, 2.0, reason),))
    assert Texts(lang)(f"reason.{reason}") in said(library, lang, analysis)[-1]
